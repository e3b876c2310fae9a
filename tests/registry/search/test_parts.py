"""What a score is made of."""

from dataclasses import replace

import pytest

from registry.search.index.index import Change
from registry.search.index.lifting import EVIDENCE
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


def test_a_name_that_is_the_question_adds_to_the_score(shelf):
    assert ask(shelf, "siges").results[0].parts.name > 0
    assert ask(shelf, "gestión de proyectos").results[0].parts.name == 0


def test_whose_it_is_adds_to_the_score(shelf):
    assert ask(shelf, "Intendencia de Montevideo").results[0].parts.organisation > 0


def test_what_is_discontinued_loses_by_its_status(shelf):
    by_slug = {one.slug: one for one in ask(shelf, "agenda para reservar hora").results}

    assert by_slug[SAE_V1.slug].parts.status < 0


def test_evidence_tells_two_alike_apart(index, store):
    plain = software("a-plana", "Riego", "Riego de plazas y parques.")
    used = replace(plain, id="z", slug="z-usada", has_been_reused=True, status="stable")

    index.apply(Change(2, (plain, used)), store)

    first, second = ask(index, "riego de plazas").results[:2]
    assert (first.slug, second.slug) == ("z-usada", "a-plana")
    assert first.parts.evidence - second.parts.evidence == pytest.approx(0.015)


def test_evidence_never_beats_an_answer():
    assert sum(EVIDENCE.values()) <= 0.02


def test_reuse_by_the_invented_speaks_for_nothing_unless_it_is_asked_for(index, store):
    shown = software("riego", "Riego", "Riego.", has_been_reused_by_invented=True)

    index.apply(Change(2, (shown,)), store)

    assert ask(index, "riego").results[0].parts.evidence == 0
