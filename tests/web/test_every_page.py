"""Every page by axe, in three languages and at two widths: what `/accessibility` says is true of each.

The seed stands in one database alone: how a page looks does not rest on which.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.sync_api import Page, StorageState, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.accounts.models import Person
from registry.accounts.queries import actor_of
from registry.catalogue.handed_in import hand_in
from registry.catalogue.models import Software
from registry.clock import now
from registry.files.schemas import Upload
from registry.history.unit_of_work import Sessions
from registry.needs.models import Need
from registry.reuse.models import Reuse
from registry.terms.models import Concept
from registry.terms.vocabulary import ConceptKind
from registry.watches.models import WatchAnswer
from registry.watches.schemas import WatchDraft
from registry.watches.service import keep_watch
from tests.environment.axe import WITHOUT, bring_axe, faults
from tests.environment.databases import Database, Kind, lend_database
from tests.environment.server import DEMO_PASSWORD, serve, set_up
from tests.registry.catalogue.bulk.tables import csv_of
from web import documentation
from web.main import ROUTERS

LANGUAGES = ("es", *(pytest.param(each, marks=pytest.mark.long) for each in ("pt", "en")))
"""Spanish at each run; the other two are a long walk: a page is built the same, its words are longer."""

WIDTHS = (1280, 320)  # a screen, and a small phone or a page enlarged four times
STRANGER, MEMBER, MANAGER, ADMIN = "stranger", "member", "manager", "admin"
ACCOUNTS = {
    MEMBER: "integrante@demo-a.example",
    MANAGER: "administracion@demo-a.example",
    ADMIN: "admin@acervo.example",
}
SAE = "sistema-agenda-electronica"
FAULTY = """\
name: Turnero
url: https://git.example.org/plaza/turnero
developmentStatus: estable
platforms: [Web]
"""
QUESTION = "q=agenda+para+reservar+hora"

NOT_PAGES = {  # files, and an address that leads to another
    "/software/{slug}/edit/publiccode.yml",
    "/account",
    "/feeds/changes.atom",
    "/feeds/watches/{secret}.atom",
    "/open-data/{name}",
    "/reports/adaptation.csv",
    "/reports/adaptation/chart.svg",
    "/sitemap-{number}.xml",
    "/thesaurus.ttl",
    "/sitemap.xml",
    "/software/{slug}.jsonld",
}
ASKED: dict[str, list[tuple[str, str]]] = {
    "/": [(STRANGER, "/")],
    "/about": [(STRANGER, "/about")],
    "/accessibility": [(STRANGER, "/accessibility")],
    "/agencies": [(STRANGER, "/agencies?q=demo"), (ADMIN, "/agencies")],
    "/agencies/new": [(ADMIN, "/agencies/new")],
    "/agencies/{code}": [(STRANGER, "/agencies/AGESIC"), (ADMIN, "/agencies/DEMO-A")],
    "/agencies/{code}/close": [(ADMIN, "/agencies/BPS/close")],
    "/agencies/{code}/edit": [(ADMIN, "/agencies/BPS/edit")],
    "/api/v1/docs": [(STRANGER, "/api/v1/docs")],
    "/jobs": [(ADMIN, "/jobs")],
    "/links/{secret}": [(STRANGER, "/links/spent")],
    "/my-account": [(MEMBER, "/my-account")],
    "/my-agency": [(MEMBER, "/my-agency"), (MANAGER, "/my-agency"), (ADMIN, "/my-agency")],
    "/needs": [(MEMBER, "/needs"), (MEMBER, "/needs?q=documentos&demonstration=1")],
    "/needs/new": [(MEMBER, "/needs/new")],
    "/needs/{need_id}": [(MEMBER, "/needs/{need}")],
    "/needs/{need_id}/compare": [
        (MEMBER, f"/needs/{{need}}/compare?software={SAE}-v4&software=simple"),
        (MEMBER, f"/needs/{{need}}/compare?software={SAE}-v4&software=simple&only=simple"),
        (MEMBER, "/needs/{need}/compare"),
    ],
    "/needs/{need_id}/edit": [(MEMBER, "/needs/{need}/edit")],
    "/notifications": [(MEMBER, "/notifications")],
    "/open-data": [(STRANGER, "/open-data"), (MEMBER, "/open-data?demonstration=1")],
    "/people": [(MANAGER, "/people"), (ADMIN, "/people")],
    "/people/new": [(MANAGER, "/people/new")],
    "/people/{person_id}": [(MANAGER, "/people/{person}")],
    "/personal-data": [(STRANGER, "/personal-data")],
    "/policies": [(ADMIN, "/policies")],
    "/policies/{key}": [(ADMIN, "/policies/outcomes")],
    "/policies/{key}/compare": [(ADMIN, "/policies/outcomes/compare?old=1&new=1")],
    "/policies/{key}/edit": [(ADMIN, "/policies/outcomes/edit")],
    "/problems": [(STRANGER, "/problems")],
    "/problems/{code}": [(STRANGER, "/problems/stale")],
    "/reports": [(STRANGER, "/reports")],
    "/reports/adaptation": [(STRANGER, "/reports/adaptation?demonstration=1")],
    "/reuses": [(STRANGER, "/reuses?demonstration=1")],
    "/reuses/new": [(MEMBER, "/reuses/new"), (MEMBER, f"/reuses/new?software={SAE}-v4")],
    "/reuses/{reuse_id}": [(MEMBER, "/reuses/{reuse}")],
    "/reuses/{reuse_id}/edit": [(MEMBER, "/reuses/{reuse}/edit")],
    "/reviews": [(ADMIN, "/reviews")],
    "/reviews/{slug}": [(ADMIN, f"/reviews/{SAE}")],
    "/reviews/{slug}/merge": [(ADMIN, f"/reviews/{SAE}/merge?into={SAE}-v4")],
    "/software/mine/dashboard": [(MANAGER, "/software/mine/dashboard")],
    "/software/{slug}/contributions/new": [
        (MEMBER, f"/software/{SAE}-v4/contributions/new"),
    ],
    "/software/{slug}/handover": [
        (STRANGER, f"/software/{SAE}/handover"),
        (ADMIN, f"/software/{SAE}/handover"),
    ],
    "/software/{slug}/lineage": [(ADMIN, f"/software/{SAE}-v2/lineage")],
    "/software/{slug}/readiness": [
        (STRANGER, f"/software/{SAE}/readiness"),
        (ADMIN, f"/software/{SAE}-v4/readiness"),
    ],
    "/software/{slug}/readiness/edit": [(ADMIN, f"/software/{SAE}-v4/readiness/edit")],
    "/software/{slug}/supporters": [
        (STRANGER, f"/software/{SAE}/supporters"),
        (ADMIN, f"/software/{SAE}/supporters"),
    ],
    "/software/{slug}/history": [(STRANGER, f"/software/{SAE}/history?on=2026-12-31")],
    "/search": [
        (STRANGER, f"/search?{QUESTION}&status=stable"),
        (STRANGER, "/search?q=zzqx&demonstration=1"),
    ],
    "/sign-in": [(STRANGER, "/sign-in")],
    "/software": [(STRANGER, "/software")],
    "/software/mine": [(MANAGER, "/software/mine")],
    "/software/new": [(MANAGER, "/software/new")],
    "/software/new/file": [(MANAGER, "/software/new/file")],
    "/software/new/form": [(MANAGER, "/software/new/form")],
    "/software/new/many": [(MANAGER, "/software/new/many")],
    "/software/new/many/{list_id}": [(MANAGER, "/software/new/many/{list}")],
    "/software/new/repository": [(MANAGER, "/software/new/repository")],
    "/software/{slug}/edit": [(ADMIN, f"/software/{SAE}-v4/edit")],
    "/software/{slug}/edit/{step}": [
        (ADMIN, f"/software/{SAE}-v4/edit/{step}")
        for step in ("name", "description", "kind", "rights", "upkeep", "needs")
    ],
    "/software/{slug}/origins": [(STRANGER, f"/software/{SAE}-v4/origins")],
    "/software/{slug}/visibility": [(ADMIN, f"/software/{SAE}-v4/visibility")],
    "/software/{slug}/withdraw": [(ADMIN, f"/software/{SAE}-v4/withdraw")],
    "/software/{slug}": [(STRANGER, f"/software/{SAE}"), (STRANGER, f"/software/{SAE}-v4")],
    "/thesaurus": [(STRANGER, "/thesaurus?q=turno"), (ADMIN, "/thesaurus")],
    "/thesaurus/new": [(ADMIN, "/thesaurus/new")],
    "/thesaurus/{concept_id}": [(STRANGER, "/thesaurus/{concept}")],
    "/thesaurus/{concept_id}/edit": [(ADMIN, "/thesaurus/{product}/edit")],
    "/tokens": [(MANAGER, "/tokens")],
    "/tokens/new": [(MANAGER, "/tokens/new")],
    "/watches": [(MEMBER, "/watches"), (ADMIN, "/watches")],
    "/watches/new": [
        (MEMBER, f"/watches/new?{QUESTION}&status=stable"),
        (MEMBER, "/watches/new?need={need}"),
    ],
    "/watches/{watch_id}": [(MEMBER, "/watches/{watch}")],
}


@dataclass(frozen=True)
class Shown:
    """The server, and the ids that stand in its addresses."""

    url: str
    ids: dict[str, str]


@pytest.fixture(scope="module")
def shown(ground) -> Iterator[Shown]:
    with (
        lend_database(ground, Kind.SQLITE, "seeded", set_up) as database,
        serve(database.settings) as server,
    ):
        yield Shown(server.url, _ids(database))


def _ids(database: Database) -> dict[str, str]:
    """Return one row of each kind, all of the agency of the accounts that look at them."""
    handed_in, watched = _hand_in(database), _watch(database)
    with Sessions(database.engine).reading() as session:
        member = session.scalars(select(Person).where(Person.email == ACCOUNTS[MEMBER])).one()
        need = session.scalars(select(Need).where(Need.agency_id == member.agency_id)).first()
        reuse = session.scalars(
            select(Reuse).where(Reuse.agency_id == member.agency_id)
        ).first()
        return {
            "person": str(member.id),
            "need": str(need.id),
            "reuse": str(reuse.id),
            "concept": str(_concept(session, ConceptKind.SYNONYMS)),
            "product": str(_concept(session, ConceptKind.COMMERCIAL_PRODUCT)),
            "list": handed_in,
            "watch": watched,
        }


def _concept(session: Session, kind: ConceptKind) -> UUID:
    """Return a concept of a kind."""
    return session.scalars(select(Concept.id).where(Concept.kind == kind)).first()


def _hand_in(database: Database) -> str:
    """Hand in a list of software, whose columns are still to be named."""
    with Sessions(database.engine).writing() as session:
        manager = session.scalars(select(Person).where(Person.email == ACCOUNTS[MANAGER])).one()
        upload = Upload("inventario.csv", "text/csv", csv_of())
        actor = actor_of(session, manager)
        return str(hand_in(session, actor, database.settings, upload, "es").id)


def _watch(database: Database) -> str:
    """Watch a search, of which something was told."""
    with Sessions(database.engine).writing() as session:
        member = session.scalars(select(Person).where(Person.email == ACCOUNTS[MEMBER])).one()
        asked = WatchDraft.model_validate({"search": {"q": "agenda", "status": ["stable"]}})
        watch = keep_watch(session, actor_of(session, member), asked)
        session.flush()
        told = session.scalars(select(Software).where(Software.slug == f"{SAE}-v4")).one()
        session.add(
            WatchAnswer(
                watch_id=watch.id,
                software_id=told.id,
                edition="4.1",
                why=[{"text": "Reserva de hora", "language": "es"}],
                told_at=now(),
            )
        )
        return str(watch.id)


@pytest.fixture(scope="module")
def passes(shown, browser) -> dict[str, StorageState]:
    """What a browser keeps of each account that has signed in."""
    kept = {}
    for who, email in ACCOUNTS.items():
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{shown.url}/sign-in")
        page.fill("[name=email]", email)
        page.fill("[name=password]", DEMO_PASSWORD)
        page.click("main button[type=submit]")
        expect(page.locator(".acv-head__who")).to_be_visible()
        kept[who] = context.storage_state()
        context.close()
    return kept


def test_the_walk_leaves_no_page_out():
    served = {
        route.path
        for router in (documentation.router, *ROUTERS)
        for route in router.routes
        if "GET" in route.methods
    }

    assert served - NOT_PAGES == ASKED.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page_and_none_scrolls_sideways(
    shown, passes, open_page, language
):
    wrong = []
    for who in (STRANGER, *ACCOUNTS):
        page = bring_axe(open_page(bypass_csp=True, storage_state=passes.get(who)))
        for addresses in ASKED.values():
            for one, address in addresses:
                if one == who:
                    place = address.format(**shown.ids)
                    page.goto(shown.url + _in(language, place))
                    wrong += _faults(page, place, language)
        for answer in ANSWERS.get(who, ()):
            answer(page, shown, language)
            wrong += _faults(page, answer.__name__, language)

    assert wrong == []


def _in(language: str, address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}language={language}"


def _faults(page: Page, place: str, language: str) -> Iterator[str]:
    if place == "/api/v1/docs":  # its hundreds of parts are alike: some of each list are enough
        page.evaluate(
            "document.querySelectorAll('main details:nth-of-type(n + 3)').forEach(one => one.remove())"
        )
    for width in _from_where_it_is(page):
        page.set_viewport_size({"width": width, "height": 900})
        yield from (f"{place} {width}: {fault}" for fault in faults(page, WITHOUT[language]))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield f"{place} {width} scrolls sideways"
    if page.evaluate("document.querySelectorAll('h1').length") != 1:
        yield f"{place} has not one h1"


def _from_where_it_is(page: Page) -> list[int]:
    """Return the widths, the page's own first: it was loaded there, and so for once at each."""
    return sorted(WIDTHS, key=lambda width: width != page.viewport_size["width"])


