"""Which few pieces of software meet more together than any alone."""

from itertools import combinations
from time import process_time

from registry.matching.covering import AMONG_THE_BEST, Coverer, combinations_of, strongest
from registry.matching.rules import Weighed
from registry.matching.vocabulary import Strength
from registry.needs.vocabulary import Priority

_STRENGTHS = {"S": Strength.STATED, "l": Strength.LIKELY, ".": Strength.NOT_FOUND}


def coverers(*found, priorities=None, lineages=None):
    """Return software by what was found for each requirement: `coverers("SS..", "..Sl")`."""
    asked = priorities or "m" * len(found[0])
    kinds = {"m": Priority.MUST, "s": Priority.SHOULD, "c": Priority.COULD}
    return [
        Coverer(
            lineages[number] if lineages else number,
            [
                Weighed(kinds[kind], 1, _STRENGTHS[sign])
                for kind, sign in zip(asked, signs, strict=True)
            ],
        )
        for number, signs in enumerate(found)
    ]


def members(*found, **how):
    return [one.members for one in combinations_of(coverers(*found, **how))]


def test_two_that_meet_more_together_are_proposed():
    assert members("SSS...", "...SS.") == [(0, 1)]


def test_nothing_is_proposed_where_one_meets_as_much():
    assert members("SSS", "S..", ".S.") == []
    assert members("SSl", "..S") == []  # a stronger word for the same is no reason for two


def test_three_are_proposed_before_two_where_they_meet_more():
    assert members("SS....", "..SS..", "....SS")[0] == (0, 1, 2)


def test_each_member_meets_something_that_the_others_do_not():
    found = ("SSSS..", "...SS.", "..S..S", "SS....")

    for chosen in members(*found):
        for one in chosen:
            others = [found[other] for other in chosen if other != one]
            assert any(
                sign != "." and all(other[place] == "." for other in others)
                for place, sign in enumerate(found[one])
            )


def test_musts_count_before_any_number_of_coulds():
    first = members("S......", ".S.....", "..SSSSS", priorities="mmccccc")[1]

    assert first == (0, 1)


def test_versions_of_one_software_are_not_combined():
    assert members("SS..", "..SS", lineages=["sae", "sae"]) == []


def test_ties_go_to_what_comes_first():
    assert members("SS.", "..S", "..S")[0] == (0, 1)


def test_nothing_to_combine():
    assert combinations_of([]) == []
    assert members("SS") == []
    assert members("", "") == []


def test_finds_the_best_pair_that_there_is():
    found = ["Sl..S.l.", "..SS....", ".S...S.l", "l.l..SS.", "...l.S.S", "SS......"]

    best = max(
        combinations(range(len(found)), 2),
        key=lambda pair: sum(
            max(".lS".index(found[one][place]) for one in pair) for place in range(8)
        ),
    )

    assert best in members(*found)


def test_the_strongest_meets_a_requirement_and_of_equals_the_first():
    every = coverers("l.S", "S.S")

    assert [strongest(every, (0, 1), place) for place in range(3)] == [1, None, 0]


def test_twenty_with_two_hundred_requirements_take_no_time():
    found = [
        "".join("S" if (n * 7 + i) % 11 < 3 else "." for i in range(200)) for n in range(40)
    ]
    begun = process_time()

    assert all(max(one) < AMONG_THE_BEST for one in members(*found))
    assert process_time() - begun < 2
