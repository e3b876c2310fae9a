"""Keeps where an entry came from: the file it was read in, and what it is based on."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage, PubliccodeFile
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.kept import as_record
from registry.catalogue.publiccode.reading import Reading
from registry.catalogue.queries import software_by_repository
from registry.catalogue.repository import normalise_repository
from registry.catalogue.ties import leads_to, tie_between
from registry.catalogue.vocabulary import ORIGINS, LineageRelation
from registry.history.unit_of_work import now_in

BASED_ON = LineageRelation.BASED_ON


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
    kept.are_pictures_read = True
    session.add(kept)
    software.updated_at = now_in(session)


def tie(session: Session, software: Software, based_on: tuple[str, ...]) -> None:
    """Tie an entry to what its file says it is based on, and to what was waiting for it.

    What people said stays as they said it, and stands for what the file says of the same software.
    """
    kept = session.scalars(
        select(Lineage).where(Lineage.software_id == software.id, Lineage.relation.in_(ORIGINS))
    ).all()
    by_people = [row for row in kept if not row.is_from_file]
    tied = {row.other_id for row in by_people if row.other_id is not None}
    by_name = {row.other_name: row for row in kept if row.is_from_file}
    said = by_name.keys() | {row.other_name for row in by_people}
    wanted = {normalise_repository(url) or url for url in based_on} - {software.repository_key}
    for name, row in by_name.items():
        if name not in wanted:
            session.delete(row)
    session.flush()  # a repository that moved is tied anew under its present name
    for name in sorted(wanted - said):
        other = software_by_repository(session, name)
        if other is not None and other.id in tied:
            continue
        may_be_tied = other is not None and _may_tie(session, software.id, BASED_ON, other.id)
        session.add(
            Lineage(
                software_id=software.id,
                relation=BASED_ON,
                other_id=other.id if other is not None and may_be_tied else None,
                other_name=name[:500],
                is_from_file=True,
            )
        )
    _tie_what_waits(session, software)


def _tie_what_waits(session: Session, software: Software) -> None:
    """Tie to an entry what names its address, and could not be tied before it came."""
    waiting = select(Lineage).where(
        Lineage.other_name == software.repository_key,
        Lineage.other_id.is_(None),
        Lineage.software_id != software.id,
    )
    for row in session.scalars(waiting).all():
        if tie_between(session, row.software_id, row.relation, software.id) is not None:
            session.delete(row)  # people have tied them meanwhile
        elif _may_tie(session, row.software_id, row.relation, software.id):
            row.other_id = software.id


def _may_tie(
    session: Session, software_id: UUID, relation: LineageRelation, other_id: UUID
) -> bool:
    """Whether one software can come from another; of two files that say so of each other, the first."""
    return not leads_to(session, relation, other_id, software_id)
