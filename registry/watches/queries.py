"""Questions about watches: whose they are, how far they were looked at, and what answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from registry.accounts.models import Person
from registry.accounts.queries import actor_of
from registry.accounts.rules import digest_of
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.parts import Release
from registry.catalogue.visibility import listed_for
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.history.models import RowImage
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need, Requirement
from registry.needs.policy import visible_to
from registry.needs.queries import requirements_of
from registry.needs.vocabulary import NeedStatus
from registry.publishers.models import Publisher
from registry.search.touched import FOLLOWED
from registry.watches import rules
from registry.watches.models import Watch, WatchAnswer, WatchProgress
from registry.watches.policy import is_kept_by

_OF_NEEDS = (Need.__tablename__, Requirement.__tablename__)


class WatchNotFoundError(NotFoundError):
    """The actor keeps no watch with that identifier."""

    code = "watch-not-found"
    sentence = N_("There is no such watch, or it is another person's.")


class FeedNotFoundError(NotFoundError):
    """No feed is at that address, or not any more."""

    code = "feed-not-found"
    sentence = N_(
        "There is no feed at this address. Its watch was ended, or has a new address."
    )


@dataclass(frozen=True)
class Watcher:
    """Whom a watch tells, as what they are today, and the language they read."""

    actor: Actor
    language: Language | None


def find_watch(session: Session, actor: Actor, watch_id: UUID) -> Watch:
    """Return a watch that the actor keeps and has not ended. Raises WatchNotFoundError."""
    watch = session.scalar(_kept(actor).where(Watch.id == watch_id))
    if watch is None:
        raise WatchNotFoundError
    return watch


def list_watches(session: Session, actor: Actor, asked: PageAsked) -> Page[Watch]:
    """Return a page of the watches that the actor keeps, the newest first."""
    newest = (Watch.created_at, Watch.id)
    return page_of(session, _kept(actor), newest, asked, newest_first=True)


def watch_with_question(session: Session, actor: Actor, question: str) -> Watch | None:
    """Return the watch that the actor keeps of a question, where there is one."""
    return session.scalars(_kept(actor).where(Watch.question == question)).first()


def known_need(session: Session, actor: Actor, watch: Watch) -> Need | None:
    """Return the need that is watched, where the actor may still know of it."""
    if watch.need_id is None:
        return None
    return session.scalar(
        select(Need)
        .options(joinedload(Need.agency))
        .where(Need.id == watch.need_id, visible_to(actor))
    )


def progress_of(session: Session, watches: Iterable[Watch]) -> dict[UUID, WatchProgress]:
    """Return how far each of some watches was looked at."""
    ids = [watch.id for watch in watches]
    rows = session.scalars(select(WatchProgress).where(WatchProgress.watch_id.in_(ids)))
    return {row.watch_id: row for row in rows}


def count_told(session: Session, actor: Actor, watches: Iterable[Watch]) -> dict[UUID, int]:
    """Return how many entries each of some watches has told of that the actor may know of today."""
    ids = [watch.id for watch in watches]
    counted = session.execute(
        select(WatchAnswer.watch_id, func.count())
        .join(WatchAnswer.software)
        .where(WatchAnswer.watch_id.in_(ids), WatchAnswer.told_at.is_not(None))
        .where(listed_for(actor))
        .group_by(WatchAnswer.watch_id)
    )
    return dict(counted.all())


def answers_told(
    session: Session, actor: Actor, watch: Watch, asked: PageAsked
) -> Page[WatchAnswer]:
    """Return a page of what a watch has told that the actor may know of today, the last told first."""
    told = (
        select(WatchAnswer)
        .join(WatchAnswer.software)
        .join(Software.publisher)
        .options(
            contains_eager(WatchAnswer.software)
            .contains_eager(Software.publisher)
            .joinedload(Publisher.agency)
        )
        .where(WatchAnswer.watch_id == watch.id, WatchAnswer.told_at.is_not(None))
        .where(listed_for(actor))
    )
    newest = (WatchAnswer.told_at, WatchAnswer.id)
    return page_of(session, told, newest, asked, newest_first=True)


def watch_of_feed(session: Session, secret: str) -> tuple[Watch, Watcher]:
    """Return the watch whose feed a secret opens, and whom it tells. Raises FeedNotFoundError."""
    watch = session.scalar(
        select(Watch).where(Watch.feed_digest == digest_of(secret), Watch.ended_at.is_(None))
    )
    watcher = watcher_of(session, watch) if watch is not None else None
    if watch is None or watcher is None:
        raise FeedNotFoundError
    return watch, watcher


def watcher_of(session: Session, watch: Watch) -> Watcher | None:
    """Return whom a watch tells; None where the person has left or the agency was closed."""
    return watcher_with(session, watch.person_id, watch.agency_id)


def watcher_with(
    session: Session, person_id: UUID | None, agency_id: UUID | None
) -> Watcher | None:
    """Return whom the watches of a person, or of an agency's programs, tell; None as above."""
    if person_id is not None:
        person = session.get_one(Person, person_id)
        return Watcher(actor_of(session, person), person.language) if person.is_active else None
    agency = session.get_one(Agency, agency_id)
    roles = frozenset({Role.MEMBER})
    reader = Actor(ActorKind.PERSON, agency_id=agency.id, roles=roles)
    return Watcher(reader, None) if agency.closed_on is None else None


