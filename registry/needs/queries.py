"""Questions about needs."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, cast, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.queries import is_shown
from registry.agencies.vocabulary import Demonstration
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import InvalidError, NotFoundError
from registry.language.marks import N_
from registry.needs.finding import words_sought
from registry.needs.models import Need, NeedGrant, NeedText, Requirement, RequirementTemplate
from registry.needs.policy import visible_to
from registry.needs.vocabulary import NeedStatus

_NOT_SOUGHT = (NeedStatus.DRAFT, NeedStatus.CLOSED, NeedStatus.WITHDRAWN)
"""Where a need stands that its agency no longer looks for, or not yet."""


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


@dataclass(frozen=True)
class NeedsAsked:
    """Which needs are asked for: those that hold all words of a text, of a category, of an agency."""

    text: str = ""
    category: str | None = None
    agency: Agency | None = None
    demonstration: Demonstration = Demonstration.ALL


def list_needs(
    session: Session, reader: Actor, page: PageAsked, asked: NeedsAsked = NeedsAsked()
) -> Page[Need]:
    """Return a page of the needs a reader may know of, newest first: those that are asked for."""
    statement = _asked_for(reader, asked)
    for word in words_sought(asked.text):
        holds = select(NeedText.need_id).where(
            NeedText.need_id == Need.id, NeedText.folded.contains(word, autoescape=True)
        )
        statement = statement.where(holds.exists())
    return page_of(session, statement, (Need.created_at, Need.id), page, newest_first=True)


def newest_needs(
    session: Session,
    reader: Actor,
    asked: NeedsAsked,
    most: int,
    others_than: Need | None = None,
) -> list[Need]:
    """Return the newest needs that are still open to others and asked for, whatever their words.

    `others_than` leaves out the needs of its agency, and of an invented agency's needs or of the
    real ones those that are not of its kind; of other categories too, where both have some.
    """
    statement = _asked_for(reader, asked).where(Need.status.not_in(_NOT_SOUGHT))
    if others_than is not None:
        statement = statement.where(
            Need.agency_id != others_than.agency_id,
            Agency.is_demonstration == others_than.agency.is_demonstration,
        )
        if others_than.categories:
            shared = [_has_category(code) for code in others_than.categories]
            statement = statement.where(or_(*shared, _has_no_category()))
    newest = statement.order_by(Need.created_at.desc(), Need.id.desc()).limit(most)
    return list(session.scalars(newest))


def _asked_for(reader: Actor, asked: NeedsAsked) -> Select[Need]:
    statement = (
        select(Need)
        .join(Need.agency)
        .options(contains_eager(Need.agency))
        .where(visible_to(reader), is_shown(reader, asked.demonstration))
    )
    if asked.agency is not None:
        statement = statement.where(Need.agency_id == asked.agency.id)
    if asked.category is not None:
        statement = statement.where(_has_category(asked.category))
    return statement


def _has_category(code: str) -> ColumnElement[bool]:
    """Return the condition that a need has a category: it stands in the list as JSON writes it."""
    listed = cast(Need.categories, Text)
    written = {
        json.dumps(code, ensure_ascii=way) for way in (True, False)
    }  # as each database has it
    return or_(*(listed.contains(each, autoescape=True) for each in sorted(written)))


def _has_no_category() -> ColumnElement[bool]:
    return cast(Need.categories, Text) == "[]"


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
