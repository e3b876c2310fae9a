"""The documentation says what is so."""

import re
from pathlib import Path

import pytest

from registry.language.catalogue import catalogue
from registry.language.vocabulary import Language
from registry.settings import Settings
from tests.house.command_page import commands
from tests.house.reference import PAGES
from tests.house.sources import PROJECT

LINK = re.compile(r"\]\((?!https?:|mailto:|#)(?P<target>[^)#\s]+)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^(?: {4}.*\n)+", re.MULTILINE)
INLINE = re.compile(r"`[^`]+`")
MADE = re.compile(r"\bmake ([a-z-]+)")
ACERVO = re.compile(r"(?:^|[`\s(])(?:\.venv/bin/)?acervo ((?:[a-z]+ )?[a-z]+)\b([^`\n|]*)")
OPTION = re.compile(r"--[a-z-]+")
SETTING = re.compile(r"\bACERVO_[A-Z_]+")
LABEL = re.compile(r'\*\*(?P<spanish>[^*]+)\*\* \("(?P<english>[^"]+)"\)')
OURS = re.compile(
    r"`((?:registry|api|web|cli|seed|migrations|tests|docs|requirements)/[\w./-]*)`"
)

pages = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
lasting = [page for page in pages if page.parent.name != "decisions"]  # those are never edited


def named(page: Path) -> str:
    return page.relative_to(PROJECT).as_posix()


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))


def code_of(page: Path) -> str:
    """Return what a page sets as code: blocks, and words between backticks."""
    text = page.read_text()
    blocks = [*FENCED.findall(text), *INDENTED.findall(text)]
    return "\n".join([*blocks, *INLINE.findall(FENCED.sub("", text))])


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_says_what_the_code_says(name: str):
    assert (PROJECT / name).read_text() == PAGES[name](), "`make docs` writes it anew"


@pytest.mark.parametrize("page", pages, ids=named)
def test_a_link_leads_somewhere(page: Path):
    linked = [page.parent / link["target"] for link in LINK.finditer(page.read_text())]

    assert not [target for target in linked if not target.exists()]


def test_every_page_can_be_reached_from_the_readme():
    reached, ahead = set(), [PROJECT / "README.md"]
    while ahead:
        page = ahead.pop().resolve()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            ahead += [page.parent / link["target"] for link in LINK.finditer(page.read_text())]

    assert {page.resolve() for page in lasting} <= reached


@pytest.mark.parametrize("page", pages, ids=named)
def test_a_make_target_that_is_named_exists(page: Path):
    assert set(MADE.findall(code_of(page))) <= targets()


@pytest.mark.parametrize("page", pages, ids=named)
def test_a_command_that_is_named_exists_with_its_options(page: Path):
    known = commands()
    groups = {name.partition(" ")[0] for name in known}

    wrong = []
    for words, rest in ACERVO.findall(code_of(page)):
        first = words.partition(" ")[0]
        name = words if words in known else first
        params = known[name].params if name in known else []
        options = {option for each in params for option in each.opts}
        if first not in groups or not set(OPTION.findall(rest)) <= options:
            wrong.append(words + rest)

    assert wrong == []


@pytest.mark.parametrize("page", lasting, ids=named)
def test_a_setting_that_is_named_exists(page: Path):
    known = {f"ACERVO_{name.upper()}" for name in Settings.model_fields}

    assert set(SETTING.findall(page.read_text())) <= known


@pytest.mark.parametrize("page", lasting, ids=named)
def test_a_file_of_ours_that_is_named_exists(page: Path):
    assert [
        path for path in OURS.findall(page.read_text()) if not (PROJECT / path).exists()
    ] == []


def test_the_tutorial_names_what_the_pages_show():
    text = (PROJECT / "docs/tutorial/before-you-buy.md").read_text()
    spanish = {message.id: message.string for message in catalogue(Language.ES)}
    labels = [
        (" ".join(label["spanish"].split()), " ".join(label["english"].split()))
        for label in LABEL.finditer(text)
    ]

    assert len(labels) > 20
    assert [(es, en) for es, en in labels if spanish.get(en) != es] == []
