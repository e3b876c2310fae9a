"""Takes entries in from lists: code.json, CSV and XLSX, row by row.

What the operator's command brings is published at once and not reviewed; what a person hands in is
a draft of their agency. An entry is known again by its repository's normalised address, or, without
one, by who publishes it and its name. Reading the same list again changes nothing; reading a changed
one changes what the list owns, and keeps what people changed. Of what another source or people have
entered, a list fills what is empty, and no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice
from typing import Any, Literal

from sqlalchemy.orm import Session

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id, find_agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.bringing import WAITING, hand_to, publish_what_waits
from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.rows import Bulk, Row, Values, finding_of
from registry.catalogue.entry import entry_of, upkeep_of
from registry.catalogue.from_publiccode import usable
from registry.catalogue.merging import changes_by_file, standing_now
from registry.catalogue.models import Software
from registry.catalogue.publiccode.findings import Finding, Remark, Severity
from registry.catalogue.queries import software_by_name, software_by_repositories
from registry.catalogue.records import SourceRecord
from registry.catalogue.repository import normalise_repository
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.sources import identity_of, keep_record, plain, records_of, said_before
from registry.catalogue.vocabulary import Life, SourceKind
from registry.errors import RefusalError, UnavailableError
from registry.history.unit_of_work import Sessions
from registry.publishers.service import publisher_for_file

AT_ONCE = 50  # rows of one unit of work


class RowOutcome(StrEnum):
    """What became of a row."""

    ENTERED = "entered"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class RowImported:
    """What became of one row, the address of the entry it is now, and what is to be said of it."""

    number: int
    outcome: RowOutcome
    findings: tuple[Finding, ...]
    slug: str | None = None
    name: str = ""

    @property
    def has_remarks(self) -> bool:
        """Whether something is to be said of it beside advice."""
        return any(each.severity is not Severity.ADVICE for each in self.findings)


@dataclass
class ListRun:
    """Who imports what for whom, and which rows it has met: of two for one software the first stands.

    `agency` is the code of the agency that answers for the entries. A person's entries are drafts
    of their own agency; `publisher` is who publishes where the list itself does not say.
    """

    actor: Actor
    life: Literal[Life.DRAFT, Life.PUBLISHED] = Life.PUBLISHED
    agency: str | None = None
    publisher: str | None = None
    repositories: dict[str, str] = field(default_factory=dict)
    names: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_the_operators(self) -> bool:
        """Whether what it brings is published at once."""
        return self.life is Life.PUBLISHED


@dataclass(frozen=True)
class _Placed:
    """A row whose place in the catalogue is known: its source, and what tells it from others there."""

    row: Row
    kind: SourceKind
    source: str
    repository: str | None
    publisher: str
    fault: Remark | None = None

    @property
    def name(self) -> str:
        return str(self.row.values.get("name") or "")

    @property
    def identity(self) -> str:
        return identity_of(self.repository, self.publisher, self.name)


@dataclass(frozen=True)
class _Known:
    """What is known before some rows are taken in: whose they are, and what is there of them."""

    owner: Agency | None
    records: dict[str, SourceRecord]
    by_repository: dict[str, Software]
    publishers: dict[str, str] = field(default_factory=dict)  # name → slug


def import_list(sessions: Sessions, run: ListRun, bulk: Bulk) -> Iterator[RowImported]:
    """Take a list's rows in, some at a time: what was taken in stays, whatever happens to those after it.

    Raises UnavailableError where the database cannot take them; what a row alone is to blame for is
    said of that row.
    """
    placed = (_place(run, bulk, row) for row in bulk.rows)
    while some := list(islice(placed, AT_ONCE)):
        yield from _take_in(sessions, run, some)


def _take_in(sessions: Sessions, run: ListRun, some: list[_Placed]) -> list[RowImported]:
    try:
        with sessions.writing() as session:
            about = _look_up(session, run, some)
            return [_import_row(session, run, about, each) for each in some]
    except UnavailableError:
        raise
    except RefusalError as refusal:
        if len(some) == 1:
            return [_refused_by(refusal, some[0])]
    return [done for each in some for done in _take_in(sessions, run, [each])]


def _look_up(session: Session, run: ListRun, some: list[_Placed]) -> _Known:
    first = some[0]
    identities = [each.identity for each in some]
    keys = [each.repository for each in some if each.repository is not None]
    return _Known(
        _owner(session, run),
        records_of(session, first.kind, first.source, identities),
        software_by_repositories(session, keys),
    )


def _owner(session: Session, run: ListRun) -> Agency | None:
    """Return the agency that answers for the entries. Raises where the actor may not import for it."""
    if run.is_the_operators:
        require(run.actor, Permission.EDIT_ANY_SOFTWARE)
        return find_agency(session, run.agency) if run.agency else None
    policy.require_publish(run.actor, run.actor.agency_id)
    return agency_with_id(session, run.actor.agency_id) if run.actor.agency_id else None


def _place(run: ListRun, bulk: Bulk, row: Row) -> _Placed:
    """Find a row's place, and refuse it there where another row of the run has taken it."""
    values, dropped = usable({k: v for k, v in row.values.items() if v})
    refits = tuple(_refitted(each, row) for each in dropped)
    row = replace(row, values=values, findings=(*row.findings, *refits))
    name = str(values.get("name") or "")
    url = values.get("repository_url")
    key = normalise_repository(str(url)) if url else None
    publisher = _publisher(run, row, key)
    placed = _Placed(row, bulk.kind, bulk.source[:200], key, publisher)
    if not name:
        return replace(placed, fault=remarks.NO_NAME)
    if not publisher and run.is_the_operators:
        return replace(placed, fault=remarks.NO_PUBLISHER)
    if key is not None and run.repositories.setdefault(key, name.casefold()) != name.casefold():
        placed, key = _without_repository(placed, str(url)), None
    by_name = (key or publisher.casefold(), name.casefold())
    if by_name in run.names:
        return replace(placed, fault=remarks.REPEATED)
    run.names.add(by_name)
    if key is not None:
        return placed
    return _with(placed, _of(placed, remarks.NO_REPOSITORY, "repository_url"))


