"""The watches' tables."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.catalogue.models import Software
from registry.database.tables import PERSONAL, Identified, Kept, Table, one_open
from registry.database.types import Document, words
from registry.needs.models import Need
from registry.watches.vocabulary import MailDigest, WatchKind

Why = list[dict[str, Any]]  # Any: JSON values
Answers = dict[UUID, Why]
"""Which software answers a watch, and the passages for which it does."""


class Watch(Identified, Kept, Table):
    """A search or a need that a person, or the programs of an agency, are told of.

    A person's watch is read with what that person may see on the day: the agency they are of then is
    the one it is watched for. `question` is a digest of what is watched, which nobody watches twice;
    `feed_digest` that of the secret in the feed's address. What a person searches for is theirs, so
    that it stays out of the history.
    """

    __tablename__ = "watch"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (agency_id IS NULL)", "kept_by_one"),
        CheckConstraint("need_id IS NULL OR text IS NULL", "search_or_need"),
        one_open("person_id", "question", closed="ended_at"),
        one_open("agency_id", "question", closed="ended_at"),
        Index("ix_watch_newest", "created_at", "id"),
    )

    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    need_id: Mapped[UUID | None] = mapped_column(ForeignKey("need.id"), index=True)
    need: Mapped[Need | None] = relationship(lazy="raise_on_sql")
    name: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    text: Mapped[str | None] = mapped_column(LongText, info=PERSONAL)
    filters: Mapped[dict[str, list[str]]] = mapped_column(Document, default=dict, info=PERSONAL)
    query_language: Mapped[str | None] = mapped_column(String(20))
    with_demonstration: Mapped[bool] = mapped_column(default=False)
    question: Mapped[str] = mapped_column(String(64), info=PERSONAL)
    mail: Mapped[MailDigest] = mapped_column(words(MailDigest), default=MailDigest.NONE)
    feed_digest: Mapped[str | None] = mapped_column(String(64), unique=True, info=PERSONAL)
    paused_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    @property
    def kind(self) -> WatchKind:
        """What is watched."""
        return WatchKind.SEARCH if self.need_id is None else WatchKind.NEED


class WatchProgress(Table):
    """How far a watch was looked at: each change number is looked at once, whoever does it.

    `is_primed` says that what answered it at its beginning is known; `looked_on` up to which day
    entries were looked for that stopped being confidential. `need_digest` is of the words of the need
    for which that is known: of other words, what answers them is taken note of anew.
    """

    __tablename__ = "watch_progress"

    watch_id: Mapped[UUID] = mapped_column(
        ForeignKey("watch.id", ondelete="CASCADE"), primary_key=True
    )
    percolated_to: Mapped[int] = mapped_column(BigInteger, index=True)
    is_primed: Mapped[bool] = mapped_column(default=False)
    looked_on: Mapped[date]
    need_digest: Mapped[str | None] = mapped_column(String(64))
    told_at: Mapped[datetime | None]


class WatchAnswer(Identified, Table):
    """An entry that answers a watch: told at a moment, or known from the watch's beginning.

    `edition` is the version that it was told with, `is_gone` that it was withdrawn since: told anew
    is what comes with another version, or comes back.
    """

    __tablename__ = "watch_answer"
    __table_args__ = (
        UniqueConstraint("watch_id", "software_id"),
        Index("ix_watch_answer_told", "watch_id", "told_at", "id"),
    )

    watch_id: Mapped[UUID] = mapped_column(ForeignKey("watch.id", ondelete="CASCADE"))
    software_id: Mapped[UUID] = mapped_column(ForeignKey("software.id"), index=True)
    software: Mapped[Software] = relationship(lazy="raise_on_sql")
    edition: Mapped[str | None] = mapped_column(String(60))
    is_gone: Mapped[bool] = mapped_column(default=False)
    was_known: Mapped[bool] = mapped_column(default=False)
    why: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)  # Any: as above
    told_at: Mapped[datetime | None]
