"""What a requirement weighs."""

import pytest

from registry.matching.rules import weight_of
from registry.needs.vocabulary import Priority
from registry.policies.schemas import RequirementWeights

WEIGHTS = RequirementWeights(must=9, should=4, could=2)


@pytest.mark.parametrize(
    ("priority", "weight"), [(Priority.MUST, 9), (Priority.SHOULD, 4), (Priority.COULD, 2)]
)
def test_a_requirement_weighs_what_policy_says_of_its_priority(priority, weight):
    assert weight_of(WEIGHTS, priority, None) == weight


def test_unless_its_need_says_otherwise():
    assert weight_of(WEIGHTS, Priority.COULD, 7) == 7