def _refitted(finding: Finding, row: Row) -> Finding:
    return finding_of(remarks.NOT_KEPT, finding.key, row.where(finding.key))


def _publisher(run: ListRun, row: Row, key: str | None) -> str:
    if not run.is_the_operators:
        return (
            f"agency {run.actor.agency_id}"  # whoever the list names: it is their own agency's
        )
    owner = key.split("/")[3] if key and key.count("/") > 3 else ""  # noqa: PLR2004  https://host/owner/…
    return (row.publisher or run.publisher or owner)[:200]


def _without_repository(placed: _Placed, url: str) -> _Placed:
    """Leave out an address that other software of the run has for its own; it may lead to a page."""
    values = {k: v for k, v in placed.row.values.items() if k != "repository_url"}
    values.setdefault("landing_url", url)
    row = replace(placed.row, values=values)
    placed = replace(placed, row=row, repository=None)
    return _with(placed, _of(placed, remarks.SHARED_REPOSITORY, "repository_url"))


def _with(placed: _Placed, finding: Finding) -> _Placed:
    findings = (*placed.row.findings, finding)
    return replace(placed, row=replace(placed.row, findings=findings))


def _import_row(session: Session, run: ListRun, about: _Known, placed: _Placed) -> RowImported:
    if placed.fault is not None:
        return _refused(placed, _of(placed, placed.fault, "name", name=placed.name))
    row, owner = placed.row, about.owner
    record = about.records.get(placed.identity)
    known = record.software if record is not None else _known(session, run, about, placed)
    if known is not None and not _may_change(run, known):
        return _refused(placed, _of(placed, remarks.TAKEN, "repository_url"))
    if run.is_the_operators and known is not None and known.is_withdrawn:
        told = _of(placed, remarks.WITHDRAWN, "name", name=placed.name)
        return _done(_with(placed, told), RowOutcome.UNCHANGED, known)
    said = plain(row.values)
    answers = owner is None or (known is not None and known.agency_id == owner.id)
    waits = run.is_the_operators and known is not None and known.life in WAITING
    is_known = record is not None and said_before(record) == said and answers and not waits
    if known is not None and is_known:
        return _done(placed, RowOutcome.UNCHANGED, known)
    if known is None:
        software, outcome = _enter(session, run, about, placed), RowOutcome.ENTERED
    else:
        software = known
        outcome = _change(session, run, known, record, row.values)
        if waits:
            publish_what_waits(session, run.actor, software)
            outcome = RowOutcome.CHANGED
    if owner is not None and run.is_the_operators:
        hand_to(session, software, owner)
    record = record or SourceRecord(
        software_id=software.id,
        kind=placed.kind,
        source=placed.source,
        identity=placed.identity,
    )
    keep_record(session, record, said, row.findings)
    log(session, run.actor, Event.SOFTWARE_IMPORTED, software)
    return _done(placed, outcome, software)


