"""Questions about the thesaurus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
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
from registry.terms.rules import Tied, derived, folded, kept
from registry.terms.schemas import ConceptDraft
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
    source_url: str | None = None
    read_on: date | None = None


@dataclass(frozen=True)
class Linked:
    """Another concept that one leads to."""

    id: UUID
    name: str
    is_retired: bool


@dataclass(frozen=True)
class Links:
    """The concepts above and under one, and those related to it, each by name."""

    broader: list[Linked] = field(default_factory=list)
    narrower: list[Linked] = field(default_factory=list)
    related: list[Linked] = field(default_factory=list)


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


def concept_like(session: Session, draft: ConceptDraft) -> Concept | None:
    """Return the concept of a draft's kind and name, where there is one."""
    labels = kept(draft, {"preferred", "alternative", "expansion"})
    return concept_named(session, draft.kind, derived(labels)["sorted_by"])


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
        SameJob(
            each["name"], each.get("slug"), each.get("source_url"), _day(each.get("read_on"))
        )
        for each in kept
        if "slug" not in each or each["slug"] in known
    ]


def history_of(session: Session, concept: Concept) -> list[AuditEvent]:
    """Return what was done with a concept, the newest first: each with what changed in it."""
    return events_since(session, concept, None)[::-1]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def ties_of(session: Session) -> dict[str, Tied]:
    """Return all concepts with what each is tied to, those out of use too."""
    kept = select(Concept.id, Concept.preferred, Concept.broader, Concept.related)
    return {
        str(id_): Tied(next(iter(preferred.values()), ""), tuple(broader), tuple(related))
        for id_, preferred, broader, related in session.execute(kept)
    }


def links_of(session: Session, concepts: Iterable[Concept]) -> dict[UUID, Links]:
    """Return what stands above and under each of some concepts, and what is related to it."""
    ties = ties_of(session)
    under: dict[str, list[str]] = {}
    for id_, tied in ties.items():
        for wider in tied.broader:
            under.setdefault(wider, []).append(id_)
    retired = set(map(str, session.scalars(select(Concept.id).where(Concept.is_retired))))

    def shown(ids: Iterable[str]) -> list[Linked]:
        known = [
            Linked(UUID(each), ties[each].name, each in retired) for each in ids if each in ties
        ]
        return sorted(known, key=lambda each: folded(each.name))

    return {
        concept.id: Links(
            shown(concept.broader),
            shown(under.get(str(concept.id), ())),
            shown(concept.related),
        )
        for concept in concepts
    }


def ids_named(session: Session, names: Iterable[str]) -> dict[str, UUID]:
    """Return the ids of the concepts with some preferred labels; words before acronyms and products."""
    wanted = {name: folded(name.strip()) for name in names}
    if not wanted:
        return {}
    kept = select(Concept.sorted_by, Concept.kind, Concept.id)
    rows = session.execute(kept.where(Concept.sorted_by.in_(set(wanted.values())))).all()
    first = {by: id_ for by, kind, id_ in sorted(rows, key=lambda row: -_RANK.index(row.kind))}
    return {name: first[by] for name, by in wanted.items() if by in first}


_RANK = [ConceptKind.SYNONYMS, ConceptKind.ACRONYM, ConceptKind.COMMERCIAL_PRODUCT]
