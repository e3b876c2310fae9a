"""The endpoints of open data."""

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.actors.rules import STRANGER
from registry.catalogue.queries import find_software
from registry.database.paging import PageAsked
from registry.errors import NotFoundError
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.open_data.exporting import export
from registry.open_data.formats import atom, schema_org, sitemap
from registry.open_data.queries import (
    Asked,
    addresses_in,
    count_sitemaps,
    described,
    edition_of,
    newest_changes,
    source_of,
)
from registry.open_data.rules import headers_of_entry
from registry.open_data.vocabulary import MEDIA_TYPES, DataFile
from web.addresses import moved
from web.demonstration import ON, WithInvented, switch_at
from web.dependencies import Actor, Cursor, Database, LongReading, Taking, TheHouse
from web.open_data import download
from web.open_data.showing import open_data_page
from web.rendering.page import render
from web.shell import language_of

router = APIRouter(include_in_schema=False)
FEED = "/feeds/changes.atom"
TABLES = frozenset({DataFile.CSV, DataFile.XLSX})
LINKED_JSON = "application/ld+json"


@router.get("/open-data")
def index(
    request: Request,
    session: Database,
    house: TheHouse,
    actor: Actor,
    with_invented: WithInvented,
) -> Response:
    """Say what can be taken away, how large it is and what it is good for."""
    asked = Asked(actor, demonstration=with_invented)
    source = source_of(house.settings, edition_of(session, asked))
    switch = switch_at("/open-data", {}, is_on=with_invented)
    as_json = request.app.state.api.state.entries_as_json
    page = open_data_page(session, asked, source, as_json, switch)
    return render(request, "open_data/show.html", page)


@router.get("/open-data/{name}")
def file(
    request: Request,
    session: LongReading,
    house: TheHouse,
    actor: Taking,
    with_invented: WithInvented,
    name: str,
) -> Response:
    """Answer with the whole catalogue in one of its formats, written as it is read."""
    if name not in list(DataFile):
        raise NotFoundError
    wanted, asked = DataFile(name), Asked(actor, demonstration=with_invented)
    edition = edition_of(session, asked)
    source = source_of(house.settings, edition)
    headers = download.headers_of(asked, edition, source, name)
    if download.is_in_hand(request, headers):
        return download.unchanged(headers)
    if wanted in TABLES:
        saved = f"acervo-{edition.as_of:%Y-%m-%d}-{name}"
        headers["Content-Disposition"] = f'attachment; filename="{saved}"'
    as_json = request.app.state.api.state.entries_as_json
    chunks = export(session, asked, wanted, source, as_json)
    return download.send(request, chunks, MEDIA_TYPES[wanted], headers)


@router.get("/software/{slug}.jsonld")
def entry(
    request: Request, session: Database, house: TheHouse, actor: Taking, slug: str
) -> Response:
    """Answer with one entry as schema.org has it."""
    software = find_software(session, actor, slug)
    if elsewhere := moved(request, slug, software.slug):
        return elsewhere
    asked = Asked(actor, demonstration=True)
    source = source_of(house.settings, edition_of(session, asked))
    (told,) = described(session, asked, [software])
    headers = headers_of_entry(source.licence, software.updated_at)
    headers["Vary"] = "Authorization, Cookie"
    return Response(schema_org.document(source, told), media_type=LINKED_JSON, headers=headers)


@router.get(FEED)
def changes(
    request: Request,
    session: Database,
    house: TheHouse,
    actor: Taking,
    with_invented: WithInvented,
    cursor: Cursor = None,
) -> Response:
    """Answer with the entries that changed last, newest first, as a feed."""
    asked = Asked(actor, demonstration=with_invented)
    edition = edition_of(session, asked)
    source, language = source_of(house.settings, edition), language_of(request)
    headers = download.headers_of(asked, edition, source, f"{language} {cursor}")
    headers["Vary"] = "Accept-Language, Authorization, Cookie"
    if download.is_in_hand(request, headers):
        return download.unchanged(headers)
    page = newest_changes(session, asked, PageAsked(cursor))
    words = {"language": language.value, **({"demonstration": ON} if with_invented else {})}
    feed = atom.Feed(
        title=translate(language, N_("Acervo: what changed in the catalogue")),
        language=language,
        address=_feed(source.address, words, cursor),
        first=_feed(source.address, words, None),
        next=_feed(source.address, words, page.next) if page.next else None,
    )
    written = atom.write(source, feed, page.items)
    return Response(written, media_type=atom.MEDIA_TYPE, headers=headers)


@router.get("/sitemap.xml")
def sitemaps(session: Database, house: TheHouse) -> Response:
    """Answer with the list of the sitemaps."""
    edition = edition_of(session, Asked(STRANGER))
    source = source_of(house.settings, edition)
    headers = download.headers_of(Asked(STRANGER), edition, source, "sitemaps")
    listed = sitemap.index(source, count_sitemaps(session))
    return Response(listed, media_type=sitemap.MEDIA_TYPE, headers=headers)


@router.get("/sitemap-{number}.xml")
def addresses(request: Request, session: LongReading, house: TheHouse, number: int) -> Response:
    """Answer with the addresses of the entries that anyone may read."""
    if not 1 <= number <= count_sitemaps(session):
        raise NotFoundError
    edition = edition_of(session, Asked(STRANGER))
    source = source_of(house.settings, edition)
    headers = download.headers_of(Asked(STRANGER), edition, source, f"sitemap {number}")
    chunks = sitemap.write(source, addresses_in(session, number))
    return download.send(request, chunks, sitemap.MEDIA_TYPE, headers)


def _feed(address: str, words: dict[str, str], cursor: str | None) -> str:
    query = urlencode({**words, **({"cursor": cursor} if cursor else {})})
    return f"{address}{FEED}?{query}"
