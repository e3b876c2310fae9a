"""The ways in: the guided form, or a publiccode.yml that is pasted or uploaded and judged at once."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query
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
from registry.catalogue.queries import (
    find_software,
    software_by_repository,
    software_with_ids,
)
from registry.catalogue.taking_over import is_own, take_over
from registry.errors import NotAllowedError
from registry.history.unit_of_work import attempt
from registry.language.vocabulary import Language
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.forms import Form
from web.refusals import IN_THE_FORM, STALE, status_of
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.software.editing import own_agency
from web.software.judged import Judgement, judgement_on
from web.software.own_entry import TAKE, OwnEntry, own_entry, was_seen

router = APIRouter(prefix="/software", include_in_schema=False)
Into = Annotated[str, Query(max_length=200)]
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT


@dataclass(frozen=True)
class WaysPage:
    """The ways to publish a software."""

    agency: Agency
    holds_demonstration: bool


@dataclass(frozen=True)
class FilePage:
    """A file that is handed in: its text, the judgement on it, and whether an entry can be made of it.

    `registered` is the entry that has its repository, where the reader may know of it; `own` what it
    changes where that is their agency's, or where it is handed in for one that is, by its slug `into`.
    """

    agency: Agency
    form: AnyForm
    text: str
    judgement: Judgement | None
    is_usable: bool
    is_registered: bool
    registered: Software | None
    holds_demonstration: bool
    into: str = ""
    own: OwnEntry | None = None
    is_changed: bool = False


@router.get("/new")
def ways(request: Request, session: Database, actor: SignedIn) -> Response:
    """Ask how the software is to be described."""
    agency = own_agency(session, actor)
    page = WaysPage(agency, holds_demonstration=agency.is_demonstration)
    return render(request, "software/new.html", page)


@router.get("/new/file")
def ask_file(
    request: Request, session: Database, actor: SignedIn, entry: Into = ""
) -> Response:
    """Ask for the file, of a new software or of an entry that there is."""
    agency = own_agency(session, actor)
    into = _into(session, actor, entry)
    page = _page(agency, Form(), into.slug if into else "")
    return render(request, "software/file.html", page)


@router.post("/new/file")
def judge_file(
    request: Request, session: Database, actor: SignedIn, posted: Posted
) -> Response:
    """Judge the file and show what is to be said of it.

    Where that is asked, it is kept as a draft, or taken over into the agency's entry: not before
    what it changes there was shown.
    """
    data, language = _handed_in(posted), language_of(request)
    page = _judged(session, actor, data, posted, language)
    if posted.get("do") == TAKE and page.own is not None and not was_seen(page.own, posted):
        return render(request, "software/file.html", _as_changed(page), STALE)
    try:
        with attempt(session):
            done = _kept(session, actor, page, data, str(posted.get("do")))
    except IN_THE_FORM as refusal:
        form = page.form.complaining(refusal)
        page = _complaining(_judged(session, actor, data, posted, language), form)
        return render(request, "software/file.html", page, status_of(refusal))
    if done is not None:
        return see_other(done)
    is_right = page.is_usable or (page.own is not None and page.own.is_takeable)
    return render(
        request, "software/file.html", page, status.HTTP_200_OK if is_right else WRONG
    )


def _kept(
    session: Database, actor: rules.Actor, page: FilePage, data: bytes, asked: str
) -> str | None:
    """Do with the file what was asked, and return where that is seen; None where nothing was kept."""
    if asked == TAKE and page.own is not None:
        take_over(session, actor, page.own.software, data)
        return f"/software/{page.own.software.slug}/edit?done=taken_over"
    if asked == "save":
        taken = take_in_draft(session, actor, data)
        if taken.changed and taken.software is not None:
            return f"/software/{taken.software.slug}/edit?done=taken"
    return None


def _handed_in(posted: FormData) -> bytes:
    """Return the bytes of the file that was chosen, else of the text that was pasted."""
    chosen = posted.get("file")
    if isinstance(chosen, UploadFile) and chosen.filename:
        return chosen.file.read(MAX_BYTES + 1)
    return str(posted.get("text", "")).replace("\r\n", "\n").encode(errors="replace")


def _judged(
    session: Database,
    actor: rules.Actor,
    data: bytes,
    posted: FormData,
    language: Language,
) -> FilePage:
    agency = own_agency(session, actor)
    into = _into(session, actor, str(posted.get("entry", "")))
    validation, reading = validate(data), read_publiccode(data)
    known = software_by_repository(session, reading.entry.repository) if reading.entry else None
    shown = software_with_ids(session, actor, [known.id]) if known else {}
    text = validation.text or ""
    return FilePage(
        agency=agency,
        form=Form(),
        text=text,
        judgement=judgement_on(validation.text, validation.findings, language),
        is_usable=_is_usable(reading, known) and into is None,
        is_registered=known is not None,
        registered=shown.get(known.id) if known else None,
        holds_demonstration=agency.is_demonstration,
        into=into.slug if into else "",
        own=own_entry(session, actor, text, reading.entry, (into, known), language),
    )


def _into(session: Database, actor: rules.Actor, slug: str) -> Software | None:
    """Return the entry of their agency that the file is handed in for."""
    if not slug:
        return None
    software = find_software(session, actor, slug)
    if not is_own(actor, software):
        raise NotAllowedError
    return software


def _is_usable(reading: Reading, known: Software | None) -> bool:
    return reading.entry is not None and known is None


def _as_changed(page: FilePage) -> FilePage:
    return replace(page, is_changed=True)


def _complaining(page: FilePage, form: AnyForm) -> FilePage:
    return replace(page, form=form)


def _page(agency: Agency, form: AnyForm, into: str = "") -> FilePage:
    return FilePage(
        agency=agency,
        form=form,
        text="",
        judgement=None,
        is_usable=False,
        is_registered=False,
        registered=None,
        holds_demonstration=agency.is_demonstration,
        into=into,
    )
