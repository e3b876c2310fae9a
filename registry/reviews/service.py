"""Records what a reviewer decides of an entry, and asks for a review."""

from sqlalchemy.orm import Session

from registry.actors.rules import Actor, may
from registry.actors.vocabulary import Permission
from registry.agencies.queries import agency_with_id
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import publishing
from registry.catalogue.models import Software
from registry.catalogue.policy import require_edit, require_review
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.catalogue.vocabulary import Life
from registry.errors import ConflictError, InvalidError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency
from registry.publishers.queries import publisher_by_slug
from registry.reviews.models import Remark, Review
from registry.reviews.queries import is_in_good_standing
from registry.reviews.schemas import ReviewDraft
from registry.reviews.vocabulary import ReviewDecision

APPROVED = N_("%(software)s was reviewed and is published.")
SENT_BACK = N_("A reviewer asks for changes to %(software)s.")


class NotInGoodStandingError(ConflictError):
    """An agency would publish before a review that policy asks for."""

    code = "review-first"
    sentence = N_(
        "The first entries of an agency are reviewed before they are published. Ask for the review."
    )


class NothingToChangeError(InvalidError):
    """A reviewer asks for changes and does not say which."""

    code = "nothing-to-change"
    sentence = N_("Say what is to be changed: in a note, or beside the field.")


class NotForReviewError(ConflictError):
    """An entry is a draft still, or was withdrawn: its owner has not asked for a review."""

    code = "not-for-review"
    sentence = N_("Its owner has not asked for a review.")


def enter_from_outside(session: Session, actor: Actor, draft: SoftwareDraft) -> Software:
    """Enter a software that a program hands in: published at once where its agency is trusted.

    What e-government staff and their tokens bring was decided elsewhere and is published; so is what
    stands with no agency. An agency without good standing begins with a draft, and is refused where
    it asks for the publication itself. Raises NotInGoodStandingError.
    """
    is_published = draft.life is Life.PUBLISHED
    if not is_published or _is_trusted(session, actor, draft):
        return enter_software(session, actor, draft)
    software = enter_software(session, actor, draft.model_copy(update={"life": Life.DRAFT}))
    if "life" in draft.model_fields_set:
        raise NotInGoodStandingError
    return software


def _is_trusted(session: Session, actor: Actor, draft: SoftwareDraft) -> bool:
    """Tell whether what an actor enters is published at once; of a publisher that is none, others complain."""
    if may(actor, Permission.EDIT_ANY_SOFTWARE):
        return True
    publisher = publisher_by_slug(session, draft.publisher) if draft.publisher else None
    agency_id = publisher.agency_id if publisher is not None else actor.agency_id
    return agency_id is None or is_in_good_standing(session, agency_with_id(session, agency_id))


def publish_at_once(session: Session, actor: Actor, software: Software) -> None:
    """Publish a draft before a review, where the agency is in good standing. Raises NotInGoodStandingError."""
    require_edit(actor, software)
    if software.agency_id is not None and not is_in_good_standing(
        session, agency_with_id(session, software.agency_id)
    ):
        raise NotInGoodStandingError
    publishing.publish(session, actor, software)


def decide(session: Session, actor: Actor, software: Software, draft: ReviewDraft) -> Review:
    """Record a reviewer's decision: approve an entry, or ask its owner for changes.

    Raises NotForReviewError where its owner has not asked for it, and NothingToChangeError.
    """
    require_review(actor)
    if software.life not in {Life.IN_REVIEW, Life.PUBLISHED}:
        raise NotForReviewError
    is_approved = draft.decision is ReviewDecision.APPROVED
    if not is_approved and not draft.note and not draft.remarks:
        raise NothingToChangeError("note")
    reviewed = software.version
    if is_approved:
        publishing.approve(session, actor, software)
    else:
        publishing.send_back(session, actor, software)
    review = Review(
        software_id=software.id,
        decision=draft.decision,
        decided_at=now_in(session),
        decided_by=actor.id,
        reviewed_version=reviewed,
        note=draft.note,
    )
    session.add(review)
    session.flush()  # its remarks need its id
    for position, remark in enumerate(draft.remarks):
        session.add(
            Remark(review_id=review.id, field=remark.field, text=remark.text, position=position)
        )
    log(session, actor, Event.REVIEW_DECIDED, review)
    _tell_owner(session, actor, software, is_approved=is_approved)
    return review


def _tell_owner(
    session: Session, actor: Actor, software: Software, *, is_approved: bool
) -> None:
    if software.agency_id is None or software.agency_id == actor.agency_id:
        return
    event = Event.SOFTWARE_APPROVED if is_approved else Event.SOFTWARE_SENT_BACK
    sentence = APPROVED if is_approved else SENT_BACK
    note = Note(
        event.value, sentence, {"software": software.name}, f"/software/{software.slug}"
    )
    notify_agency(session, software.agency_id, note)
