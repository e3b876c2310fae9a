"""Questions about the thesaurus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.models import AuditEvent
from registry.audit.queries import events_since
from registry.catalogue.models import Software
from registry.catalogue.visibility import visible_to
from registry.database.paging import Page, PageAsked, page_of
from registry.errors import NotFoundError
from registry.language.marks import N_
from registry.terms.models import Concept, ThesaurusEdition
from registry.terms.rules import folded
from registry.terms.vocabulary import ConceptKind


class ConceptNotFoundError(NotFoundError):
    """No concept has that id."""

    code = "concept-not-found"
    sentence = N_("The thesaurus has no such concept.")


@dataclass(frozen=True)
class ConceptsAsked:
    """Which concepts are asked for: those that a text stands in, of a kind, with a label in a language."""

    text: str = ""
    kind: ConceptKind | None = None
    language: str | None = None


@dataclass(frozen=True)
class SameJob:
    """A free software that does the same job, and its slug where this reader may know of the entry."""

    name: str
    slug: str | None


def find_concept(session: Session, concept_id: UUID) -> Concept:
    """Return a concept. Raises ConceptNotFoundError."""
    concept = session.get(Concept, concept_id)
    if concept is None:
        raise ConceptNotFoundError
    return concept


def concept_named(session: Session, kind: ConceptKind, sorted_by: str) -> Concept | None:
    """Return the concept of a kind with a name, however it is accented."""
    return session.scalar(
        select(Concept).where(Concept.kind == kind, Concept.sorted_by == sorted_by)
    )


def list_concepts(session: Session, which: ConceptsAsked, asked: PageAsked) -> Page[Concept]:
    """Return a page of the concepts, by their names."""
    statement = select(Concept)
    if which.text.strip():
        text = folded(which.text.strip())
        statement = statement.where(Concept.found_by.contains(text, autoescape=True))
    if which.kind is not None:
        statement = statement.where(Concept.kind == which.kind)
    if which.language is not None:
        statement = statement.where(Concept.languages.contains(which.language, autoescape=True))
    return page_of(session, statement, (Concept.sorted_by, Concept.id), asked)


def every_concept(session: Session) -> list[Concept]:
    """Return all concepts that are in use, by their names."""
    in_use = select(Concept).where(Concept.is_retired.is_(False))
    return list(session.scalars(in_use.order_by(Concept.sorted_by, Concept.id)))


def edition_of(session: Session) -> UUID | None:
    """Return the stamp of the thesaurus as it stands: another one after each change."""
    return session.scalar(select(ThesaurusEdition.stamp))


def same_job_of(
    session: Session, reader: Actor, concepts: Iterable[Concept]
) -> dict[UUID, list[SameJob]]:
    """Return which free software does the job of each of some concepts, as far as a reader may know.

    One whose entry is not for this reader is left out, its name too: the name says that it is here.
    """
    by_id = {concept.id: concept.same_job for concept in concepts}
    known = known_slugs(session, reader, by_id.values())
    return {id_: known_of(kept, known) for id_, kept in by_id.items()}


def known_slugs(
    session: Session, reader: Actor, kept: Iterable[Sequence[Mapping[str, str]]]
) -> frozenset[str]:
    """Return which slugs, among those that some lists name, are of entries that a reader may know of."""
    slugs = {each["slug"] for some in kept for each in some if "slug" in each}
    if not slugs:
        return frozenset()
    seen = select(Software.slug).where(Software.slug.in_(slugs), visible_to(reader))
    return frozenset(session.scalars(seen))


def known_of(kept: Iterable[Mapping[str, str]], known: frozenset[str]) -> list[SameJob]:
    """Return what of a list may be shown to whoever knows of some slugs."""
    return [
        SameJob(each["name"], each.get("slug"))
        for each in kept
        if "slug" not in each or each["slug"] in known
    ]


def history_of(session: Session, concept: Concept) -> list[AuditEvent]:
    """Return what was done with a concept, the newest first: each with what changed in it."""
    return events_since(session, concept, None)[::-1]
