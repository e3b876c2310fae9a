"""What becomes of entries that were there before when the operator brings their software anew.

What the operator brings is published at once, a draft that somebody had begun as well; what a
reviewer sent back, or an owner withdrew, stays where it was decided that it should be.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.publishing import publish
from registry.catalogue.vocabulary import Life, Visibility
from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency

WAITING: Final = frozenset({Life.DRAFT, Life.IN_REVIEW})
HELD_BACK: Final[Mapping[Life, str]] = {
    Life.CHANGES_REQUESTED: N_(
        "It is not published: a reviewer has asked its owner for changes to the entry of %(url)s."
    ),
    Life.WITHDRAWN: N_(
        "Nothing is taken over and nothing is published: the entry of %(url)s was withdrawn."
    ),
}
PUBLISHED = N_(
    "%(software)s, which your agency had begun, was published by the registry itself."
)
PASSED_ON = N_(
    "%(software)s stands with %(agency)s now: the registry itself has settled it so."
)


def held_back(software: Software) -> Life | None:
    """Return why an entry is not published by bringing it anew; None where it is."""
    if software.is_withdrawn:
        return Life.WITHDRAWN
    return software.life if software.life in HELD_BACK else None


def publish_what_waits(session: Session, actor: Actor, software: Software) -> bool:
    """Publish what was a draft or waited for its review, and tell its agency; tell whether it was."""
    if software.life not in WAITING or software.is_withdrawn:
        return False
    publish(session, actor, software)
    if software.agency_id is not None:
        _tell(session, software, software.agency_id, "software.published", PUBLISHED, {})
    return True


def hand_to(session: Session, software: Software, agency: Agency) -> None:
    """Have an agency answer for an entry, and tell the one that answered for it."""
    before = software.agency_id
    software.agency = agency
    if before is not None and before != agency.id:
        names = {"agency": agency.name}
        _tell(session, software, before, "software.passed_on", PASSED_ON, names)


def _tell(
    session: Session,
    software: Software,
    agency_id: UUID,
    kind: str,
    sentence: str,
    names: Mapping[str, str],
) -> None:
    is_public = software.visibility is Visibility.PUBLIC
    link = f"/software/{software.slug}" if is_public else "/software/mine"
    notify_agency(
        session, agency_id, Note(kind, sentence, {"software": software.name, **names}, link)
    )
