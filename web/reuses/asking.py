"""The form of a reuse, as its page shows it: one that is recorded, or one that is edited."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from registry.actors import rules
from registry.agencies.models import Agency
from registry.catalogue.entry import entry_of
from registry.catalogue.lineages import family_of
from registry.catalogue.models import Software
from registry.catalogue.queries import software_by_slug
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need
from registry.needs.queries import NeedNotFoundError, find_need
from registry.reuse.models import Reuse
from registry.reuse.queries import account_of, open_reuse, usual_margin
from registry.reuse.rules import Months, months_of
from registry.reuse.vocabulary import BaselineKind, ReuseStage
from web.changes import Change
from web.dependencies import Database
from web.forms import prefilled
from web.names import BASELINES, PRECISIONS, REUSE_KINDS, STAGES, choices
from web.reuses.answers import ORDER, AnyForm

Choices = list[tuple[str, str]]
FIRST_STAGES = (
    ReuseStage.PLANNED,
    ReuseStage.ASSESSING,
    ReuseStage.ADAPTING,
    ReuseStage.PILOTING,
    ReuseStage.IN_PRODUCTION,
)
NAMES = {  # of a reuse's columns, where the page says what changed
    "stage": N_("Stage"),
    "kind": N_("How it is reused"),
    "version_taken": N_("Version taken"),
    "baseline_kind": N_("What it is compared with"),
    "estimated_months": N_("Months of building it anew"),
    "declared_months": N_("Months of adaptation"),
    "margin_months": N_("Margin in months"),
    "precision": N_("How the months are known"),
    "adaptation_person_months": N_("Effort in person-months"),
    "evidence": N_("Evidence"),
    "evidence_url": N_("Address of the evidence"),
    "note": N_("Note"),
}


@dataclass(frozen=True)
class Compared:
    """A development that an adaptation is compared with."""

    software: Software
    months: Months | None


@dataclass(frozen=True)
class Baselines:
    """What an agency's adaptation of a software can be compared with."""

    original: Compared
    own: Compared


@dataclass(frozen=True)
class Lists:
    """What the form's fields offer."""

    kinds: Choices
    stages: Choices
    baselines: Choices
    precisions: Choices


@dataclass(frozen=True)
class RecordPage:
    """The form that records a reuse; without software it first asks which one."""

    form: AnyForm
    agency: Agency
    software: Software | None
    need: Need | None
    already: Reuse | None
    baselines: Baselines | None
    lists: Lists
    holds_demonstration: bool


@dataclass(frozen=True)
class EditPage:
    """The form that edits a reuse; `changes` is what someone else changed while it was open."""

    form: AnyForm
    reuse: Reuse
    stages: list[ReuseStage]
    baselines: Baselines
    lists: Lists
    changes: list[Change] | None
    holds_demonstration: bool


def blank(session: Database, software: Software | None, need: UUID | None) -> AnyForm:
    """Return the form that records a reuse of a software, before anything is typed."""
    return prefilled(
        {
            "software": software.slug if software else None,
            "need": need,
            "version_taken": _latest_version(session, software) if software else None,
            "stage": ReuseStage.PLANNED,
            "baseline_kind": BaselineKind.ORIGINAL_DEVELOPMENT,
        }
    )


def record_page(
    session: Database,
    reader: rules.Actor,
    agency: Agency,
    form: AnyForm,
    language: Language,
) -> RecordPage:
    """Return the page that records a reuse, for the software and the need that the form names."""
    software = software_by_slug(session, reader, form.value("software"))
    return RecordPage(
        form=form.in_order(ORDER),
        agency=agency,
        software=software,
        need=_need(session, reader, form.value("need")),
        already=open_reuse(session, agency.id, software.id) if software else None,
        baselines=_baselines(session, reader, software) if software else None,
        lists=_lists(language),
        holds_demonstration=agency.is_demonstration,
    )


def edit_page(
    session: Database,
    reader: rules.Actor,
    reuse: Reuse,
    form: AnyForm,
    language: Language,
    changes: list[Change] | None = None,
) -> EditPage:
    """Return the page that edits a reuse."""
    return EditPage(
        form=form.in_order(ORDER),
        reuse=reuse,
        stages=list(account_of(session, reuse).days),
        baselines=_baselines(session, reader, reuse.software),
        lists=_lists(language),
        changes=changes,
        holds_demonstration=reuse.agency.is_demonstration,
    )


def _need(session: Database, reader: rules.Actor, need_id: str) -> Need | None:
    """Return the need that a form names, where the reader may know of it."""
    try:
        return find_need(session, reader, UUID(need_id))
    except (ValueError, NeedNotFoundError):
        return None


def _lists(language: Language) -> Lists:
    """Return what the form's fields offer."""
    return Lists(
        kinds=choices(REUSE_KINDS, language),
        stages=choices(STAGES, language, FIRST_STAGES),
        baselines=choices(BASELINES, language),
        precisions=choices(PRECISIONS, language),
    )


def _baselines(session: Database, reader: rules.Actor, software: Software) -> Baselines:
    """Return what adapting a software can be compared with."""
    original = family_of(session, reader, software).original_of(software)
    margin = usual_margin(session)
    return Baselines(*(Compared(each, _months(each, margin)) for each in (original, software)))


def _latest_version(session: Database, software: Software) -> str | None:
    """Return the version that was published last, where any is known."""
    releases = entry_of(session, software).releases
    return releases[0].version_name if releases else None


def _months(software: Software, usual: Decimal) -> Months | None:
    return months_of(
        software.baseline_months,
        software.baseline_precision,
        software.baseline_margin_months,
        usual,
    )