def _known(session: Session, run: ListRun, about: _Known, placed: _Placed) -> Software | None:
    if placed.repository is not None:
        return about.by_repository.get(placed.repository)
    if not run.is_the_operators:
        agency_id = about.owner.id if about.owner else None
        return software_by_name(session, placed.name, agency_id=agency_id)
    return software_by_name(session, placed.name, publisher=placed.publisher)


def _may_change(run: ListRun, known: Software) -> bool:
    """Whether the run may change an entry; a person's list changes their own agency's alone."""
    return run.is_the_operators or (
        known.agency_id == run.actor.agency_id and policy.may_edit(run.actor, known)
    )


def _enter(session: Session, run: ListRun, about: _Known, placed: _Placed) -> Software:
    publisher = None
    if run.is_the_operators:
        name = placed.publisher
        if name not in about.publishers:
            found = publisher_for_file(session, run.actor, name, None)
            about.publishers[name] = found.slug
        publisher = about.publishers[name]
    values = {**placed.row.values, "publisher": publisher, "life": run.life}
    return enter_software(session, run.actor, SoftwareDraft.model_validate(values))


def _change(
    session: Session, run: ListRun, known: Software, record: SourceRecord | None, values: Values
) -> RowOutcome:
    now = standing_now(entry_of(session, known), upkeep_of(session, known))
    if known.holder is not None and values.get("holder_name") == known.holder.name:
        values = {**values, "holder_name": None}  # the agency itself is known to hold it
    before: dict[str, Any] = {} if record is None else said_before(record)  # Any: JSON values
    new = plain(values)
    if record is None:  # of what others have said, nothing is replaced
        new = {name: value for name, value in new.items() if not now[name]}
        new["texts"] = {
            k: v for k, v in plain(values)["texts"].items() if k not in now["texts"]
        }
    changes = changes_by_file(before, new, now)
    if not changes:
        return RowOutcome.UNCHANGED
    edit_software(session, run.actor, known, SoftwareEdit.model_validate(changes))
    known.is_reviewed = False
    return RowOutcome.CHANGED


def _of(placed: _Placed, remark: Remark, key: str, **params: object) -> Finding:
    return finding_of(remark, key, placed.row.where(key), **params)


def _done(placed: _Placed, outcome: RowOutcome, software: Software) -> RowImported:
    row = placed.row
    return RowImported(row.number, outcome, row.findings, software.slug, placed.name)


def _refused(placed: _Placed, why: Finding) -> RowImported:
    findings = (*placed.row.findings, why)
    return RowImported(placed.row.number, RowOutcome.REFUSED, findings, None, placed.name)


def _refused_by(refusal: RefusalError, placed: _Placed) -> RowImported:
    field = str(getattr(refusal, "field", ""))
    why = Finding(
        Severity.ERROR,
        field,
        *placed.row.where(field),
        refusal.code,
        refusal.sentence,
        "",
        refusal.params,
    )
    return _refused(placed, why)
