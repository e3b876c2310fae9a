"""What lists said of entries when they were last read, and the lists that people hand in."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import ListState, SourceKind
from registry.database.tables import BULKY, PART_OF, Identified, Kept, Table
from registry.database.types import Document, words
from registry.files.models import StoredFile


class SourceRecord(Identified, Kept, Table):
    """What a code.json or a spreadsheet said of an entry: by it what people changed is told from the rest.

    `source` names the list, and `identity` tells the entry within it: a digest of its repository's
    normalised address, or of who publishes it and its name.
    """

    __tablename__ = "source_record"
    __table_args__ = (UniqueConstraint("kind", "source", "identity"),)

    software_id: Mapped[UUID] = mapped_column(
        ForeignKey("software.id"), index=True, info=PART_OF
    )
    software: Mapped[Software] = relationship(lazy="raise_on_sql")
    kind: Mapped[SourceKind] = mapped_column(words(SourceKind))
    source: Mapped[str] = mapped_column(String(200))
    identity: Mapped[str] = mapped_column(String(64))
    said: Mapped[dict[str, Any]] = mapped_column(Document, info=BULKY)  # Any: JSON values
    findings: Mapped[list[dict[str, Any]]] = mapped_column(
        Document, info=BULKY
    )  # Any: as above
    read_on: Mapped[date]


class HandedInList(Identified, Table):
    """A list that somebody handed in for their agency: what each column holds, and what became of its rows.

    The report lists the rows of which something is to be said, up to a bound; the counts are of all.
    """

    __tablename__ = "handed_in_list"
    __table_args__ = (Index(None, "agency_id", "created_at"),)

    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), index=True)
    file: Mapped[StoredFile] = relationship(lazy="raise_on_sql")
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    kind: Mapped[SourceKind] = mapped_column(words(SourceKind))
    language: Mapped[str] = mapped_column(String(20))
    columns: Mapped[dict[str, str]] = mapped_column(Document, default=dict)
    state: Mapped[ListState] = mapped_column(words(ListState), default=ListState.HANDED_IN)
    counts: Mapped[dict[str, int]] = mapped_column(Document, default=dict)
    report: Mapped[list[dict[str, Any]]] = mapped_column(
        Document, default=list
    )  # Any: JSON values
    handed_in_by_id: Mapped[UUID | None]  # a person or a token
    created_at: Mapped[datetime]
