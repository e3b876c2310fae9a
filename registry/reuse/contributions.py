"""What came back to software, by whichever agency: with its reuse of it, or alone."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.queries import is_shown
from registry.agencies.vocabulary import Demonstration
from registry.catalogue.models import Software
from registry.catalogue.visibility import visible_to
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.language.marks import N_
from registry.reuse.models import Contribution, Reuse


class ContributionNotFoundError(NotFoundError):
    """No contribution has that identifier, or the reader may not know of its software."""

    code = "contribution-not-found"
    sentence = N_("No contribution has that identifier.")


def contributions_of(
    session: Session,
    reader: Actor,
    ids: Iterable[UUID],
    demonstration: Demonstration = Demonstration.ALL,
) -> list[Contribution]:
    """Return what came back to some software that a reader may know of, the latest first.

    What has no day comes last.
    """
    wanted = list(ids)
    if not wanted:
        return []
    statement = _given_to_some(visible_to(reader), is_shown(reader, demonstration))
    rows = session.scalars(statement, {"ids": wanted})
    return sorted(rows, key=lambda row: row.given_on or "", reverse=True)


@lru_cache(maxsize=256)  # the same for all readers of an agency, on the same day
def _given_to_some(
    known: ColumnElement[bool], shown: ColumnElement[bool]
) -> Select[Contribution]:
    some: BindParameter[UUID] = bindparam("ids", expanding=True)
    to_some = or_(Contribution.software_id.in_(some), Reuse.software_id.in_(some))
    statement = _seen(known, shown).where(to_some)
    return statement.order_by(Contribution.created_at, Contribution.id)


def list_contributions(
    session: Session,
    reader: Actor,
    asked: PageAsked,
    *,
    software: Collection[UUID] | None = None,
    agency: Agency | None = None,
    demonstration: Demonstration = Demonstration.ALL,
) -> Page[Contribution]:
    """Return a page of what came back, the one recorded last first; to some software, or of one agency."""
    statement = _known_to(reader, demonstration)
    if software is not None:
        statement = statement.where(_given_to(software))
    if agency is not None:
        by_agency = or_(Contribution.agency_id == agency.id, Reuse.agency_id == agency.id)
        statement = statement.where(by_agency)
    keys = (Contribution.created_at, Contribution.id)
    return page_of(session, statement, keys, asked, newest_first=True)


def find_contribution(session: Session, reader: Actor, contribution_id: UUID) -> Contribution:
    """Return a contribution whose software a reader may know of. Raises ContributionNotFoundError."""
    statement = _known_to(reader, Demonstration.ALL).where(Contribution.id == contribution_id)
    found = session.scalar(statement)
    if found is None:
        raise ContributionNotFoundError
    return found


def count_contributions(session: Session, reader: Actor) -> int:
    """Return how much the real agencies gave back to software that a reader may know of."""
    counted = _counted(visible_to(reader), is_shown(reader, Demonstration.NONE))
    return session.scalar(counted) or 0


@lru_cache(maxsize=256)
def _counted(known: ColumnElement[bool], shown: ColumnElement[bool]) -> Select[int]:
    return _seen(known, shown).with_only_columns(func.count(Contribution.id))


def _known_to(reader: Actor, demonstration: Demonstration) -> Select[Contribution]:
    return _seen(visible_to(reader), is_shown(reader, demonstration))


def _seen(known: ColumnElement[bool], shown: ColumnElement[bool]) -> Select[Contribution]:
    of = func.coalesce(Contribution.software_id, Reuse.software_id)
    by = func.coalesce(Contribution.agency_id, Reuse.agency_id)
    return (
        select(Contribution)
        .outerjoin(Contribution.reuse)
        .join(Software, Software.id == of)
        .join(Agency, Agency.id == by)
        .where(known, shown)
        .options(
            joinedload(Contribution.software),
            joinedload(Contribution.agency),
            contains_eager(Contribution.reuse).options(
                joinedload(Reuse.software), joinedload(Reuse.agency)
            ),
        )
    )


def _given_to(ids: Iterable[UUID]) -> ColumnElement[bool]:
    wanted = list(ids)
    return or_(Contribution.software_id.in_(wanted), Reuse.software_id.in_(wanted))
