"""The ways in: the guided form, or a publiccode.yml that is pasted or uploaded and judged at once."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette import status
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.agencies.models import Agency
from registry.catalogue.importing import take_in_draft
from registry.catalogue.models import Software
from registry.catalogue.publiccode.decoding import MAX_BYTES
from registry.catalogue.publiccode.reading import Reading, read_publiccode
from registry.catalogue.publiccode.validation import validate
from registry.catalogue.queries import software_by_repository, software_with_ids
from registry.history.unit_of_work import attempt
from registry.language.vocabulary import Language
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.forms import Form
from web.refusals import IN_THE_FORM, status_of
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.software.editing import own_agency
from web.software.judged import Judgement, judgement_on

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT


@dataclass(frozen=True)
class WaysPage:
    """The ways to publish a software."""

    agency: Agency
    holds_demonstration: bool


@dataclass(frozen=True)
class FilePage:
    """A file that is handed in: its text, the judgement on it, and whether an entry can be made of it.

    `registered` is the entry that has its repository, where the reader may know of it.
    """

    agency: Agency
    form: AnyForm
    text: str
    judgement: Judgement | None
    is_usable: bool
    is_registered: bool
    registered: Software | None
    holds_demonstration: bool


@router.get("/new")
def ways(request: Request, session: Database, actor: SignedIn) -> Response:
    """Ask how the software is to be described."""
    agency = own_agency(session, actor)
    page = WaysPage(agency, holds_demonstration=agency.is_demonstration)
    return render(request, "software/new.html", page)


@router.get("/new/file")
def ask_file(request: Request, session: Database, actor: SignedIn) -> Response:
    """Ask for the file."""
    page = _page(own_agency(session, actor), Form())
    return render(request, "software/file.html", page)


@router.post("/new/file")
def judge_file(
    request: Request, session: Database, actor: SignedIn, posted: Posted
) -> Response:
    """Judge the file and show what is to be said of it; or keep it as a draft, where that is asked."""
    language, agency = language_of(request), own_agency(session, actor)
    data = _handed_in(posted)
    form: AnyForm = Form()
    if posted.get("do") == "save":
        try:
            with attempt(session):
                taken = take_in_draft(session, actor, data)
        except IN_THE_FORM as refusal:
            form = form.complaining(refusal)
            page = _judged(session, actor, own_agency(session, actor), form, data, language)
            return render(request, "software/file.html", page, status_of(refusal))
        if taken.changed and taken.software is not None:
            return see_other(f"/software/{taken.software.slug}/edit?done=taken")
    page = _judged(session, actor, agency, form, data, language)
    code = status.HTTP_200_OK if page.is_usable else WRONG
    return render(request, "software/file.html", page, code)


def _handed_in(posted: FormData) -> bytes:
    """Return the bytes of the file that was chosen, else of the text that was pasted."""
    chosen = posted.get("file")
    if isinstance(chosen, UploadFile) and chosen.filename:
        return chosen.file.read(MAX_BYTES + 1)
    return str(posted.get("text", "")).replace("\r\n", "\n").encode(errors="replace")


def _judged(
    session: Database,
    actor: rules.Actor,
    agency: Agency,
    form: AnyForm,
    data: bytes,
    language: Language,
) -> FilePage:
    validation, reading = validate(data), read_publiccode(data)
    known = software_by_repository(session, reading.entry.repository) if reading.entry else None
    shown = software_with_ids(session, actor, [known.id]) if known else {}
    return FilePage(
        agency=agency,
        form=form,
        text=validation.text or "",
        judgement=judgement_on(validation.text, validation.findings, language),
        is_usable=_is_usable(reading, known),
        is_registered=known is not None,
        registered=shown.get(known.id) if known else None,
        holds_demonstration=agency.is_demonstration,
    )


def _is_usable(reading: Reading, known: Software | None) -> bool:
    return reading.entry is not None and known is None


def _page(agency: Agency, form: AnyForm) -> FilePage:
    return FilePage(
        agency=agency,
        form=form,
        text="",
        judgement=None,
        is_usable=False,
        is_registered=False,
        registered=None,
        holds_demonstration=agency.is_demonstration,
    )
