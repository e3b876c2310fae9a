"""Questions about reviews: what waits for one, and what was said in those before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.policy import require_read_reviews
from registry.catalogue.queries import with_ties
from registry.catalogue.vocabulary import Life
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.history.unit_of_work import now_in
from registry.policies.queries import value_on
from registry.policies.schemas import GoodStanding
from registry.reviews.models import Remark, Review
from registry.reviews.vocabulary import ReviewDecision


@dataclass(frozen=True)
class ReviewAccount:
    """A review with its remarks, in the order in which they were made."""

    review: Review
    remarks: list[Remark] = field(default_factory=list)


def queue(session: Session, actor: Actor, asked: PageAsked) -> Page[Software]:
    """Return a page of the entries that wait for a review, the longest waiting first.

    They are those whose review was asked for, and those that are published and not reviewed yet. Of
    what a reviewer asked to be changed while it is published, the owner's change is waited for.
    """
    require_read_reviews(actor)
    waits = or_(
        Software.life == Life.IN_REVIEW,
        and_(
            Software.life == Life.PUBLISHED,
            Software.is_reviewed.is_(False),
            ~_is_with_owner(),
        ),
    )
    statement = with_ties(select(Software).where(waits))
    return page_of(session, statement, (Software.updated_at, Software.id), asked)


def _is_with_owner() -> ColumnElement[bool]:
    asked = select(Review.id).where(
        Review.software_id == Software.id,
        Review.decision == ReviewDecision.CHANGES_REQUESTED,
        Review.decided_at >= Software.updated_at,
    )
    return asked.exists()


def reviews_of(session: Session, reader: Actor, software: Software) -> list[ReviewAccount]:
    """Return the reviews of an entry with their remarks, the latest first.

    They are its agency's and the reviewers' to read. Raises NotFoundError to others.
    """
    is_own = reader.reads_for is not None and reader.reads_for == software.agency_id
    if not is_own and not reader.sees_all:
        raise NotFoundError
    reviews = session.scalars(
        select(Review)
        .where(Review.software_id == software.id)
        .order_by(Review.decided_at.desc(), Review.id)
    ).all()
    remarks = _remarks_of(session, [review.id for review in reviews])
    return [ReviewAccount(review, remarks[review.id]) for review in reviews]


def _remarks_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[Remark]]:
    found: dict[UUID, list[Remark]] = defaultdict(list)
    statement = select(Remark).where(Remark.review_id.in_(list(ids))).order_by(Remark.position)
    for remark in session.scalars(statement):
        found[remark.review_id].append(remark)
    return found


def remarks_counted(session: Session, ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many remarks the latest review of each of some entries made; one without a review is left out."""
    reviews = select(Review.software_id, Review.id).where(Review.software_id.in_(list(ids)))
    in_order = session.execute(reviews.order_by(Review.decided_at)).all()
    latest = dict(iter(in_order))  # the last one stays
    counted = (
        select(Remark.review_id, func.count())
        .where(Remark.review_id.in_(latest.values()))
        .group_by(Remark.review_id)
    )
    counts = dict(iter(session.execute(counted)))
    return {software_id: counts.get(review_id, 0) for software_id, review_id in latest.items()}


def is_in_good_standing(session: Session, agency: Agency) -> bool:
    """Tell whether an agency may publish before a review: policy says after how many approved entries.

    An entry that was approved counts for good: what its owner changes in it later takes no trust away.
    """
    standing = value_on(session, GoodStanding, now_in(session).date())
    approvals = select(Review.id).where(
        Review.software_id == Software.id, Review.decision == ReviewDecision.APPROVED
    )
    was_approved = or_(
        and_(Software.life == Life.PUBLISHED, Software.is_reviewed.is_(True)),
        approvals.exists(),
    )
    approved = session.scalar(
        select(func.count())
        .select_from(Software)
        .where(Software.agency_id == agency.id, was_approved)
    )
    return (approved or 0) >= standing.approved_entries
