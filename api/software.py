"""The catalogue's entries."""

from typing import Annotated

from fastapi import Depends, Path, Query
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import MOVED, SLUG, made, require_present_name
from api.conditional import IfMatch, tagged
from api.dependencies import Actor, Database, ReaderLanguage, house_of
from api.endpoints import new_router
from api.paging import Listed, PageParameters
from api.software_outs import SoftwareOut, shown
from registry.agencies.queries import agency_named_in
from registry.agencies.schemas import AgencyCode
from registry.catalogue.models import Software
from registry.catalogue.publiccode_file import publiccode_yml
from registry.catalogue.queries import find_software, list_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software
from registry.open_data.rules import headers_of_entry
from registry.reviews.service import enter_from_outside

router = new_router("/software", "Software")
YAML = "application/yaml"


def _software(
    request: Request,
    session: Database,
    actor: Actor,
    slug: Annotated[str, Path(pattern=SLUG, examples=["agenda-de-atencion"])],
) -> Software:
    software = find_software(session, actor, slug)
    require_present_name(request, slug, "software", software.slug)
    return software


SoftwareAsked = Annotated[Software, Depends(_software)]


@router.get("")
def index(
    session: Database,
    actor: Actor,
    asked: PageParameters,
    agency: Annotated[
        AgencyCode | None,
        Query(description="The agency that answers for it.", examples=["DEMO-A"]),
    ] = None,
) -> Listed[SoftwareOut]:
    """List the software you may know of, by slug."""
    of = agency_named_in(session, "agency", agency) if agency else None
    page = list_software(session, actor, asked, of)
    return Listed(items=shown(session, actor, page.items), next=page.next)


@router.post("", status_code=status.HTTP_201_CREATED)
def enter(
    request: Request, session: Database, actor: Actor, draft: SoftwareDraft, response: Response
) -> SoftwareOut:
    """Enter a software; without a publisher it is your agency's own.

    It is published at once where you are of e-government staff, or your agency is in good standing.
    Else it begins as a draft; to ask for `published` is refused then.
    """
    software = tagged(session, response, enter_from_outside(session, actor, draft))
    made(request, response, "software", software.slug)
    return shown(session, actor, [software])[0]


@router.get("/{slug}", responses=MOVED)
def show(
    request: Request,
    session: Database,
    actor: Actor,
    software: SoftwareAsked,
    response: Response,
) -> SoftwareOut:
    """Show a software. A name that it had before leads to its present one."""
    dated(request, response, software)
    return shown(session, actor, [tagged(session, response, software)])[0]


@router.patch("/{slug}", responses=MOVED)
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    software: SoftwareAsked,
    edit: SoftwareEdit,
    response: Response,
) -> SoftwareOut:
    """Edit a software: the fields that are given, each list as a whole."""
    match.require(software)
    edited = tagged(session, response, edit_software(session, actor, software, edit))
    return shown(session, actor, [edited])[0]


@router.get(
    "/{slug}/publiccode.yml",
    response_class=Response,
    responses={
        **MOVED,
        status.HTTP_200_OK: {
            "description": "The file, as text; a kept one may be no YAML at all.",
            "content": {YAML: {"schema": {}}},
        },
    },
)
def show_publiccode(
    request: Request,
    session: Database,
    actor: Actor,
    software: SoftwareAsked,
    language: ReaderLanguage,
) -> Response:
    """Show a software's publiccode.yml: the one it came with, else one written from the entry.

    Nothing is made up to fill a mandatory key; comments at the top say what is missing.
    """
    text = publiccode_yml(session, actor, software, language)
    response = Response(text, media_type=YAML)
    tagged(session, response, software)
    dated(request, response, software)
    return response


def dated(request: Request, response: Response, software: Software) -> None:
    """Have an answer say, as the files of open data do, of when its data are and under which licence."""
    licence = house_of(request).settings.data_licence
    response.headers.update(headers_of_entry(licence, software.updated_at))
