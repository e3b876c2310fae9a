"""The way in for many at once: a list is handed in, its columns are named, and its rows become drafts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette import status
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from registry.agencies.models import Agency
from registry.catalogue.bulk.spreadsheet.mapping import TARGETS
from registry.catalogue.bulk_importing import RowOutcome
from registry.catalogue.handed_in import (
    STANDS_BY,
    Preview,
    begin,
    find_list,
    hand_in,
    import_handed_in,
    is_short,
    is_stopped,
    leave_to_a_job,
    preview,
)
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.kept import finding_of
from registry.catalogue.records import HandedInList
from registry.catalogue.vocabulary import ListState, SourceKind
from registry.files.schemas import Upload
from registry.files.vocabulary import LARGEST
from registry.history.unit_of_work import attempt
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.addresses import see_other
from web.dependencies import Actor, Database, Posted, SignedIn, TheHouse
from web.forms import Form, prefilled
from web.needs.asking import LANGUAGES
from web.refusals import IN_THE_FORM, said_in, status_of
from web.rendering.page import render
from web.shell import language_of
from web.software.editing import own_agency
from web.software.judged import Judgement, judgement_on

router = APIRouter(prefix="/software/new/many", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
LINE = N_("line %(line)s, column %(column)s")
NO_NAME = N_("Say which column holds the names of the software.")
FIELDS: Mapping[str, str] = {
    "name": N_("Name"),
    "repository_url": N_("Repository"),
    "landing_url": N_("Website"),
    "licence": N_("Licence"),
    "short_description": N_("Short description"),
    "long_description": N_("Long description"),
    "generic_name": N_("What kind of thing it is, in a few words"),
    "localised_name": N_("Name in this language"),
    "features": N_("What it can do"),
    "documentation_url": N_("Documentation"),
    "holder_name": N_("Holder of the rights"),
    "development_status": N_("State of development"),
    "software_type": N_("Kind of software"),
    "maintenance_type": N_("Who maintains it"),
    "maintenance_status": N_("Maintenance status"),
    "categories": N_("Categories"),
    "platforms": N_("Platforms"),
    "available_languages": N_("Languages"),
    "version": N_("Version"),
    "released_on": N_("Day of the version"),
    "declared_users": N_("Who uses it"),
}
"""What a column can hold; who publishes is the agency that hands the list in."""

OUTCOMES: Mapping[RowOutcome, tuple[str, str]] = {
    RowOutcome.ENTERED: ("on", N_("Draft made")),
    RowOutcome.CHANGED: ("on", N_("Changed")),
    RowOutcome.UNCHANGED: ("off", N_("As it was")),
    RowOutcome.REFUSED: ("decide", N_("Not taken in")),
}


@dataclass(frozen=True)
class ManyPage:
    """The form for the list."""

    agency: Agency
    form: Form[Any]  # Any: it has no draft of its own
    languages: tuple[tuple[str, str], ...]
    holds_demonstration: bool


@dataclass(frozen=True)
class ColumnShown:
    """A column: its name, what it is said to hold, and what stands first in it."""

    name: str
    target: str
    first: list[str]


@dataclass(frozen=True)
class ColumnsPage:
    """The columns of a list that was handed in, to be told what they hold."""

    agency: Agency
    handed_in: HandedInList
    form: Form[Any]  # Any: as above
    columns: list[ColumnShown]
    names: list[str]
    fields: list[tuple[str, str]]
    languages: tuple[tuple[str, str], ...]
    is_usable: bool
    is_table: bool
    total: int | None
    judgement: Judgement
    holds_demonstration: bool


@dataclass(frozen=True)
class RowShown:
    """What became of a row, and what is to be said of it."""

    number: int
    name: str
    slug: str | None
    mark: str
    outcome: str
    said: list[str]


@dataclass(frozen=True)
class ReportPage:
    """What became of a list."""

    agency: Agency
    handed_in: HandedInList
    is_under_way: bool
    is_stopped: bool
    counts: Mapping[str, int]
    of_file: Judgement
    rows: list[RowShown]
    more: int
    holds_demonstration: bool


@router.get("")
def ask(request: Request, session: Database, actor: SignedIn) -> Response:
    """Ask for the list."""
    form = prefilled({"language": language_of(request).value})
    return render(request, "software/many.html", _many(own_agency(session, actor), form))


@router.post("")
def keep(
    request: Request, session: Database, house: TheHouse, actor: SignedIn, posted: Posted
) -> Response:
    """Keep the list and show how it begins."""
    language = str(posted.get("language", ""))
    language = language if language in dict(LANGUAGES) else language_of(request).value
    try:
        with attempt(session):
            own_agency(session, actor)
            upload = _upload(posted)
            handed_in = hand_in(session, actor, house.settings, upload, language)
    except IN_THE_FORM as refusal:
        form, _ = said_in(prefilled({"language": language}), refusal, "file")
        page = _many(own_agency(session, actor), form)
        return render(request, "software/many.html", page, status_of(refusal))
    return see_other(f"/software/new/many/{handed_in.id}")


@router.get("/{list_id}")
def show(
    request: Request, session: Database, house: TheHouse, actor: Actor, list_id: UUID
) -> Response:
    """Show how a list begins, how far it has come, or what became of its rows."""
    handed_in = find_list(session, actor, list_id)
    if handed_in.state is ListState.HANDED_IN:
        seen = preview(session, house.settings, handed_in)
        page = _columns(request, handed_in, seen, Form())
        return render(request, "software/many_columns.html", page)
    stopped = is_stopped(session, handed_in)
    report = _report(handed_in, language_of(request), is_stopped=stopped)
    return render(request, "software/many_report.html", report)


@router.post("/{list_id}")
def take_in(
    request: Request, house: TheHouse, actor: SignedIn, list_id: UUID, posted: Posted
) -> Response:
    """Take the rows in as drafts: at once where they are few, else as a job."""
    with house.sessions.reading() as session:
        handed_in = find_list(session, actor, list_id)
        seen = preview(session, house.settings, handed_in)
        goes_on = is_stopped(session, handed_in)
    columns = handed_in.columns if goes_on else _columns_told(seen, posted)
    is_table = handed_in.kind is SourceKind.SPREADSHEET
    if is_table and ("name" not in columns.values() or not seen.is_usable):
        form: Form[Any] = Form().complaining(_NoName(), "column-0")  # Any: as above
        page = _columns(request, handed_in, seen, form, columns)
        return render(request, "software/many_columns.html", page, WRONG)
    is_at_once = is_short(handed_in, seen.total)
    with house.sessions.writing(request.state.request_id) as session:
        kept = find_list(session, actor, list_id)
        begin(session, actor, kept, columns, kept.language)
        leave_to_a_job(session, kept, STANDS_BY if is_at_once else timedelta())
    if is_at_once:
        import_handed_in(house.sessions, house.settings, list_id)
    return see_other(f"/software/new/many/{list_id}")


class _NoName:
    """The complaint that no column holds the names."""

    sentence = NO_NAME
    params: Mapping[str, object] = {}


def _many(agency: Agency, form: Form[Any]) -> ManyPage:  # Any: as above
    return ManyPage(agency, form, LANGUAGES, agency.is_demonstration)


def _upload(posted: FormData) -> Upload:
    chosen = posted.get("file")
    if isinstance(chosen, UploadFile) and chosen.filename:
        content = chosen.file.read(LARGEST + 1)
        return Upload(chosen.filename, chosen.content_type, content)
    return Upload("", None, b"")


def _columns_told(seen: Preview, posted: FormData) -> dict[str, str]:
    """Return what each column was said to hold; of two for one field the first counts."""
    told: dict[str, str] = {}
    for number, column in enumerate(seen.columns):
        target = str(posted.get(f"column-{number}", ""))
        if target in TARGETS and target not in told.values() and column and column not in told:
            told[column] = target
    return told


def _columns(
    request: Request,
    handed_in: HandedInList,
    seen: Preview,
    form: Form[Any],  # Any: as above
    told: Mapping[str, str] | None = None,
) -> ColumnsPage:
    language = language_of(request)
    mapped = seen.suggested if told is None else told
    fields = [("", translate(language, N_("Not read")))]
    fields += [(name, translate(language, words)) for name, words in FIELDS.items()]
    shown = [
        ColumnShown(name, mapped.get(name, ""), [_cell(row, index) for row in seen.first[:3]])
        for index, name in enumerate(seen.columns)
    ]
    return ColumnsPage(
        agency=handed_in.agency,
        handed_in=handed_in,
        form=form,
        columns=shown,
        names=[row[0] for row in seen.first if row],
        fields=fields,
        languages=LANGUAGES,
        is_usable=seen.is_usable,
        is_table=handed_in.kind is SourceKind.SPREADSHEET,
        total=seen.total,
        judgement=judgement_on(None, seen.findings, language),
        holds_demonstration=handed_in.agency.is_demonstration,
    )


def _cell(row: tuple[str, ...], index: int) -> str:
    return row[index][:120] if index < len(row) else ""


def _report(handed_in: HandedInList, language: Language, *, is_stopped: bool) -> ReportPage:
    of_file = [each for each in handed_in.report if each["number"] == 0]
    findings = tuple(finding_of(each) for row in of_file for each in row["findings"])
    rows = [each for each in handed_in.report if each["number"]]
    counted = sum(handed_in.counts.get(each.value, 0) for each in RowOutcome)
    return ReportPage(
        agency=handed_in.agency,
        handed_in=handed_in,
        is_under_way=handed_in.state is ListState.RUNNING and not is_stopped,
        is_stopped=is_stopped,
        counts=handed_in.counts,
        of_file=judgement_on(None, findings, language),
        rows=[
            _row(each, language, has_lines=handed_in.kind is SourceKind.CODE_JSON)
            for each in rows
        ],
        more=counted - len(rows),
        holds_demonstration=handed_in.agency.is_demonstration,
    )


def _row(
    row: Mapping[str, Any], language: Language, *, has_lines: bool
) -> RowShown:  # Any: JSON values
    mark, outcome = OUTCOMES[RowOutcome(row["outcome"])]
    findings = [finding_of(each) for each in row["findings"]]
    return RowShown(
        row["number"],
        row["name"],
        row["slug"],
        mark,
        outcome,
        [_said(each, language, has_lines=has_lines) for each in findings],
    )


def _said(finding: Finding, language: Language, *, has_lines: bool) -> str:
    def tell(sentence: str) -> str:
        return translate(language, sentence)

    key = translate(language, FIELDS.get(finding.key, finding.key)) if finding.key else ""
    if has_lines:
        place = {"line": finding.line, "column": finding.column}
        key = f"{key} ({translate(language, LINE, **place)})".strip()
    where = f"{key}: " if key else ""
    return f"{where}{finding.say(tell)} {finding.say_hint(tell)}".rstrip()
