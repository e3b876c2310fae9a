"""From a repository's address to a published entry: an owner without a publiccode.yml, through one request for changes.

The seconds of the whole way, and from the approval to the first search that finds the entry, are
printed: `pytest -s tests/journeys/test_publishing.py`. They hold for a machine that is not busy, so
none is a condition but that the entry is found at all.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic, sleep

import pytest
from playwright.sync_api import Page, expect

from registry.catalogue.publiccode.validation import validate
from tests.environment.axe import WITHOUT, bring_axe, faults
from tests.environment.databases import Kind
from tests.environment.server import DEMO_PASSWORD, Server, serve
from tests.journeys.ways import WAYS
from tests.registry.outside.host import Host, running_host

OWNER = "administracion@demo-a.example"
REVIEWER = "revision@acervo.example"
SLUG = "biblioteca-de-tramites"
README = """# Biblioteca de trámites

Trámites del Estado, por lo que se quiere hacer.
"""
LONG = (
    "La biblioteca deja que cada oficina publique sus trámites con sus requisitos, su costo y el "
    "tiempo que llevan, y que la gente los encuentre por lo que quiere hacer, sin saber qué "
    "organismo los atiende."
)
ASKED = "El repositorio dice EUPL: dígalo también aquí."
FOUND_WITHIN = 60  # seconds that a busy machine is given; what it took is printed
LOOKS_EVERY = 0.05  # seconds between two searches


@dataclass
class Story:
    """The two browsers in which it happens, and every page that was seen in each."""

    server: Server
    repository: str
    owner: Page
    reviewer: Page
    seen: dict[str, list[str]] = field(default_factory=lambda: {"owner": [], "reviewer": []})

    def note(self, page: Page) -> None:
        """Remember the page that is open, to be asked about by axe."""
        self.seen["owner" if page is self.owner else "reviewer"].append(page.url)

    def signs_in(self, page: Page, email: str) -> None:
        """Sign in as somebody of the demonstration."""
        page.goto(f"{self.server.url}/sign-in?language=es")
        page.fill("[name=email]", email)
        page.fill("[name=password]", DEMO_PASSWORD)
        self.presses(page, "main button[type=submit]")

    def presses(self, page: Page, what: str) -> None:
        """Press something, and come to the page that it leads to."""
        page.click(what)
        self.note(page)

    def goes_on(self) -> None:
        """Save the step and go on to the next."""
        self.presses(self.owner, "main button:text-is('Guardar y seguir'):not([aria-hidden])")


@pytest.fixture
def host() -> Iterator[Host]:
    """A host of the outside with a repository that has a README, and neither publiccode.yml nor licence."""
    with running_host() as running:
        running.serve(f"/demo/{SLUG}/README.md", README)
        yield running


@WAYS
def test_an_owner_publishes_through_a_review(seeded_database, open_page, host, script):
    settings = seeded_database.settings.model_copy(
        update={"outside_test_hosts": host.test_hosts}
    )
    with serve(settings) as server:
        owner, reviewer = (open_page(java_script_enabled=script) for _ in range(2))
        story = Story(server, f"{host.url}/demo/{SLUG}", owner, reviewer)

        began = monotonic()
        story.signs_in(owner, OWNER)
        starts_from_the_repository(story)
        completes_the_steps(story)
        asks_for_the_review(story)
        story.signs_in(reviewer, REVIEWER)
        asks_for_one_change(story)
        makes_the_change(story)
        approved = approves(story)
        found = finds_it(story)
        tell("with" if script else "without", approved - began, found - approved)

        anyone_reads_it(story, open_page)
        its_file_is_valid(story)
        if script and seeded_database.kind is Kind.SQLITE:  # the look is the same on both
            axe_finds_nothing(open_page, story)


def starts_from_the_repository(story: Story) -> None:
    page = story.owner
    story.presses(page, "nav >> text=Mi software")
    story.presses(page, "main >> text=Publicar un software >> nth=0")
    story.presses(page, "main >> text=Partir de un repositorio")
    page.fill("[name=url]", story.repository)
    story.presses(page, "main button[value=look]")
    expect(page.locator("main")).to_contain_text("Trámites del Estado, por lo que se quiere")
    page.click("main button[value=save]")
    expect(page.locator("h1")).to_have_text("Resumen de Biblioteca de trámites")
    story.note(page)


def completes_the_steps(story: Story) -> None:
    page = story.owner
    story.presses(page, ".govuk-task-list__link >> nth=0")
    expect(page.locator("#name")).to_have_value("Biblioteca de trámites")
    expect(page.locator("#repository_url")).to_have_value(story.repository)
    story.goes_on()
    page.fill("[name=texts-0-long_description]", LONG)
    page.fill("[name=texts-0-features]", "Búsqueda de trámites\nRequisitos por oficina")
    story.goes_on()
    expect(page.locator(".acv-file__text--wide")).to_contain_text("Requisitos por oficina")
    page.select_option("[name=software_type]", "standalone/web")
    page.check("[name=development_status][value=stable]")
    page.check("[name=platforms][value=web]")
    page.check("[name=available_languages][value=es]")
    page.check("[name=is_localisation_ready][value=false]")
    story.goes_on()
    story.goes_on()  # the licence is not known yet, and that is allowed
    page.check("[name=maintenance_type][value=internal]")
    page.fill("[name=contacts-0-name]", "Mesa de ayuda")
    story.goes_on()
    story.goes_on()
    lacks = page.locator("#file ~ p").first
    expect(lacks).to_contain_text("Lo que falta para un archivo válido: 1")


def asks_for_the_review(story: Story) -> None:
    story.presses(story.owner, "main button:text-is('Pedir la revisión')")
    expect(story.owner.locator(".acv-flash")).to_contain_text("Se pidió la revisión.")


def comes_to_the_review(story: Story) -> None:
    page = story.reviewer
    page.goto(f"{story.server.url}/reviews?language=es")
    story.note(page)
    story.presses(page, "main table a:text-is('Biblioteca de trámites')")
    expect(page.locator("h1")).to_contain_text("Biblioteca de trámites")


def asks_for_one_change(story: Story) -> None:
    page = story.reviewer
    comes_to_the_review(story)
    expect(page.locator("main")).to_contain_text("Nunca se revisó")
    page.select_option("[name=remarks-0-field]", "licence")
    page.fill("[name=remarks-0-text]", ASKED)
    page.click("main button[value=changes_requested]")
    expect(page.locator(".acv-flash")).to_contain_text("Se pidieron los cambios")


def makes_the_change(story: Story) -> None:
    page = story.owner
    page.goto(f"{story.server.url}/software/mine?language=es")
    story.note(page)
    expect(page.locator("main")).to_contain_text("Observaciones por atender: 1")
    story.presses(page, "main >> text=Hacer los cambios")
    expect(page.locator(".acv-decide")).to_contain_text(ASKED)
    page.click(".acv-decide >> text=Derechos")
    page.check("[name=licence][value='EUPL-1.2']")
    story.presses(page, "main button:text-is('Guardar y ver el resumen')")
    expect(page.locator("main")).to_contain_text("Su publiccode.yml es válido.")
    story.presses(page, "main button:text-is('Pedir la revisión')")
    page.goto(f"{story.server.url}/software/{SLUG}/edit?language=es")
    expect(page.locator("main")).to_contain_text("Un revisor la está mirando.")
    expect(page.locator("main")).not_to_contain_text(ASKED)


def approves(story: Story) -> float:
    """Approve what was changed, and return the moment at which the answer came."""
    page = story.reviewer
    comes_to_the_review(story)
    changes = page.locator("[aria-labelledby=changes]")
    expect(changes).to_contain_text("EUPL-1.2")
    expect(changes).not_to_contain_text("Requisitos por oficina")  # that was reviewed
    page.click("main button[value=approved]")
    expect(page.locator(".acv-flash")).to_contain_text("La ficha quedó aprobada.")
    return monotonic()


def finds_it(story: Story) -> float:
    """Search until the entry is found, as a stranger does, and return the moment."""
    search = f"{story.server.url}/search?q=requisitos+de+trámites&demonstration=1&language=es"
    until = monotonic() + FOUND_WITHIN
    while monotonic() < until:
        answer = story.reviewer.request.get(search)
        if f'href="/software/{SLUG}"' in answer.text():
            return monotonic()
        sleep(LOOKS_EVERY)
    pytest.fail(f"not found within {FOUND_WITHIN} s of its approval")


def tell(way: str, whole: float, found: float) -> None:
    """Print how long it took, though what a passing test prints is not kept."""
    line = (
        f"publishing {way} script: {whole:.1f} s to the approval, found {found:.2f} s after it"
    )
    print(f"\n{line}", file=sys.__stderr__, flush=True)


def anyone_reads_it(story: Story, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{story.server.url}/software/{SLUG}?language=es")
    expect(page.locator("h1")).to_have_text("Biblioteca de trámites")
    expect(page.locator("main")).not_to_contain_text("Sin revisar todavía")
    page.goto(f"{story.server.url}/search?q=requisitos+de+trámites&demonstration=1&language=es")
    found = page.locator(".acv-result h3", has_text="Biblioteca de trámites")
    expect(found).to_have_count(1)


def its_file_is_valid(story: Story) -> None:
    answer = story.owner.request.get(
        f"{story.server.url}/api/v1/software/{SLUG}/publiccode.yml"
    )
    judged = validate(answer.body())
    assert judged.is_valid(), judged.findings
    assert f"url: {story.repository}" in (judged.text or "")


def axe_finds_nothing(open_page: Callable[..., Page], story: Story) -> None:
    """Ask axe about every page that was seen, in three languages, as who saw it."""
    wrong = []
    for who, addresses in story.seen.items():
        state = getattr(story, who).context.storage_state()
        page = bring_axe(open_page(bypass_csp=True, storage_state=state))
        for address in dict.fromkeys(addresses):
            for language, without in WITHOUT.items():
                page.goto(f"{address}{'&' if '?' in address else '?'}language={language}")
                found = faults(page, without)
                wrong += [f"{address} {language}: {fault}" for fault in found]
    assert wrong == []
