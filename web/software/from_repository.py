"""The way in by a repository's address: what was found there, from which file, and saving it as a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.agencies.models import Agency
from registry.catalogue.from_repository import (
    enter_from_repository,
    registered,
    take_over_from_repository,
)
from registry.catalogue.models import Software
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.queries import software_by_repository, software_with_ids
from registry.catalogue.repository_reading.reading import (
    ADDRESS,
    RepositoryReading,
    read_repository,
)
from registry.catalogue.repository_reading.schemas import RepositoryDraft
from registry.errors import RefusalError
from registry.house import House
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.outside.fetching import limits_of
from registry.upkeep.service.confirming import note_licence_file
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn, TheHouse
from web.forms import Form, fill, prefilled
from web.needs.asking import LANGUAGES
from web.refusals import IN_THE_FORM, STALE, said_in, status_of
from web.rendering.page import render
from web.reviews.showing import value_in_words
from web.shell import language_of
from web.software.editing import own_agency
from web.software.judged import Judgement, judgement_on
from web.software.own_entry import TAKE, OwnEntry, own_entry, was_seen

router = APIRouter(prefix="/software", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
DONE: Mapping[str, str] = {TAKE: "taken_over", "save": "taken"}
FIELDS: Mapping[str, str] = {  # in the order in which they are shown
    "name": N_("Name"),
    "repository_url": N_("Repository"),
    "landing_url": N_("Website"),
    "logo": N_("Logo"),
    "licence": N_("Licence"),
    "licence_as_found": N_("Licence, as the file says"),
    "holder_name": N_("Holder of the rights"),
    "development_status": N_("State of development"),
    "software_type": N_("Kind of software"),
    "categories": N_("Categories"),
    "platforms": N_("Platforms"),
    "available_languages": N_("Languages"),
    "texts": N_("Description"),
    "releases": N_("Version"),
}


@dataclass(frozen=True)
class FieldFound:
    """One field of the draft: what it is called, what was found, and in which file."""

    name: str
    value: str
    file: str | None  # None: taken from the address itself


@dataclass(frozen=True)
class Seen:
    """What was found in a repository. `registered` is the entry that has it, where the reader may know of it."""

    address: str
    files: list[str]
    fields: list[FieldFound]
    notes: Judgement
    judgement: Judgement | None
    has_publiccode: bool
    is_valid: bool
    is_registered: bool
    registered: Software | None
    own: OwnEntry | None


@dataclass(frozen=True)
class RepositoryPage:
    """The form for the address and, once it was asked, what was found there."""

    agency: Agency
    form: Form[Any]  # Any: of a draft, or of what is shown first
    languages: tuple[tuple[str, str], ...]
    seen: Seen | None
    holds_demonstration: bool
    is_changed: bool = False


@router.get("/new/repository")
def ask(request: Request, house: TheHouse, actor: SignedIn) -> Response:
    """Ask for the address."""
    agency = _agency(house, actor)
    language = language_of(request)
    form = prefilled({"url": "", "language": language.value}, language)
    return render(request, "software/repository.html", _page(agency, form))


@router.post("/new/repository")
def look(request: Request, house: TheHouse, actor: SignedIn, posted: Posted) -> Response:
    """Look into the repository and show what is there; or save it as a draft, where that is asked.

    Where their agency has an entry of it, its file is taken over: not before what it changes was shown.

    The repository is asked while no unit of work is open: nobody waits for a slow host.
    """
    agency = _agency(house, actor)
    form: Form[Any] = fill(RepositoryDraft, posted, language_of(request))  # Any: as in the page
    if form.draft is None:
        return render(request, "software/repository.html", _page(agency, form), WRONG)
    try:
        limits = limits_of(house.settings)
        reading = read_repository(form.draft.url, form.draft.language, limits=limits)
        seen = _seen(house, actor, reading, language_of(request))
        page = _page(agency, form, seen)
        asked = posted.get("do")
        if asked == TAKE and (seen.own is None or not was_seen(seen.own, posted)):
            page = replace(page, is_changed=seen.own is not None)
            return render(request, "software/repository.html", page, STALE)
        if asked in {TAKE, "save"}:
            with house.sessions.writing(request.state.request_id) as session:
                own = (
                    take_over_from_repository(session, actor, reading)
                    if asked == TAKE
                    else None
                )
                software = own or enter_from_repository(session, actor, reading)
                has_file = reading.has_licence_file
                note_licence_file(session, actor, software, has_file=has_file)
                slug = software.slug
            return see_other(f"/software/{slug}/edit?done={DONE[str(asked)]}")
    except IN_THE_FORM as refusal:
        return _refused(request, agency, form, refusal)
    return render(request, "software/repository.html", page)


def _refused(
    request: Request,
    agency: Agency,
    form: Form[Any],  # Any: as above
    refusal: RefusalError,
) -> Response:
    told, _ = said_in(form, refusal, "url")
    page = _page(agency, told)
    return render(request, "software/repository.html", page, status_of(refusal))


def _agency(house: House, actor: rules.Actor) -> Agency:
    with house.sessions.reading() as session:
        return own_agency(session, actor)


def _page(
    agency: Agency,
    form: Form[Any],  # Any: as above
    seen: Seen | None = None,
) -> RepositoryPage:
    return RepositoryPage(agency, form, LANGUAGES, seen, agency.is_demonstration)


def _seen(
    house: House, actor: rules.Actor, reading: RepositoryReading, language: Language
) -> Seen:
    with house.sessions.reading() as session:
        known = registered(session, reading)
        shown = software_with_ids(session, actor, [known.id]) if known else {}
        own = _own(session, actor, reading, known, language)
    judged = reading.validation
    return Seen(
        address=reading.address,
        files=[file.name for file in reading.files],
        fields=_fields(reading, language),
        notes=judgement_on(None, reading.findings, language),
        judgement=judgement_on(judged.text, judged.findings, language) if judged else None,
        has_publiccode=reading.publiccode is not None,
        is_valid=judged is not None and judged.is_valid(),
        is_registered=known is not None,
        registered=shown.get(known.id) if known else None,
        own=own,
    )


def _own(
    session: Database,
    actor: rules.Actor,
    reading: RepositoryReading,
    known: Software | None,
    language: Language,
) -> OwnEntry | None:
    """Return what the repository's file changes of the agency's own entry of it."""
    if reading.publiccode is None or reading.validation is None:
        return None
    entry = read_publiccode(reading.publiccode.content).entry
    named = software_by_repository(session, entry.repository) if entry else None
    found = (known, named)
    return own_entry(session, actor, reading.validation.text or "", entry, found, language)


def _fields(reading: RepositoryReading, language: Language) -> list[FieldFound]:
    return [
        FieldFound(
            translate(language, words),
            _said(name, reading.values[name], language),
            None if reading.origins.get(name) == ADDRESS else reading.origins.get(name),
        )
        for name, words in FIELDS.items()
        if reading.values.get(name)
    ]


def _said(name: str, value: Any, language: Language) -> str:  # Any: what a draft's field holds
    if name == "texts":
        texts = value.values()
        words = (
            text.get("short_description") or text.get("long_description") for text in texts
        )
        return "\n\n".join(word[:600] for word in words if word)
    if name == "releases":
        return ", ".join(release["version"] for release in value)
    return value_in_words(name, value, language)
