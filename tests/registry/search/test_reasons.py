from dataclasses import replace

import pytest

from registry.search.index.answering import LEAST_MEANT
from registry.search.index.entries import AgencyNames, LocalisedTexts
from registry.search.index.index import Change
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import SAE_V4


def reasons_of(outcome, slug):
    (result,) = [one for one in outcome.results if one.slug == slug]
    return {reason.kind: reason for reason in result.reasons}


def test_every_result_says_why(shelf):
    outcome = ask(shelf, "agenda para reservar hora")

    assert all(result.reasons for result in outcome.results)


def test_the_words_that_were_found_are_marked_in_the_passage(shelf):
    reason = reasons_of(ask(shelf, "firma de documentos"), "componente-firma-electronica")[
        "words"
    ]

    marked = [reason.text[start:end] for start, end in reason.marks]
    assert reason.field == "short_description"
    assert reason.language == "es"
    assert {"Firma", "documentos"} <= set(marked)


def test_a_word_of_another_language_is_shown_as_one_of_like_meaning_and_not_as_found(shelf):
    reasons = reasons_of(ask(shelf, "citizen booking"), SAE_V4.slug)

    answered = dict(reasons["related"].akin)
    assert "words" not in reasons
    assert reasons["related"].words == ()
    assert answered["booking"].lower().startswith("reserva")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("reservas", "Reserva"), ("agendas", "Agenda"), ("cancelaciones", "Cancelación")],
)
def test_another_form_of_a_word_is_the_word(shelf, asked, found):
    reasons = reasons_of(ask(shelf, asked), SAE_V4.slug)

    said = {pair for reason in reasons.values() for pair in reason.words}
    assert (asked, found.lower()) in {(word, other.lower()) for word, other in said}


def test_a_word_that_only_begins_alike_is_none(shelf):
    """Control is no contratación, and a plague no plan."""
    outcome = ask(shelf, "contrato de plagas")

    told = [pair for one in outcome.results for why in one.reasons for pair in why.words]
    assert not [other for asked, other in told if asked == "contrato" and "contr" not in other]
    assert not any(other.lower().startswith("control") for _, other in told)


@pytest.mark.parametrize(("acronym", "bearer"), [("ckan", "plugin-ckan"), ("SIGES", "siges")])
def test_an_acronym_finds_its_bearer_alone(shelf, acronym, bearer):
    assert found(shelf, acronym) == [bearer]


BILINGUAL = replace(
    SAE_V4,
    id="bilingue",
    slug="bilingue",
    name="Turnero",
    categories=(),
    category_words=(),
    texts={
        "en": LocalisedTexts(features=("Several agendas", "Reminders by e-mail")),
        "es": LocalisedTexts(features=("Varias agendas", "Recordatorios por correo")),
        "pt": LocalisedTexts(features=("Várias agendas", "Lembretes por e-mail")),
    },
)


@pytest.mark.parametrize(
    ("reader", "passage"),
    [("es", "Varias agendas"), ("pt", "Várias agendas"), ("en", "Several agendas")],
)
def test_a_passage_is_quoted_in_the_language_of_who_reads_it(index, store, reader, passage):
    index.apply(Change(2, (BILINGUAL,)), store)

    reasons = reasons_of(ask(index, "agenda", reader_language=reader), BILINGUAL.slug)

    assert reasons["words"].text == passage
    assert reasons["words"].language == reader


def test_a_passage_is_quoted_in_the_language_of_the_question_where_no_reader_is_known(
    index, store
):
    index.apply(Change(2, (BILINGUAL,)), store)

    reasons = reasons_of(ask(index, "agenda", query_language="pt"), BILINGUAL.slug)

    assert reasons["words"].text == "Várias agendas"


HELD = replace(
    SAE_V4,
    id="de-otro",
    slug="de-otro",
    name="Turnero",
    base_software=("PostgreSQL", "WildFly"),
    holder_names=(AgencyNames("Instituto Nacional de Zoología", ("INZ",)),),
)


@pytest.mark.parametrize(
    ("asked", "field", "text"),
    [
        ("wildfly", "base_software", "WildFly"),
        ("inz", "holder", "INZ"),
        ("instituto nacional de zoologia", "holder", "Instituto Nacional de Zoología"),
    ],
)
def test_what_it_needs_and_who_holds_it_are_reasons_that_name_themselves(
    index, store, asked, field, text
):
    index.apply(Change(2, (HELD,)), store)

    outcome = ask(index, asked)

    assert outcome.results[0].slug == HELD.slug
    reason = reasons_of(outcome, HELD.slug)["words"]
    assert (reason.field, reason.text) == (field, text)


def test_a_long_name_of_an_agency_is_no_reason_for_a_word_of_it(index, store):
    held = replace(HELD, holder_names=(AgencyNames("Agencia de Reserva Electrónica"),))
    index.apply(Change(2, (held,)), store)

    for reason in reasons_of(ask(index, "reserva electrónica"), HELD.slug).values():
        assert reason.field != "holder"


def test_what_has_no_word_of_the_question_and_hardly_its_meaning_is_left_out(shelf):
    for asked in ("payroll", "liquidación de haberes", "pest control"):
        for one in ask(shelf, asked).results:
            has_word = any(why.words or why.akin for why in one.reasons)
            assert has_word or max(why.score for why in one.reasons) >= LEAST_MEANT


def test_a_word_of_a_long_name_of_an_agency_finds_nothing(index, store):
    index.apply(Change(2, (HELD,)), store)

    assert HELD.slug not in found(index, "zoología")


def test_where_nothing_is_asked_each_says_what_it_is_in_the_readers_language(index, store):
    texts = {
        "en": LocalisedTexts(short_description="Appointments"),
        "es": LocalisedTexts(short_description="Turnos"),
    }
    index.apply(Change(2, (replace(BILINGUAL, texts=texts),)), store)

    def summary(reader):
        (one,) = [
            each
            for each in ask(index, "", reader_language=reader, limit=100).results
            if each.slug == BILINGUAL.slug
        ]
        return (one.summary.text, one.summary.language)

    assert summary("es") == ("Turnos", "es")
    assert summary("en") == ("Appointments", "en")
    assert summary("it") == ("Appointments", "en")


def test_the_passage_that_is_closest_in_meaning_is_quoted(shelf):
    asked = "elegir la fecha y la hora de la cita por internet"
    reason = reasons_of(ask(shelf, asked), SAE_V4.slug)["meaning"]

    assert "hora" in reason.text
    assert 0.3 < reason.score <= 1


def test_the_name_is_a_reason_of_its_own(shelf):
    reasons = reasons_of(ask(shelf, "siges"), "siges")

    assert reasons["name"].text == "SIGES"
    assert reasons["name"].marks == ((0, 5),)


def test_scores_fall_and_stay_between_nought_and_one(shelf):
    scores = [one.score for one in ask(shelf, "gestión de proyectos").results]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_category_or_a_publisher_that_answers_is_the_reason_where_no_passage_does(shelf):
    by_category = reasons_of(ask(shelf, "turnos"), SAE_V4.slug)["words"]
    by_publisher = reasons_of(ask(shelf, "Governo do Brasil"), "fila-digital")["words"]

    assert (by_category.field, by_category.text) == ("category", "agenda de turnos")
    assert (by_publisher.field, by_publisher.text) == ("publisher", "Governo do Brasil")
