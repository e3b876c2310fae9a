"""Questions about agencies."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, joinedload

from registry.actors.rules import Actor
from registry.agencies.models import Agency, FormerCode
from registry.agencies.vocabulary import Demonstration
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import InvalidError, NotFoundError
from registry.language.marks import N_
from registry.text import is_unreadable


class AgencyNotFoundError(NotFoundError):
    """No agency has that code."""

    code = "agency-not-found"
    sentence = N_("No agency is registered under this code.")


class UnknownAgencyError(InvalidError):
    """A field names an agency that is not registered."""

    code = "unknown-agency"
    sentence = N_("No agency is registered under the code %(code)s.")


def agency_by_code(session: Session, code: str) -> Agency | None:
    """Return the agency with a code, matched without case; a former code finds it too."""
    wanted = code.strip().upper()
    if is_unreadable(wanted):
        return None
    named = select(Agency).where(Agency.code == wanted)
    formerly = (
        select(Agency)
        .join(FormerCode, FormerCode.agency_id == Agency.id)
        .where(FormerCode.code == wanted)
    )
    with_ties = (joinedload(Agency.parent), joinedload(Agency.successor))
    return session.scalar(named.options(*with_ties)) or session.scalar(
        formerly.options(*with_ties)
    )


def find_agency(session: Session, code: str) -> Agency:
    """Return the agency with a code. Raises AgencyNotFoundError."""
    agency = agency_by_code(session, code)
    if agency is None:
        raise AgencyNotFoundError
    return agency


def agency_named_in(session: Session, field: str, code: str) -> Agency:
    """Return the agency that a field of a draft names. Raises UnknownAgencyError for that field."""
    agency = agency_by_code(session, code)
    if agency is None:
        raise UnknownAgencyError(field, code=code)
    return agency


def agency_with_id(session: Session, agency_id: UUID) -> Agency:
    """Return the agency with an identifier. Raises AgencyNotFoundError."""
    agency = session.get(Agency, agency_id)
    if agency is None:
        raise AgencyNotFoundError
    return agency


def is_shown(reader: Actor, demonstration: Demonstration) -> ColumnElement[bool]:
    """Return the condition that an agency's rows show: those of the real, and of the invented as asked."""
    if demonstration is Demonstration.ALL:
        return true()
    return _real_or_of(reader.reads_for if demonstration is Demonstration.OWN else None)


@lru_cache(maxsize=256)
def _real_or_of(agency_id: UUID | None) -> ColumnElement[bool]:
    real = Agency.is_demonstration.is_(False)
    return real if agency_id is None else or_(real, Agency.id == agency_id)


def list_agencies(
    session: Session,
    reader: Actor,
    asked: PageAsked,
    text: str | None = None,
    demonstration: Demonstration = Demonstration.ALL,
) -> Page[Agency]:
    """Return a page of agencies by their code, with those whose name or code holds a text."""
    statement = select(Agency).options(joinedload(Agency.parent), joinedload(Agency.successor))
    if text:
        pattern = f"%{_escaped(text.lower())}%"
        statement = statement.where(
            or_(
                func.lower(Agency.name).like(pattern, escape="\\"),
                func.lower(Agency.code).like(pattern, escape="\\"),
            )
        )
    statement = statement.where(is_shown(reader, demonstration))
    return page_of(session, statement, (Agency.code,), asked)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def every_agency(session: Session) -> list[Agency]:
    """Return all agencies that are open, by code: for a choice in a form."""
    return list(
        session.scalars(select(Agency).where(Agency.closed_on.is_(None)).order_by(Agency.code))
    )


def predecessors_of(session: Session, agency: Agency) -> list[Agency]:
    """Return the agencies that this one follows."""
    return list(
        session.scalars(
            select(Agency).where(Agency.successor_id == agency.id).order_by(Agency.code)
        )
    )


def former_codes_of(session: Session, agency: Agency) -> list[str]:
    """Return the codes an agency had before."""
    return former_codes(session, [agency])[agency.id]


def predecessor_codes(session: Session, agencies: Iterable[Agency]) -> dict[UUID, list[str]]:
    """Return the codes of the agencies that each of some agencies follows."""
    followed = select(Agency.successor_id, Agency.code).where(
        Agency.successor_id.in_([agency.id for agency in agencies])
    )
    return _by_agency(session.execute(followed.order_by(Agency.code)))


def former_codes(session: Session, agencies: Iterable[Agency]) -> dict[UUID, list[str]]:
    """Return the codes that each of some agencies had before."""
    had = select(FormerCode.agency_id, FormerCode.code).where(
        FormerCode.agency_id.in_([agency.id for agency in agencies])
    )
    return _by_agency(session.execute(had.order_by(FormerCode.code)))


def _by_agency(rows: Iterable[Any]) -> dict[UUID, list[str]]:  # Any: rows of an id and a code
    codes: dict[UUID, list[str]] = defaultdict(list)
    for agency_id, code in rows:
        codes[agency_id].append(code)
    return codes


def former_code(session: Session, agency: Agency, code: str) -> FormerCode | None:
    """Return the record that an agency had a code before."""
    return session.scalar(
        select(FormerCode).where(FormerCode.agency_id == agency.id, FormerCode.code == code)
    )


def code_is_taken(session: Session, code: str) -> bool:
    """Tell whether a code is, or ever was, an agency's."""
    return agency_by_code(session, code) is not None


def count_agencies(session: Session) -> int:
    """Return how many real agencies are registered."""
    return (
        session.scalar(select(func.count(Agency.id)).where(Agency.is_demonstration.is_(False)))
        or 0
    )


def is_part_of(session: Session, agency: Agency, whole: Agency) -> bool:
    """Tell whether an agency is another, or a part of it, directly or through others.

    The chain is held until the unit of work ends, so that two who tie agencies to each other at
    the same moment cannot close a circle.
    """
    above: UUID | None = agency.id
    seen: set[UUID] = set()
    while above is not None and above not in seen:
        if above == whole.id:
            return True
        seen.add(above)
        held = select(Agency.parent_id).where(Agency.id == above).with_for_update()
        above = session.scalar(held)
    return False


def are_open(session: Session, *agencies: Agency) -> bool:
    """Tell whether agencies are all open, and hold them so until the unit of work ends."""
    ids = [agency.id for agency in agencies]
    held = select(Agency.closed_on).where(Agency.id.in_(ids)).order_by(Agency.id)
    return not any(session.scalars(held.with_for_update()))
