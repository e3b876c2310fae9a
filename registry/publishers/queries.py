"""Questions about publishers."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.language.marks import N_
from registry.publishers.models import Publisher


class PublisherNotFoundError(NotFoundError):
    """No publisher has that slug."""

    code = "publisher-not-found"
    sentence = N_("No publisher is registered under this name.")


def identity_of(name: str, uri: str | None) -> str:
    """Return what tells a publisher apart: the organisation's URI, else its name, without case."""
    return (uri or f"name:{name}").strip().rstrip("/").casefold()[:500]


def publisher_by_slug(session: Session, slug: str) -> Publisher | None:
    """Return the publisher with a slug."""
    return session.scalar(
        select(Publisher).options(joinedload(Publisher.agency)).where(Publisher.slug == slug)
    )


def find_publisher(session: Session, slug: str) -> Publisher:
    """Return the publisher with a slug. Raises PublisherNotFoundError."""
    publisher = publisher_by_slug(session, slug)
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


def list_publishers(session: Session, asked: PageAsked) -> Page[Publisher]:
    """Return a page of publishers by their slug."""
    statement = select(Publisher).options(joinedload(Publisher.agency))
    return page_of(session, statement, (Publisher.slug,), asked)
