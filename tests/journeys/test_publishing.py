"""An owner writes an entry step by step, a reviewer asks for one change, and anyone finds it."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.history.unit_of_work import Sessions
from registry.reviews.schemas import ReviewDraft
from registry.reviews.service import decide
from tests.environment.axe import WITHOUT, bring_axe, faults
from tests.environment.databases import Database, Kind
from tests.environment.server import DEMO_PASSWORD, Server, serve
from tests.journeys.ways import WAYS

OWNER = "administracion@demo-a.example"
SLUG = "biblioteca-de-tramites"
LONG = (
    "La biblioteca deja que cada oficina publique sus trámites con sus requisitos, su costo y el "
    "tiempo que llevan, y que la gente los encuentre por lo que quiere hacer, sin saber qué "
    "organismo los atiende."
)
REMARK = {"field": "licence", "text": "El repositorio dice EUPL: dígalo también aquí."}


@dataclass
class Story:
    """The browser in which it happens, what stands behind it, and every page that was seen."""

    page: Page
    server: Server
    database: Database
    seen: list[str]

    def open(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(f"{self.server.url}{address}")
        self.note()

    def note(self) -> None:
        """Remember the page that is open, to be asked about by axe."""
        self.seen.append(self.page.url)

    def go_on(self) -> None:
        """Save the step and go on to the next."""
        self.page.click("main button:text-is('Guardar y seguir'):not([aria-hidden])")
        self.note()

    def review(self, **draft: object) -> None:
        """Have a reviewer decide."""
        with Sessions(self.database.engine).writing() as session:
            software = find_software(session, SYSTEM, SLUG)
            decide(session, SYSTEM, software, ReviewDraft.model_validate(draft))


@WAYS
def test_an_owner_publishes_through_a_review(seeded_database, open_page, script):
    with serve(seeded_database.settings) as server:
        page = open_page(java_script_enabled=script)
        story = Story(page, server, seeded_database, [])

        signs_in(story)
        writes_the_entry(story)
        asks_for_the_review(story)
        makes_the_change(story)
        anyone_finds_it(story, open_page)

        if script and seeded_database.kind is Kind.SQLITE:  # the look is the same on both
            axe_finds_nothing(open_page, story)


def signs_in(story: Story) -> None:
    story.open("/sign-in?language=es")
    story.page.fill("[name=email]", OWNER)
    story.page.fill("[name=password]", DEMO_PASSWORD)
    story.page.click("main button[type=submit]")
    story.page.click("nav >> text=Mi software")
    story.note()
    story.page.click("main >> text=Publicar un software >> nth=0")
    story.note()


def writes_the_entry(story: Story) -> None:
    page = story.page
    page.click("main >> text=Completar un formulario, paso a paso")
    story.note()
    page.fill("#name", "Biblioteca de trámites")
    page.fill("#repository_url", "https://git.example.org/demo/biblioteca-de-tramites")
    story.go_on()
    page.fill(
        "[name=texts-0-short_description]", "Trámites del Estado, por lo que se quiere hacer."
    )
    page.fill("[name=texts-0-long_description]", LONG)
    page.fill("[name=texts-0-features]", "Búsqueda de trámites\nRequisitos por oficina")
    story.go_on()
    expect(page.locator(".acv-file__text--wide")).to_contain_text("Requisitos por oficina")
    page.select_option("[name=software_type]", "standalone/web")
    page.check("[name=development_status][value=stable]")
    page.check("[name=platforms][value=web]")
    page.check("[name=available_languages][value=es]")
    page.check("[name=is_localisation_ready][value=false]")
    story.go_on()
    story.go_on()  # the licence is not known yet, and that is allowed
    page.check("[name=maintenance_type][value=internal]")
    page.fill("[name=contacts-0-name]", "Mesa de ayuda")
    story.go_on()
    story.go_on()
    expect(page.locator("#file ~ p").first).to_contain_text(
        "Lo que falta para un archivo válido: 1"
    )


def asks_for_the_review(story: Story) -> None:
    story.page.click("main button:text-is('Pedir la revisión')")
    story.note()
    expect(story.page.locator(".acv-flash")).to_contain_text("Se pidió la revisión.")
    story.review(decision="changes_requested", remarks=[REMARK])
    story.open("/software/mine")
    expect(story.page.locator("main")).to_contain_text("Observaciones por atender: 1")


def makes_the_change(story: Story) -> None:
    page = story.page
    page.click("main >> text=Hacer los cambios")
    story.note()
    expect(page.locator(".acv-decide")).to_contain_text("El repositorio dice EUPL")
    page.click(".acv-decide >> text=Derechos")
    page.check("[name=licence][value='EUPL-1.2']")
    page.click("main button:text-is('Guardar y ver el resumen')")
    story.note()
    expect(page.locator("main")).to_contain_text("Su publiccode.yml es válido.")
    page.click("main button:text-is('Pedir la revisión')")
    story.review(decision="approved")


def anyone_finds_it(story: Story, open_page) -> None:
    page = open_page()
    page.goto(f"{story.server.url}/software/{SLUG}?language=es")
    expect(page.locator("h1")).to_have_text("Biblioteca de trámites")
    expect(page.locator("main")).not_to_contain_text("Sin revisar todavía")
    found = page.locator(".acv-result h3", has_text="Biblioteca de trámites")
    for _ in range(
        100
    ):  # the index follows what is kept within a second, on a machine that is not busy
        page.goto(
            f"{story.server.url}/search?q=requisitos+de+trámites&demonstration=1&language=es"
        )
        if found.count():
            break
        page.wait_for_timeout(200)
    expect(found).to_have_count(1)


def axe_finds_nothing(open_page, story: Story) -> None:
    """Ask axe about every page that was seen, in three languages."""
    page = bring_axe(
        open_page(bypass_csp=True, storage_state=story.page.context.storage_state())
    )
    wrong = []
    for address in dict.fromkeys(story.seen):
        for language, without in WITHOUT.items():
            page.goto(f"{address}{'&' if '?' in address else '?'}language={language}")
            wrong += [f"{address} {language}: {fault}" for fault in faults(page, without)]
    assert wrong == []
