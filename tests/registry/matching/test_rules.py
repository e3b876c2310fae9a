"""What a requirement weighs, and how near a software comes."""

import pytest

from registry.matching.rules import (
    LIKELY,
    POSSIBLE,
    Nearest,
    as_score,
    nearness,
    said_of,
    sinks,
    weight_of,
    words_asked,
)
from registry.needs.vocabulary import Priority
from registry.policies.schemas import RequirementWeights
from registry.search.index.words import words_of

WEIGHTS = RequirementWeights(must=9, should=4, could=2)


@pytest.mark.parametrize(
    ("priority", "weight"), [(Priority.MUST, 9), (Priority.SHOULD, 4), (Priority.COULD, 2)]
)
def test_a_requirement_weighs_what_policy_says_of_its_priority(priority, weight):
    assert weight_of(WEIGHTS, priority, None) == weight


def test_unless_its_need_says_otherwise():
    assert weight_of(WEIGHTS, Priority.COULD, 7) == 7


@pytest.mark.parametrize(
    ("whole", "weighted", "score"),
    [
        (0.8, [], 0.8),
        (0.8, [(5, 0.9), (5, 0.7)], 0.8),
        (0.8, [(9, 0.9), (1, POSSIBLE - 0.01)], 0.4 + 0.405),
        (0.0, [(5, 0.3)], 0.0),
        (0.0, [(5, 1.0)], 0.5),
    ],
)
def test_the_whole_and_the_lines_that_are_met_make_up_the_score(whole, weighted, score):
    assert nearness(whole, weighted) == pytest.approx(score)


def test_what_has_ended_sinks_below_what_follows_it():
    assert sinks(0.8, is_discontinued=False, successor_score=None) == 0.8
    assert sinks(0.8, is_discontinued=True, successor_score=None) == pytest.approx(0.68)
    assert sinks(0.8, is_discontinued=True, successor_score=0.4) < 0.4
    assert sinks(0.8, is_discontinued=False, successor_score=0.4) == 0.8


@pytest.mark.parametrize(
    ("likeness", "likely", "possible"),
    [(LIKELY, True, True), (LIKELY - 0.01, False, True), (POSSIBLE - 0.01, False, False)],
)
def test_a_feature_is_near_by_degrees(likeness, likely, possible):
    nearest = Nearest("Reserva de hora", "es", likeness)

    assert (nearest.is_likely, nearest.is_possible) == (likely, possible)


@pytest.mark.parametrize(
    ("requirement", "feature", "said"),
    [
        ("Recordatorios antes de la hora", "Recordatorios", 0.5),
        ("Que se puedan cancelar reservas", "Cancelación o cancelar la reserva", 1.0),
        ("Cancelar la reserva", "Reserva por teléfono", 0.0),
        ("Reserva de hora por internet", "Reservar hora en internet", 1.0),
        ("Recordatorios", "Recordatorio de la hora", 0.5),
        ("Control de stock", "Contrataciones", 0.0),
        ("Send a notice by e-mail", "Aviso por correo", 0.0),
        ("", "Reserva", 0.0),
        ("Reserva", "", 0.0),
    ],
)
def test_a_feature_says_the_words_of_a_requirement_from_its_first_on(
    requirement, feature, said
):
    assert said_of(words_asked(requirement), words_of(feature)) == said


@pytest.mark.parametrize(
    ("likeness", "said", "likely", "possible"),
    [
        (POSSIBLE, 0.5, True, True),
        (POSSIBLE - 0.01, 0.5, False, True),
        (POSSIBLE, 0.4, False, True),
        (0.1, 1.0, True, True),
        (0.1, 0.4, False, False),
    ],
)
def test_what_it_says_counts_beside_what_it_means(likeness, said, likely, possible):
    nearest = Nearest("Reserva de hora", "es", likeness, said)

    assert (nearest.is_likely, nearest.is_possible) == (likely, possible)
    assert nearest.strength == (LIKELY if likely else POSSIBLE if possible else likeness)


def test_a_score_has_four_places():
    assert str(as_score(0.123456)) == "0.1235"
