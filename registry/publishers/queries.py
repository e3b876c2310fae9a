"""Questions about publishers."""

from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, joinedload

from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.language.marks import N_
from registry.publishers.models import Publisher

EVERY = true()


class PublisherNotFoundError(NotFoundError):
    """No publisher has that slug."""

    code = "publisher-not-found"
    sentence = N_("No publisher is registered under this name.")


def identity_of(name: str, uri: str | None) -> str:
    """Return what tells a publisher apart: the organisation's URI, else its name, without case."""
    return (uri or f"name:{name}").strip().rstrip("/").casefold()[:500]


def publisher_by_slug(
    session: Session, slug: str, known: ColumnElement[bool] = EVERY
) -> Publisher | None:
    """Return the publisher with a slug, of those of whom a condition holds."""
    return session.scalar(
        select(Publisher)
        .options(joinedload(Publisher.agency))
        .where(Publisher.slug == slug, known)
    )


def find_publisher(session: Session, known: ColumnElement[bool], slug: str) -> Publisher:
    """Return the publisher with a slug, of those of whom a condition holds. Raises PublisherNotFoundError."""
    publisher = publisher_by_slug(session, slug, known)
    if publisher is None:
        raise PublisherNotFoundError
    return publisher


def publisher_by_identity(session: Session, name: str, uri: str | None) -> Publisher | None:
    """Return the publisher that a file's organisation is."""
    return session.scalar(
        select(Publisher)
        .options(joinedload(Publisher.agency))
        .where(Publisher.identity == identity_of(name, uri))
    )


def publishers_of(session: Session, agency_id: UUID) -> list[Publisher]:
    """Return the publishers tied to an agency."""
    return list(
        session.scalars(
            select(Publisher)
            .options(joinedload(Publisher.agency))
            .where(Publisher.agency_id == agency_id)
            .order_by(Publisher.name)
        )
    )


def list_publishers(
    session: Session, known: ColumnElement[bool], asked: PageAsked
) -> Page[Publisher]:
    """Return a page of the publishers of whom a condition holds, by their slug.

    Whom a reader may know of depends on what they published: the catalogue tells.
    """
    statement = select(Publisher).options(joinedload(Publisher.agency)).where(known)
    return page_of(session, statement, (Publisher.slug,), asked)
