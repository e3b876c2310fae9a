"""The life of an entry: asking for its review, deciding, publishing, withdrawing."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from pydantic import Field
from starlette import status
from starlette.responses import Response

from api.addresses import MOVED
from api.conditional import IfMatch, tagged
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Moment, Out
from api.paging import Listed, PageParameters
from api.software import SoftwareAsked
from api.software_outs import SoftwareOut, shown
from registry.catalogue.publishing import submit, withdraw
from registry.catalogue.queries import software_named_in
from registry.reuse_readiness.queries import waiting_levels
from registry.reviews.queries import ReviewAccount, queue, reviews_of
from registry.reviews.schemas import MergerDraft, ReviewDraft, WithdrawalDraft
from registry.reviews.service import decide, publish_at_once
from registry.reviews.uniting import unite
from registry.reviews.vocabulary import ReviewDecision
from registry.upkeep.queries import waiting_supporters

router = new_router("", "Reviews")
MOST = 100


class RemarkOut(Out):
    """What a reviewer says of one field."""

    field: str = Field(examples=["texts.es.short_description"])
    text: str


class ReviewOut(Out):
    """What a reviewer decided of an entry, and when."""

    id: UUID
    decision: ReviewDecision
    decided_at: Moment
    reviewed_version: int = Field(
        description="The version of the entry that was looked at.", examples=[3]
    )
    note: str | None
    remarks: list[RemarkOut]


class WaitingLevelsOut(Out):
    """The levels of one version that wait to be confirmed: how many, and since when."""

    software: str = Field(examples=["agenda-de-atencion"])
    version: str = Field(examples=["4.0"])
    levels: int = Field(examples=[9])
    since: date


class WaitingSupporterOut(Out):
    """Somebody who helps with a software and waits for a review; named by an agency, or by staff."""

    id: UUID
    software: str = Field(examples=["agenda-de-atencion"])
    name: str = Field(examples=["Cooperativa Sur"])
    agency: str | None = Field(examples=["DEMO-A"])
    since: date


@router.get("/reviews")
def index(session: Database, actor: Actor, asked: PageParameters) -> Listed[SoftwareOut]:
    """List the entries that wait for a review, the longest waiting first."""
    page = queue(session, actor, asked)
    return Listed(items=shown(session, actor, page.items), next=page.next)


@router.get("/reviews/levels")
def levels(session: Database, actor: Actor) -> Listed[WaitingLevelsOut]:
    """List the versions whose levels wait to be confirmed, the longest waiting first, at most a hundred."""
    waiting, _ = waiting_levels(session, actor, MOST)
    items = [
        WaitingLevelsOut(
            software=each.software.slug,
            version=each.version_name,
            levels=each.levels,
            since=each.since,
        )
        for each in waiting
    ]
    return Listed(items=items, next=None)


@router.get("/reviews/supporters")
def supporters(session: Database, actor: Actor) -> Listed[WaitingSupporterOut]:
    """List those who help with a software and whom no reviewer has looked at, at most a hundred."""
    waiting, _ = waiting_supporters(session, actor, MOST)
    items = [
        WaitingSupporterOut(
            id=each.id,
            software=each.software.slug,
            name=each.name,
            agency=each.agency.code if each.agency else None,
            since=each.created_at.date(),
        )
        for each in waiting
    ]
    return Listed(items=items, next=None)


@router.get("/software/{slug}/reviews", responses=MOVED)
def reviews(session: Database, actor: Actor, software: SoftwareAsked) -> Listed[ReviewOut]:
    """List what reviewers decided of a software, the latest first: its owner's and theirs to read."""
    return Listed(items=_shown(reviews_of(session, actor, software)), next=None)


@router.post("/software/{slug}/reviews", status_code=status.HTTP_201_CREATED, responses=MOVED)
def review(
    session: Database,
    actor: Actor,
    match: IfMatch,
    software: SoftwareAsked,
    draft: ReviewDraft,
) -> ReviewOut:
    """Approve a software, or ask its owner for changes."""
    match.require(software)
    decide(session, actor, software, draft)
    return _shown(reviews_of(session, actor, software))[0]


@router.post("/software/{slug}/submission", responses=MOVED)
def submission(
    session: Database, actor: Actor, match: IfMatch, software: SoftwareAsked, response: Response
) -> SoftwareOut:
    """Ask for the review of a draft, of one whose changes were made, or of a withdrawn one."""
    match.require(software)
    submit(session, actor, software)
    return shown(session, actor, [tagged(session, response, software)])[0]


@router.post("/software/{slug}/publication", responses=MOVED)
def publication(
    session: Database, actor: Actor, match: IfMatch, software: SoftwareAsked, response: Response
) -> SoftwareOut:
    """Publish a draft before its review, where its agency is in good standing."""
    match.require(software)
    publish_at_once(session, actor, software)
    return shown(session, actor, [tagged(session, response, software)])[0]


@router.post("/software/{slug}/withdrawal", responses=MOVED)
def withdrawal(
    session: Database,
    actor: Actor,
    match: IfMatch,
    software: SoftwareAsked,
    draft: WithdrawalDraft,
    response: Response,
) -> SoftwareOut:
    """Withdraw a published software: it stays at its address, marked, and who reuses it is told."""
    match.require(software)
    withdraw(session, actor, software, draft.reason)
    return shown(session, actor, [tagged(session, response, software)])[0]


@router.post("/software/{slug}/merger", responses=MOVED)
def merger(
    session: Database,
    actor: Actor,
    match: IfMatch,
    software: SoftwareAsked,
    draft: MergerDraft,
    response: Response,
) -> SoftwareOut:
    """Make a software one with another entry of the same software, and show that one.

    The reuses of the first go to the second, and its address leads there.
    """
    match.require(software)
    kept = software_named_in(session, actor, "into", draft.into)
    unite(session, actor, software, kept)
    return shown(session, actor, [tagged(session, response, kept)])[0]


def _shown(accounts: Sequence[ReviewAccount]) -> list[ReviewOut]:
    return [
        ReviewOut.read(
            account.review, remarks=[RemarkOut.read(remark) for remark in account.remarks]
        )
        for account in accounts
    ]
