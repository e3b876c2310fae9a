"""Every sentence that is said has its Spanish and Portuguese, and none is kept that nobody says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from jinja2.ext import babel_extract

from registry.language.catalogue import catalogue, translate, translations
from registry.language.vocabulary import Language

HOUSE = Path(__file__).parents[3]
ROOMS = ("registry", "api", "web", "cli", "seed")
LEFT_OUT = {"node_modules", "static", "assets"}
MARKS = {"N_": None, "_": None, "gettext": None}
TEMPLATE_OPTIONS = {
    "extensions": "jinja2.ext.do",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
PLACEHOLDER = re.compile(r"%\((\w+)\)([sd])")
TRANSLATED = (Language.ES, Language.PT)


def _files(suffix: str) -> Iterator[Path]:
    for room in ROOMS:
        for path in (HOUSE / room).rglob(f"*{suffix}"):
            if not LEFT_OUT & set(path.relative_to(HOUSE).parts):
                yield path


def _said() -> dict[str, str]:
    """Return every sentence in the code, with a file that says it."""
    found: dict[str, str] = {}
    for path in _files(".py"):
        for _, sentence, _, _ in extract_from_file("python", path, keywords=MARKS):
            found[sentence] = str(path.relative_to(HOUSE))
    for path in _files(".html"):
        found.update(_said_in_template(path))
    return found


def _said_in_template(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        calls = list(babel_extract(file, MARKS, [], TEMPLATE_OPTIONS))
    return {
        (words if isinstance(words, str) else words[0]): str(path.relative_to(HOUSE))
        for _, _, words, _ in calls
    }


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    return _said()


def test_the_sentences_of_code_and_templates_are_found(said):
    assert said["Skip to content"] == "web/templates/base.html"
    assert said["person-months"] == "registry/language/formats.py"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_lacks_its_translation(said, language):
    known = {message.id for message in catalogue(language) if message.id}

    missing = {
        f"{sentence!r} ({path})" for sentence, path in said.items() if sentence not in known
    }

    assert sorted(missing) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_kept_that_nobody_says(said, language):
    unused = {
        message.id for message in catalogue(language) if message.id and message.id not in said
    }

    assert sorted(unused) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_empty_or_only_guessed(language):
    empty = {
        message.id
        for message in catalogue(language)
        if message.id and (not str(message.string).strip() or message.fuzzy)
    }

    assert sorted(empty) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_translation_fills_in_what_the_sentence_does(language):
    differing = {
        message.id
        for message in catalogue(language)
        if message.id
        and set(PLACEHOLDER.findall(message.id)) != set(PLACEHOLDER.findall(message.string))
    }

    assert sorted(differing) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_breaks_when_it_is_filled_in(language):
    broken = [
        message.id
        for message in catalogue(language)
        if PLACEHOLDER.search(str(message.id)) and not _can_be_filled_in(str(message.string))
    ]

    assert sorted(broken) == []


def _can_be_filled_in(sentence: str) -> bool:
    try:
        return bool(sentence % {name: 1 for name, _ in PLACEHOLDER.findall(sentence)})
    except (ValueError, TypeError, KeyError):
        return False


def test_english_is_said_as_it_is_written():
    assert translate(Language.EN, "Sign in") == "Sign in"


def test_parameters_are_filled_in():
    assert translate(Language.ES, "%(year)s prices", year=2024) == "precios de 2024"


def test_a_sentence_without_parameters_may_hold_a_percent_sign():
    assert translate(Language.EN, "40 % of all") == "40 % of all"


def test_nothing_is_said_for_no_sentence():
    # gettext answers the empty id with the catalogue's own head
    assert translate(Language.ES, "") == ""


def test_a_catalogue_is_read_once():
    assert translations(Language.PT) is translations(Language.PT)
