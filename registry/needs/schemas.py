"""What is handed in about needs."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from registry.agencies.schemas import AgencyCode
from registry.drafts import (
    CurrencyCode,
    Day,
    Draft,
    MoneyGiven,
    MonthsGiven,
    NotEmptied,
    PriceYear,
)
from registry.language.marks import N_
from registry.needs.vocabulary import NeedStatus, NeedVisibility, Priority, RequirementKind
from registry.text import Line, Prose, Sentence, ShortLine

NeedLanguage = Literal["es", "pt", "en", "fr", "it", "de"]


class RequirementDraft(Draft):
    """One line of a need. Its code is given by its place where none is handed in."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{0,19}$")] | None = None
    kind: RequirementKind = RequirementKind.FUNCTIONAL
    priority: Priority
    text: Sentence
    acceptance_criterion: Sentence | None = None
    is_knockout: bool = False
    weight_override: Annotated[int, Field(ge=1, le=10)] | None = None
    weight_reason: Sentence | None = None
    source: Line | None = None

    @model_validator(mode="after")
    def _only_a_must_excludes(self) -> Self:
        if self.is_knockout and self.priority is not Priority.MUST:
            message = N_("Only a must can be a knockout.")
            raise PydanticCustomError("knockout_of_a_must", message)
        if self.weight_override is not None and self.weight_reason is None:
            raise PydanticCustomError(
                "weight_without_reason", N_("A weight of your own needs its reason.")
            )
        return self


class NeedFields(Draft):
    """What may be said of a need."""

    unit: Line | None = None
    language: NeedLanguage = "es"
    affected_process: Prose | None = None
    user_groups: Prose | None = None
    volume: Line | None = None
    categories: list[ShortLine] = Field(default_factory=list, max_length=40)
    keywords: list[ShortLine] = Field(default_factory=list, max_length=60)
    has_personal_data: bool | None = None
    personal_data_category: Line | None = None
    target_go_live_on: Day | None = None
    budget: MoneyGiven | None = None
    budget_currency: CurrencyCode | None = None
    budget_price_year: PriceYear | None = None
    time_limit_months: MonthsGiven | None = None
    visibility: NeedVisibility = NeedVisibility.GOVERNMENT
    confidential_until: Day | None = None
    shared_with: list[AgencyCode] = Field(default_factory=list, max_length=200)
    requirements: list[RequirementDraft] = Field(default_factory=list, max_length=300)

    @model_validator(mode="after")
    def _codes_differ(self) -> Self:
        codes = [requirement.code for requirement in self.requirements if requirement.code]
        if len(codes) != len(set(codes)):
            raise PydanticCustomError(
                "codes_repeat", N_("Two requirements have the same code.")
            )
        return self

    @model_validator(mode="after")
    def _budget_says_its_currency_and_year(self) -> Self:
        if self.budget is not None and (
            self.budget_currency is None or self.budget_price_year is None
        ):
            message = N_("A budget needs its currency and the year of its prices.")
            raise PydanticCustomError("budget_alone", message, {"field": "budget"})
        return self


class NeedDraft(NeedFields):
    """A need to be stated; without an agency it is the actor's own that states it."""

    agency: AgencyCode | None = None
    title: Line
    problem: Prose


class NeedEdit(NeedFields):
    """What is to change of a need: the fields that are given. Requirements are handed in whole."""

    title: Annotated[Line | None, NotEmptied()] = None
    problem: Annotated[Prose | None, NotEmptied()] = None
    status: Annotated[NeedStatus | None, NotEmptied()] = None
