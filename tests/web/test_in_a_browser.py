"""The pages of needs, reuses and agencies as a reader meets them: without script, by keyboard."""

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from registry.accounts.schemas import PersonDraft
from registry.accounts.service.people import create_person
from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.house import House, open_house
from registry.needs.models import RequirementTemplate
from registry.needs.vocabulary import Priority, RequirementKind
from registry.publishers.service import publisher_for_agency
from tests.environment.databases import lend_database
from tests.environment.ports import free_port
from web.main import create_app

PASSWORD = "cuatro palabras al azar"
USUAL = "Cupos por franja horaria en cada oficina"
FEATURES = ["Reserva de hora por internet", "Recordatorio por correo", USUAL]


@dataclass(frozen=True)
class Live:
    """A server of this file's own."""

    url: str


@pytest.fixture(scope="module")
def live(ground, database_kind) -> Iterator[Live]:
    with lend_database(ground, database_kind) as database:
        house = open_house(database.settings)
        _furnish(house)
        house.follower.rebuild()
        port = free_port()
        config = uvicorn.Config(create_app(house=house), port=port, log_config=None)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield Live(f"http://127.0.0.1:{port}")
        server.should_exit = True
        thread.join()
        house.close()


def _furnish(house: House) -> None:
    with house.sessions.writing() as session:
        agencies = [
            Agency(code="IM", name="Intendencia de Montevideo", kind=AgencyKind.DEPARTMENTAL),
            Agency(
                code="DEMO-A",
                name="Organismo Demo A",
                kind=AgencyKind.CENTRAL,
                is_demonstration=True,
            ),
        ]
        session.add_all(agencies)
        session.flush()
        publisher = publisher_for_agency(session, SYSTEM, agencies[0])
        draft = SoftwareDraft(
            name="SAE v4",
            publisher=publisher.slug,
            development_status="stable",
            baseline={"months": 10, "precision": "exact"},
            texts={"es": {"short_description": "Agenda de hora", "features": FEATURES}},
        )
        enter_software(session, SYSTEM, draft)
        session.add(
            RequirementTemplate(
                category="appointment-scheduling",
                position=0,
                kind=RequirementKind.FUNCTIONAL,
                priority=Priority.MUST,
                text={"es": USUAL},
            )
        )
        person = PersonDraft(
            email="member@demo.gub.uy", name="member", agency="DEMO-A", roles={Role.MEMBER}
        )
        create_person(session, SYSTEM, person, PASSWORD)


@pytest.fixture
def signed_in(live, open_page):
    """Sign in as somebody, in a browser with or without script."""

    def signed_in(name: str, **wishes: object) -> Page:
        page = open_page(**wishes)
        page.goto(f"{live.url}/sign-in")
        page.fill("[name=email]", f"{name}@demo.gub.uy")
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        return page

    return signed_in


class TestWithoutScript:
    def test_a_need_is_stated_line_by_line_and_its_software_recorded(self, live, signed_in):
        page = signed_in("member", java_script_enabled=False)
        page.goto(f"{live.url}/needs/new")
        page.fill("#title", "Agenda para la atención")
        page.fill("#problem", "Las personas hacen fila para reservar hora.")
        page.click("text=Elegir categorías")
        page.check("[value=appointment-scheduling]")
        page.click("text=Traer los requisitos usuales de las categorías")
        page.click("text=Agregar una línea")
        lines = page.locator("textarea[name$='-text']")
        expect(lines.first).to_have_value(USUAL)
        lines.last.fill("Reserva de hora por internet")
        page.locator("input[name$='-priority'][value=must]").last.check()
        page.click("main button:text-is('Plantear la necesidad'):not([aria-hidden])")
        expect(page.locator(".acv-flash")).to_contain_text("La necesidad quedó planteada.")
        expect(page.locator("#main-content")).to_contain_text("Lo dice SAE v4")

        page.click("text=Registrar una reutilización")
        page.check("[name=kind][value=adapted]")
        page.check("[name=stage][value=adapting]")
        for part, value in zip(("day", "month", "year"), ("15", "3", "2025"), strict=True):
            page.fill(f"[name=entered_on-{part}]", value)
        page.click("main button:text-is('Registrar la reutilización')")
        page.check("[name=stage][value=in_production]")
        for part, value in zip(("day", "month", "year"), ("15", "7", "2025"), strict=True):
            page.fill(f"[name=entered_on-{part}]", value)
        page.click("main button:text-is('Pasar a otra etapa')")

        expect(page.locator(".acv-ratio__sum")).to_contain_text("40\u00a0%")
        expect(page.locator(".acv-ratio__sum")).to_contain_text("Evitó 6\u00a0meses.")


class TestByKeyboard:
    def test_enter_in_a_field_states_the_need(self, live, signed_in):
        page = signed_in("member")
        page.goto(f"{live.url}/needs/new")
        page.fill("#problem", "Las personas hacen fila.")
        page.fill("#title", "Una necesidad")

        page.press("#title", "Enter")

        expect(page.locator("h1")).to_have_text("Una necesidad")

    def test_the_summary_of_mistakes_takes_the_focus_and_leads_to_its_fields(
        self, live, signed_in
    ):
        page = signed_in("member")
        page.goto(f"{live.url}/needs/new")
        page.fill("#time_limit_months", "seis y medio")
        page.press("#title", "Enter")

        expect(page.locator(".govuk-error-summary")).to_be_focused()
        expect(page.locator(".govuk-error-summary a")).to_have_text(
            [
                re.compile("Diga en pocas palabras"),
                re.compile("Diga qué pasa hoy"),
                re.compile("Plazo en meses: Escriba un número"),
            ]
        )
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#title")).to_be_focused()

    def test_a_new_line_has_the_cursor(self, live, signed_in):
        page = signed_in("member")
        page.goto(f"{live.url}/needs/new")
        page.fill("textarea[name='requirements-0-text']", "Reserva de hora")
        page.focus("text=Agregar una línea")

        page.keyboard.press("Enter")

        expect(page.locator("textarea[name='requirements-1-text']")).to_be_focused()
