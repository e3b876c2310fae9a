"""Makes one entry of two that are the same software."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue.models import Software
from registry.catalogue.parts import FormerSlug, Lineage
from registry.catalogue.policy import require_review
from registry.catalogue.publishing import withdraw
from registry.catalogue.ties import leads_to, tie_between
from registry.catalogue.visibility import is_seen_by_fewer
from registry.catalogue.vocabulary import Life
from registry.errors import ConflictError
from registry.language.marks import N_
from registry.reuse.service import move_reuses
from registry.reuse_readiness.service import move_levels
from registry.upkeep.service.handing_over import move_handovers
from registry.upkeep.service.supporting import move_supporters

MERGED = "merged"
MOVES = (move_reuses, move_levels, move_supporters, move_handovers)
"""How each room hands on what people set down at an entry; what it cannot hand on, it refuses."""


class NotMergeableError(ConflictError):
    """An entry would be merged into itself, or into one that is not published, or is not so itself."""

    code = "not-mergeable"
    sentence = N_("Only two different published entries can be made one.")


class SeenByFewerError(ConflictError):
    """An entry would be merged into one that not all may know of who may know of it."""

    code = "seen-by-fewer"
    sentence = N_(
        "Fewer may see the entry that would be kept. Keep this one instead, or have the other shown to as many."
    )


def require_mergeable(session: Session, duplicate: Software, kept: Software) -> None:
    """Refuse where two entries cannot be made one. Raises NotMergeableError, SeenByFewerError."""
    if duplicate.id == kept.id or {duplicate.life, kept.life} != {Life.PUBLISHED}:
        raise NotMergeableError
    if is_seen_by_fewer(session, kept, duplicate):
        raise SeenByFewerError


def unite(session: Session, actor: Actor, duplicate: Software, kept: Software) -> None:
    """Make a duplicate and the entry that is kept one.

    Its reuses and what came back, its levels, who helps with it, its handings over and its address go
    to the kept one; where both say the same thing, the kept one's own stands. What else it says of
    itself stays with it. All that is left behind stands in the history.

    The duplicate is withdrawn and keeps its repository's address, so that nobody enters it again.
    It keeps which one it was found to be, not what that is called: not all who read it later may
    know. Raises as `require_mergeable` does, and AlreadyReusedError where an agency has an open
    reuse of both.
    """
    require_review(actor)
    require_mergeable(session, duplicate, kept)
    for move in MOVES:
        move(session, actor, duplicate, kept)
    _turn_ties(session, duplicate, kept)
    address = duplicate.slug
    duplicate.slug = f"{MERGED}-{duplicate.id.hex[:12]}"
    session.flush()  # the address is free before another takes it
    formerly = select(FormerSlug).where(FormerSlug.software_id == duplicate.id)
    for former in session.scalars(formerly):
        former.software_id = kept.id
    session.add(FormerSlug(slug=address, software_id=kept.id))
    withdraw(session, actor, duplicate, None)
    for earlier in _made_one_with(session, duplicate):
        earlier.merged_into_id = kept.id
        log(session, actor, Event.SOFTWARE_MERGED, earlier)
    duplicate.merged_into_id = kept.id
    log(session, actor, Event.SOFTWARE_MERGED, duplicate)
    log(session, actor, Event.SOFTWARE_EDITED, kept)


def _made_one_with(session: Session, software: Software) -> list[Software]:
    """Return the entries that were made one with a software before."""
    earlier = select(Software).where(Software.merged_into_id == software.id)
    return list(session.scalars(earlier))


def _turn_ties(session: Session, duplicate: Software, kept: Software) -> None:
    """Have what is tied to the duplicate be tied to the kept one.

    Unless it is already, or the kept one itself comes from it: then the tie goes with the duplicate.
    """
    for tie in session.scalars(select(Lineage).where(Lineage.other_id == duplicate.id)).all():
        is_tied = tie_between(session, tie.software_id, tie.relation, kept.id) is not None
        if is_tied or leads_to(session, tie.relation, kept.id, tie.software_id):
            session.delete(tie)
        else:
            tie.other_id = kept.id
