"""The reports, lists and small pages in a real browser, on the seed: from 320 px on, without script.

What axe says of them is asked in `tests/web/test_every_page.py`.
"""

import pytest
from playwright.sync_api import expect

from tests.environment.databases import Kind

LOOK = pytest.mark.parametrize("database_kind", [Kind.SQLITE], indirect=True, ids=str)
"""How a page looks does not rest on which database is behind it."""

PAGES = (
    "/reports",
    "/reports/adaptation?demonstration=1",
    "/search?q=agenda&demonstration=1",
    "/reuses",
    "/reuses?demonstration=1",
    "/needs?demonstration=1",
    "/agencies?demonstration=1",
    "/software/sistema-agenda-electronica-v4?demonstration=1",
    "/about",
    "/accessibility",
    "/personal-data",
)
WIDTHS = {"es": (320, 375, 1280), "pt": (320,), "en": (320, 1280)}


@LOOK
@pytest.mark.parametrize("language", WIDTHS)
def test_no_page_scrolls_sideways(server, open_page, language):
    page = open_page()
    wrong = []
    for address in PAGES:
        page.goto(f"{server.url}{address}{'&' if '?' in address else '?'}language={language}")
        for width in WIDTHS[language]:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{address} {width}")

    assert wrong == []


@LOOK
@pytest.mark.parametrize("width", WIDTHS["es"])
def test_the_drawing_is_shown_under_the_policy_of_the_page_without_script(
    server, open_page, width
):
    page = open_page(java_script_enabled=False, viewport={"width": width, "height": 900})
    stopped = []
    page.on("console", lambda message: stopped.append(message.text))
    page.goto(f"{server.url}/reports")

    shown = page.locator(".acv-chart img")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == (340 if width < 640 else 560)
    page.goto(f"{server.url}/reports/adaptation/chart.svg")
    assert stopped == []


@LOOK
@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_bars_of_one_scale_have_one_width_and_their_words_stand_beside_them(
    server, open_page, language
):
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{server.url}/reports/adaptation?demonstration=1&language={language}")

    rows = page.locator(".acv-barline").all()
    bars = [row.locator("svg").bounding_box() for row in rows]
    words = [row.locator("> span").last.bounding_box() for row in rows]

    assert len(rows) > 2
    assert {bar["width"] for bar in bars} == {200}
    assert len({each["x"] for each in words}) == 1
    assert {round(each["height"]) for each in words} == {round(words[0]["height"])}
    assert all(
        bar["x"] + bar["width"] < each["x"] and bar["y"] < each["y"] + each["height"]
        for bar, each in zip(bars, words, strict=True)
    )
    assert words[0]["height"] < 30


def test_the_switch_and_back_and_a_row_opens_its_reuse(server, page):
    page.goto(f"{server.url}/reports")
    expect(page.locator(".acv-ratio__sum")).to_contain_text("entre 33,3\u00a0% y 47,4\u00a0%")
    expect(page.locator(".acv-demo")).to_have_count(0)

    page.click("text=Ver también la demostración")
    expect(page.locator(".acv-demo")).to_be_visible()
    expect(page.locator(".acv-huge")).to_have_count(2)

    page.click("text=Ver sólo los reales")
    expect(page.locator(".acv-demo")).to_have_count(0)
    page.locator("main table a").first.click()
    expect(page.locator("h1")).to_contain_text("en BPS")