def is_due(until: int, today: date) -> ColumnElement[bool]:
    """Return what is true of a live watch's progress that is behind a change number, or a day."""
    return or_(
        WatchProgress.percolated_to < until,
        WatchProgress.is_primed.is_(False),
        WatchProgress.looked_on < today,
    )


def due_watches(session: Session, until: int, today: date) -> list[UUID]:
    """Return the live watches that are to be looked at, those furthest behind first."""
    return list(
        session.scalars(
            _live(select(Watch.id))
            .where(is_due(until, today))
            .order_by(WatchProgress.percolated_to, Watch.id)
        )
    )


def has_news(session: Session) -> bool:
    """Tell whether something changed that a live watch was not asked about, or one has just begun."""
    begun = _live(select(Watch.id)).where(WatchProgress.is_primed.is_(False)).limit(1)
    if session.scalar(begun) is not None:
        return True
    furthest = session.scalar(_live(select(func.min(WatchProgress.percolated_to))))
    if furthest is None:
        return False
    changed = select(RowImage.change_number).where(
        RowImage.change_number > furthest, RowImage.table_name.in_((*FOLLOWED, *_OF_NEEDS))
    )
    return session.scalar(changed.limit(1)) is not None


def digest_of_what(session: Session, watch: Watch) -> str | None:
    """Return a digest of the words of the need that is watched; None of a search, which never changes."""
    if watch.need_id is None:
        return None
    need = session.get_one(Need, watch.need_id)
    lines = [(each.priority, each.text) for each in requirements_of(session, need)]
    return rules.digest_of_words(need.title, need.problem, lines)


def editions_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the newest version that each of some software names."""
    newest = (
        select(Release.software_id, Release.version_name)
        .where(Release.software_id.in_(list(ids)))
        .order_by(Release.position.desc())
    )
    return dict(session.execute(newest).all())  # the last one stays: the newest


def answers_known(
    session: Session, watch_ids: Sequence[UUID], software_ids: Iterable[UUID]
) -> dict[tuple[UUID, UUID], WatchAnswer]:
    """Return what is known of some software's answers to some watches."""
    rows = session.scalars(
        select(WatchAnswer).where(
            WatchAnswer.watch_id.in_(watch_ids), WatchAnswer.software_id.in_(list(software_ids))
        )
    )
    return {(row.watch_id, row.software_id): row for row in rows}


def ended_before(session: Session, moment: datetime) -> list[Watch]:
    """Return the watches that ended before a moment, and those of who left before it."""
    left = select(Person.id).where(Person.is_active.is_(False), Person.updated_at <= moment)
    return list(
        session.scalars(
            select(Watch).where(or_(Watch.ended_at <= moment, Watch.person_id.in_(left)))
        )
    )


def _kept(actor: Actor) -> Select[Watch]:
    return select(Watch).where(is_kept_by(actor), Watch.ended_at.is_(None))


def _live(statement: Select[tuple[UUID]]) -> Select[tuple[UUID]]:
    """Keep of watches those that may be told of: neither ended nor paused, their keeper not gone."""
    closed = (NeedStatus.CLOSED, NeedStatus.WITHDRAWN)
    return (
        statement.select_from(Watch)
        .join(WatchProgress, WatchProgress.watch_id == Watch.id)
        .outerjoin(Person, Person.id == Watch.person_id)
        .outerjoin(Agency, Agency.id == Watch.agency_id)
        .outerjoin(Need, Need.id == Watch.need_id)
        .where(Watch.ended_at.is_(None), Watch.paused_at.is_(None))
        .where(or_(Person.is_active, Agency.id.is_not(None)), Agency.closed_on.is_(None))
        .where(or_(Need.id.is_(None), Need.status.not_in(closed)))
    )
