"""An agency finds SAE before it buys, reuses it, and the report shows what that avoided."""

from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page, expect
from sqlalchemy import select

from registry.accounts.models import Person
from registry.audit.models import AuditEvent
from registry.history.unit_of_work import Sessions
from tests.environment.axe import WITHOUT, bring_axe, faults
from tests.environment.databases import Kind
from tests.environment.server import DEMO_PASSWORD, Server, serve
from tests.journeys.ways import WAYS

MEMBER = "integrante@demo-a.example"
NEED = "Agenda para la atención"
LINES = (
    ("must", "Reserva de hora por internet, sin usuario previo"),
    ("must", "Cupos por franja horaria en cada oficina"),
    ("should", "Recordatorios antes de la hora reservada"),
)
DAYS = {"adapting": "15/3/2025", "piloting": "1/6/2025", "in_production": "15/7/2025"}


@dataclass
class Story:
    """The browser in which it happens, and every page that was seen."""

    page: Page
    server: Server
    seen: list[str]

    def open(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(f"{self.server.url}{address}")
        self.note()

    def note(self) -> None:
        """Remember the page that is open, to be asked about by axe."""
        self.seen.append(self.page.url)

    def type_day(self, day: str) -> None:
        """Type a day into the form's three fields."""
        for part, value in zip(("day", "month", "year"), day.split("/"), strict=True):
            self.page.fill(f"[name=entered_on-{part}]", value)


@WAYS
def test_an_agency_finds_sae_before_it_buys(seeded_database, open_page, script):
    is_asked_about = (
        script and seeded_database.kind is Kind.SQLITE
    )  # the look is the same on both
    with serve(seeded_database.settings) as server:
        page = open_page(java_script_enabled=script)
        story = Story(page, server, [])

        searches_as_a_stranger(story)
        signs_in(story)
        states_a_need(story)
        records_a_reuse(story)
        moves_it_to_production(story)
        reads_the_report(story)

        if is_asked_about:
            axe_finds_nothing(open_page, story)
    the_audit_is_complete(Sessions(seeded_database.engine))


def searches_as_a_stranger(story: Story) -> None:
    story.open("/?language=es")
    story.page.fill("#q", "sistema de agenda para reservar hora de atención")
    story.page.click("main button:text-is('Buscar')")
    story.note()

    first = story.page.locator(".acv-result").first
    expect(first.locator("h3")).to_contain_text("SAE) v4")
    expect(first).to_contain_text("BPS")
    expect(first).to_contain_text("40\u00a0%")
    past = story.page.locator(".acv-result--past")
    expect(past).to_have_count(2)
    for place in range(2):
        expect(past.nth(place)).to_contain_text("Discontinuado el")
        expect(past.nth(place).locator(".acv-result__warn")).to_contain_text("SAE) v4")

    first.locator("h3 a").click()
    story.note()
    expect(story.page.locator("#reuses")).to_be_visible()
    expect(story.page.locator("main")).to_contain_text("entre 33,3\u00a0% y 47,4\u00a0%")


def signs_in(story: Story) -> None:
    story.open("/sign-in")
    story.page.fill("[name=email]", MEMBER)
    story.page.fill("[name=password]", DEMO_PASSWORD)
    story.page.click("main button[type=submit]")
    expect(story.page.locator(".acv-head__who")).to_contain_text("Organismo Demo A")


def states_a_need(story: Story) -> None:
    page = story.page
    story.open("/needs/new")
    page.fill("#title", NEED)
    page.fill("#problem", "Las personas hacen fila desde la madrugada para reservar hora.")
    for place, (priority, text) in enumerate(LINES):
        if place:
            page.click("text=Agregar una línea")
        page.fill(f"textarea[name='requirements-{place}-text']", text)
        page.locator(f"input[name='requirements-{place}-priority'][value={priority}]").check()
    page.click("main button:text-is('Plantear la necesidad'):not([aria-hidden])")
    story.note()

    expect(page.locator(".acv-flash")).to_contain_text("La necesidad quedó planteada.")
    first = page.locator("#candidates ~ form table tbody tr").first
    expect(first).to_contain_text("SAE) v4")
    expect(first).to_contain_text("BPS")
    expect(first).to_contain_text("≈ 4 de ≈ 10\u00a0meses")


def records_a_reuse(story: Story) -> None:
    page = story.page
    page.locator("#candidates ~ form table tbody tr").first.locator(
        "a[href^='/reuses/new']"
    ).click()
    story.note()
    page.check("[name=kind][value=adapted]")
    page.check("[name=stage][value=planned]")
    page.click("main button:text-is('Registrar la reutilización')")
    story.note()
    expect(page.locator("h1")).to_contain_text("SAE) v4")


def moves_it_to_production(story: Story) -> None:
    for stage, day in DAYS.items():
        story.page.check(f"[name=stage][value={stage}]")
        story.type_day(day)
        story.page.click("main button:text-is('Pasar a otra etapa')")
    story.note()

    told = story.page.locator(".acv-ratio__sum").first
    expect(told).to_contain_text("40\u00a0%")
    expect(told).to_contain_text("Evitó ≈ 6\u00a0meses.")


def reads_the_report(story: Story) -> None:
    story.open("/reports")
    real = story.page.locator("main")
    expect(real).to_contain_text("BPS")
    expect(real).to_contain_text("entre 33,3\u00a0% y 47,4\u00a0%")
    expect(real).not_to_contain_text("Organismo Demo A")
    expect(story.page.locator(".acv-huge")).to_have_count(0)

    story.open("/reports/adaptation?demonstration=1")
    row = story.page.locator("tr", has_text="Organismo Demo A").filter(has_text="SAE) v4")
    expect(row).to_contain_text("demostración")
    expect(row).to_contain_text("40\u00a0%")
    expect(row).to_contain_text("6")


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


def the_audit_is_complete(sessions: Sessions) -> None:
    """Each act of the member left its event, with what changed."""
    with sessions.reading() as session:
        member = session.scalars(select(Person).where(Person.email == MEMBER)).one()
        events = session.scalars(
            select(AuditEvent)
            .where(AuditEvent.actor_id == member.id)
            .order_by(AuditEvent.occurred_at, AuditEvent.event)
        ).all()

    assert [event.event for event in events if event.event != "person.signed_in"] == [
        "need.stated",
        "reuse.recorded",
        *["reuse.moved"] * len(DAYS),
    ]
    moved = [event.changes["stage"] for event in events if event.event == "reuse.moved"]
    stages = ["planned", *DAYS]
    assert moved == [[before, after] for before, after in pairwise(stages)]
    assert all(event.actor_agency_id == member.agency_id for event in events)
    assert all(event.request_id for event in events if event.event != "person.signed_in")
