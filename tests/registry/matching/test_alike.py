"""From which likeness two needs are alike, on needs that were judged by hand: see `alike_cases`."""

from itertools import combinations

import pytest

from registry.matching.alike import ALIKE, ALIKE_WITHOUT, NEAR
from registry.search.index.encoder import encode
from tests.registry.matching.alike_cases import ASKED, NEEDS


@pytest.fixture(scope="module")
def vectors():
    return encode([f"{title}. {problem}" for _, title, problem in NEEDS])


def test_needs_that_share_a_category_and_a_subject_are_mostly_alike(vectors):
    pairs = [
        float(vectors[one] @ vectors[other])
        for one, other in combinations(range(len(NEEDS)), 2)
        if NEEDS[one][0] == NEEDS[other][0]
    ]

    assert sum(likeness >= ALIKE for likeness in pairs) / len(pairs) >= 0.75


def test_needs_of_different_subjects_are_seldom_alike_and_never_without_a_category(vectors):
    pairs = [
        float(vectors[one] @ vectors[other])
        for one, other in combinations(range(len(NEEDS)), 2)
        if NEEDS[one][0] != NEEDS[other][0]
    ]

    assert sum(likeness >= ALIKE for likeness in pairs) / len(pairs) <= 0.10
    assert max(pairs) < ALIKE_WITHOUT


def test_what_somebody_types_comes_near_to_what_is_about_it(vectors):
    typed = encode([text for _, text in ASKED])
    right = wrong = 0
    for vector, (subject, text) in zip(typed, ASKED, strict=True):
        near = {
            NEEDS[place][0]
            for place, likeness in enumerate((vectors @ vector).tolist())
            if likeness >= NEAR
        }
        right += subject in near
        wrong += len(near - {subject})
        assert subject is not None or not near, text

    assert right / sum(subject is not None for subject, _ in ASKED) >= 0.8
    assert wrong <= 1
