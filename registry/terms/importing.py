"""Takes concepts of another thesaurus in, and of this one as it was written elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.terms import policy
from registry.terms.models import Concept
from registry.terms.queries import concept_like
from registry.terms.rules import Kept, folded, kept
from registry.terms.schemas import ConceptEdit, ConceptTaken
from registry.terms.service import add_concept, edit_concept

ADDED, EDITED, UNCHANGED = "added", "edited", "unchanged"


def take_in(session: Session, actor: Actor, taken: Iterable[ConceptTaken]) -> Counter[str]:
    """Take concepts in, and tie them; done twice, once.

    One of the same kind and name is the same concept. Nothing is taken from it: it gets the labels
    and the links that it lacks. Returns how many were added, edited, and left as they were. Raises as
    add_concept and edit_concept do.
    """
    policy.require_edit(actor)
    taken = list(taken)
    found: dict[str, Concept] = {}
    became: dict[str, str] = {}
    for each in taken:
        concept = concept_like(session, each.draft)
        became[each.address] = UNCHANGED if concept else ADDED
        found[each.address] = concept or add_concept(session, actor, each.draft)
    for each in taken:
        edit = _lacking(found[each.address], each, found)
        if edit.given():
            edit_concept(session, actor, found[each.address], edit)
            if became[each.address] != ADDED:
                became[each.address] = EDITED
    return Counter(became.values())


def _lacking(
    concept: Concept, taken: ConceptTaken, found: Mapping[str, Concept]
) -> ConceptEdit:
    """Return an edit that gives a concept what is said of it elsewhere, and takes nothing away."""
    values = kept(taken.draft, {"preferred", "alternative", "expansion"})
    edit: Kept = {}
    for name in ("preferred", "expansion"):
        whole = values[name] | getattr(concept, name)
        if whole != getattr(concept, name):
            edit[name] = whole
    labels = _more_labels(concept, values)
    if labels != concept.alternative:
        edit["alternative"] = labels
    for name, addresses in (("broader", taken.broader), ("related", taken.related)):
        own: list[str] = getattr(concept, name)
        others = [str(found[each].id) for each in addresses if each in found]
        if new := [each for each in dict.fromkeys(others) if each not in own]:
            edit[name] = [*own, *new]
    return ConceptEdit.model_validate(edit)


def _more_labels(concept: Concept, values: Kept) -> Kept:
    labels = {language: list(some) for language, some in concept.alternative.items()}
    said = [(language, [label]) for language, label in values["preferred"].items()]
    for language, some in (*said, *values["alternative"].items()):
        known = {*map(folded, labels.get(language, ()))}
        known.add(
            folded(concept.preferred.get(language) or values["preferred"].get(language, ""))
        )
        if new := [label for label in some if folded(label) not in known]:
            labels[language] = [*labels.get(language, ()), *new]
    return labels
