"""Lists that people hand in for their agency: kept, looked at, mapped, and taken in row by row as drafts."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from registry.accounts.models import Person
from registry.accounts.queries import actor_of
from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.bulk.code_json import LANGUAGE, read_code_json
from registry.catalogue.bulk.reading import is_json, sheet_of
from registry.catalogue.bulk.rows import Bulk
from registry.catalogue.bulk.spreadsheet.mapping import rows_of, suggested
from registry.catalogue.bulk.spreadsheet.sheet import Sheet
from registry.catalogue.bulk_importing import ListRun, RowImported, RowOutcome, import_list
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.kept import as_record
from registry.catalogue.records import HandedInList
from registry.catalogue.vocabulary import Life, ListState, SourceKind
from registry.errors import ConflictError, NotFoundError
from registry.files.schemas import Upload
from registry.files.service import get, put
from registry.history.unit_of_work import Sessions, now_in
from registry.jobs.queries import open_job
from registry.jobs.runner import JobContext
from registry.jobs.service import enqueue
from registry.jobs.vocabulary import JobState
from registry.language.marks import N_
from registry.settings import Settings

IMPORT_LIST = "catalogue.import_list"
AT_ONCE = 300
"""Rows that are taken in while the reader waits; more are a job."""

STANDS_BY = timedelta(minutes=5)
"""How long a job waits for what is taken in at once, to do it where the process ended in the middle."""

SHOWN_FIRST = 5
MOST_REPORTED = 500
_OF_A_ROW = 50  # bytes of a packed spreadsheet, at least
_EVERY = 25  # rows between two words of how far it has come


class ListNotFoundError(NotFoundError):
    """No list has that id, or it is another agency's."""

    code = "list-not-found"
    sentence = N_("No list of your agency has this address.")


class ListBegunError(ConflictError):
    """A list is taken in already."""

    code = "list-begun"
    sentence = N_(
        "This list is being taken in, or was already. Hand it in anew to take it in again."
    )


@dataclass(frozen=True)
class Preview:
    """How a list begins: the names of its columns and its first rows, and what is to be said of all of it."""

    columns: tuple[str, ...]
    first: Sequence[tuple[str, ...]]
    suggested: dict[str, str]
    findings: tuple[Finding, ...]
    total: int | None

    @property
    def is_usable(self) -> bool:
        """Whether rows can be read from it."""
        return not any(each.severity == "error" for each in self.findings)


def hand_in(
    session: Session, actor: Actor, settings: Settings, upload: Upload, language: str
) -> HandedInList:
    """Keep a list for the actor's agency; nothing of it is taken in yet."""
    policy.require_publish(actor, actor.agency_id)
    if actor.agency_id is None:
        raise ListNotFoundError
    file = put(session, actor, settings, upload, actor.agency_id)
    session.flush()  # the list needs the file's id
    is_code_json = is_json(upload.content)
    handed_in = HandedInList(
        file_id=file.id,
        agency_id=actor.agency_id,
        kind=SourceKind.CODE_JSON if is_code_json else SourceKind.SPREADSHEET,
        language=language,
        columns={},
        state=ListState.HANDED_IN,
        counts={},
        report=[],
        handed_in_by_id=actor.id,
        created_at=now_in(session),
    )
    session.add(handed_in)
    session.flush()
    log(session, actor, Event.LIST_HANDED_IN, handed_in)
    return handed_in


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have the lists that an agency handed in be its heir's."""
    for handed_in in session.scalars(
        select(HandedInList).where(HandedInList.agency_id == old.id)
    ):
        handed_in.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, handed_in)


def find_list(session: Session, actor: Actor, list_id: UUID) -> HandedInList:
    """Return a list of the actor's agency, with its file. Raises ListNotFoundError."""
    found = session.scalar(
        select(HandedInList)
        .where(HandedInList.id == list_id)
        .options(joinedload(HandedInList.file), joinedload(HandedInList.agency))
    )
    is_theirs = found is not None and found.agency_id == actor.agency_id
    if (
        found is None
        or not is_theirs
        or not may(actor, Permission.PUBLISH_SOFTWARE, found.agency_id)
    ):
        raise ListNotFoundError
    return found


def preview(session: Session, settings: Settings, handed_in: HandedInList) -> Preview:
    """Return how a list begins."""
    data = get(session, settings, handed_in.file)
    if handed_in.kind is SourceKind.CODE_JSON:
        bulk = read_code_json(data, handed_in.language or LANGUAGE)
        names = [(str(row.values.get("name", "")),) for row in islice(bulk.rows, SHOWN_FIRST)]
        return Preview(("name",), names, {}, bulk.findings, bulk.total)
    sheet = sheet_of(data)
    first = [row.texts for row in islice(_filled(sheet), SHOWN_FIRST)]
    mapped = handed_in.columns or suggested(sheet.columns)
    return Preview(sheet.columns, first, mapped, sheet.findings, sheet.total)


