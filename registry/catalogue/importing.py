"""Takes entries in from publiccode.yml files: what is usable is used, and nothing is lost.

An entry's identity is its repository's normalised address. A file that was read before, word for
word, changes nothing. Its organisation becomes or finds a publisher, never an agency.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.entry import entry_of, publiccode_file_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.keeping import leads_to
from registry.catalogue.merging import Values, changes_by_file, said_by_file, standing_now
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage, PubliccodeFile
from registry.catalogue.publiccode.entry import PubliccodeEntry
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.catalogue.publiccode.kept import as_record
from registry.catalogue.publiccode.reading import Reading, read_publiccode
from registry.catalogue.queries import software_by_repository
from registry.catalogue.repository import normalise_repository
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.vocabulary import LineageRelation
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.publishers.models import Publisher
from registry.publishers.service import publisher_for_file


class ImportOutcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    WITH_REMARKS = "with_remarks"
    REFUSED = "refused"


@dataclass(frozen=True)
class Imported:
    """What became of one file, the entry it is now, and everything that is wrong with it."""

    outcome: ImportOutcome
    findings: tuple[Finding, ...]
    software: Software | None = None
    changed: bool = False


@dataclass
class ImportRun:
    """Which repositories a run has met, so that of two files for one the first stands."""

    seen: set[str] = field(default_factory=set)


def import_file(
    session: Session,
    actor: Actor,
    data: bytes,
    agency: Agency | None = None,
    run: ImportRun | None = None,
) -> Imported:
    """Take in one file. With an agency, that agency answers for the entry."""
    require(actor, Permission.EDIT_ANY_SOFTWARE)
    reading = read_publiccode(data)
    entry = reading.entry
    if entry is None:
        return Imported(ImportOutcome.REFUSED, reading.findings)
    if run is not None and entry.repository in run.seen:
        return Imported(ImportOutcome.REFUSED, (*reading.findings, _repeated(entry)))
    if run is not None:
        run.seen.add(entry.repository)

    known = software_by_repository(session, entry.repository)
    file = publiccode_file_of(session, known) if known is not None else None
    digest = sha256(data).hexdigest()
    values, dropped = usable(values_of(entry))
    findings = (*reading.findings, *dropped)
    answers = known is not None and (agency is None or known.agency_id == agency.id)
    if answers and file is not None and file.digest == digest:
        return Imported(_outcome(findings), findings, known)
    if known is not None:
        software = _change(session, actor, known, file, values)
    else:
        software = _enter(session, actor, entry, values)
    if agency is not None:
        software.agency = agency
    _keep_file(session, software, file, reading, digest, findings)
    _tie(session, software, entry.is_based_on)
    software.is_reviewed = False
    log(session, actor, Event.SOFTWARE_IMPORTED, software)
    return Imported(_outcome(findings), findings, software, changed=True)


def _outcome(findings: Iterable[Finding]) -> ImportOutcome:
    return ImportOutcome.WITH_REMARKS if tuple(findings) else ImportOutcome.IMPORTED


def _repeated(entry: PubliccodeEntry) -> Finding:
    return Finding(
        Severity.ERROR,
        "url",
        1,
        1,
        "repeated-repository",
        N_("Another file of this import describes the repository %(url)s."),
        N_("Keep one publiccode.yml for each repository."),
        {"url": entry.url},
    )


def _change(
    session: Session,
    actor: Actor,
    known: Software,
    former: PubliccodeFile | None,
    values: dict[str, Any],  # Any: what the draft's fields take
) -> Software:
    said_before = {} if former is None else _former_values(former)
    now = standing_now(entry_of(session, known))
    if known.holder is not None and values["holder_name"] == known.holder.name:
        values = {**values, "holder_name": None}  # the agency itself is known to hold it
    changes = changes_by_file(said_before, said_by_file(values), now)
    return edit_software(session, actor, known, SoftwareEdit.model_validate(changes))


def _enter(
    session: Session,
    actor: Actor,
    entry: PubliccodeEntry,
    values: dict[str, Any],  # Any: as above
) -> Software:
    publisher = _publisher_of(session, actor, entry)
    draft = SoftwareDraft.model_validate({**values, "publisher": publisher.slug})
    return enter_software(session, actor, draft)


def _former_values(file: PubliccodeFile) -> Values:
    """Return what the source said before, by which its values are told from what people added."""
    entry = read_publiccode(file.raw_text.encode()).entry
    return {} if entry is None else said_by_file(usable(values_of(entry))[0])


def _publisher_of(session: Session, actor: Actor, entry: PubliccodeEntry) -> Publisher:
    """Find who publishes: the file's organisation, else who holds the rights, else the code hosting's owner."""
    organisation = entry.organisation
    if organisation is not None and (organisation.name or organisation.uri):
        name = organisation.name or organisation.uri or ""
        return publisher_for_file(session, actor, name[:200], organisation.uri)
    name = (
        entry.legal.repo_owner
        or entry.legal.main_copyright_owner
        or _owner_in(entry.repository)
    )
    return publisher_for_file(session, actor, name[:200], None)


def _owner_in(repository: str) -> str:
    parts = urlsplit(repository)
    owner = parts.path.strip("/").split("/")[0]
    return owner or parts.netloc or repository


def _keep_file(
    session: Session,
    software: Software,
    file: PubliccodeFile | None,
    reading: Reading,
    digest: str,
    findings: tuple[Finding, ...],
) -> None:
    kept = file or PubliccodeFile(software_id=software.id)
    kept.raw_text = reading.raw_text or ""
    kept.digest = digest
    kept.findings = [as_record(finding) for finding in findings]
    kept.read_on = clock.today()
    session.add(kept)
    software.updated_at = now_in(session)


def _tie(session: Session, software: Software, based_on: tuple[str, ...]) -> None:
    """Tie an entry to what its file says it is based on, and to what was waiting for it."""
    kept = session.scalars(
        select(Lineage).where(
            Lineage.software_id == software.id, Lineage.relation == LineageRelation.BASED_ON
        )
    ).all()
    tied = {tie.other_id for tie in kept if tie.other_name is None}  # by people: theirs stay
    by_name = {tie.other_name: tie for tie in kept if tie.other_name is not None}
    wanted = {normalise_repository(url) or url for url in based_on} - {software.repository_key}
    for name, tie in by_name.items():
        if name not in wanted:
            session.delete(tie)
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
    for tie in session.scalars(waiting).all():
        if _are_tied(session, tie.software_id, software.id):
            session.delete(tie)  # people have tied them meanwhile
        elif _may_tie(session, tie.software_id, software.id):
            tie.other_id = software.id


def _are_tied(session: Session, software_id: UUID, other_id: UUID) -> bool:
    tie = select(Lineage.id).where(
        Lineage.software_id == software_id,
        Lineage.relation == LineageRelation.BASED_ON,
        Lineage.other_id == other_id,
    )
    return session.scalar(tie) is not None


def _may_tie(session: Session, software_id: UUID, other_id: UUID) -> bool:
    """Whether one software can be based on another; of two files that say so of each other, the first."""
    return not leads_to(session, LineageRelation.BASED_ON, other_id, software_id)
