"""A reuse, as its page shows it: its stages and figures, and the forms that go on with it."""

from dataclasses import dataclass, field
from datetime import date

from registry.actors import rules
from registry.catalogue.queries import software_with_ids
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need
from registry.needs.queries import NeedNotFoundError, find_need
from registry.reuse.models import Reuse
from registry.reuse.policy import may_record
from registry.reuse.queries import ReuseAccount, account_of, answering_agency_id
from registry.reuse.rules import CLOSED, PATH, Months, next_stages
from registry.reuse.vocabulary import ReuseStage
from web.changes import Change
from web.dependencies import Database
from web.forms import Form
from web.names import CONTRIBUTIONS, STAGES, choices
from web.reuses.answers import AnyForm
from web.reuses.rows import ReuseRow, row_of

DONE = {
    "recorded": N_("The reuse was recorded."),
    "edited": N_("The reuse was edited."),
    "moved": N_("The reuse was moved to its new stage."),
    "contributed": N_("What was given back was recorded."),
}


@dataclass(frozen=True)
class Step:
    """One stage of the time line: when it began, or that it has not yet."""

    stage: ReuseStage
    entered_on: date | None
    reason: str | None
    has_begun: bool


@dataclass(frozen=True)
class Forms:
    """The forms that go on with a reuse, as they are shown; `changes` where one of them is old."""

    move: AnyForm = field(default_factory=Form)
    contribution: AnyForm = field(default_factory=Form)
    changes: list[Change] | None = None


@dataclass(frozen=True)
class ReusePage:
    """A reuse with its stages, its figures and what came back."""

    reuse: Reuse
    account: ReuseAccount
    row: ReuseRow
    adaptation: Months | None
    steps: list[Step]
    need: Need | None
    forms: Forms
    next_stages: list[tuple[str, str]]
    kinds: list[tuple[str, str]]
    may_record: bool
    is_software_shown: bool
    done: str | None
    holds_demonstration: bool


def reuse_page(
    session: Database,
    reader: rules.Actor,
    reuse: Reuse,
    language: Language,
    forms: Forms | None = None,
    done: str = "",
) -> ReusePage:
    """Return a reuse's page."""
    account = account_of(session, reuse)
    return ReusePage(
        reuse=reuse,
        account=account,
        row=row_of(account),
        adaptation=account.adaptation,
        steps=_steps(account),
        need=_need(session, reader, reuse),
        forms=forms or Forms(),
        next_stages=choices(STAGES, language, next_stages(reuse.stage)),
        kinds=choices(CONTRIBUTIONS, language),
        may_record=may_record(reader, answering_agency_id(session, reuse)),
        is_software_shown=bool(software_with_ids(session, reader, [reuse.software_id])),
        done=DONE.get(done),
        holds_demonstration=account.is_demonstration,
    )


def _need(session: Database, reader: rules.Actor, reuse: Reuse) -> Need | None:
    """Return the need that the reuse meets, where the reader may know of it."""
    if reuse.need_id is None:
        return None
    try:
        return find_need(session, reader, reuse.need_id)
    except NeedNotFoundError:
        return None


def _steps(account: ReuseAccount) -> list[Step]:
    begun = [
        Step(entry.stage, entry.entered_on, entry.reason, has_begun=True)
        for entry in account.stages
    ]
    present = account.reuse.stage
    if present in CLOSED or present is ReuseStage.IN_PRODUCTION:
        return begun
    later = PATH[PATH.index(present) + 1 : PATH.index(ReuseStage.IN_PRODUCTION) + 1]
    return [*begun, *(Step(stage, None, None, has_begun=False) for stage in later)]
