"""A real browser, from the system, that talks to nobody but our own server."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.environment.system_packages import find_chromium, sentence_on

QUIET = [
    "--no-sandbox",  # root has no sandbox; the only pages are ours
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 60_000  # a machine may be busy with much else; nothing waits longer than it must


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Its event loop would disturb other files' tests, so it ends with the file."""
    chromium = find_chromium()
    if chromium is None:
        raise RuntimeError(sentence_on(["chromium"]))
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page like a reader of one's own: `open_page(java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []

    def open_page(**wishes: object) -> Page:
        settings = {"locale": "es-UY", "viewport": {"width": 1280, "height": 900}, **wishes}
        context = browser.new_context(**settings)  # type: ignore[arg-type]  # whatever Playwright takes
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page of a reader from Montevideo on a wide screen."""
    return open_page()
