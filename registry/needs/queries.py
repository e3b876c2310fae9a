"""Questions about needs."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.queries import is_shown
from registry.agencies.vocabulary import Demonstration
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import InvalidError, NotFoundError
from registry.language.marks import N_
from registry.needs.models import Need, NeedGrant, Requirement, RequirementTemplate
from registry.needs.policy import visible_to


class NeedNotFoundError(NotFoundError):
    """No need has that identifier, or the reader may not know of it."""

    code = "need-not-found"
    sentence = N_("There is no such need, or it is reserved to its agency.")


class UnknownNeedError(InvalidError):
    """A field names a need that is not stated here, or not for this reader to know of."""

    code = "unknown-need"
    sentence = N_("There is no such need, or it is reserved to its agency.")


def find_need(session: Session, reader: Actor, need_id: UUID) -> Need:
    """Return a need that the reader may know of, with its agency. Raises NeedNotFoundError."""
    need = session.scalar(
        select(Need)
        .options(joinedload(Need.agency))
        .where(Need.id == need_id, visible_to(reader))
    )
    if need is None:
        raise NeedNotFoundError
    return need


def need_named_in(session: Session, reader: Actor, field: str, need_id: UUID) -> Need:
    """Return the need that a field of a draft names. Raises UnknownNeedError for that field."""
    try:
        return find_need(session, reader, need_id)
    except NeedNotFoundError as nowhere:
        raise UnknownNeedError(field) from nowhere


def list_needs(
    session: Session,
    reader: Actor,
    asked: PageAsked,
    agency: Agency | None = None,
    demonstration: Demonstration = Demonstration.ALL,
) -> Page[Need]:
    """Return a page of the needs a reader may know of, newest first; of one agency where given."""
    statement = (
        select(Need)
        .join(Need.agency)
        .options(contains_eager(Need.agency))
        .where(visible_to(reader), is_shown(reader, demonstration))
    )
    if agency is not None:
        statement = statement.where(Need.agency_id == agency.id)
    return page_of(session, statement, (Need.created_at, Need.id), asked, newest_first=True)


def requirements_of(session: Session, need: Need) -> list[Requirement]:
    """Return a need's requirements in their order."""
    return requirements_of_each(session, [need])[need.id]


def requirements_of_each(
    session: Session, needs: Iterable[Need]
) -> dict[UUID, list[Requirement]]:
    """Return the requirements of several needs, in their order."""
    found: dict[UUID, list[Requirement]] = defaultdict(list)
    ids = [need.id for need in needs]
    statement = (
        select(Requirement).where(Requirement.need_id.in_(ids)).order_by(Requirement.position)
    )
    for requirement in session.scalars(statement):
        found[requirement.need_id].append(requirement)
    return found


def agencies_shared_with(session: Session, need: Need) -> list[str]:
    """Return the codes of the agencies a restricted need is shared with."""
    return agencies_shared_with_each(session, [need])[need.id]


def agencies_shared_with_each(session: Session, needs: Iterable[Need]) -> dict[UUID, list[str]]:
    """Return the codes of the agencies that each of some needs is shared with."""
    statement = (
        select(NeedGrant.need_id, Agency.code)
        .join(Agency, Agency.id == NeedGrant.agency_id)
        .where(NeedGrant.need_id.in_([need.id for need in needs]))
        .order_by(Agency.code)
    )
    codes: dict[UUID, list[str]] = defaultdict(list)
    for need_id, code in session.execute(statement):
        codes[need_id].append(code)
    return codes


def known_needs(session: Session, reader: Actor, ids: Iterable[UUID]) -> set[UUID]:
    """Return those of some needs that the reader may know of."""
    wanted = set(ids)
    if not wanted:
        return set()
    return set(session.scalars(select(Need.id).where(Need.id.in_(wanted), visible_to(reader))))


def templates_for(session: Session, categories: Iterable[str]) -> list[RequirementTemplate]:
    """Return the usual requirements of some categories."""
    wanted = list(categories)
    statement = (
        select(RequirementTemplate)
        .where(RequirementTemplate.category.in_(wanted))
        .order_by(RequirementTemplate.category, RequirementTemplate.position)
    )
    return list(session.scalars(statement))


def categories_with_templates(session: Session) -> list[str]:
    """Return the categories that have usual requirements."""
    return list(
        session.scalars(
            select(RequirementTemplate.category)
            .distinct()
            .order_by(RequirementTemplate.category)
        )
    )


def count_needs(session: Session, reader: Actor) -> int:
    """Return how many real needs a reader may know of."""
    statement = (
        select(func.count(Need.id))
        .join(Need.agency)
        .where(visible_to(reader), Agency.is_demonstration.is_(False))
    )
    return session.scalar(statement) or 0
