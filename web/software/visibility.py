"""The page on which an owner sets who may see an entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry import clock
from registry.agencies.queries import every_agency
from registry.agencies.schemas import AgencyCode
from registry.catalogue.entry import entry_of
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.catalogue.vocabulary import Visibility
from registry.drafts import Day, Draft
from registry.history.unit_of_work import attempt
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.addresses import see_other
from web.changes import Change
from web.dependencies import Database, Posted, SignedIn
from web.forms import Form, fill, prefilled
from web.names import VISIBILITIES, choices
from web.refusals import IN_THE_FORM, STALE, said_in
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.software.editing import own_software
from web.software.meanwhile import changes_of_visibility
from web.versions import is_stale, opened_version

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
ASKS = {"visibility": N_("Say who may see it.")}
HINTS: Mapping[Visibility, str] = {
    Visibility.PUBLIC: N_("It is found by everyone, and stands in the open data."),
    Visibility.GOVERNMENT: N_("Whoever signs in for an agency finds it; nobody else does."),
    Visibility.RESTRICTED: N_("Nobody else finds it, in no list and in no figure."),
}
Choices = list[tuple[str, str]]


class VisibilityDraft(Draft):
    """Who may see an entry, and until which day nobody else does."""

    visibility: Visibility
    shared_with: list[AgencyCode] = Field(default_factory=list, max_length=200)
    confidential_until: Day | None = None


@dataclass(frozen=True)
class VisibilityPage:
    """Who may see an entry, to be set; `is_held_back` says that its day has not come yet."""

    software: Software
    form: AnyForm
    visibilities: list[dict[str, str]]
    agencies: Choices
    version: int
    changes: list[Change] | None
    is_held_back: bool
    was_kept: bool
    holds_demonstration: bool


@router.get("/{slug}/visibility")
def ask(
    request: Request,
    session: Database,
    actor: SignedIn,
    slug: str,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show who may see an entry, in the form that changes it."""
    software = own_software(session, actor, slug)
    grants = entry_of(session, software).grants
    values = {
        "visibility": software.visibility,
        "shared_with": [each.agency.code for each in grants],
        "confidential_until": software.confidential_until,
    }
    form = prefilled(values, language_of(request))
    page = _page(session, software, form, language_of(request), was_kept=done == "kept")
    return render(request, "software/visibility.html", page)


@router.post("/{slug}/visibility")
def set_visibility(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Set who may see an entry; or show the form again."""
    language = language_of(request)
    software = own_software(session, actor, slug)
    form: Form[VisibilityDraft] = fill(VisibilityDraft, posted, language, ASKS)
    code, changes = WRONG, None
    if is_stale(software, posted):
        code = STALE
        changes = changes_of_visibility(session, software, opened_version(posted), language)
    elif form.draft is not None:
        try:
            with attempt(session):
                edit = SoftwareEdit.model_validate(form.draft.model_dump())
                edit_software(session, actor, software, edit)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            software = own_software(session, actor, slug)
        else:
            return see_other(f"/software/{software.slug}/visibility?done=kept")
    page = _page(session, software, form.again(), language, changes)
    return render(request, "software/visibility.html", page, code)


def _page(
    session: Database,
    software: Software,
    form: AnyForm,
    language: Language,
    changes: list[Change] | None = None,
    *,
    was_kept: bool = False,
) -> VisibilityPage:
    until = software.confidential_until
    offered = {each.code: each.name for each in every_agency(session)}
    offered |= {
        each.agency.code: each.agency.name for each in entry_of(session, software).grants
    }
    if software.agency is not None:
        offered.pop(software.agency.code, None)
    return VisibilityPage(
        software=software,
        form=form,
        visibilities=[
            {
                "value": value,
                "text": text,
                "hint": translate(language, HINTS[Visibility(value)]),
            }
            for value, text in choices(VISIBILITIES, language)
        ],
        agencies=[(code, f"{code}, {name}") for code, name in sorted(offered.items())],
        version=software.version,
        changes=changes,
        is_held_back=until is not None and until > clock.today(),
        was_kept=was_kept,
        holds_demonstration=is_demonstration(software),
    )
