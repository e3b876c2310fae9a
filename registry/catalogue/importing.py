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

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.entry import publiccode_file_of
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage, PubliccodeFile
from registry.catalogue.publiccode.entry import Dependency, Description, PubliccodeEntry
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
    values, dropped = _usable(_values_of(entry))
    findings = (*reading.findings, *dropped)
    answers = known is not None and (agency is None or known.agency_id == agency.id)
    if answers and file is not None and file.digest == digest:
        return Imported(_outcome(findings), findings, known)
    software = _keep(session, actor, entry, values, known, agency)
    _keep_file(session, software, file, reading, digest, findings)
    _tie(session, software, entry.is_based_on)
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


def _keep(
    session: Session,
    actor: Actor,
    entry: PubliccodeEntry,
    values: dict[str, Any],  # Any: what the draft's fields take
    known: Software | None,
    agency: Agency | None,
) -> Software:
    if known is not None:
        software = edit_software(session, actor, known, SoftwareEdit.model_validate(values))
    else:
        publisher = _publisher_of(session, actor, entry)
        draft = SoftwareDraft.model_validate({**values, "publisher": publisher.slug})
        software = enter_software(session, actor, draft)
    if agency is not None:
        software.agency = agency
    return software


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


def _values_of(entry: PubliccodeEntry) -> dict[str, Any]:  # Any: what the draft's fields take
    values = {
        "name": entry.name,
        "repository_url": entry.url,
        "landing_url": entry.landing_url,
        "licence": entry.legal.licence,
        "licence_as_found": None if entry.legal.licence else entry.legal.licence_as_found,
        "holder_name": entry.legal.main_copyright_owner,
        "development_status": entry.development_status,
        "software_type": entry.software_type,
        "maintenance_type": entry.maintenance.type,
        "categories": list(dict.fromkeys(entry.categories)),
        "platforms": list(dict.fromkeys(entry.platforms)),
        "available_languages": list(dict.fromkeys(entry.available_languages)),
        "texts": {language: _text_of(text) for language, text in entry.descriptions.items()},
        "base_software": [_base_of(row) for row in entry.depends_on],
        "declared_users": list(dict.fromkeys(entry.used_by)),
    }
    if entry.software_version:
        values["releases"] = [{"version": entry.software_version, "released_on": _day(entry)}]
    return values


def _day(entry: PubliccodeEntry) -> str | None:
    return entry.release_date.isoformat() if entry.release_date else None


def _text_of(text: Description) -> dict[str, Any]:  # Any: as above
    return {
        "localised_name": text.localised_name,
        "generic_name": text.generic_name,
        "short_description": text.short_description,
        "long_description": text.long_description,
        "documentation_url": text.documentation_url,
        "features": list(text.features),
    }


def _base_of(row: Dependency) -> dict[str, Any]:  # Any: as above
    return {
        "name": row.name,
        "kind": row.kind,
        "version": row.version,
        "version_min": row.version_min,
        "version_max": row.version_max,
        "is_optional": row.is_optional,
    }


def _usable(values: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:  # Any: as above
    """Leave out, value by value, what the catalogue cannot keep; the raw text keeps it all."""
    dropped = []
    for _ in range(len(values) + 200):
        try:
            SoftwareDraft.model_validate(values)
        except ValidationError as wrong:
            where = wrong.errors()[0]["loc"]
            _leave_out(values, where)
            dropped.append(_left_out(where))
        else:
            break
    return values, dropped


def _leave_out(values: Any, where: tuple[int | str, ...]) -> None:  # Any: as above
    """Delete the value at a path, or the nearest one above it that is there."""
    holder, steps = values, list(where)
    while len(steps) > 1 and isinstance(_at(holder, steps[0]), dict | list):
        holder = _at(holder, steps.pop(0))
    if _at(holder, steps[0]) is not None:
        del holder[steps[0]]
    else:
        values.pop(str(where[0]), None)


def _at(holder: Any, step: int | str) -> Any:  # Any: as above
    try:
        return holder[step]
    except (KeyError, IndexError, TypeError):
        return None


def _left_out(where: tuple[int | str, ...]) -> Finding:
    key = ".".join(str(step) for step in where)
    return Finding(
        Severity.WARNING,
        key,
        1,
        1,
        "not-kept",
        N_("The catalogue cannot keep this value; the file's text is kept whole."),
        N_("Shorten or correct it and import the file again."),
    )


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
    )
    by_name = {tie.other_name: tie for tie in kept if tie.other_name is not None}
    wanted = {normalise_repository(url) or url for url in based_on} - {software.repository_key}
    for name, tie in by_name.items():
        if name not in wanted:
            session.delete(tie)
    for name in sorted(wanted - by_name.keys()):
        other = software_by_repository(session, name)
        session.add(
            Lineage(
                software_id=software.id,
                relation=LineageRelation.BASED_ON,
                other_id=other.id if other else None,
                other_name=name[:500],
            )
        )
    waiting = select(Lineage).where(
        Lineage.other_name == software.repository_key,
        Lineage.other_id.is_(None),
        Lineage.software_id != software.id,
    )
    for tie in session.scalars(waiting):
        tie.other_id = software.id
