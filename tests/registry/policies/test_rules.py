import pytest
from pydantic import ValidationError

from registry.policies.defaults import DEFAULTS
from registry.policies.rules import KINDS, Change, UnknownPolicyError, compare, kind_of
from registry.policies.schemas import FitThresholds, Outcomes, RejectionReasons
from registry.policies.vocabulary import PolicyKey


class TestKindOf:
    def test_knows_every_policy(self):
        assert set(KINDS) == set(PolicyKey)
        assert all(kind_of(key).key == key for key in PolicyKey)

    def test_refuses_one_that_is_not_there(self):
        with pytest.raises(UnknownPolicyError):
            kind_of("working_hours")


class TestDefaults:
    def test_say_something_for_every_policy(self):
        assert [value.key for value in DEFAULTS] == list(PolicyKey)

    def test_can_be_read_again_as_they_are_kept(self):
        for value in DEFAULTS:
            assert type(value).model_validate(value.model_dump(mode="json")) == value


class TestFitThresholds:
    def test_keep_their_decimals_as_text(self):
        value = FitThresholds(as_is="85.0", adaptation=60, partial="40.5")

        assert value.model_dump(mode="json") == {
            "as_is": "85.0",
            "adaptation": "60",
            "partial": "40.5",
        }

    @pytest.mark.parametrize(
        "scores", [(60, 85, 40), (85, 60, 60), (101, 60, 40), (85, 60, -1), ("85.05", 60, 40)]
    )
    def test_descend_from_a_hundred_to_nought(self, scores):
        with pytest.raises(ValidationError):
            FitThresholds(**dict(zip(("as_is", "adaptation", "partial"), scores, strict=True)))

    def test_take_no_other_field(self):
        with pytest.raises(ValidationError, match="good"):
            FitThresholds(as_is=85, adaptation=60, partial=40, good=50)


class TestRejectionReasons:
    def test_name_each_code_once(self):
        reason = {"code": "cost", "name": {"es": "Costo", "pt": "Custo", "en": "Cost"}}

        with pytest.raises(ValidationError, match="more than once"):
            RejectionReasons(reasons=[reason, reason])


class TestOutcomes:
    def test_are_a_closed_list(self):
        kept = DEFAULTS[-1].model_dump(mode="json")["outcomes"]

        with pytest.raises(ValidationError, match="closed"):
            Outcomes(outcomes=kept[1:])


class TestCompare:
    def test_is_empty_for_two_alike(self):
        value = DEFAULTS[-1].model_dump(mode="json")

        assert compare(value, value) == []

    def test_names_what_changed_by_its_path(self):
        assert compare({"must": 5, "should": 3}, {"must": 5, "should": 2}) == [
            Change("should", 3, 2)
        ]

    def test_knows_what_has_a_code_wherever_it_stands(self):
        cost, time = {"code": "cost", "es": "Costo"}, {"code": "time", "es": "Plazo"}
        dearer = {"code": "cost", "es": "Costo mayor"}

        assert compare({"reasons": [cost, time]}, {"reasons": [time, dearer]}) == [
            Change("reasons.cost.es", "Costo", "Costo mayor")
        ]

    def test_shows_what_came_and_what_went(self):
        assert compare({"a": 1}, {"b": [2]}) == [Change("a", 1, None), Change("b.0", None, 2)]
