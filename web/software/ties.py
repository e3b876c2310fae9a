"""The page on which an owner says where their software comes from and what follows it."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter
from starlette import status
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from registry.actors.rules import Actor as Reader
from registry.catalogue.lineages import find_tie, ties_of, ties_to
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.queries import (
    UnknownSoftwareError,
    is_demonstration,
    software_by_repository,
    software_with_ids,
)
from registry.catalogue.repository import normalise_repository
from registry.catalogue.schemas import TieDraft
from registry.catalogue.tying import add_tie, remove_tie
from registry.history.unit_of_work import attempt
from registry.language.marks import N_
from registry.text import slug_of
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.forms import Form, fill
from web.names import RELATIONS, choices
from web.refusals import IN_THE_FORM, said_in
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.software.editing import own_software

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
ASKS = {"relation": N_("Say how it is tied to the other one.")}
_HERE = re.compile(r"/software/([a-z0-9-]{1,120})/?")


@dataclass(frozen=True)
class TiesPage:
    """The ties of an entry, those of others that lead here, and the form to add one."""

    software: Software
    ties: list[Lineage]
    from_others: list[Lineage]
    form: AnyForm
    relations: list[tuple[str, str]]
    done: str
    holds_demonstration: bool


@router.get("/{slug}/lineage")
def show(request: Request, session: Database, actor: SignedIn, slug: str) -> Response:
    """Show where an entry comes from and what follows it, tie by tie."""
    software = own_software(session, actor, slug)
    return _shown(request, session, actor, software, Form())


@router.post("/{slug}/lineage")
def add(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Keep a tie; or show the form again."""
    software = own_software(session, actor, slug)
    form, code = _read(request, session, actor, posted), WRONG
    if form.draft is not None:
        try:
            with attempt(session):
                add_tie(session, actor, software, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            software = own_software(session, actor, slug)
        else:
            return see_other(f"/software/{software.slug}/lineage?done=added")
    return _shown(request, session, actor, software, form.again(), code)


@router.post("/{slug}/lineage/{tie_id}/remove")
def remove(session: Database, actor: SignedIn, slug: str, tie_id: UUID) -> Response:
    """Take a tie away."""
    software = own_software(session, actor, slug)
    remove_tie(session, actor, software, find_tie(session, actor, software, tie_id))
    return see_other(f"/software/{software.slug}/lineage?done=removed")


def _read(
    request: Request, session: Database, actor: Reader, posted: FormData
) -> Form[TieDraft]:
    """Read the form; the other software may be typed as its page's or its repository's address too."""
    typed = str(posted.get("software", "")).strip()
    slug = _slug_in(session, actor, typed)
    rest = [pair for pair in posted.multi_items() if pair[0] != "software"]
    answers = FormData([*rest, ("software", typed if slug is None else slug)])
    form = fill(TieDraft, answers, language_of(request), ASKS)
    if slug is not None:
        return form
    errors = tuple(error for error in form.errors if error.name != "software")
    unknown = UnknownSoftwareError("software", slug=typed)
    return replace(form, errors=errors).complaining(unknown)


def _slug_in(session: Database, actor: Reader, typed: str) -> str | None:
    """Return the slug that was typed, or that stands in an address; None for an address of nothing here."""
    if "://" not in typed:
        return slug_of(typed) if typed else ""
    key = normalise_repository(typed)
    found = software_by_repository(session, key) if key is not None else None
    if found is not None and software_with_ids(session, actor, [found.id]):
        return found.slug
    try:
        here = _HERE.fullmatch(urlsplit(typed).path)
    except ValueError:
        return None
    return here[1] if here else None


def _shown(
    request: Request,
    session: Database,
    actor: Reader,
    software: Software,
    form: AnyForm,
    code: int = status.HTTP_200_OK,
) -> Response:
    page = TiesPage(
        software=software,
        ties=ties_of(session, actor, [software.id])[software.id],
        from_others=ties_to(session, actor, software),
        form=form,
        relations=choices(RELATIONS, language_of(request)),
        done=request.query_params.get("done", ""),
        holds_demonstration=is_demonstration(software),
    )
    return render(request, "software/lineage.html", page, code)
