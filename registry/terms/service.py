"""Keeps the thesaurus: adds concepts and edits them."""

from collections.abc import Iterable

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
from registry.terms.queries import concept_named
from registry.terms.rules import Kept, derived, kept, require_whole
from registry.terms.schemas import ConceptDraft, ConceptEdit

COLUMNS = (
    *("kind", "preferred", "alternative", "expansion", "does", "same_job"),
    *("source", "source_url", "note"),
)


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
    concept = Concept(**values, is_retired=False)
    session.add(concept)
    session.flush()  # its id is asked for at once
    _renew_edition(session)
    log(session, actor, Event.CONCEPT_ADDED, concept)
    return concept


def edit_concept(
    session: Session, actor: Actor, concept: Concept, edit: ConceptEdit
) -> Concept:
    """Change what is said of a concept. Raises as add_concept does."""
    policy.require_edit(actor)
    before: Kept = {name: getattr(concept, name) for name in COLUMNS}
    values = before | kept(edit, edit.given())
    require_whole(values)
    values |= derived(values)
    other = concept_named(session, concept.kind, values["sorted_by"])
    if other is not None and other is not concept:
        raise ConceptExistsError
    for name, value in values.items():
        if getattr(concept, name) != value:
            setattr(concept, name, value)
    _renew_edition(session)
    log(session, actor, Event.CONCEPT_EDITED, concept)
    return concept


def ensure_concepts(session: Session, actor: Actor, drafts: Iterable[ConceptDraft]) -> None:
    """Add those concepts that are not there, retired or not; done twice, once."""
    policy.require_edit(actor)
    for draft in drafts:
        sorted_by = derived(kept(draft, set(COLUMNS)))["sorted_by"]
        if concept_named(session, draft.kind, sorted_by) is None:
            add_concept(session, actor, draft)


def _renew_edition(session: Session) -> None:
    session.execute(update(ThesaurusEdition).values(stamp=new_id()))
