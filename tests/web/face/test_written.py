"""What agencies write freely is marked with the language that its words tell."""

import pytest

from registry.language.vocabulary import Language
from web.rendering.written import as_written

EVIDENCE = "Unos 4 meses, según el artículo de la AISS; la fecha no es pública."


def test_in_the_readers_own_language_it_is_marked_and_no_more():
    assert as_written(EVIDENCE, Language.ES) == f'<span lang="es">{EVIDENCE}</span>'


@pytest.mark.parametrize(
    ("language", "gloss"), [(Language.PT, "(em espanhol)"), (Language.EN, "(in Spanish)")]
)
def test_in_another_language_that_is_said_too(language, gloss):
    written = as_written(EVIDENCE, language)

    assert written.startswith('<span lang="es">')
    assert written.endswith(f'<span class="acv-note">{gloss}</span>')


@pytest.mark.parametrize("text", ["GPL-3.0 (gpl-3.0.txt)", "2026", "—"])
def test_where_no_word_tells_nothing_is_said_of_it(text):
    assert as_written(text, Language.EN) == text


def test_its_signs_are_no_marks():
    assert "<b>" not in as_written("<b>Hola, esto está escrito en español</b>", Language.EN)
