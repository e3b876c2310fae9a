"""Registers publishers and ties them to agencies."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.errors import ConflictError
from registry.language.marks import N_
from registry.publishers.models import Publisher
from registry.publishers.queries import identity_of, publisher_by_identity, publishers_of
from registry.publishers.schemas import PublisherDraft, PublisherEdit
from registry.text import free_slug, slug_of


class PublisherExistsError(ConflictError):
    """The publisher is registered already."""

    code = "publisher-exists"
    sentence = N_("This publisher is registered already.")


def register_publisher(
    session: Session, actor: Actor, draft: PublisherDraft, slug: str | None = None
) -> Publisher:
    """Register a publisher. Raises PublisherExistsError where its URI or name is known."""
    require(actor, Permission.EDIT_PUBLISHER)
    if publisher_by_identity(session, draft.name, draft.uri) is not None:
        raise PublisherExistsError
    agency = agency_named_in(session, "agency", draft.agency) if draft.agency else None
    return _add(session, actor, draft, agency, slug)


def publisher_for_file(session: Session, actor: Actor, name: str, uri: str | None) -> Publisher:
    """Find the publisher that an imported file names, or register it, tied to no agency."""
    found = publisher_by_identity(session, name, uri)
    return found or _add(session, actor, PublisherDraft(name=name, uri=uri), None)


def publisher_for_agency(session: Session, actor: Actor, agency: Agency) -> Publisher:
    """Find the publisher tied to an agency, or register one under the agency's name."""
    tied = publishers_of(session, agency.id)
    draft = PublisherDraft(name=agency.name, uri=f"urn:acervo:agency:{agency.code}")
    return tied[0] if tied else _add(session, actor, draft, agency)


def edit_publisher(
    session: Session, actor: Actor, publisher: Publisher, edit: PublisherEdit
) -> Publisher:
    """Change a publisher, or tie it to an agency."""
    require(actor, Permission.EDIT_PUBLISHER)
    given = edit.given()
    if edit.name is not None:
        publisher.name = edit.name
    for field in given & {"code_hosting", "website"}:
        setattr(publisher, field, getattr(edit, field))
    if "agency" in given:
        publisher.agency = (
            agency_named_in(session, "agency", edit.agency) if edit.agency else None
        )
        log(session, actor, Event.PUBLISHER_TIED, publisher)
    log(session, actor, Event.PUBLISHER_EDITED, publisher)
    return publisher


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Tie an agency's publishers to its heir."""
    for publisher in publishers_of(session, old.id):
        publisher.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, publisher)


def _add(
    session: Session,
    actor: Actor,
    draft: PublisherDraft,
    agency: Agency | None,
    slug: str | None = None,
) -> Publisher:
    publisher = Publisher(
        slug=_slug_for(session, slug or draft.name),
        identity=identity_of(draft.name, draft.uri),
        name=draft.name,
        uri=draft.uri,
        code_hosting=draft.code_hosting,
        website=draft.website,
        agency=agency,
    )
    session.add(publisher)
    session.flush()  # its id is asked for at once
    log(session, actor, Event.PUBLISHER_CREATED, publisher)
    return publisher


def _slug_for(session: Session, name: str) -> str:
    def is_taken(slug: str) -> bool:
        return session.scalar(select(Publisher.id).where(Publisher.slug == slug)) is not None

    return free_slug(slug_of(name), is_taken)