def begin(
    session: Session,
    actor: Actor,
    handed_in: HandedInList,
    columns: Mapping[str, str],
    language: str,
) -> None:
    """Settle what the columns hold, from when on the list may be taken in: anew where that was stopped.

    Raises ListBegunError.
    """
    policy.require_publish(actor, handed_in.agency_id)
    if handed_in.state is not ListState.HANDED_IN and not is_stopped(session, handed_in):
        raise ListBegunError
    handed_in.columns, handed_in.language = dict(columns), language
    handed_in.state = ListState.RUNNING
    log(session, actor, Event.LIST_IMPORTED, handed_in)


def leave_to_a_job(
    session: Session, handed_in: HandedInList, after: timedelta = timedelta()
) -> None:
    """Have a job take a list in, at once, or after a while if nobody has by then."""
    key = str(handed_in.id)
    run_at = now_in(session) + after
    enqueue(session, IMPORT_LIST, {"list": key}, run_at=run_at, unique_key=key)


def is_stopped(session: Session, handed_in: HandedInList) -> bool:
    """Tell whether a list was begun and nobody will go on with it: its job was stopped, or given up."""
    is_begun = handed_in.state is ListState.RUNNING
    return is_begun and open_job(session, str(handed_in.id)) is None


def is_short(handed_in: HandedInList, total: int | None) -> bool:
    """Tell whether a list is taken in while the reader waits; where nobody has counted, its size tells."""
    return (handed_in.file.size // _OF_A_ROW if total is None else total) <= AT_ONCE


def import_handed_in(
    sessions: Sessions,
    settings: Settings,
    list_id: UUID,
    told: Callable[[int, int | None], bool] = lambda _done, _total: False,
) -> bool:
    """Take a list in as drafts of its agency, by who handed it in, and keep the report.

    `told` hears how far it has come, and says whether to break off. Returns whether it came to the end.
    """
    with sessions.reading() as session:
        statement = select(HandedInList).where(HandedInList.id == list_id)
        handed_in = session.scalar(statement.options(joinedload(HandedInList.file)))
        if handed_in is None or handed_in.state is not ListState.RUNNING:
            return True
        file = session.get_one(
            HandedInList, list_id, options=[joinedload(HandedInList.file)]
        ).file
        data = get(session, settings, file)
        person = session.get(Person, handed_in.handed_in_by_id)
        actor = actor_of(session, person) if person is not None and person.is_active else None
    bulk = _bulk_of(handed_in, data)
    done = _Done()
    rows = import_list(sessions, ListRun(actor, Life.DRAFT), bulk) if actor else iter(())
    for row in rows:
        done.add(row)
        count = done.counts.total()
        if count % _EVERY == 0 and told(count, bulk.total):
            return False
    _settle(sessions, list_id, bulk, done)
    return True


@dataclass
class _Done:
    """What became of the rows: counted, and of each kind as many as are reported, however many there are."""

    counts: Counter[RowOutcome] = field(default_factory=Counter)
    with_remarks: int = 0
    refused: list[RowImported] = field(default_factory=list)
    taken: list[RowImported] = field(default_factory=list)

    def add(self, row: RowImported) -> None:
        """Count a row."""
        self.counts[row.outcome] += 1
        self.with_remarks += row.has_remarks
        kept = self.refused if row.outcome is RowOutcome.REFUSED else self.taken
        if len(kept) < MOST_REPORTED:
            kept.append(row)

    @property
    def reported(self) -> list[RowImported]:
        """The rows that are reported: those that were refused first, then the others, as they came."""
        return [*self.refused, *self.taken][:MOST_REPORTED]


def import_as_job(settings: Settings, job: JobContext) -> None:
    """Take a list in as a job."""

    def told(done: int, total: int | None) -> bool:
        job.progress(done, total)
        return job.is_cancelled()

    import_handed_in(job.sessions, settings, UUID(job.arguments["list"]), told)


def _settle(sessions: Sessions, list_id: UUID, bulk: Bulk, done: _Done) -> None:
    counts = done.counts
    with sessions.writing() as session:
        handed_in = session.get_one(HandedInList, list_id)
        handed_in.counts = {each.value: counts[each] for each in RowOutcome} | {
            "with_remarks": done.with_remarks
        }
        of_file = [{"number": 0, "findings": [as_record(each) for each in bulk.findings]}]
        handed_in.report = [*(of_file if bulk.findings else []), *_reported(done.reported)]
        taken = counts.total() - counts[RowOutcome.REFUSED]
        handed_in.state = ListState.DONE if taken else ListState.REFUSED
        spare = open_job(session, str(list_id))
        if spare is not None and spare.state is JobState.QUEUED:
            session.delete(spare)  # it stood by in case this process would not come so far


def _reported(rows: list[RowImported]) -> list[dict[str, Any]]:  # Any: JSON values
    return [
        {
            "number": row.number,
            "name": row.name,
            "outcome": row.outcome.value,
            "slug": row.slug,
            "findings": [as_record(each) for each in row.findings],
        }
        for row in rows
    ]


def _bulk_of(handed_in: HandedInList, data: bytes) -> Bulk:
    if handed_in.kind is SourceKind.CODE_JSON:
        return read_code_json(data, handed_in.language)
    return rows_of(
        sheet_of(data), handed_in.columns, handed_in.language, str(handed_in.agency_id)
    )


def _filled(sheet: Sheet) -> Iterator[Any]:  # Any: a row's cells
    return (row for row in sheet.rows if not row.is_blank)
