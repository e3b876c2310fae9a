"""What follows from the levels of the topics (domain B2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.language.catalogue import translate
from registry.reuse_readiness.rules import is_capped, overall_level, warnings
from registry.reuse_readiness.vocabulary import LEVELS, OVERALL, TOPICS, Topic

ALL = list(Topic)


def levels(*each):
    return dict(zip(ALL, each, strict=False))


def test_b2_there_are_nine_topics():
    assert len(Topic) == 9


@pytest.mark.parametrize(
    ("given", "overall"),
    [
        ((5, 5, 5, 5, 5, 5, 5, 5, 5), 5),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9), 4),  # the median is 5, the lowest 1: capped at 1 + 3
        ((4, 4, 5, 5, 5, 6, 6, 6, 6), 5),
        ((5, 5, 5, 5, 6, 6, 6, 6), 5),  # the median of eight is 5.5: rounded down
        ((3, 4, 4, 6, 7, 8, 8, 9), 6),  # 6.5 rounded down, capped at 3 + 3
        ((9, 9, 9, 9, 9, 9, 9, 9, 6), 9),  # capped at 9
        ((9, 9, 9, 9, 9, 9, 9, 9, 5), 8),
        ((9, 9, 9, 9, 9, 9, 9, 9, 1), 4),
        ((7, 7, 7, 7, 7, 7, 7), 7),  # seven of nine are enough
        ((7, 7, 7, 7, 7, 7), None),  # six are not
        ((), None),
    ],
)
def test_b2_overall_is_the_floor_of_the_median_capped_at_three_above_the_lowest(given, overall):
    assert overall_level(levels(*given)) == overall


@given(st.lists(st.integers(1, 9), min_size=7, max_size=9))
def test_b2_overall_never_lies_outside_the_levels_or_too_far_above_the_lowest(given_levels):
    overall = overall_level(levels(*given_levels))

    assert min(given_levels) <= overall <= max(given_levels)
    assert overall <= min(given_levels) + 3


def test_it_is_told_whether_the_lowest_topic_holds_it_down():
    assert is_capped(levels(9, 9, 9, 9, 9, 9, 9, 9, 1))
    assert not is_capped(levels(5, 5, 5, 5, 5, 5, 5))
    assert not is_capped(levels(9, 1))


@pytest.mark.parametrize("topic", ["intellectual_property", "support", "documentation"])
@pytest.mark.parametrize(("level", "warned"), [(1, True), (2, True), (3, False), (9, False)])
def test_b2_rights_support_and_documentation_are_warned_of_up_to_level_2(topic, level, warned):
    assert warnings({Topic(topic): level}) == ([Topic(topic)] if warned else [])


@pytest.mark.parametrize(
    "topic",
    sorted(set(Topic) - {Topic.INTELLECTUAL_PROPERTY, Topic.SUPPORT, Topic.DOCUMENTATION}),
)
def test_b2_no_other_topic_is_warned_of(topic):
    assert warnings({topic: 1}) == []


def test_what_was_not_assessed_is_not_warned_of():
    assert warnings({}) == []


@pytest.mark.parametrize("topic", Topic)
def test_b2_each_topic_says_what_its_odd_levels_mean(topic):
    assert list(LEVELS[topic]) == [1, 3, 5, 7, 9]


@pytest.mark.parametrize("language", ["es", "pt"])
def test_each_word_of_the_method_is_said_in_the_readers_language(language):
    words = [*TOPICS.values(), *OVERALL.values()]
    words += [said for levels in LEVELS.values() for said in levels.values()]

    assert [each for each in words if translate(language, each) == each] == []
