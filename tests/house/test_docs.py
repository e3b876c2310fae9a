"""The documentation says what is so."""

import re
from pathlib import Path

import pytest

from tests.house.reference import PAGES
from tests.house.sources import PROJECT

LINK = re.compile(r"\]\((?!https?:|mailto:|#)(?P<target>[^)#\s]+)")
pages = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_says_what_the_code_says(name: str):
    assert (PROJECT / name).read_text() == PAGES[name](), "`make docs` writes it anew"


@pytest.mark.parametrize("page", pages, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_a_link_leads_somewhere(page: Path):
    targets = [page.parent / link["target"] for link in LINK.finditer(page.read_text())]

    assert not [target for target in targets if not target.exists()]
