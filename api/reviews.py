"""The life of an entry: asking for its review, deciding, publishing, withdrawing."""

from collections.abc import Sequence
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
from registry.reviews.queries import ReviewAccount, queue, reviews_of
from registry.reviews.schemas import MergerDraft, ReviewDraft, WithdrawalDraft
from registry.reviews.service import decide, publish_at_once
from registry.reviews.uniting import unite
from registry.reviews.vocabulary import ReviewDecision

router = new_router("", "Reviews")


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


@router.get("/reviews")
def index(session: Database, actor: Actor, asked: PageParameters) -> Listed[SoftwareOut]:
    """List the entries that wait for a review, the longest waiting first."""
    page = queue(session, actor, asked)
    return Listed(items=shown(session, actor, page.items), next=page.next)


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
