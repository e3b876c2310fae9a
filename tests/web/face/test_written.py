"""What agencies write freely is marked with the language that its words tell."""

import pytest

from registry.language.vocabulary import Language
from registry.search.index import query_language
from web.rendering import written
from web.rendering.written import as_written

EVIDENCE = "Unos 4 meses, según el artículo de la AISS; la fecha no es pública."


@pytest.fixture(autouse=True)
def means_to_tell():
    query_language.warm_up()


def test_in_the_readers_own_language_it_is_marked_and_no_more():
    assert as_written(EVIDENCE, Language.ES) == f'<span lang="es">{EVIDENCE}</span>'


@pytest.mark.parametrize(
    ("language", "gloss"), [(Language.PT, "(em espanhol)"), (Language.EN, "(in Spanish)")]
)
def test_in_another_language_that_is_said_too(language, gloss):
    marked = as_written(EVIDENCE, language)

    assert marked.startswith('<span lang="es">')
    assert marked.endswith(f'<span class="acv-note">{gloss}</span>')


@pytest.mark.parametrize(
    "text",
    [
        "GPL-3.0 (gpl-3.0.txt)",
        "BSD-3-Clause (README, license.txt)",
        "2026",
        "—",
        "Registro de cambios (docs/changelog.txt) e historia de github.com/AGESIC-UY/sae-v4",
    ],
)
def test_where_no_word_tells_nothing_is_said_of_it(text):
    assert as_written(text, Language.EN) == text


def test_its_signs_are_no_marks():
    assert "<b>" not in as_written("<b>Hola, esto está escrito en español</b>", Language.EN)


def test_no_page_waits_until_the_means_to_tell_are_loaded(monkeypatch):
    monkeypatch.setattr(written, "is_ready", lambda: False)

    assert as_written(EVIDENCE, Language.PT) == EVIDENCE
