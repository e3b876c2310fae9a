from tests.registry.search.asking import ask
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


def test_a_word_of_another_language_is_shown_with_the_one_that_answers_it(shelf):
    reasons = reasons_of(ask(shelf, "citizen appointment booking"), SAE_V4.slug)

    answered = dict(reasons["words"].words)
    assert answered["booking"].lower().startswith("reserva")


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
