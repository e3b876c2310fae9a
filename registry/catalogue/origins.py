"""Keeps where an entry came from: the file it was read in, and what it is based on."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.catalogue.keeping import leads_to
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage, PubliccodeFile
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.kept import as_record
from registry.catalogue.publiccode.reading import Reading
from registry.catalogue.queries import software_by_repository
from registry.catalogue.repository import normalise_repository
from registry.catalogue.vocabulary import LineageRelation
from registry.history.unit_of_work import now_in


def keep_file(
    session: Session,
    software: Software,
    file: PubliccodeFile | None,
    reading: Reading,
    digest: str,
    findings: Iterable[Finding],
) -> None:
    """Keep the text that an entry came from, word for word, and what is to be said of it."""
    kept = file or PubliccodeFile(software_id=software.id)
    kept.raw_text = reading.raw_text or ""
    kept.digest = digest
    kept.findings = [as_record(finding) for finding in findings]
    kept.read_on = clock.today()
    session.add(kept)
    software.updated_at = now_in(session)


def tie(session: Session, software: Software, based_on: tuple[str, ...]) -> None:
    """Tie an entry to what its file says it is based on, and to what was waiting for it."""
    kept = session.scalars(
        select(Lineage).where(
            Lineage.software_id == software.id, Lineage.relation == LineageRelation.BASED_ON
        )
    ).all()
    tied = {row.other_id for row in kept if row.other_name is None}  # by people: theirs stay
    by_name = {row.other_name: row for row in kept if row.other_name is not None}
    wanted = {normalise_repository(url) or url for url in based_on} - {software.repository_key}
    for name, waits in by_name.items():
        if name not in wanted:
            session.delete(waits)
    for name in sorted(wanted - by_name.keys()):
        other = software_by_repository(session, name)
        if other is not None and other.id in tied:
            continue
        session.add(
            Lineage(
                software_id=software.id,
                relation=LineageRelation.BASED_ON,
                other_id=other.id
                if other and _may_tie(session, software.id, other.id)
                else None,
                other_name=name[:500],
            )
        )
    waiting = select(Lineage).where(
        Lineage.other_name == software.repository_key,
        Lineage.other_id.is_(None),
        Lineage.software_id != software.id,
    )
    for row in session.scalars(waiting).all():
        if _are_tied(session, row.software_id, software.id):
            session.delete(row)  # people have tied them meanwhile
        elif _may_tie(session, row.software_id, software.id):
            row.other_id = software.id


def _are_tied(session: Session, software_id: UUID, other_id: UUID) -> bool:
    tied = select(Lineage.id).where(
        Lineage.software_id == software_id,
        Lineage.relation == LineageRelation.BASED_ON,
        Lineage.other_id == other_id,
    )
    return session.scalar(tied) is not None


def _may_tie(session: Session, software_id: UUID, other_id: UUID) -> bool:
    """Whether one software can be based on another; of two files that say so of each other, the first."""
    return not leads_to(session, LineageRelation.BASED_ON, other_id, software_id)
