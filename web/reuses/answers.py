"""What is typed into the forms of a reuse."""

from datetime import date
from typing import Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from registry.actors.rules import Actor
from registry.drafts import Day, Draft
from registry.errors import InvalidError
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reuse.contributing import said_of
from registry.reuse.models import Reuse
from registry.reuse.queries import ReuseAccount
from registry.reuse.schemas import ContributionDraft, ReuseDraft, ReuseEdit, ReuseFields
from registry.reuse.service import edit_reuse, move_reuse, record_reuse
from registry.reuse.stages import StageDayError, StageOrderError
from registry.reuse.vocabulary import ReuseKind, ReuseStage
from registry.text import Sentence
from web.dependencies import Database
from web.form_sentences import Complaint
from web.forms import Form, prefilled
from web.names import STAGES
from web.rendering.filters import Sayable

AnyForm = Form[Any]  # Any: a draft, an edit, or what is kept
ASKS = {
    "kind": N_("Say what kind of reuse it is."),
    "stage": N_("Say to which stage it moves."),
    "text": N_("Say what was given back."),
}
DAYS = tuple(f"stage_days-{stage}" for stage in ReuseStage)
ORDER = ("kind", "version_taken", "stage", "entered_on", "adapting_on", *DAYS, "precision")
ASKS_CONTRIBUTION = {**ASKS, "kind": N_("Say what kind of contribution it is.")}
_BEFORE_ADAPTING = frozenset({ReuseStage.PLANNED, ReuseStage.ASSESSING})


class RecordedReuse(ReuseDraft):
    """A reuse as the form hands it in: with its kind, and the day on which adapting began.

    That day is a stage of its own; it is asked for together with the present one, so that whoever
    records a reuse that runs already does so in one go.
    """

    kind: ReuseKind
    adapting_on: Day | None = None

    @model_validator(mode="after")
    def _adapting_has_begun(self) -> Self:
        if self.adapting_on is not None and self.stage in _BEFORE_ADAPTING:
            message = N_("At this stage adapting has not begun. Leave its day empty.")
            raise PydanticCustomError("adapting_not_begun", message, {"field": "adapting_on"})
        return self


class StageMove(Draft):
    """A stage that a reuse moves on to."""

    stage: ReuseStage
    entered_on: Day | None = None
    reason: Sentence | None = None


def record(session: Database, actor: Actor, draft: RecordedReuse) -> Reuse:
    """Record a reuse in its present stage, by way of adapting where that has a day."""
    if draft.adapting_on is None:
        return record_reuse(session, actor, draft)
    day = draft.adapting_on
    if draft.stage is ReuseStage.ADAPTING:
        return record_reuse(session, actor, draft.model_copy(update={"entered_on": day}))
    begun = draft.model_copy(update={"stage": ReuseStage.ADAPTING, "entered_on": day})
    try:
        reuse = record_reuse(session, actor, begun)
    except InvalidError as refusal:
        if refusal.field == "entered_on":
            refusal.field = "adapting_on"
        raise
    move_reuse(session, actor, reuse, draft.stage, draft.entered_on)
    return reuse


def contribute(
    session: Database, actor: Actor, account: ReuseAccount, draft: ContributionDraft
) -> None:
    """Add something that was given back to what was given before."""
    before = [said_of(row) for row in account.contributions]
    edit_reuse(session, actor, account.reuse, ReuseEdit(contributions=[*before, draft]))


def kept(account: ReuseAccount, language: Language) -> AnyForm:
    """Return the form that shows a reuse as it is kept."""
    reuse = account.reuse
    plain = set(ReuseFields.model_fields) - {"contributions", "adaptation_months"}
    values = {name: getattr(reuse, name) for name in plain}
    values["adaptation_months"] = reuse.declared_months
    values["stage_days"] = {stage.value: day for stage, day in account.days.items()}
    return prefilled(values, language)


def in_words(refusal: Sayable, language: Language) -> Sayable:
    """Return a refusal with the stages it names called by their names, and its day as a day."""
    if isinstance(refusal, StageDayError):
        day = date.fromisoformat(str(refusal.params["day"]))
        return Complaint(refusal.sentence, {"day": day})
    if not isinstance(refusal, StageOrderError):
        return refusal
    named = {
        place: translate(language, STAGES[ReuseStage(str(stage))])
        for place, stage in refusal.params.items()
    }
    return Complaint(refusal.sentence, named)
