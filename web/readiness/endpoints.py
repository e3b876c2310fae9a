"""The endpoints of a software's readiness: shown, assessed, confirmed."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.catalogue.models import Software
from registry.catalogue.policy import require_edit, require_review
from registry.catalogue.queries import find_software, is_demonstration
from registry.errors import StaleError
from registry.history.unit_of_work import attempt
from registry.language.vocabulary import Language
from registry.reuse_readiness.queries import (
    Readiness,
    assessed_versions,
    readiness_of,
    version_names,
)
from registry.reuse_readiness.schemas import ReadinessDraft
from registry.reuse_readiness.service import assess_readiness, confirm_readiness
from registry.reuse_readiness.vocabulary import TOPICS, Topic
from registry.upkeep.schemas import EntryConfirmation
from registry.upkeep.service.confirming import confirm_entry
from web.addresses import see_other
from web.dependencies import Actor, Database, Posted, SignedIn
from web.forms import fill, prefilled
from web.readiness.showing import chosen, level_choices, readiness_page
from web.refusals import IN_THE_FORM, STALE, said_in
from web.rendering.page import render
from web.shell import language_of
from web.software.answers import AnyForm
from web.versions import opened_version

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
EDITION = "edition"  # the form's own field `version` names a version of the software
VersionAsked = Annotated[str, Query(max_length=60)]


@dataclass(frozen=True)
class TopicAsked:
    """A topic in the form: its place among them, its name, and its levels to choose among."""

    topic: Topic
    name: str
    levels: list[tuple[str, str]]


@dataclass(frozen=True)
class AssessPage:
    """The form of a version's levels; `edition` tells what it was opened on."""

    software: Software
    form: AnyForm
    version: str
    versions: list[str]
    topics: list[TopicAsked]
    edition: int
    is_stale: bool
    holds_demonstration: bool


@router.get("/{slug}/readiness")
def show(
    request: Request,
    session: Database,
    actor: Actor,
    slug: str,
    version: VersionAsked = "",
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show how ready a software is to be reused, and how complete its entry is."""
    software = find_software(session, actor, slug)
    if software.slug != slug:
        return RedirectResponse(
            f"/software/{software.slug}/readiness", status.HTTP_308_PERMANENT_REDIRECT
        )
    page = readiness_page(session, actor, software, version, language_of(request), done)
    return render(request, "readiness/show.html", page)


@router.get("/{slug}/readiness/edit")
def ask(
    request: Request,
    session: Database,
    actor: SignedIn,
    slug: str,
    version: VersionAsked = "",
) -> Response:
    """Ask for the levels of a version."""
    software = _own(session, actor, slug)
    assessed = assessed_versions(session, [software.id]).get(software.id, [])
    readiness = chosen(session, software, version, assessed)
    return _form(request, session, software, _kept(readiness), readiness)


@router.post("/{slug}/readiness")
def assess(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Set down the levels of a version; or show the form again."""
    software = _own(session, actor, slug)
    form, code = fill(ReadinessDraft, posted, language_of(request)), WRONG
    readiness = readiness_of(session, software, form.value("version"))
    if opened_version(posted, EDITION) != readiness.version:
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                assess_readiness(session, actor, software, form.draft)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            software = _own(session, actor, slug)
        else:
            return see_other(f"/software/{software.slug}/readiness?done=assessed")
    return _form(request, session, software, form.again(), readiness, code)


@router.post("/{slug}/readiness/confirm")
def confirm(session: Database, actor: SignedIn, posted: Posted, slug: str) -> Response:
    """Confirm the levels of a version as they were read."""
    software = find_software(session, actor, slug)
    require_review(actor)
    readiness = readiness_of(session, software, str(posted.get("version", ""))[:60])
    if opened_version(posted, EDITION) != readiness.version:
        raise StaleError
    confirm_readiness(session, actor, software, readiness.version_name)
    return see_other(f"/software/{software.slug}/readiness?done=confirmed")


@router.post("/{slug}/confirm")
def confirm_still(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Set down that an entry is true still."""
    software = find_software(session, actor, slug)
    form = fill(EntryConfirmation, posted, language_of(request))
    confirm_entry(session, actor, software, form.draft or EntryConfirmation())
    return see_other(f"/software/{software.slug}/readiness?done=true")


def _own(session: Database, actor: SignedIn, slug: str) -> Software:
    software = find_software(session, actor, slug)
    require_edit(actor, software)
    return software


def _kept(readiness: Readiness) -> AnyForm:
    rows = readiness.assessed
    topics = [
        {
            "level": rows[topic].level if topic in rows else None,
            "evidence": rows[topic].evidence if topic in rows else None,
            "evidence_url": rows[topic].evidence_url if topic in rows else None,
        }
        for topic in Topic
    ]
    return prefilled({"version": readiness.version_name, "topics": topics})


def _topics(language: Language) -> list[TopicAsked]:
    return [TopicAsked(topic, TOPICS[topic], level_choices(topic, language)) for topic in Topic]


def _form(
    request: Request,
    session: Database,
    software: Software,
    form: AnyForm,
    readiness: Readiness,
    code: int = status.HTTP_200_OK,
) -> Response:
    page = AssessPage(
        software=software,
        form=form,
        version=readiness.version_name,
        versions=version_names(session, software),
        topics=_topics(language_of(request)),
        edition=readiness.version,
        is_stale=code == STALE,
        holds_demonstration=is_demonstration(software),
    )
    return render(request, "readiness/edit.html", page, code)
