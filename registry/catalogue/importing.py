"""Takes entries in from publiccode.yml files: what is usable is used, and nothing is lost.

The operator's command, and what it stands for, publishes at once; what a person hands in is a draft.

An entry's identity is its repository's normalised address. A file that was read before, word for
word, changes nothing. Its organisation becomes or finds a publisher, never an agency.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.bringing import HELD_BACK, hand_to, held_back, publish_what_waits
from registry.catalogue.entry import publiccode_file_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.models import Software
from registry.catalogue.origins import keep_file, tie
from registry.catalogue.publiccode.entry import PubliccodeEntry
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.publiccode.validation import validate
from registry.catalogue.queries import software_by_repository
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.taking_over import compare
from registry.catalogue.vocabulary import Life
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
    findings = (*findings, *_held_back(entry, known))
    is_read = answers and file is not None and file.digest == digest
    if known is not None and (is_read or known.is_withdrawn):
        is_new = publish_what_waits(session, actor, known)
        return Imported(_outcome(findings), findings, known, changed=is_new)
    software = _brought(session, actor, (entry, values), known)
    if agency is not None:
        hand_to(session, software, agency)
    keep_file(session, software, file, reading, digest, findings)
    tie(session, software, entry.is_based_on)
    software.is_reviewed = False
    log(session, actor, Event.SOFTWARE_IMPORTED, software)
    return Imported(_outcome(findings), findings, software, changed=True)


def take_in_draft(session: Session, actor: Actor, data: bytes) -> Imported:
    """Take in the file that a person hands in, as a draft of their own agency.

    A repository that is registered already is refused with the entry that has it, whoever may see
    that entry: what is in the catalogue is changed there, by its own agency with `take_over`.
    """
    policy.require_publish(actor, actor.agency_id)
    findings = validate(data).findings
    reading = read_publiccode(data)
    entry = reading.entry
    if entry is None:
        return Imported(ImportOutcome.REFUSED, findings)
    known = software_by_repository(session, entry.repository)
    if known is not None:
        return Imported(ImportOutcome.REFUSED, (*findings, _registered(entry)), known)
    values, dropped = usable(values_of(entry))
    findings = (*findings, *dropped)
    draft = SoftwareDraft.model_validate({**values, "life": Life.DRAFT})
    software = enter_software(session, actor, draft)
    keep_file(session, software, None, reading, sha256(data).hexdigest(), findings)
    tie(session, software, entry.is_based_on)
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


def _held_back(entry: PubliccodeEntry, known: Software | None) -> list[Finding]:
    """Return what is to be said where an entry stays unpublished that the file would publish."""
    why = held_back(known) if known is not None else None
    hint = N_("Look at its entry, and settle there what becomes of it.")
    about = (Severity.WARNING, "url", 1, 1, "not-published")
    return [] if why is None else [Finding(*about, HELD_BACK[why], hint, {"url": entry.url})]


def _registered(entry: PubliccodeEntry) -> Finding:
    return Finding(
        Severity.ERROR,
        "url",
        1,
        1,
        "registered-repository",
        N_("The software of the repository %(url)s is registered already."),
        N_("Look at its entry: it is changed there."),
        {"url": entry.url},
    )


def _brought(
    session: Session,
    actor: Actor,
    read: tuple[PubliccodeEntry, dict[str, Any]],  # Any: what the draft's fields take
    known: Software | None,
) -> Software:
    entry, values = read
    if known is None:
        return _enter(session, actor, entry, values)
    software = _change(session, actor, known, values)
    publish_what_waits(session, actor, software)
    return software


def _change(
    session: Session,
    actor: Actor,
    known: Software,
    values: dict[str, Any],  # Any: what the draft's fields take
) -> Software:
    changes = compare(session, known, values).changes
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


def _publisher_of(session: Session, actor: Actor, entry: PubliccodeEntry) -> Publisher:
    """Find who publishes: the file's organisation, else who holds the rights, else the code hosting's owner."""
    organisation = entry.organisation
    if organisation is not None and (organisation.name or organisation.uri):
        name = organisation.name or organisation.uri or ""
        return publisher_for_file(session, actor, name[:200], organisation.uri)
    name = (
        entry.legal.repo_owner or entry.legal.main_copyright_owner or owner_in(entry.repository)
    )
    return publisher_for_file(session, actor, name[:200], None)


def owner_in(repository: str) -> str:
    """Return whose a repository is, as its address says it: what stands first in its path, else its host."""
    parts = urlsplit(repository)
    owner = parts.path.strip("/").split("/")[0]
    return owner or parts.netloc or repository
