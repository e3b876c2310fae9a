"""With what an entry is compared when it is reviewed again."""

from dataclasses import dataclass
from datetime import datetime

from registry.reviews.queries import ReviewAccount
from registry.reviews.vocabulary import ReviewDecision

APPROVAL = "approval"


@dataclass(frozen=True)
class Compared:
    """With what an entry is compared: its last review or its last approval, and the other way to look at it.

    Without a moment everything is new. `other` is None where there is no other way.
    """

    since: datetime | None
    is_approval: bool
    other: str | None
    other_since: datetime | None


def compared_with(reviews: list[ReviewAccount], asked: str) -> Compared:
    """Return the last review of either decision; where it is asked for, the last approval."""
    decided = [account.review for account in reviews]
    last = decided[0].decided_at if decided else None
    approved = next(
        (each.decided_at for each in decided if each.decision is ReviewDecision.APPROVED), None
    )
    if last == approved:
        return Compared(last, is_approval=False, other=None, other_since=None)
    if asked == APPROVAL:
        return Compared(approved, is_approval=True, other="", other_since=last)
    return Compared(last, is_approval=False, other=APPROVAL, other_since=approved)
