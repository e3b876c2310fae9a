"""Let no row take the place of one that is only ever added to; policies' versions are such rows too.

SQLite's REPLACE deletes what stands in its way without asking the triggers that refuse a deletion,
so it is refused before it inserts. PostgreSQL has no such statement.

Revision: 0003, after 0002. Written on 2026-11-25.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REFUSED = "rows of %s are neither changed nor deleted"
# SQLite finds the row that a new one would replace by any of these; -1 where no rowid is given.
IS_THERE = {
    "audit_event": "id = NEW.id",
    "row_image": (
        "change_number = NEW.change_number AND table_name = NEW.table_name AND row_id = NEW.row_id"
    ),
    "policy_version": "id = NEW.id OR key = NEW.key AND number = NEW.number",
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql("policy_version")
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER policy_version_no_{act.lower()} BEFORE {act} ON policy_version"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSED % 'policy_version'}'); END"
        )
    for table, is_there in IS_THERE.items():
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"  # noqa: S608  our own names
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {is_there} OR rowid = NEW.rowid)"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSED % table}'); END"
        )


def _guard_postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{REFUSED % table}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER policy_version_append_only ON policy_version")
        op.execute("DROP TRIGGER policy_version_never_emptied ON policy_version")
        op.execute("DROP FUNCTION policy_version_refuse()")
        return
    for act in ("update", "delete"):
        op.execute(f"DROP TRIGGER policy_version_no_{act}")
    for table in IS_THERE:
        op.execute(f"DROP TRIGGER {table}_no_replace")