def _refused_sign_in(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/sign-in"))
    page.fill("[name=email]", "nadie@demo-a.example")
    page.fill("[name=password]", "no es esta")
    page.click("main button[type=submit]")
    expect(page.locator(".govuk-error-summary")).to_be_visible()


def _no_such_page(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/no-such-page"))


def _no_permission(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/jobs"))


def _need_with_mistakes(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/needs/new"))
    page.fill("#time_limit_months", "seis y medio")
    page.press("#title", "Enter")
    expect(page.locator(".govuk-error-summary")).to_be_visible()


def _need_changed_meanwhile(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, f"/needs/{shown.ids['need']}/edit"))
    page.locator("[name=version]").evaluate("field => field.value = '0'")
    page.fill("#title", "Otro nombre")
    page.press("#title", "Enter")
    expect(
        page.locator(".acv-changes, .acv-decide, .govuk-error-summary").first
    ).to_be_visible()


def _reuse_with_mistakes(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, f"/reuses/new?software={SAE}-v4"))
    page.fill("[name=entered_on-day]", "41")
    page.click("main form button.govuk-button >> nth=0")
    expect(page.locator(".govuk-error-summary")).to_be_visible()


def _file_that_is_judged(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/software/new/file"))
    page.fill("#text", FAULTY)
    page.click("main button[value=check]")
    expect(page.locator(".acv-finding").first).to_be_visible()


def _draft_that_lacks_much(page: Page, shown: Shown, language: str) -> None:
    """Keep a file that was judged as a draft."""
    _file_that_is_judged(page, shown, language)
    page.fill("#text", FAULTY.replace("turnero", f"turnero-{language}"))
    page.click("main button[value=save]")
    expect(page.locator(".acv-lacking").first).to_be_visible()


def _step_with_mistakes(page: Page, shown: Shown, language: str) -> None:
    """Write into the draft of the page before."""
    page.goto(f"{page.url.partition('?')[0]}/upkeep")
    page.fill("[name=contacts-0-email]", "mesa")
    page.click("main form button.govuk-button[type=submit]:not([value]) >> nth=0")
    expect(page.locator(".govuk-error-summary")).to_be_visible()


def _draft_as_its_owner_sees_it(page: Page, shown: Shown, language: str) -> None:
    page.goto(page.url.partition("/edit")[0])
    expect(page.locator(".acv-life")).to_be_visible()


def _token_shown_once(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/tokens/new"))
    page.fill("[name=name]", f"Padrón {language}")
    for choice in ("[name=scopes]", "[name=roles]", "[name=days]"):
        page.locator(choice).first.check()
    page.click("main form button.govuk-button >> nth=0")
    expect(page.locator("main input[readonly], main .acv-code").first).to_be_visible()


def _link_to_hand_over(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/people/new"))
    page.fill("[name=name]", "Persona Nueva")
    page.fill("[name=email]", f"nueva-{language}@demo-a.example")
    page.locator("[name=roles]").first.check()
    page.click("main form button.govuk-button >> nth=0")
    expect(page.locator("main #address")).to_be_visible()


def _link_that_is_opened(page: Page, shown: Shown, language: str) -> None:
    """Open the link that stands on the page before."""
    secret = page.locator("main #address").input_value().rsplit("/", 1)[1]
    page.goto(shown.url + _in(language, f"/links/{secret}"))
    expect(page.locator("[name=again]")).to_be_visible()


def _list_taken_in(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/software/new/many"))
    page.set_input_files("#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": csv_of()})
    page.click("main form button[type=submit]")
    page.click("main form button[type=submit]")
    expect(page.locator("#rows")).to_be_visible()


def _repository_that_is_not_asked(page: Page, shown: Shown, language: str) -> None:
    page.goto(shown.url + _in(language, "/software/new/repository"))
    page.fill("#url", "https://127.0.0.1/plaza/turnero")
    page.click("main button[value=look]")
    expect(page.locator("#url-error")).to_be_visible()


ANSWERS: dict[str, tuple[Callable[[Page, Shown, str], None], ...]] = {
    STRANGER: (_refused_sign_in, _no_such_page),
    MEMBER: (
        _no_permission,
        _need_with_mistakes,
        _need_changed_meanwhile,
        _reuse_with_mistakes,
    ),
    MANAGER: (
        _file_that_is_judged,
        _list_taken_in,
        _repository_that_is_not_asked,
        _draft_that_lacks_much,
        _step_with_mistakes,
        _draft_as_its_owner_sees_it,
        _token_shown_once,
        _link_to_hand_over,
        _link_that_is_opened,
    ),
}
"""What no address shows: the answers to forms, and refusals."""
