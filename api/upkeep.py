"""Who keeps a software going: who helps with it, and who takes over its stewardship."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import Field
from starlette import status

from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import AgencyCode, Moment, OptionalAgencyCode, Out
from api.paging import Listed
from api.software import SoftwareAsked
from registry.catalogue.models import Software
from registry.upkeep.models import Handover, Supporter
from registry.upkeep.policy import sees_notes
from registry.upkeep.queries import (
    Helper,
    find_handover,
    find_supporter,
    handovers_of,
    helpers_of,
)
from registry.upkeep.schemas import HandoverDraft, RefusalDraft, SupporterDraft
from registry.upkeep.service.handing_over import (
    accept_handover,
    propose_handover,
    refuse_handover,
    take_back_handover,
)
from registry.upkeep.service.supporting import (
    approve_supporter,
    name_supporter,
    remove_supporter,
)
from registry.upkeep.vocabulary import HandoverState, SupporterKind

router = new_router("/software", "Upkeep")


class SupporterOut(Out):
    """Somebody who helps with a software; without an id, its own file names them."""

    id: UUID | None
    name: str = Field(examples=["Cooperativa Sur"])
    kind: SupporterKind
    services: list[str] = Field(examples=[["Instalación", "Capacitación"]])
    since: str | None = Field(description="A year, a month or a day.", examples=["2019"])
    until: date | None = Field(description="The day on which its contract ends.")
    evidence: str | None
    evidence_url: str | None
    website: str | None
    is_reviewed: bool


class HandoverOut(Out):
    """That the stewardship of a software is to go, or went, from one agency to another."""

    id: UUID
    origin: OptionalAgencyCode = Field(
        description="The steward at that moment.", examples=["DEMO-A"]
    )
    heir: AgencyCode = Field(examples=["DEMO-B"])
    state: HandoverState
    proposed_at: Moment
    decided_at: Moment | None
    note: str | None = Field(description="For the agencies concerned, and no others.")
    answer: str | None = Field(description="For the agencies concerned, and no others.")
    happened_on: str | None = Field(
        description="When it passed, of one that passed before it was recorded here: a year, a month or a day.",
        examples=["2016"],
    )


def _supporter(
    session: Database, actor: Actor, software: SoftwareAsked, supporter_id: UUID
) -> Supporter:
    return find_supporter(session, actor, software, supporter_id)


def _handover(
    session: Database, actor: Actor, software: SoftwareAsked, handover_id: UUID
) -> Handover:
    return find_handover(session, actor, software, handover_id)


SupporterAsked = Annotated[Supporter, Depends(_supporter)]
HandoverAsked = Annotated[Handover, Depends(_handover)]


@router.get("/{slug}/supporters")
def supporters(
    session: Database, actor: Actor, software: SoftwareAsked
) -> Listed[SupporterOut]:
    """List who helps with a software: suppliers and maintainers."""
    helpers = helpers_of(session, actor, software)
    return Listed(items=[_helper(each) for each in helpers], next=None)


@router.post("/{slug}/supporters", status_code=status.HTTP_201_CREATED)
def name(
    session: Database, actor: Actor, software: SoftwareAsked, draft: SupporterDraft
) -> SupporterOut:
    """Name somebody who helps with a software; all see it once a reviewer has looked at it."""
    return _named(name_supporter(session, actor, software, draft))


@router.post("/{slug}/supporters/{supporter_id}/approval")
def approve(
    session: Database, actor: Actor, software: SoftwareAsked, supporter: SupporterAsked
) -> SupporterOut:
    """Show all readers, as a reviewer, who helps with a software."""
    return _named(approve_supporter(session, actor, software, supporter))


@router.delete("/{slug}/supporters/{supporter_id}", status_code=status.HTTP_204_NO_CONTENT)
def remove(
    session: Database, actor: Actor, software: SoftwareAsked, supporter: SupporterAsked
) -> None:
    """Strike out somebody who does not help, or no longer."""
    remove_supporter(session, actor, software, supporter)


@router.get("/{slug}/handovers")
def handovers(session: Database, actor: Actor, software: SoftwareAsked) -> Listed[HandoverOut]:
    """List each handing over of a software's stewardship, the latest first."""
    kept = handovers_of(session, actor, software)
    return Listed(items=[_told(actor, software, each) for each in kept], next=None)


@router.post("/{slug}/handovers", status_code=status.HTTP_201_CREATED)
def propose(
    session: Database, actor: Actor, software: SoftwareAsked, draft: HandoverDraft
) -> HandoverOut:
    """Ask an agency to become the steward of a software."""
    made = propose_handover(session, actor, software, draft)
    return _told(actor, software, find_handover(session, actor, software, made.id))


@router.post("/{slug}/handovers/{handover_id}/acceptance")
def accept(
    session: Database, actor: Actor, software: SoftwareAsked, handover: HandoverAsked
) -> HandoverOut:
    """Become the steward of a software, as the agency that was asked."""
    return _told(actor, software, accept_handover(session, actor, software, handover))


@router.post("/{slug}/handovers/{handover_id}/refusal")
def refuse(
    session: Database,
    actor: Actor,
    software: SoftwareAsked,
    handover: HandoverAsked,
    draft: RefusalDraft,
) -> HandoverOut:
    """Say, as the agency that was asked, that it does not become the steward."""
    refused = refuse_handover(session, actor, software, handover, draft)
    return _told(actor, software, refused)


@router.delete("/{slug}/handovers/{handover_id}")
def take_back(
    session: Database, actor: Actor, software: SoftwareAsked, handover: HandoverAsked
) -> HandoverOut:
    """Take a proposal back before it is answered."""
    return _told(actor, software, take_back_handover(session, actor, software, handover))


def _helper(helper: Helper) -> SupporterOut:
    return SupporterOut.read(helper, id=helper.row.id if helper.row else None)


def _told(actor: Actor, software: Software, handover: Handover) -> HandoverOut:
    if sees_notes(actor, software, handover):
        return HandoverOut.model_validate(handover)
    return HandoverOut.read(handover, note=None, answer=None)


def _named(row: Supporter) -> SupporterOut:
    return SupporterOut.read(row, until=None)
