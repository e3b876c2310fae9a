"""Which language a question is taken to be in: its own where that shows, else its reader's."""

import pytest

from registry.search.index.query_language import detect

ANYONES = (
    *("agenda", "mapa", "voto", "control", "siges", "ckan", "CKAN", "PostgreSQL", "java"),
    *("WildFly", "portal", "software", "web", "simple"),
)
SPANISH = (
    "electronica",
    "SISTEMA DE AGENDA PARA RESERVAR HORA DE ATENCION",
    "sistema de agenda para reservar hora de atención",
    "reserva de hora",
    "compras públicas",
    "control de plagas",
    "biblioteca",
    "becas",
)
SHOWN = {
    "es": ("sistema de agenda para reservar hora de atención", "gestión de expedientes"),
    "pt": ("agendamento de atendimento ao cidadão", "ASSINATURA ELETRÔNICA", "dados abertos"),
    "en": ("citizen appointment booking", "STREET MAP VIEWER", "document management"),
    "fr": ("logiciel de gestion des congés",),
    "it": ("prenotazione appuntamenti",),
    "de": ("Terminvereinbarung für Bürger",),
}


@pytest.mark.parametrize("word", ANYONES)
@pytest.mark.parametrize("reader", ["es", "pt", "en"])
def test_a_word_that_is_of_no_language_is_in_its_reader_s(word, reader):
    assert detect(word, reader) == reader


@pytest.mark.parametrize("question", SPANISH)
def test_what_a_reader_of_spanish_asks_is_not_taken_for_portuguese(question):
    assert detect(question, "es") == "es"


@pytest.mark.parametrize(
    ("language", "question"),
    [(language, question) for language, some in SHOWN.items() for question in some],
)
@pytest.mark.parametrize("reader", ["es", "pt", "en", None])
def test_a_language_that_shows_is_told_whoever_reads(language, question, reader):
    if reader != language:
        assert detect(question, reader) == language


def test_an_english_word_of_french_descent_is_in_its_reader_s():
    assert [detect("procurement", reader) for reader in ("es", "en")] == ["es", "en"]


def test_case_makes_no_difference():
    for question in (*SPANISH, *ANYONES):
        assert detect(question.upper(), "es") == detect(question.lower(), "es")


@pytest.mark.parametrize(
    ("question", "reader"), [("πρόγραμμα", "es"), ("?!", "es"), ("voto", None)]
)
def test_nothing_is_told_of_what_has_nothing_to_tell_by(question, reader):
    assert detect(question, reader) is None


def test_a_reader_s_language_that_questions_are_not_asked_in_is_no_answer():
    assert detect("voto", "el") is None
