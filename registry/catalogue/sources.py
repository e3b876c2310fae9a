"""What each source said of an entry, and from which one the value of each field came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_jsonable_python
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from registry import clock
from registry.catalogue.entry import Entry, Upkeep, publiccode_file_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.merging import FROM_FILES, Values, said_by_file, standing_now
from registry.catalogue.models import Software
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.kept import as_record
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.records import SourceRecord
from registry.catalogue.vocabulary import SourceKind
from registry.publishers.models import Publisher


@dataclass(frozen=True)
class Origin:
    """From where the value of a field came; of people the past tells who and when."""

    kind: SourceKind
    source: str = ""
    read_on: date | None = None


PEOPLE = Origin(SourceKind.PEOPLE)


def plain(values: Values) -> dict[str, Any]:  # Any: JSON values
    """Return what a source says in the form in which it is kept and compared."""
    said: dict[str, Any] = to_jsonable_python(said_by_file(values))  # Any: as above
    return said


def identity_of(repository: str | None, publisher: str, name: str) -> str:
    """Return what tells an entry within a source: its repository, else who publishes it and its name."""
    text = f"repository {repository}" if repository else f"name {publisher}\n{name}".casefold()
    return sha256(text.encode()).hexdigest()


def records_of(
    session: Session, kind: SourceKind, source: str, identities: Iterable[str]
) -> dict[str, SourceRecord]:
    """Return what a source said of some entries when it was last read, by what tells them apart."""
    software = joinedload(SourceRecord.software)
    statement = (
        select(SourceRecord)
        .where(
            SourceRecord.kind == kind,
            SourceRecord.source == source,
            SourceRecord.identity.in_(list(identities)),
        )
        .options(
            software.joinedload(Software.publisher).joinedload(Publisher.agency),
            software.joinedload(Software.agency),
            software.joinedload(Software.holder),
            software.joinedload(Software.steward),
        )
    )
    return {record.identity: record for record in session.scalars(statement)}


def said_before(record: SourceRecord) -> dict[str, Any]:  # Any: as above
    """Return what a source said, in today's form: fields may have come since it was read."""
    try:
        return plain(record.said)
    except ValidationError:  # today's rules would not take it; it was said all the same
        return record.said


def keep_record(
    session: Session,
    record: SourceRecord,
    said: dict[str, Any],  # Any: as above
    findings: tuple[Finding, ...],
) -> None:
    """Keep what a source says now."""
    record.said = said
    record.findings = [as_record(finding) for finding in findings]
    record.read_on = clock.today()
    session.add(record)


def origins_of(session: Session, entry: Entry, upkeep: Upkeep) -> dict[str, Origin]:
    """Return from where the value of each field came that has one: what no source says, people did.

    The fields are those that files fill. Where two sources say the same, the publiccode.yml is named.
    """
    now = to_jsonable_python(standing_now(entry, upkeep))
    sources = _said_by_sources(session, entry.software)
    return {
        name: next((origin for origin, said in sources if said.get(name) == now[name]), PEOPLE)
        for name in FROM_FILES
        if now[name]
    }


def _said_by_sources(session: Session, software: Software) -> list[tuple[Origin, Values]]:
    said: list[tuple[Origin, Values]] = []
    file = publiccode_file_of(session, software)
    read = read_publiccode(file.raw_text.encode()).entry if file is not None else None
    if file is not None and read is not None:
        values, _ = usable(values_of(read))
        said.append((Origin(SourceKind.PUBLICCODE, "", file.read_on), plain(values)))
    records = select(SourceRecord).where(SourceRecord.software_id == software.id)
    said += [
        (Origin(record.kind, record.source, record.read_on), said_before(record))
        for record in session.scalars(records.order_by(SourceRecord.created_at))
    ]
    return said
