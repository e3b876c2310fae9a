"""The gallery in a real browser: nothing that axe finds, nothing the policy stops, no page too wide."""

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.environment.ports import free_port
from tests.web.face.conftest import face_app

VIEWS = [("es", 1280), ("pt", 375), ("en", 320)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(face_app(), port=port, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/_gallery?as=someone"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize(("language", "width"), VIEWS)
def test_axe_finds_nothing_in_the_gallery(gallery, open_page, language, width):
    # axe is a script of the test's own, which the policy would stop
    page = open_page(bypass_csp=True, viewport={"width": width, "height": 900})
    page.goto(f"{gallery}&language={language}")

    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})

    assert found.response["violations"] == []


@pytest.mark.parametrize(("language", "width"), VIEWS)
def test_no_page_is_wider_than_its_window(gallery, open_page, language, width):
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(f"{gallery}&language={language}")

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_policy_stops_nothing_of_ours(gallery, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda fault: complaints.append(str(fault)))

    page.goto(gallery, wait_until="networkidle")

    assert complaints == []
    assert page.evaluate("typeof htmx") == "object"
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_field(gallery, page):
    page.goto(gallery)

    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Diga qué tipo de reutilización es.").click()

    expect(page.locator("#kind")).to_be_focused()


def test_the_filters_fold_on_a_phone_without_script(gallery, open_page):
    page = open_page(java_script_enabled=False, viewport={"width": 375, "height": 900})
    page.goto(gallery)
    expect(page.locator("#filters")).to_be_hidden()

    page.get_by_role("link", name="Filtros", exact=True).click()
    expect(page.locator("#filters")).to_be_visible()

    page.get_by_role("link", name="Cerrar los filtros").click()
    expect(page.locator("#filters")).to_be_hidden()


def test_a_phone_shows_the_narrow_drawing_of_a_lineage_and_a_screen_the_wide_one(gallery, page):
    page.goto(gallery)
    wide = page.get_by_role("img", name="Linaje de SAE").first
    expect(page.locator(".acv-lineage--wide").first).to_be_visible()
    expect(page.locator(".acv-lineage--narrow").first).to_be_hidden()
    expect(wide).to_be_visible()

    page.set_viewport_size({"width": 375, "height": 900})

    expect(page.locator(".acv-lineage--wide").first).to_be_hidden()
    expect(page.locator(".acv-lineage--narrow").first).to_be_visible()
