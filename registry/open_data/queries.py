"""Which entries a reader takes away, some at a time, and of when they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.rules import STRANGER, Actor
from registry.agencies.models import Agency
from registry.catalogue.entry import Entry, entries_of
from registry.catalogue.lineages import ties_of
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.queries import with_ties
from registry.catalogue.visibility import listed_for, visible_to
from registry.catalogue.vocabulary import LineageRelation
from registry.database.paging import Page, PageAsked, page_of
from registry.history.queries import last_change
from registry.open_data.rules import Source
from registry.publishers.models import Publisher
from registry.reuse.models import Reuse
from registry.reuse.queries import reused_ids
from registry.settings import Settings

AT_ONCE = 200
IN_A_SITEMAP = 50_000  # as many addresses as the protocol allows in one file


@dataclass(frozen=True)
class Asked:
    """Whose data is asked for: what this reader finds in lists, of invented agencies too or not."""

    reader: Actor
    demonstration: bool = False

    @property
    def listed(self) -> ColumnElement[bool]:
        """Return the condition that a software is taken along."""
        listed = listed_for(self.reader)
        return listed if self.demonstration else and_(listed, _is_real())

    @property
    def known(self) -> ColumnElement[bool]:
        """Return the condition that the reader may know of a software: of what was withdrawn too."""
        known = visible_to(self.reader)
        return known if self.demonstration else and_(known, _is_real())


@dataclass(frozen=True)
class Described:
    """An entry with its ties to others that the reader may know of, and whether anybody reuses it."""

    entry: Entry
    ties: list[Lineage]
    is_reused: bool

    @property
    def origins(self) -> list[Software]:
        """Return what it is based on, of what stands in the catalogue."""
        return self._others(LineageRelation.BASED_ON)

    @property
    def origins_elsewhere(self) -> list[str]:
        """Return what it is based on that is not in the catalogue, by name or address."""
        return [
            tie.other_name
            for tie in self.ties
            if tie.relation is LineageRelation.BASED_ON and tie.other is None and tie.other_name
        ]

    @property
    def successor(self) -> Software | None:
        """Return what follows it."""
        return next(iter(self._others(LineageRelation.SUCCESSOR)), None)

    def _others(self, relation: LineageRelation) -> list[Software]:
        return [tie.other for tie in self.ties if tie.relation is relation and tie.other]


@dataclass(frozen=True)
class Edition:
    """Which data a reader has in hand: it is another one when the change number or the moment is."""

    number: int
    as_of: datetime


def edition_of(session: Session, asked: Asked) -> Edition:
    """Return the present edition: of when what this reader may know of changed, or was opened, last.

    A draft, or whatever else is hidden from them, does not move that moment. Its number rises with
    every change that anyone makes anywhere, and so tells nobody of what.
    """
    seen = asked.known
    published = select(Software.publisher_id).where(seen)
    newest = (
        select(func.max(Software.updated_at)).where(seen).scalar_subquery(),
        select(func.max(Reuse.updated_at)).join(Reuse.software).where(seen).scalar_subquery(),
        select(func.max(Publisher.updated_at))
        .where(Publisher.id.in_(published))
        .scalar_subquery(),
        select(func.max(Agency.updated_at)).scalar_subquery(),
    )
    found = session.execute(select(*newest)).one()
    opened = func.max(Software.confidential_until)
    opened_on = session.scalar(
        select(opened).where(seen, Software.confidential_until <= clock.today())
    )
    moments = [each for each in found if each is not None]
    if opened_on is not None:
        moments.append(datetime.combine(opened_on, time(), UTC))
    as_of = max(moments, default=clock.now())
    return Edition(last_change(session), as_of.replace(microsecond=0))


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


def newest_changes(session: Session, asked: Asked, page: PageAsked) -> Page[Software]:
    """Return a page of the entries that changed last."""
    statement = with_ties(select(Software).where(asked.listed))
    keys = (Software.updated_at, Software.id)
    return page_of(session, statement, keys, page, newest_first=True)


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
