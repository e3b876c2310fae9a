"""Axe, asked of the pages that a test opens."""

from collections.abc import Collection

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCRIPT = Axe().axe_script
LOOK = """without => axe.run({
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map(rule => [rule, {enabled: false}]))
}).then(found => found.violations.map(
    fault => `${fault.id}: ${fault.nodes.map(node => node.html).join(' ')}`))"""
WITHOUT: dict[str, tuple[str, ...]] = {
    "es": (),
    "pt": ("color-contrast",),
    "en": ("color-contrast",),
}
"""The dearest rule is asked in one language: a colour is the same in all."""


def bring_axe(page: Page) -> Page:
    """Have axe stand in whatever the page opens from now on.

    As a script of the page's own the browser keeps it translated; handed over anew each time, it
    takes longer than axe's look at most pages.
    """
    page.add_init_script(SCRIPT)
    return page


def faults(page: Page, without: Collection[str] = ()) -> list[str]:
    """Return what axe finds wrong with the page that is open, by all its rules but some."""
    found: list[str] = page.evaluate(LOOK, list(without))
    return found
