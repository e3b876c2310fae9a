"""What is handed in about reuses."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from registry.agencies.schemas import AgencyCode
from registry.catalogue.schemas import PartialDay, SlugGiven
from registry.catalogue.vocabulary import Precision
from registry.drafts import Day, Draft, MonthsCompared, MonthsGiven, NotEmptied, WebAddress
from registry.language.marks import N_
from registry.reuse.vocabulary import BaselineKind, ContributionKind, ReuseKind, ReuseStage
from registry.text import Prose, Sentence, ShortLine


class ContributionDraft(Draft):
    """Something that was given back; `version` is the one that it went into, or was made on."""

    kind: ContributionKind
    given_on: PartialDay | None = None
    text: Sentence
    version: ShortLine | None = None
    url: WebAddress | None = None
    is_accepted: bool | None = None


class OwnContributionDraft(ContributionDraft):
    """Something an agency gave back; without an agency it is the actor's own."""

    agency: AgencyCode | None = None


class ContributionEdit(Draft):
    """What is to change of something that was given back."""

    kind: Annotated[ContributionKind | None, NotEmptied()] = None
    given_on: PartialDay | None = None
    text: Annotated[Sentence | None, NotEmptied()] = None
    version: ShortLine | None = None
    url: WebAddress | None = None
    is_accepted: bool | None = None


class ReuseFields(Draft):
    """What may be said of a reuse. Months are calendar months, person-months are effort."""

    kind: ReuseKind | None = None
    version_taken: ShortLine | None = None
    baseline_kind: BaselineKind = BaselineKind.ORIGINAL_DEVELOPMENT
    estimated_months: MonthsCompared | None = None
    adaptation_months: MonthsGiven | None = None
    margin_months: MonthsGiven | None = None
    precision: Precision | None = None
    adaptation_person_months: MonthsGiven | None = None
    evidence: Sentence | None = None
    evidence_url: WebAddress | None = None
    note: Prose | None = None
    contributions: list[ContributionDraft] = Field(default_factory=list, max_length=200)

    @model_validator(mode="after")
    def _margin_belongs_to_an_approximate_value(self) -> Self:
        if self.margin_months is not None and self.precision is Precision.EXACT:
            message = N_(
                "Exact months have no margin. Say that they are approximate, or leave the margin empty."
            )
            raise PydanticCustomError("margin_of_exact", message, {"field": "margin_months"})
        if (
            self.adaptation_months is not None
            and self.precision is Precision.DERIVED_FROM_DATES
        ):
            message = N_(
                "Months that follow from the days of the stages are not typed in. Leave them empty."
            )
            raise PydanticCustomError(
                "derived_months_typed", message, {"field": "adaptation_months"}
            )
        return self


class ReuseDraft(ReuseFields):
    """A reuse to be recorded; without an agency it is the actor's own."""

    agency: AgencyCode | None = None
    software: SlugGiven
    need: UUID | None = None
    stage: ReuseStage = ReuseStage.PLANNED
    entered_on: Day | None = None


class StageDays(Draft):
    """The days on which stages began, put right; a stage that is left out keeps its day."""

    planned: Day | None = None
    assessing: Day | None = None
    adapting: Day | None = None
    piloting: Day | None = None
    in_production: Day | None = None
    retired: Day | None = None
    abandoned: Day | None = None

    def changed(self) -> dict[ReuseStage, date | None]:
        """Return the days that are given, by their stages in order."""
        return {stage: getattr(self, stage) for stage in ReuseStage if stage in self.given()}


class ReuseEdit(ReuseFields):
    """What is to change of a reuse.

    A stage moves it on, on the day and for the reason given; without one they are the present
    stage's, corrected. Days of any stage that it was in are put right by `stage_days`.
    """

    stage: Annotated[ReuseStage | None, NotEmptied()] = None
    entered_on: Day | None = None
    reason: Sentence | None = None
    stage_days: StageDays | None = None
