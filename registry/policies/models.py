"""The policies' table."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import APPEND_ONLY, Identified, Kept, Table
from registry.database.types import Document, words
from registry.policies.vocabulary import PolicyKey


class PolicyVersion(Identified, Kept, Table):
    """What a policy says from a day on. It is never edited: another version follows it.

    Of two versions for the same day the one with the higher number holds.
    """

    __tablename__ = "policy_version"
    __table_args__ = (
        UniqueConstraint("key", "number"),
        Index("ix_policy_version_effective", "key", "effective_on", "number"),
        {"info": APPEND_ONLY},
    )

    key: Mapped[PolicyKey] = mapped_column(words(PolicyKey))
    number: Mapped[int]  # counted from 1 for each policy
    effective_on: Mapped[date]
    value: Mapped[dict[str, Any]] = mapped_column(Document)  # Any: a JSON value
    note: Mapped[str | None] = mapped_column(String(1000))
    made_by_id: Mapped[UUID | None]  # a person or a token; none: the installation itself
