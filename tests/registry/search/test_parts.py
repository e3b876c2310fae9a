"""What a score is made of."""

from dataclasses import asdict, replace
from itertools import pairwise
from math import fsum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.search.index import ranking
from registry.search.index.index import Change
from registry.search.index.lifting import EVIDENCE, FRESHNESS
from tests.registry.search.asking import ask
from tests.registry.search.shelf import SAE_V1, software


@pytest.mark.parametrize(
    "text",
    [
        "sistema de agenda para reservar hora de atención",
        "citizen appointment booking",
        "simple",
        "Intendencia de Montevideo",
        "agneda",
        "agenda " * 300,
    ],
)
def test_the_parts_add_up_to_the_score(shelf, text):
    for one in ask(shelf, text).results:
        assert one.parts.total == pytest.approx(one.score, abs=1e-9)
        assert one.score <= 1


ROUNDED = 8 * 0.0001  # each of the parts is rounded, and the order is by what they were
WORDS = [
    *("agenda", "agneda", "reservar", "hora", "sae", "v1", "v2", "v4", "simple", "agesic"),
    *("intendencia", "de", "montevideo", "firma", "electrónica", "booking", "appointment"),
    *("zzkqx", "2", "mapas", "oficinas", "預約", "🙂"),
]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    words=st.lists(
        st.sampled_from(WORDS),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_is_asked_the_parts_add_up_and_the_order_is_theirs(shelf, words):
    results = ask(shelf, " ".join(words), limit=100).results

    for one in results:
        assert fsum(asdict(one.parts).values()) == pytest.approx(one.score, abs=1e-9)
        assert one.score <= 1
        never_less = {"words", "coverage", "name", "organisation", "evidence"}
        told = asdict(one.parts)
        assert told["status"] <= 0 <= min(told[name] for name in never_less)
        assert (one.parts.evidence > 0) == bool(one.evidence)
    for weak in (False, True):  # what only comes near stands behind all that answers
        scores = [one.score for one in results if one.is_weak is weak]
        assert all(above >= below - ROUNDED for above, below in pairwise(scores))


def test_a_name_that_is_the_question_adds_to_the_score(shelf):
    assert ask(shelf, "siges").results[0].parts.name > 0
    assert ask(shelf, "gestión de proyectos").results[0].parts.name == 0


def test_whose_it_is_adds_to_the_score(shelf):
    assert ask(shelf, "Intendencia de Montevideo").results[0].parts.organisation > 0


def test_what_is_discontinued_loses_by_its_status(shelf):
    by_slug = {one.slug: one for one in ask(shelf, "agenda para reservar hora").results}

    assert by_slug[SAE_V1.slug].parts.status < 0


PLAIN = software("a-plana", "Riego", "Riego de plazas y parques.")
SPEAKS_FOR = {
    "reused": {"has_been_reused": True},
    "status": {"status": "stable"},
    "maintenance": {"maintenance": "active"},
    "readiness": {"readiness": 7},
    "year": {"released_on": "2026-02-01"},
}


@pytest.mark.parametrize("facet", SPEAKS_FOR)
def test_evidence_tells_two_alike_apart_and_is_named(clock, index, store, facet):
    spoken_for = replace(PLAIN, id="z", slug="z-usada", **SPEAKS_FOR[facet])

    index.apply(Change(2, (PLAIN, spoken_for)), store)

    first, second = ask(index, "riego de plazas").results[:2]
    assert (first.slug, second.slug) == ("z-usada", "a-plana")
    assert (first.evidence, second.evidence) == ((facet,), ())
    worth = {each.facet: each.worth for each in EVIDENCE} | {"year": FRESHNESS}
    assert first.parts.evidence - second.parts.evidence == pytest.approx(worth[facet])


@pytest.mark.parametrize(
    "facts",
    [
        {"released_on": "2024-12-31"},
        {"released_on": "2031"},
        {"readiness": 4},
        {"status": "beta"},
    ],
)
def test_what_is_old_or_not_ready_has_no_evidence(clock, index, store, facts):
    index.apply(Change(2, (replace(PLAIN, **facts),)), store)

    assert ask(index, "riego de plazas").results[0].evidence == ()


def test_all_evidence_is_less_than_a_word_that_is_found_of_a_dozen():
    whole = ranking.PASSAGE + ranking.WHOLE + ranking.WORDS + ranking.COVERAGE

    assert sum(each.worth for each in EVIDENCE) + FRESHNESS < ranking.COVERAGE / whole / 12


def test_all_evidence_does_not_put_what_answers_less_before_what_answers_more(
    clock, index, store
):
    spoken_for = {name: value for facts in SPEAKS_FOR.values() for name, value in facts.items()}
    less = software("z", "Riego", "Riego de plazas y jardines.", **spoken_for)

    index.apply(Change(2, (PLAIN, less)), store)

    found = [one.slug for one in ask(index, "riego de plazas y parques").results]
    assert found[:2] == ["a-plana", "z"]


def test_reuse_by_the_invented_speaks_for_nothing_unless_it_is_asked_for(index, store):
    shown = software("riego", "Riego", "Riego.", has_been_reused_by_invented=True)

    index.apply(Change(2, (shown,)), store)

    assert ask(index, "riego").results[0].parts.evidence == 0
