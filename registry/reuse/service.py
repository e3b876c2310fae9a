"""Records reuses, and moves them through their stages."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.service import require_open
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.lineages import family_of
from registry.catalogue.models import Software
from registry.catalogue.queries import software_named_in
from registry.database.turns import one_at_a_time
from registry.errors import ConflictError, InvalidError
from registry.history.renewal import renew
from registry.language.marks import N_
from registry.needs.queries import need_named_in
from registry.reuse import policy
from registry.reuse.contributing import agency_acting, keep_contributions, move_contributions
from registry.reuse.models import Reuse
from registry.reuse.queries import answering_agency_id, open_reuse
from registry.reuse.schemas import ReuseDraft, ReuseEdit, ReuseFields
from registry.reuse.stages import correct_days, correct_present, enter, move_on
from registry.reuse.telling import tell_of_contribution, tell_of_move, tell_of_reuse
from registry.reuse.vocabulary import BaselineKind, ReuseStage

_COLUMNS = {
    "kind": "kind",
    "version_taken": "version_taken",
    "estimated_months": "estimated_months",
    "adaptation_months": "declared_months",
    "margin_months": "margin_months",
    "precision": "precision",
    "adaptation_person_months": "adaptation_person_months",
    "evidence": "evidence",
    "evidence_url": "evidence_url",
    "note": "note",
}


class AlreadyReusedError(ConflictError):
    """The agency has an open reuse of this software."""

    code = "already-reused"
    sentence = N_("%(agency)s already has an open reuse of %(software)s. Go on with that one.")


class WithdrawnError(InvalidError):
    """A reuse would begin of software that its owner has withdrawn."""

    code = "software-withdrawn"
    sentence = N_(
        "%(software)s was withdrawn from the catalogue: no new reuse of it begins. Reuses recorded before go on."
    )


class EstimateMissingError(InvalidError):
    """An own estimate is chosen as baseline, and none is given."""

    code = "estimate-missing"
    sentence = N_(
        "Say how many months building it anew would have taken, or compare with the original development."
    )


def record_reuse(session: Session, actor: Actor, draft: ReuseDraft) -> Reuse:
    """Record that an agency takes up a piece of software.

    Its baseline is by default the original development of the software's lineage, and the choice
    is kept. Raises AlreadyReusedError, StageOrderError, AgencyClosedError, WithdrawnError or InvalidError.
    """
    agency = agency_acting(session, actor, draft.agency)
    policy.require_record(actor, agency.id)
    require_open(session, agency)
    one_at_a_time(session, f"reuse-{agency.id}")  # so that the second is told, and by name
    software = software_named_in(session, actor, "software", draft.software)
    if software.is_withdrawn:
        raise WithdrawnError("software", software=software.name)
    if open_reuse(session, agency.id, software.id) is not None:
        raise AlreadyReusedError(agency=agency.name, software=software.name)

    need = need_named_in(session, actor, "need", draft.need) if draft.need else None
    reuse = Reuse(agency=agency, software=software, need=need, stage=ReuseStage.PLANNED)
    _fill(session, actor, reuse, draft, set(_COLUMNS) | {"baseline_kind"})
    session.add(reuse)
    session.flush()  # its stages need its id
    if draft.stage is ReuseStage.PLANNED:
        enter(session, reuse, ReuseStage.PLANNED, draft.entered_on)
    else:
        move_on(session, reuse, draft.stage, draft.entered_on)
    keep_contributions(session, reuse, draft.contributions)
    log(session, actor, Event.REUSE_RECORDED, reuse)
    tell_of_reuse(session, actor, reuse)
    return reuse


def edit_reuse(session: Session, actor: Actor, reuse: Reuse, edit: ReuseEdit) -> Reuse:
    """Change what a reuse says, put days of its stages right, and move it on where a stage is given.

    Raises StageOrderError, StageDayError, StageNotEnteredError or EstimateMissingError.
    """
    policy.require_record(actor, answering_agency_id(session, reuse))
    given = edit.given()
    _fill(session, actor, reuse, edit, given)
    if "contributions" in given and keep_contributions(session, reuse, edit.contributions):
        tell_of_contribution(session, actor, reuse.software_id, reuse.agency_id)
    if "stage_days" in given:
        correct_days(session, reuse, edit.stage_days)
    if edit.stage is not None and edit.stage is not reuse.stage:
        move_reuse(session, actor, reuse, edit.stage, edit.entered_on, edit.reason)
    else:
        correct_present(session, reuse, edit)
    renew(session, reuse)  # its stages are its content too
    log(session, actor, Event.REUSE_EDITED, reuse)
    return reuse


def move_reuse(
    session: Session,
    actor: Actor,
    reuse: Reuse,
    stage: ReuseStage,
    entered_on: date | None,
    reason: str | None = None,
) -> None:
    """Move a reuse on to a stage that it enters on a day. Raises StageOrderError or StageDayError."""
    policy.require_record(actor, answering_agency_id(session, reuse))
    move_on(session, reuse, stage, entered_on, reason)
    log(session, actor, Event.REUSE_MOVED, reuse)
    tell_of_move(session, actor, reuse)


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Hand an agency's reuses to its heir.

    Where the heir has an open reuse of the same software, the old agency's stays its own, since
    an agency has one open reuse of a software at most; the heir answers for it.
    """
    open_by_heir = set(
        session.scalars(
            select(Reuse.software_id).where(
                Reuse.agency_id == heir.id, Reuse.closed_at.is_(None)
            )
        )
    )
    for reuse in session.scalars(select(Reuse).where(Reuse.agency_id == old.id)):
        if reuse.closed_at is None and reuse.software_id in open_by_heir:
            continue
        reuse.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, reuse)


def move_reuses(session: Session, actor: Actor, old: Software, kept: Software) -> None:
    """Have the reuses of one entry, and what came back to it, be those of another of the same software.

    Raises AlreadyReusedError where an agency has an open reuse of both.
    """
    of_both = select(Reuse).where(Reuse.software_id == old.id).options(joinedload(Reuse.agency))
    for reuse in session.scalars(of_both).all():
        if reuse.closed_at is None and open_reuse(session, reuse.agency_id, kept.id):
            raise AlreadyReusedError(agency=reuse.agency.name, software=kept.name)
        reuse.software_id = kept.id
        log(session, actor, Event.ROWS_PASSED_ON, reuse)
    move_contributions(session, actor, old, kept)


def _fill(
    session: Session, actor: Actor, reuse: Reuse, fields: ReuseFields, given: set[str]
) -> None:
    for name in given & set(_COLUMNS):
        setattr(reuse, _COLUMNS[name], getattr(fields, name))
    if "baseline_kind" in given:
        reuse.baseline_kind = fields.baseline_kind
        reuse.baseline_software = _baseline_software(
            session, actor, reuse.software, fields.baseline_kind
        )
    if (
        reuse.baseline_kind is BaselineKind.OWN_BUILD_ESTIMATE
        and reuse.estimated_months is None
    ):
        raise EstimateMissingError("estimated_months")


def _baseline_software(
    session: Session, actor: Actor, software: Software, kind: BaselineKind
) -> Software | None:
    if kind is BaselineKind.ORIGINAL_DEVELOPMENT:
        return family_of(session, actor, software).original_of(software)
    return software if kind is BaselineKind.OWN_DEVELOPMENT else None
