"""What a requirement weighs, and how near a software comes."""

import pytest

from registry.matching.rules import (
    LIKELY,
    SHARED_LIKELY,
    STATED,
    Nearest,
    Standing,
    Weighed,
    as_score,
    nearness,
    said_of,
    sinks,
    standing_of,
    stands_lower,
    weight_of,
    words_asked,
)
from registry.matching.vocabulary import Strength
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
        (0.8, [(9, 0.9), (1, LIKELY - 0.01)], 0.4 + 0.405),
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
    ("likeness", "strength"),
    [
        (STATED, Strength.STATED),
        (STATED - 0.01, Strength.LIKELY),
        (LIKELY - 0.01, Strength.NOT_FOUND),
    ],
)
def test_a_passage_is_near_by_degrees(likeness, strength):
    assert Nearest("Reserva de hora", "es", likeness).strength is strength


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
    ("likeness", "said", "strength"),
    [
        (LIKELY, 0.5, Strength.STATED),
        (LIKELY - 0.01, 0.5, Strength.LIKELY),
        (LIKELY, 0.4, Strength.LIKELY),
        (0.1, 1.0, Strength.STATED),
        (0.1, 0.4, Strength.NOT_FOUND),
    ],
)
def test_what_it_says_counts_beside_what_it_means(likeness, said, strength):
    nearest = Nearest("Reserva de hora", "es", likeness, said)

    assert nearest.strength is strength
    assert nearest.nearness == {"stated": STATED, "likely": LIKELY}.get(strength, likeness)


@pytest.mark.parametrize(
    ("likeness", "shared", "is_asked", "strength"),
    [
        (SHARED_LIKELY, 0.5, False, Strength.LIKELY),
        (SHARED_LIKELY - 0.01, 0.5, False, Strength.NOT_FOUND),
        (SHARED_LIKELY, 0.4, False, Strength.NOT_FOUND),
        (0.0, 0.2, True, Strength.LIKELY),
    ],
)
def test_sharing_words_makes_likely_what_is_not_far_in_meaning(
    likeness, shared, is_asked, strength
):
    nearest = Nearest("Reserva de hora", "es", likeness, shared=shared, is_asked=is_asked)

    assert nearest.strength is strength


def rows(*found):
    return [Weighed(*row) for row in found]


def test_a_software_stands_by_the_shares_it_meets_of_each_priority():
    standing = standing_of(
        rows(
            (Priority.MUST, 5, Strength.STATED),
            (Priority.MUST, 5, Strength.LIKELY),
            (Priority.SHOULD, 3, Strength.NOT_FOUND),
            (Priority.SHOULD, 9, Strength.STATED),
        )
    )

    assert standing == (0.75, 0.75, 0.0)


def test_musts_are_compared_before_shoulds_before_coulds():
    assert Standing(0.5, 0, 0) > Standing(0.25, 1, 1)
    assert Standing(0.5, 0.1, 0) > Standing(0.5, 0, 1)


def test_what_is_discontinued_stands_lower_and_never_above_what_follows_it():
    full = Standing(1, 1, 1)

    assert stands_lower(full, None) < full
    assert stands_lower(full, Standing(0.2, 0, 0)) == (0.2, 0, 0)


def test_a_score_has_four_places():
    assert str(as_score(0.123456)) == "0.1235"
