"""What each policy says, and what is handed in to change one."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Generic, Self, TypeVar

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from registry.drafts import Draft
from registry.language.marks import N_
from registry.policies.vocabulary import OUTCOMES, PolicyKey
from registry.text import Line, NoneIfEmpty, Sentence, ShortLine

Score = Annotated[Decimal, Field(ge=0, le=100, decimal_places=1, allow_inf_nan=False)]
Weight = Annotated[int, Field(ge=1, le=10)]


class PolicyValue(Draft):
    """What one policy says."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    key: ClassVar[PolicyKey]


Value = TypeVar("Value", bound=PolicyValue)


class PolicyDraft(Draft, Generic[Value]):
    """What a policy is to say from a day on, and why."""

    effective_on: date
    note: Annotated[Sentence | None, NoneIfEmpty] = None
    value: Value


class FitThresholds(PolicyValue):
    """From what score on a software is reused as is, with adaptation, or in part (domain B3)."""

    key = PolicyKey.FIT_THRESHOLDS
    as_is: Score
    adaptation: Score
    partial: Score

    @model_validator(mode="after")
    def _descend(self) -> Self:
        if not self.as_is > self.adaptation > self.partial:
            raise PydanticCustomError(
                "thresholds_descend", N_("Each threshold must be lower than the one before it.")
            )
        return self


class RequirementWeights(PolicyValue):
    """How much a requirement counts in a score, by its priority (domain B3)."""

    key = PolicyKey.REQUIREMENT_WEIGHTS
    must: Weight
    should: Weight
    could: Weight

    @model_validator(mode="after")
    def _descend(self) -> Self:
        if not self.must >= self.should >= self.could:
            raise PydanticCustomError(
                "weights_descend", N_("A lower priority cannot weigh more than a higher one.")
            )
        return self


class RecordValidity(PolicyValue):
    """How many days a prior-search record holds (domain A4.3)."""

    key = PolicyKey.RECORD_VALIDITY
    days: Annotated[int, Field(ge=1, le=1825)]


class GoodStanding(PolicyValue):
    """From how many reviewed entries on an agency publishes first and is reviewed afterwards."""

    key = PolicyKey.GOOD_STANDING
    approved_entries: Annotated[int, Field(ge=0, le=1000)]


class MinimumSources(PolicyValue):
    """How many sources a prior search must have consulted, this registry included (domain A4.3)."""

    key = PolicyKey.MINIMUM_SOURCES
    count: Annotated[int, Field(ge=1, le=20)]


class SmallNumbers(PolicyValue):
    """From how many cases on a figure is shown as a percentage and with an interval (domain C5)."""

    key = PolicyKey.SMALL_NUMBERS
    least: Annotated[int, Field(ge=2, le=20)]


class ApproximationMargin(PolicyValue):
    """How far months that are declared approximate may be off, where nothing else is said."""

    key = PolicyKey.APPROXIMATION_MARGIN
    months: Annotated[Decimal, Field(ge=0, le=12, decimal_places=2, allow_inf_nan=False)]


class Name(Draft):
    """A name in the three languages."""

    es: Line
    pt: Line
    en: Line


class Explanation(Draft):
    """A sentence in the three languages."""

    es: Sentence
    pt: Sentence
    en: Sentence


class RejectionReason(Draft):
    """A reason for which a candidate is left out, and how many characters must explain it."""

    code: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=60)]
    name: Name
    least_text: Annotated[int, Field(ge=0, le=1000)] = 0


class RejectionReasons(PolicyValue):
    """The reasons for which a candidate may be left out (domain A4.2)."""

    key = PolicyKey.REJECTION_REASONS
    reasons: Annotated[tuple[RejectionReason, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _refuse_repeated(reason.code for reason in self.reasons)
        return self


class Outcome(Draft):
    """How an outcome of a prior search is worded, and what it must state."""

    code: str
    name: Name
    content: Explanation


class Outcomes(PolicyValue):
    """The wording of a prior search's outcomes (domain A4.2)."""

    key = PolicyKey.OUTCOMES
    outcomes: tuple[Outcome, ...]

    @model_validator(mode="after")
    def _are_those(self) -> Self:
        codes = [outcome.code for outcome in self.outcomes]
        _refuse_repeated(codes)
        if set(codes) != set(OUTCOMES):
            raise PydanticCustomError(
                "outcomes_closed",
                N_("The list of outcomes is closed: word each of them, and no other."),
            )
        return self


class SupportLine(Draft):
    """Until which day the maker of a base software supports one line of it, and who says so.

    A line is as much of a version as its maker tells lines apart by: «9.4», «8.5», «13».
    """

    product: ShortLine
    line: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$", max_length=40)]
    ends_on: date
    source: Line


class SupportEnds(PolicyValue):
    """Until which day the makers of base software support its lines (domain E18)."""

    key = PolicyKey.SUPPORT_ENDS
    lines: tuple[SupportLine, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _refuse_repeated(f"{each.product.casefold()} {each.line}" for each in self.lines)
        return self


def _refuse_repeated(codes: Iterable[str]) -> None:
    repeated = [code for code, times in Counter(codes).items() if times > 1]
    if repeated:
        raise PydanticCustomError(
            "code_repeated",
            N_("The code %(code)s stands there more than once."),
            {"code": repeated[0]},
        )
