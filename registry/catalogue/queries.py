"""Questions about single entries and lists of them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, joinedload, load_only

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.parts import FormerSlug
from registry.catalogue.visibility import listed_for, visible_to
from registry.catalogue.vocabulary import Life
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import InvalidError, NotFoundError
from registry.language.marks import N_
from registry.publishers.models import Publisher
from registry.publishers.queries import identity_of


class SoftwareNotFoundError(NotFoundError):
    """No entry has that slug, or the reader may not know of it."""

    code = "software-not-found"
    sentence = N_("No software is registered under this name.")


class UnknownSoftwareError(InvalidError):
    """A field names a software that is not in the catalogue."""

    code = "unknown-software"
    sentence = N_("No software is registered under the name %(slug)s.")


def with_ties(statement: Select[Software]) -> Select[Software]:
    """Have each software come with its publisher and its agencies, in the same query."""
    return statement.options(
        joinedload(Software.publisher).joinedload(Publisher.agency),
        joinedload(Software.agency),
        joinedload(Software.holder),
        joinedload(Software.steward),
    )


def software_by_slug(session: Session, reader: Actor, slug: str) -> Software | None:
    """Return the software with a slug, if the reader may know of it; a former slug finds it too."""
    seen = with_ties(select(Software).where(visible_to(reader)))
    formerly = select(FormerSlug.software_id).where(FormerSlug.slug == slug)
    return session.scalar(seen.where(Software.slug == slug)) or session.scalar(
        seen.where(Software.id.in_(formerly))
    )


def find_software(session: Session, reader: Actor, slug: str) -> Software:
    """Return the software with a slug. Raises SoftwareNotFoundError."""
    software = software_by_slug(session, reader, slug)
    if software is None:
        raise SoftwareNotFoundError
    return software


def software_named_in(session: Session, reader: Actor, field: str, slug: str) -> Software:
    """Return the software that a field of a draft names. Raises UnknownSoftwareError for it."""
    software = software_by_slug(session, reader, slug)
    if software is None:
        raise UnknownSoftwareError(field, slug=slug)
    return software


def software_by_repository(session: Session, key: str) -> Software | None:
    """Return the software with a normalised repository address, whoever may see it."""
    return session.scalar(with_ties(select(Software).where(Software.repository_key == key)))


def software_by_repositories(session: Session, keys: Iterable[str]) -> dict[str, Software]:
    """Return the software with some normalised repository addresses, whoever may see it."""
    statement = with_ties(select(Software).where(Software.repository_key.in_(list(keys))))
    found = session.scalars(statement)
    return {each.repository_key: each for each in found if each.repository_key is not None}


def software_by_name(
    session: Session,
    name: str,
    *,
    publisher: str | None = None,
    agency_id: UUID | None = None,
) -> Software | None:
    """Return the software without a repository that a publisher, or an agency, calls so, whoever may see it."""
    statement = with_ties(
        select(Software).where(Software.repository_key.is_(None), Software.name == name)
    )
    if publisher is not None:
        identity = identity_of(publisher, None)
        statement = statement.where(Software.publisher.has(Publisher.identity == identity))
    else:
        statement = statement.where(Software.agency_id == agency_id)
    return session.scalars(statement.order_by(Software.created_at)).first()


def software_with_ids(
    session: Session, reader: Actor, ids: Iterable[UUID]
) -> dict[UUID, Software]:
    """Return those of some entries that the reader may know of, by their ids."""
    wanted = list(ids)
    if not wanted:
        return {}
    statement = with_ties(select(Software).where(Software.id.in_(wanted), visible_to(reader)))
    return {software.id: software for software in session.scalars(statement)}


def software_with_slugs(
    session: Session, reader: Actor, slugs: Iterable[str]
) -> dict[str, Software]:
    """Return those of some slugs that name an entry the reader may know of; a former slug does too."""
    wanted = set(slugs)
    formerly = select(FormerSlug.slug, FormerSlug.software_id).where(
        FormerSlug.slug.in_(wanted)
    )
    former = dict(session.execute(formerly).all())
    seen = with_ties(select(Software).where(visible_to(reader)))
    named = seen.where(or_(Software.slug.in_(wanted), Software.id.in_(former.values())))
    found = session.scalars(named).all()
    by_id = {each.id: each for each in found}
    past = {slug: by_id[id_] for slug, id_ in former.items() if id_ in by_id}
    return past | {each.slug: each for each in found if each.slug in wanted}


def merged_into(
    session: Session, reader: Actor, software: Iterable[Software]
) -> dict[UUID, Software]:
    """Return the entry that each of some software was made one with, where the reader may know of it."""
    merged = {each.id: each.merged_into_id for each in software if each.merged_into_id}
    kept = software_with_ids(session, reader, set(merged.values()))
    return {id_: kept[kept_id] for id_, kept_id in merged.items() if kept_id in kept}


def software_in_short(
    session: Session, reader: Actor, ids: Iterable[UUID]
) -> dict[UUID, Software]:
    """Return some entries as `software_with_ids` does, with no more of each than a list of them says.

    Whatever else is read of one raises: a list of hundreds is loaded in half the time.
    """
    found = session.scalars(_in_short(visible_to(reader)), {"ids": list(ids)})
    return {software.id: software for software in found}


@lru_cache(maxsize=256)  # the same for all readers of an agency, on the same day
def _in_short(known: ColumnElement[bool]) -> Select[Software]:
    short = (Agency.code, Agency.name, Agency.acronym, Agency.is_demonstration)
    by_publisher = joinedload(Software.publisher).load_only(Publisher.name, raiseload=True)
    return (
        select(Software)
        .options(
            load_only(
                Software.slug,
                Software.name,
                Software.licence,
                Software.development_status,
                Software.maintenance_status,
                Software.discontinued_on,
                Software.support_ends_on,
                raiseload=True,
            ),
            by_publisher.joinedload(Publisher.agency).load_only(*short, raiseload=True),
            joinedload(Software.agency).load_only(*short, raiseload=True),
            joinedload(Software.holder).load_only(*short, raiseload=True),
        )
        .where(Software.id.in_(bindparam("ids", expanding=True)), known)
    )


def list_software(
    session: Session, reader: Actor, asked: PageAsked, agency: Agency | None = None
) -> Page[Software]:
    """Return a page of the entries a reader may know of, by slug; of one agency where it is given."""
    statement = with_ties(select(Software).where(listed_for(reader)))
    if agency is not None:
        statement = statement.where(Software.agency_id == agency.id)
    return page_of(session, statement, (Software.slug,), asked)


def software_of_agency(
    session: Session, reader: Actor, agency: Agency, limit: int = 200
) -> Sequence[Software]:
    """Return the entries that an agency answers for, holds or maintains."""
    concerns = (
        (Software.agency_id == agency.id)
        | (Software.holder_id == agency.id)
        | (Software.steward_id == agency.id)
    )
    statement = with_ties(select(Software).where(listed_for(reader), concerns)).order_by(
        Software.name
    )
    return session.scalars(statement.limit(limit)).all()


def list_by_life(
    session: Session, reader: Actor, agency: Agency, life: Life, asked: PageAsked
) -> Page[Software]:
    """Return a page of the entries that an agency answers for, in one place of their life, by slug."""
    statement = with_ties(
        select(Software).where(
            visible_to(reader), Software.agency_id == agency.id, Software.life == life
        )
    )
    return page_of(session, statement, (Software.slug,), asked)


def count_software(session: Session, reader: Actor) -> int:
    """Return how many real entries a reader may know of."""
    return session.scalar(_counted(listed_for(reader))) or 0


@lru_cache(maxsize=256)
def _counted(listed: ColumnElement[bool]) -> Select[int]:
    invented = select(Agency.id).where(Agency.is_demonstration)
    invented_publishers = select(Publisher.id).where(Publisher.agency_id.in_(invented))
    is_real = and_(  # its own agency tells, and its publisher's where it has none
        or_(Software.agency_id.is_(None), Software.agency_id.not_in(invented)),
        or_(Software.agency_id.is_not(None), Software.publisher_id.not_in(invented_publishers)),
    )
    return select(func.count()).select_from(Software).where(listed, is_real)


def is_demonstration(software: Software) -> bool:
    """Tell whether an entry belongs to an invented agency."""
    agencies = (software.agency, software.holder, software.publisher.agency)
    return any(agency is not None and agency.is_demonstration for agency in agencies)
