"""Keeps the thesaurus: adds concepts and edits them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import update
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.chance import new_id
from registry.errors import ConflictError
from registry.language.marks import N_
from registry.terms import policy
from registry.terms.models import Concept, ThesaurusEdition
from registry.terms.queries import concept_like, concept_named
from registry.terms.rules import Kept, derived, kept, require_whole
from registry.terms.schemas import ConceptDraft, ConceptEdit, ConceptTaken
from registry.terms.tying import tie

COLUMNS = (
    *("kind", "preferred", "alternative", "expansion", "does", "same_job"),
    *("source", "source_url", "note"),
)
LINKS = ("broader", "related")


class ConceptExistsError(ConflictError):
    """Another concept of that kind is called the same."""

    code = "concept-exists"
    sentence = N_("The thesaurus has a concept of this kind and name already. Edit that one.")


def add_concept(session: Session, actor: Actor, draft: ConceptDraft) -> Concept:
    """Add a concept. Raises ConceptExistsError, or an InvalidError where it lacks what its kind needs."""
    policy.require_edit(actor)
    values = kept(draft, set(COLUMNS))
    require_whole(values)
    values |= derived(values)
    if concept_named(session, draft.kind, values["sorted_by"]) is not None:
        raise ConceptExistsError
    concept = Concept(**values, broader=[], related=[], is_retired=False)
    session.add(concept)
    session.flush()  # its id is asked for at once
    links = kept(draft, set(LINKS))
    tie(session, actor, concept, links["broader"], links["related"])
    _renew_edition(session)
    log(session, actor, Event.CONCEPT_ADDED, concept)
    return concept


def edit_concept(
    session: Session, actor: Actor, concept: Concept, edit: ConceptEdit
) -> Concept:
    """Change what is said of a concept. Raises as add_concept does."""
    policy.require_edit(actor)
    before: Kept = {name: getattr(concept, name) for name in (*COLUMNS, *LINKS)}
    values = before | kept(edit, edit.given())
    links = {name: values.pop(name) for name in LINKS}
    require_whole(values)
    values |= derived(values)
    other = concept_named(session, concept.kind, values["sorted_by"])
    if other is not None and other is not concept:
        raise ConceptExistsError
    tie(session, actor, concept, links["broader"], links["related"])
    for name, value in values.items():
        if getattr(concept, name) != value:
            setattr(concept, name, value)
    _renew_edition(session)
    log(session, actor, Event.CONCEPT_EDITED, concept)
    return concept


def ensure_concepts(session: Session, actor: Actor, taken: Iterable[ConceptTaken]) -> None:
    """Add those concepts that are not there, retired or not, and tie them; done twice, once."""
    policy.require_edit(actor)
    taken = list(taken)
    found: dict[str, Concept] = {}
    added: set[str] = set()
    for each in taken:
        concept = concept_like(session, each.draft)
        if concept is None:
            concept = add_concept(session, actor, each.draft)
            added.add(each.address)
        found[each.address] = concept
    for each in taken:
        if each.address in added:
            concept = found[each.address]
            broader, related = (_ids(ends, found) for ends in (each.broader, each.related))
            tie(session, actor, concept, broader, [*concept.related, *related])


def _ids(addresses: Iterable[str], found: Mapping[str, Concept]) -> list[str]:
    return [str(found[each].id) for each in addresses if each in found]


def _renew_edition(session: Session) -> None:
    session.execute(update(ThesaurusEdition).values(stamp=new_id()))
