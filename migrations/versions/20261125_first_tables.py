"""Give the registry its first tables.

Revision: 0001, the first one. Written on 2026-11-25.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("acronym", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closing_reason", sa.String(length=1000), nullable=True),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "closed_on IS NOT NULL OR successor_id IS NULL",
            name=op.f("ck_agency_successor_once_closed"),
        ),
        sa.CheckConstraint("code = upper(code)", name=op.f("ck_agency_code_in_capitals")),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_agency_no_parent_of_itself")),
        sa.CheckConstraint("successor_id <> id", name=op.f("ck_agency_no_successor_of_itself")),
        sa.ForeignKeyConstraint(["parent_id"], ["agency.id"], name=op.f("fk_agency_parent_id")),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["agency.id"], name=op.f("fk_agency_successor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("code", name=op.f("uq_agency_code")),
    )
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_agency_successor_id"), ["successor_id"], unique=False
        )

    op.create_table(
        "attempt_count",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempt_count")),
    )
    with op.batch_alter_table("attempt_count", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attempt_count_expires_at"), ["expires_at"], unique=False
        )

    op.create_table(
        "audit_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request_id", sa.String(length=60), nullable=True),
        sa.Column("actor_kind", sa.String(length=40), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_agency_id", sa.Uuid(), nullable=True),
        sa.Column("event", sa.String(length=80), nullable=False),
        sa.Column("subject_table", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column(
            "changes", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        info={"append_only": True},
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index("ix_audit_event_occurred_at", ["occurred_at"], unique=False)
        batch_op.create_index(
            "ix_audit_event_subject", ["subject_table", "subject_id"], unique=False
        )

    op.create_table(
        "change_counter",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_change_counter_is_the_only_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_counter")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column(
            "arguments",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("unique_key", sa.String(length=200), nullable=True),
        sa.Column("occasion", sa.String(length=200), nullable=True),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("is_cancel_requested", sa.Boolean(), nullable=False),
        sa.Column("locked_by", sa.String(length=100), nullable=True),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("message", sa.String(length=500), nullable=True),
        sa.Column(
            "result", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True
        ),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(finished_at IS NULL) = (state IN ('queued', 'running'))",
            name=op.f("ck_job_open_until_finished"),
        ),
        sa.CheckConstraint(
            "(state = 'running') = (locked_by IS NOT NULL) AND (locked_by IS NULL) = (locked_until IS NULL)",
            name=op.f("ck_job_held_while_running"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("occasion", name=op.f("uq_job_occasion")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_due", ["state", "run_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_finished_at"), ["finished_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_kind"), ["kind"], unique=False)
        batch_op.create_index("ix_job_newest", ["created_at", "id"], unique=False)
        batch_op.create_index(
            "uq_open_unique_key",
            ["unique_key"],
            unique=True,
            sqlite_where=sa.text("finished_at IS NULL"),
            postgresql_where=sa.text("finished_at IS NULL"),
        )

    op.create_table(
        "kept_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column(
            "headers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("sealed_body", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_answer")),
        sa.UniqueConstraint("digest", name=op.f("uq_kept_answer_digest")),
    )
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_kept_answer_expires_at"), ["expires_at"], unique=False
        )

    op.create_table(
        "policy_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column(
            "value", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("made_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_version")),
        sa.UniqueConstraint("key", "number", name=op.f("uq_policy_version_key_number")),
    )
    with op.batch_alter_table("policy_version", schema=None) as batch_op:
        batch_op.create_index(
            "ix_policy_version_effective", ["key", "effective_on", "number"], unique=False
        )

    op.create_table(
        "requirement_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("priority", sa.String(length=40), nullable=False),
        sa.Column(
            "text", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_template")),
        sa.UniqueConstraint(
            "category", "position", name=op.f("uq_requirement_template_category_position")
        ),
    )
    with op.batch_alter_table("requirement_template", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_requirement_template_category"), ["category"], unique=False
        )

    op.create_table(
        "row_image",
        sa.Column("change_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "image", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True
        ),
        sa.Column(
            "changed_personal",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint(
            "change_number", "table_name", "row_id", name=op.f("pk_row_image")
        ),
        info={"append_only": True},
    )
    with op.batch_alter_table("row_image", schema=None) as batch_op:
        batch_op.create_index(
            "ix_row_image_recorded", ["table_name", "recorded_at"], unique=False
        )
        batch_op.create_index(
            "ix_row_image_row", ["table_name", "row_id", "change_number"], unique=False
        )

    op.create_table(
        "signing_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_private_key", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
    )
    with op.batch_alter_table("signing_key", schema=None) as batch_op:
        batch_op.create_index(
            "uq_open_purpose",
            ["purpose"],
            unique=True,
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )

    op.create_table(
        "text_vector",
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("content_hash", name=op.f("pk_text_vector")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("beginning", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column(
            "roles", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "scopes", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_api_token_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_token_digest")),
    )
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_token_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index("ix_api_token_newest", ["created_at", "id"], unique=False)

    op.create_table(
        "former_agency_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_former_agency_code_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_agency_code")),
        sa.UniqueConstraint("code", name=op.f("uq_former_agency_code_code")),
    )
    with op.batch_alter_table("former_agency_code", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_former_agency_code_agency_id"), ["agency_id"], unique=False
        )

    op.create_table(
        "need",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("affected_process", sa.Text(), nullable=True),
        sa.Column("user_groups", sa.Text(), nullable=True),
        sa.Column("volume", sa.String(length=200), nullable=True),
        sa.Column(
            "categories",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "keywords", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("has_personal_data", sa.Boolean(), nullable=True),
        sa.Column("personal_data_category", sa.String(length=200), nullable=True),
        sa.Column("target_go_live_on", sa.Date(), nullable=True),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        sa.Column("budget_currency", sa.String(length=3), nullable=True),
        sa.Column("budget_price_year", sa.Integer(), nullable=True),
        sa.Column("time_limit_months", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("visibility", sa.String(length=40), nullable=False),
        sa.Column("confidential_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("budget >= 0", name=op.f("ck_need_budget_not_negative")),
        sa.CheckConstraint(
            "budget IS NULL OR (budget_currency IS NOT NULL AND budget_price_year IS NOT NULL)",
            name=op.f("ck_need_budget_with_currency_and_price_year"),
        ),
        sa.CheckConstraint(
            "time_limit_months >= 0", name=op.f("ck_need_time_limit_not_negative")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_need_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index("ix_need_newest", ["created_at", "id"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_person_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "publisher",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("identity", sa.String(length=500), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("uri", sa.String(length=500), nullable=True),
        sa.Column("code_hosting", sa.String(length=500), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_publisher_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publisher")),
        sa.UniqueConstraint("identity", name=op.f("uq_publisher_identity")),
        sa.UniqueConstraint("slug", name=op.f("uq_publisher_slug")),
    )
    with op.batch_alter_table("publisher", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_publisher_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "stored_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=150), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("uploaded_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_stored_file_not_empty")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_stored_file_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stored_file_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_stored_file_sha256"), ["sha256"], unique=False)

    op.create_table(
        "need_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_need_grant_agency_id")
        ),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_need_grant_need_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_grant")),
        sa.UniqueConstraint(
            "need_id", "agency_id", name=op.f("uq_need_grant_need_id_agency_id")
        ),
    )
    with op.batch_alter_table("need_grant", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_need_grant_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_need_grant_need_id"), ["need_id"], unique=False)

    op.create_table(
        "notification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("message", sa.String(length=500), nullable=False),
        sa.Column(
            "params", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (agency_id IS NULL)",
            name=op.f("ck_notification_told_to_one"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_notification_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notification_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
    )
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_notification_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index("ix_notification_newest", ["created_at", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_notification_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_one_time_link_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_one_time_link_digest")),
    )
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_one_time_link_expires_at"), ["expires_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_one_time_link_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "requirement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("priority", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("acceptance_criterion", sa.Text(), nullable=True),
        sa.Column("is_knockout", sa.Boolean(), nullable=False),
        sa.Column("weight_override", sa.Integer(), nullable=True),
        sa.Column("weight_reason", sa.String(length=1000), nullable=True),
        sa.Column("source", sa.String(length=500), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "weight_override BETWEEN 1 AND 10", name=op.f("ck_requirement_weight_from_1_to_10")
        ),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_requirement_need_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
        sa.UniqueConstraint("need_id", "code", name=op.f("uq_requirement_need_id_code")),
    )
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirement_need_id"), ["need_id"], unique=False)

    op.create_table(
        "role_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_role_grant_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_role_grant_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            "uq_open_person_id_role",
            ["person_id", "role"],
            unique=True,
            sqlite_where=sa.text("taken_at IS NULL"),
            postgresql_where=sa.text("taken_at IS NULL"),
        )

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("digest", name=op.f("uq_sign_in_digest")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_person_id"), ["person_id"], unique=False)

    op.create_table(
        "software",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "aliases", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("publisher_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("holder_name", sa.String(length=200), nullable=True),
        sa.Column("steward_id", sa.Uuid(), nullable=True),
        sa.Column("repository_url", sa.String(length=500), nullable=True),
        sa.Column("repository_key", sa.String(length=500), nullable=True),
        sa.Column("landing_url", sa.String(length=500), nullable=True),
        sa.Column("licence", sa.String(length=200), nullable=True),
        sa.Column("licence_as_found", sa.String(length=500), nullable=True),
        sa.Column("development_status", sa.String(length=40), nullable=True),
        sa.Column("software_type", sa.String(length=40), nullable=True),
        sa.Column("maintenance_type", sa.String(length=40), nullable=True),
        sa.Column(
            "categories",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "platforms",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "available_languages",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column("started_on", sa.String(length=10), nullable=True),
        sa.Column("discontinued_on", sa.Date(), nullable=True),
        sa.Column("support_ends_on", sa.Date(), nullable=True),
        sa.Column("visibility", sa.String(length=40), nullable=False),
        sa.Column("confidential_until", sa.Date(), nullable=True),
        sa.Column("baseline_months", sa.BigInteger(), nullable=True),
        sa.Column("baseline_margin_months", sa.BigInteger(), nullable=True),
        sa.Column("baseline_precision", sa.String(length=40), nullable=True),
        sa.Column("baseline_person_months", sa.BigInteger(), nullable=True),
        sa.Column("baseline_cost", sa.BigInteger(), nullable=True),
        sa.Column("baseline_currency", sa.String(length=3), nullable=True),
        sa.Column("baseline_price_year", sa.Integer(), nullable=True),
        sa.Column("baseline_source", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "baseline_cost >= 0", name=op.f("ck_software_baseline_cost_not_negative")
        ),
        sa.CheckConstraint(
            "baseline_cost IS NULL OR (baseline_currency IS NOT NULL AND baseline_price_year IS NOT NULL)",
            name=op.f("ck_software_cost_with_currency_and_price_year"),
        ),
        sa.CheckConstraint(
            "baseline_months >= 0", name=op.f("ck_software_baseline_months_not_negative")
        ),
        sa.CheckConstraint(
            "baseline_person_months >= 0",
            name=op.f("ck_software_baseline_person_months_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_software_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["agency.id"], name=op.f("fk_software_holder_id")
        ),
        sa.ForeignKeyConstraint(
            ["publisher_id"], ["publisher.id"], name=op.f("fk_software_publisher_id")
        ),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["agency.id"], name=op.f("fk_software_steward_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_software")),
        sa.UniqueConstraint("repository_key", name=op.f("uq_software_repository_key")),
        sa.UniqueConstraint("slug", name=op.f("uq_software_slug")),
    )
    with op.batch_alter_table("software", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_software_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_software_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_software_publisher_id"), ["publisher_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_software_steward_id"), ["steward_id"], unique=False
        )

    op.create_table(
        "base_software",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("version_name", sa.String(length=60), nullable=True),
        sa.Column("version_min", sa.String(length=60), nullable=True),
        sa.Column("version_max", sa.String(length=60), nullable=True),
        sa.Column("is_optional", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_base_software_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_base_software")),
    )
    with op.batch_alter_table("base_software", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_base_software_software_id"), ["software_id"], unique=False
        )

    op.create_table(
        "declared_user",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_declared_user_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_declared_user_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_user")),
        sa.UniqueConstraint(
            "software_id", "name", name=op.f("uq_declared_user_software_id_name")
        ),
    )
    with op.batch_alter_table("declared_user", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_declared_user_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_declared_user_software_id"), ["software_id"], unique=False
        )

    op.create_table(
        "former_software_slug",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_former_software_slug_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_software_slug")),
        sa.UniqueConstraint("slug", name=op.f("uq_former_software_slug_slug")),
    )
    with op.batch_alter_table("former_software_slug", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_former_software_slug_software_id"), ["software_id"], unique=False
        )

    op.create_table(
        "lineage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=True),
        sa.Column("other_name", sa.String(length=500), nullable=True),
        sa.Column("since_on", sa.String(length=10), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "other_id IS NOT NULL OR other_name IS NOT NULL",
            name=op.f("ck_lineage_names_another"),
        ),
        sa.CheckConstraint("software_id <> other_id", name=op.f("ck_lineage_not_of_itself")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["software.id"], name=op.f("fk_lineage_other_id")
        ),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_lineage_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lineage")),
        sa.UniqueConstraint(
            "software_id",
            "relation",
            "other_id",
            name=op.f("uq_lineage_software_id_relation_other_id"),
        ),
    )
    with op.batch_alter_table("lineage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lineage_other_id"), ["other_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_lineage_software_id"), ["software_id"], unique=False
        )

    op.create_table(
        "notification_read",
        sa.Column("notification_id", sa.Uuid(), nullable=False),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notification.id"],
            name=op.f("fk_notification_read_notification_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "notification_id", "reader_id", name=op.f("pk_notification_read")
        ),
    )
    op.create_table(
        "publiccode_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column(
            "findings", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_publiccode_file_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publiccode_file")),
        sa.UniqueConstraint("software_id", name=op.f("uq_publiccode_file_software_id")),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("version_name", sa.String(length=60), nullable=False),
        sa.Column("released_on", sa.String(length=10), nullable=True),
        sa.Column(
            "notes", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_release_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint(
            "software_id", "version_name", name=op.f("uq_release_software_id_version_name")
        ),
    )
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_software_id"), ["software_id"], unique=False
        )

    op.create_table(
        "reuse",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("version_taken", sa.String(length=60), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("baseline_kind", sa.String(length=40), nullable=False),
        sa.Column("baseline_software_id", sa.Uuid(), nullable=True),
        sa.Column("estimated_months", sa.BigInteger(), nullable=True),
        sa.Column("declared_months", sa.BigInteger(), nullable=True),
        sa.Column("margin_months", sa.BigInteger(), nullable=True),
        sa.Column("precision", sa.String(length=40), nullable=True),
        sa.Column("adaptation_person_months", sa.BigInteger(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("evidence_url", sa.String(length=500), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(closed_at IS NOT NULL) = (stage IN ('retired', 'abandoned'))",
            name=op.f("ck_reuse_closed_by_its_stage"),
        ),
        sa.CheckConstraint(
            "adaptation_person_months >= 0", name=op.f("ck_reuse_person_months_not_negative")
        ),
        sa.CheckConstraint(
            "declared_months >= 0", name=op.f("ck_reuse_declared_months_not_negative")
        ),
        sa.CheckConstraint(
            "estimated_months >= 0", name=op.f("ck_reuse_estimated_months_not_negative")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_reuse_agency_id")),
        sa.ForeignKeyConstraint(
            ["baseline_software_id"],
            ["software.id"],
            name=op.f("fk_reuse_baseline_software_id"),
        ),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_reuse_need_id")),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_reuse_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reuse")),
    )
    with op.batch_alter_table("reuse", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reuse_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_reuse_baseline_software_id"), ["baseline_software_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_reuse_need_id"), ["need_id"], unique=False)
        batch_op.create_index("ix_reuse_newest", ["created_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reuse_software_id"), ["software_id"], unique=False)
        batch_op.create_index(
            "uq_open_agency_id_software_id",
            ["agency_id", "software_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "software_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_software_grant_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_software_grant_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_software_grant")),
        sa.UniqueConstraint(
            "software_id", "agency_id", name=op.f("uq_software_grant_software_id_agency_id")
        ),
    )
    with op.batch_alter_table("software_grant", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_software_grant_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_software_grant_software_id"), ["software_id"], unique=False
        )

    op.create_table(
        "software_text",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("software_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("localised_name", sa.String(length=200), nullable=True),
        sa.Column("generic_name", sa.String(length=200), nullable=True),
        sa.Column("short_description", sa.Text(), nullable=True),
        sa.Column("long_description", sa.Text(), nullable=True),
        sa.Column("documentation_url", sa.String(length=500), nullable=True),
        sa.Column(
            "features", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["software_id"], ["software.id"], name=op.f("fk_software_text_software_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_software_text")),
        sa.UniqueConstraint(
            "software_id", "language", name=op.f("uq_software_text_software_id_language")
        ),
    )
    with op.batch_alter_table("software_text", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_software_text_software_id"), ["software_id"], unique=False
        )

    op.create_table(
        "contribution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reuse_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("given_on", sa.String(length=10), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=True),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reuse_id"], ["reuse.id"], name=op.f("fk_contribution_reuse_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
    )
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contribution_reuse_id"), ["reuse_id"], unique=False
        )

    op.create_table(
        "stage_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reuse_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reuse_id"], ["reuse.id"], name=op.f("fk_stage_entry_reuse_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_entry")),
        sa.UniqueConstraint("reuse_id", "stage", name=op.f("uq_stage_entry_reuse_id_stage")),
    )
    with op.batch_alter_table("stage_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_entry_reuse_id"), ["reuse_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("stage_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stage_entry_reuse_id"))

    op.drop_table("stage_entry")
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contribution_reuse_id"))

    op.drop_table("contribution")
    with op.batch_alter_table("software_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_software_text_software_id"))

    op.drop_table("software_text")
    with op.batch_alter_table("software_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_software_grant_software_id"))
        batch_op.drop_index(batch_op.f("ix_software_grant_agency_id"))

    op.drop_table("software_grant")
    with op.batch_alter_table("reuse", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_open_agency_id_software_id",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_reuse_software_id"))
        batch_op.drop_index("ix_reuse_newest")
        batch_op.drop_index(batch_op.f("ix_reuse_need_id"))
        batch_op.drop_index(batch_op.f("ix_reuse_baseline_software_id"))
        batch_op.drop_index(batch_op.f("ix_reuse_agency_id"))

    op.drop_table("reuse")
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_software_id"))

    op.drop_table("release")
    op.drop_table("publiccode_file")
    op.drop_table("notification_read")
    with op.batch_alter_table("lineage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lineage_software_id"))
        batch_op.drop_index(batch_op.f("ix_lineage_other_id"))

    op.drop_table("lineage")
    with op.batch_alter_table("former_software_slug", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_software_slug_software_id"))

    op.drop_table("former_software_slug")
    with op.batch_alter_table("declared_user", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declared_user_software_id"))
        batch_op.drop_index(batch_op.f("ix_declared_user_agency_id"))

    op.drop_table("declared_user")
    with op.batch_alter_table("base_software", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_base_software_software_id"))

    op.drop_table("base_software")
    with op.batch_alter_table("software", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_software_steward_id"))
        batch_op.drop_index(batch_op.f("ix_software_publisher_id"))
        batch_op.drop_index(batch_op.f("ix_software_holder_id"))
        batch_op.drop_index(batch_op.f("ix_software_agency_id"))

    op.drop_table("software")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_person_id"))
        batch_op.drop_index(batch_op.f("ix_sign_in_expires_at"))

    op.drop_table("sign_in")
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_open_person_id_role",
            sqlite_where=sa.text("taken_at IS NULL"),
            postgresql_where=sa.text("taken_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_role_grant_person_id"))

    op.drop_table("role_grant")
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requirement_need_id"))

    op.drop_table("requirement")
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_one_time_link_person_id"))
        batch_op.drop_index(batch_op.f("ix_one_time_link_expires_at"))

    op.drop_table("one_time_link")
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notification_person_id"))
        batch_op.drop_index("ix_notification_newest")
        batch_op.drop_index(batch_op.f("ix_notification_agency_id"))

    op.drop_table("notification")
    with op.batch_alter_table("need_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_grant_need_id"))
        batch_op.drop_index(batch_op.f("ix_need_grant_agency_id"))

    op.drop_table("need_grant")
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stored_file_sha256"))
        batch_op.drop_index(batch_op.f("ix_stored_file_agency_id"))

    op.drop_table("stored_file")
    with op.batch_alter_table("publisher", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_publisher_agency_id"))

    op.drop_table("publisher")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_agency_id"))

    op.drop_table("person")
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.drop_index("ix_need_newest")
        batch_op.drop_index(batch_op.f("ix_need_agency_id"))

    op.drop_table("need")
    with op.batch_alter_table("former_agency_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_agency_code_agency_id"))

    op.drop_table("former_agency_code")
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.drop_index("ix_api_token_newest")
        batch_op.drop_index(batch_op.f("ix_api_token_agency_id"))

    op.drop_table("api_token")
    op.drop_table("text_vector")
    with op.batch_alter_table("signing_key", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_open_purpose",
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )

    op.drop_table("signing_key")
    with op.batch_alter_table("row_image", schema=None) as batch_op:
        batch_op.drop_index("ix_row_image_row")
        batch_op.drop_index("ix_row_image_recorded")

    op.drop_table("row_image")
    with op.batch_alter_table("requirement_template", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requirement_template_category"))

    op.drop_table("requirement_template")
    with op.batch_alter_table("policy_version", schema=None) as batch_op:
        batch_op.drop_index("ix_policy_version_effective")

    op.drop_table("policy_version")
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_answer_expires_at"))

    op.drop_table("kept_answer")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_open_unique_key",
            sqlite_where=sa.text("finished_at IS NULL"),
            postgresql_where=sa.text("finished_at IS NULL"),
        )
        batch_op.drop_index("ix_job_newest")
        batch_op.drop_index(batch_op.f("ix_job_kind"))
        batch_op.drop_index(batch_op.f("ix_job_finished_at"))
        batch_op.drop_index("ix_job_due")

    op.drop_table("job")
    op.drop_table("change_counter")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_event_subject")
        batch_op.drop_index("ix_audit_event_occurred_at")

    op.drop_table("audit_event")
    with op.batch_alter_table("attempt_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempt_count_expires_at"))

    op.drop_table("attempt_count")
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_successor_id"))
        batch_op.drop_index(batch_op.f("ix_agency_parent_id"))

    op.drop_table("agency")
