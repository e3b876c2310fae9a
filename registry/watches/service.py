"""Keeps watches, changes and ends them; each tells what it found in `telling`."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from registry import clock
from registry.accounts.models import Person
from registry.accounts.rules import digest_of
from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.chance import new_secret
from registry.errors import ConflictError
from registry.history.queries import last_change
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.needs.queries import need_named_in
from registry.needs.service import NeedEndedError
from registry.needs.vocabulary import NeedStatus
from registry.watches import policy, rules
from registry.watches.models import Watch, WatchAnswer, WatchProgress
from registry.watches.queries import ended_before
from registry.watches.schemas import SearchDraft, WatchDraft, WatchEdit
from registry.watches.telling import ask_for_a_look
from registry.watches.vocabulary import KEPT_AFTERWARDS, MOST_WATCHES

_ENDED = frozenset({NeedStatus.CLOSED, NeedStatus.WITHDRAWN})


class TooManyWatchesError(ConflictError):
    """Somebody keeps as many watches as one may."""

    code = "too-many-watches"
    sentence = N_(
        "You keep %(most)s watches, and one may keep no more. End one that you no longer need."
    )


class AlreadyWatchedError(ConflictError):
    """The same is watched already."""

    code = "already-watched"
    sentence = N_("You are told of this already. Your watches are listed on their page.")


def keep_watch(session: Session, actor: Actor, draft: WatchDraft) -> Watch:
    """Have the actor told when an entry answers a search or a need.

    What answers already is not told: it is there to be read. Raises NothingToWatchError,
    UnknownNeedError, NeedEndedError, AlreadyWatchedError or TooManyWatchesError.
    """
    policy.require_keep(actor)
    is_person = actor.kind is ActorKind.PERSON
    watch = Watch(
        person_id=actor.id if is_person else None,
        agency_id=None if is_person else actor.agency_id,
        name=draft.name or "",
        mail=draft.mail,
    )
    if draft.search is not None:
        _watch_search(watch, draft.search)
    else:
        _watch_need(session, actor, watch, draft)
    _require_room(session, watch)

    session.add(watch)
    session.flush()  # its progress needs its id
    session.add(
        WatchProgress(
            watch_id=watch.id, percolated_to=last_change(session), looked_on=clock.today()
        )
    )
    ask_for_a_look(session)
    log(session, actor, Event.WATCH_KEPT, watch)
    return watch


def edit_watch(session: Session, actor: Actor, watch: Watch, edit: WatchEdit) -> Watch:
    """Rename a watch, pause it or let it go on, or say how often it comes by mail.

    What was published during a pause is not told: going on, it begins anew.
    """
    policy.require_keep(actor)

    for name in edit.given() - {"is_paused"}:
        setattr(watch, name, getattr(edit, name))
    if edit.is_paused is True and watch.paused_at is None:
        watch.paused_at = now_in(session)
    elif edit.is_paused is False and watch.paused_at is not None:
        watch.paused_at = None
        _begin_anew(session, watch)
    log(session, actor, Event.WATCH_EDITED, watch)
    return watch


def end_watch(session: Session, actor: Actor, watch: Watch) -> None:
    """End a watch: it tells no more, its feed is gone, and within a month all of it is forgotten."""
    policy.require_keep(actor)
    _end(session, actor, watch)


def open_feed(session: Session, actor: Actor, watch: Watch) -> str:
    """Give a watch's feed an address of its own, and return its secret, which nobody can show again.

    The address before, where there was one, is good for nothing from then on.
    """
    policy.require_keep(actor)

    secret = new_secret()
    watch.feed_digest = digest_of(secret)
    log(session, actor, Event.WATCH_FEED_OPENED, watch)
    return secret


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Hand the watches of an agency's programs to its heir; one that the heir has itself ends."""
    require(actor, Permission.EDIT_AGENCIES)
    open_ones = select(Watch).where(Watch.ended_at.is_(None))
    own = {
        each.question for each in session.scalars(open_ones.where(Watch.agency_id == heir.id))
    }
    for watch in session.scalars(select(Watch).where(Watch.agency_id == old.id)):
        if watch.ended_at is None and watch.question in own:
            _end(session, actor, watch)
        watch.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, watch)


def forget_ended(session: Session) -> None:
    """Delete the watches that ended a month ago, and those of people who left by then."""
    for watch in ended_before(session, now_in(session) - KEPT_AFTERWARDS):
        for table in (WatchAnswer, WatchProgress):
            session.execute(delete(table).where(table.watch_id == watch.id))
        session.delete(watch)


def _watch_search(watch: Watch, search: SearchDraft) -> None:
    rules.require_question(search)
    watch.text, watch.filters = search.q, search.filters
    watch.query_language = search.query_language
    watch.with_demonstration = search.demonstration
    watch.question = rules.digest_of_search(search)
    chosen = (value for values in search.filters.values() for value in values)
    watch.name = watch.name or rules.name_of(search.q, chosen)


def _watch_need(session: Session, actor: Actor, watch: Watch, draft: WatchDraft) -> None:
    assert draft.need is not None  # noqa: S101  a draft has one of the two
    need = need_named_in(session, actor, "need", draft.need)
    if need.status in _ENDED:
        raise NeedEndedError
    watch.need_id, watch.question = need.id, rules.digest_of_need(need.id)
    watch.name = watch.name or need.title


def _require_room(session: Session, watch: Watch) -> None:
    """Refuse what is watched already, and one too many; two at the same moment wait for each other."""
    if watch.person_id is not None:
        keeper, is_kept = Person.id == watch.person_id, Watch.person_id == watch.person_id
    else:
        keeper, is_kept = Agency.id == watch.agency_id, Watch.agency_id == watch.agency_id
    table = Person.id if watch.person_id is not None else Agency.id
    session.execute(select(table).where(keeper).with_for_update())
    open_ones = select(func.count()).where(is_kept, Watch.ended_at.is_(None))
    if session.scalar(open_ones.where(Watch.question == watch.question)):
        raise AlreadyWatchedError
    if (session.scalar(open_ones) or 0) >= MOST_WATCHES:
        raise TooManyWatchesError(most=MOST_WATCHES)


def _begin_anew(session: Session, watch: Watch) -> None:
    progress = session.get_one(WatchProgress, watch.id)
    progress.percolated_to, progress.is_primed = last_change(session), False
    progress.looked_on = clock.today()
    ask_for_a_look(session)


def _end(session: Session, actor: Actor, watch: Watch) -> None:
    watch.ended_at, watch.feed_digest = now_in(session), None
    log(session, actor, Event.WATCH_ENDED, watch)
