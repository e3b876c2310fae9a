"""Which entries a reader takes away, some at a time, and of when they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, select
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.rules import STRANGER, Actor
from registry.agencies.models import Agency
from registry.catalogue.departures import last_departures, left_from
from registry.catalogue.entry import Entry, entries_of
from registry.catalogue.lineages import ties_of
from registry.catalogue.models import Software
from registry.catalogue.parts import Departure, Lineage
from registry.catalogue.queries import merged_into, software_with_ids, with_ties
from registry.catalogue.visibility import listed_for, visible_to
from registry.catalogue.vocabulary import ORIGINS, LineageRelation
from registry.database.paging import Listed, Page, PageAsked, page_of_two
from registry.history.queries import last_change
from registry.open_data.rules import Source
from registry.publishers.models import Publisher
from registry.reuse.models import Reuse
from registry.reuse.queries import reused_ids
from registry.settings import Settings

AT_ONCE = 200
IN_A_SITEMAP = 50_000  # as many addresses as the protocol allows in one file
SETTLES_IN = timedelta(seconds=10)  # longer than a unit of work lasts, and than a second


@dataclass(frozen=True)
class Asked:
    """Whose data is asked for: what this reader finds in lists, of invented agencies too or not."""

    reader: Actor
    demonstration: bool = False

    @property
    def listed(self) -> ColumnElement[bool]:
        """Return the condition that a software is taken along."""
        return self._of_those(listed_for(self.reader))

    @property
    def unlisted(self) -> ColumnElement[bool]:
        """Return the condition that a software is not taken along, though its agencies would not hinder that."""
        is_listed = func.coalesce(
            listed_for(self.reader), false()
        )  # of no agency: nobody's own
        return self._of_those(not_(is_listed))

    def _of_those(self, condition: ColumnElement[bool]) -> ColumnElement[bool]:
        return condition if self.demonstration else and_(condition, _is_real())


@dataclass(frozen=True)
class Described:
    """An entry with its ties to others that the reader may know of, and whether anybody reuses it."""

    entry: Entry
    ties: list[Lineage]
    is_reused: bool

    @property
    def origins(self) -> list[Software]:
        """Return what it comes from, in whichever way, of what stands in the catalogue."""
        return self._others(ORIGINS)

    @property
    def origins_elsewhere(self) -> list[str]:
        """Return what it comes from that is not in the catalogue, by name or address."""
        return [
            tie.other_name
            for tie in self.ties
            if tie.relation.is_origin and tie.other is None and tie.other_name
        ]

    @property
    def successor(self) -> Software | None:
        """Return what follows it."""
        return next(iter(self._others((LineageRelation.SUCCESSOR,))), None)

    def _others(self, relations: tuple[LineageRelation, ...]) -> list[Software]:
        return [tie.other for tie in self.ties if tie.relation in relations and tie.other]


@dataclass(frozen=True)
class Gone:
    """An entry that a reader once found in lists and finds there no longer, and when it left.

    `software` is there where they may still know of it: its page stands, and says that it was withdrawn.
    `kept` is the entry it was found to be the same as, where they may know of that.
    """

    id: UUID
    left_at: datetime
    software: Software | None
    kept: Software | None


@dataclass(frozen=True)
class Edition:
    """Which data a reader has in hand: it is another one when the change number or the moment is."""

    number: int
    as_of: datetime

    @property
    def is_settled(self) -> bool:
        """Whether its moment is gone by for so long that no other change will bear it."""
        return clock.now() - self.as_of >= SETTLES_IN


def edition_of(session: Session, asked: Asked) -> Edition:
    """Return the present edition: of when what this reader may know of changed, or came, or went, last.

    A draft, or whatever else was always hidden from them, does not move that moment. Its number rises
    with every change that anyone makes anywhere, and so tells nobody of what.
    """
    seen = visible_to(asked.reader)
    known = select(Software.id).where(seen)
    published = select(Software.publisher_id).where(seen)
    tied = Lineage.software_id.in_(known) & Lineage.other_id.in_(known)
    newest = (
        select(func.max(Software.updated_at)).where(seen),
        select(func.max(Reuse.updated_at)).join(Reuse.software).where(seen),
        select(func.max(Lineage.updated_at)).where(tied),
        select(func.max(Publisher.updated_at)).where(Publisher.id.in_(published)),
        select(func.max(Agency.updated_at)),
    )
    asked_for = select(
        *(each.scalar_subquery() for each in newest), *last_departures(asked.reader)
    )
    found = [*session.execute(asked_for).one(), _last_day(session, seen)]
    as_of = max((each for each in found if each is not None), default=clock.now())
    return Edition(last_change(session), as_of.replace(microsecond=0))


def _last_day(session: Session, seen: ColumnElement[bool]) -> datetime | None:
    """Return the beginning of the last day that, by coming, opened an entry or ended a software."""
    days = (Software.confidential_until, Software.discontinued_on)
    last = (
        select(func.max(day)).where(seen, day <= clock.today()).scalar_subquery()
        for day in days
    )
    came = [day for day in session.execute(select(*last)).one() if day is not None]
    return datetime.combine(max(came), time(), UTC) if came else None


def source_of(settings: Settings, edition: Edition) -> Source:
    """Return what every file of an edition says of itself."""
    return Source(
        address=settings.public_url,
        publisher=settings.data_publisher,
        contact=settings.data_contact,
        licence=settings.data_licence,
        as_of=edition.as_of,
    )


def count_entries(session: Session, asked: Asked) -> int:
    """Return how many entries are taken along."""
    return session.scalar(select(func.count()).select_from(Software).where(asked.listed)) or 0


def some_software(
    session: Session, asked: Asked, after: str | None = None, limit: int = AT_ONCE
) -> list[Software]:
    """Return the entries that follow a slug, by slug, with their publishers and agencies."""
    statement = with_ties(select(Software).where(asked.listed))
    if after is not None:
        statement = statement.where(Software.slug > after)
    return list(session.scalars(statement.order_by(Software.slug).limit(limit)))


def every_software(session: Session, asked: Asked) -> Iterator[list[Software]]:
    """Yield all entries some at a time; those before are forgotten, so that a catalogue may be of any size."""
    after = None
    while some := some_software(session, asked, after):
        after = some[-1].slug
        yield some
        session.expunge_all()


def described(session: Session, asked: Asked, some: list[Software]) -> list[Described]:
    """Return some entries as the formats write them."""
    ids = [each.id for each in some]
    ties = ties_of(session, asked.reader, ids)
    reused = reused_ids(session, ids, demonstration=asked.demonstration)
    return [
        Described(entry, ties[entry.software.id], entry.software.id in reused)
        for entry in entries_of(session, some)
    ]


def newest_changes(session: Session, asked: Asked, page: PageAsked) -> Page[Described | Gone]:
    """Return a page of what changed last: the entries, and which of them are there no longer."""
    entries = with_ties(select(Software).where(asked.listed))
    departures = (
        select(Departure)
        .join(Departure.software)
        .where(left_from(asked.reader), Departure.left_at.is_not(None), asked.unlisted)
    )
    changed = page_of_two(
        session,
        Listed(entries, (Software.updated_at, Software.id)),
        Listed(departures, (Departure.left_at, Departure.software_id)),
        page,
    )
    there = [each for each in changed.items if isinstance(each, Software)]
    told: dict[UUID, Described | Gone] = {
        each.entry.software.id: each for each in described(session, asked, there)
    }
    left = [each for each in changed.items if isinstance(each, Departure)]
    told |= {each.id: each for each in _gone(session, asked, left)}
    ids = [
        each.id if isinstance(each, Software) else each.software_id for each in changed.items
    ]
    return Page([told[id_] for id_ in ids], changed.next)


def _gone(session: Session, asked: Asked, departures: list[Departure]) -> Iterator[Gone]:
    known = software_with_ids(session, asked.reader, [each.software_id for each in departures])
    kept = merged_into(session, asked.reader, known.values())
    for each in departures:
        if each.left_at is not None:
            id_ = each.software_id
            yield Gone(id_, each.left_at, known.get(id_), kept.get(id_))


def count_sitemaps(session: Session) -> int:
    """Return how many sitemaps it takes to name every entry that anyone may read."""
    return max(1, -(-count_entries(session, Asked(STRANGER)) // IN_A_SITEMAP))


def addresses_in(session: Session, number: int) -> Iterator[list[tuple[str, datetime]]]:
    """Yield the slugs of a sitemap, counted from 1, and when each entry changed last, some at a time."""
    listed = (
        select(Software.slug, Software.updated_at)
        .where(Asked(STRANGER).listed)
        .order_by(Software.slug)
    )
    first = listed.offset((number - 1) * IN_A_SITEMAP)
    left = IN_A_SITEMAP
    statement = first.limit(min(AT_ONCE, left))
    while left and (some := [(slug, at) for slug, at in session.execute(statement)]):
        left -= len(some)
        yield some
        statement = listed.where(Software.slug > some[-1][0]).limit(min(AT_ONCE, left))


def _is_real() -> ColumnElement[bool]:
    """Return the condition that none of an entry's agencies is invented, as `is_demonstration` has it."""
    invented = select(Agency.id).where(Agency.is_demonstration)
    theirs = select(Publisher.id).where(Publisher.agency_id.in_(invented))
    return and_(
        or_(Software.agency_id.is_(None), Software.agency_id.not_in(invented)),
        or_(Software.holder_id.is_(None), Software.holder_id.not_in(invented)),
        Software.publisher_id.not_in(theirs),
    )
