"""The thesaurus and its concepts, as their pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.audit.models import AuditEvent
from registry.audit.vocabulary import Event
from registry.database.paging import PageAsked
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.terms.models import Concept
from registry.terms.queries import (
    ConceptsAsked,
    Links,
    SameJob,
    history_of,
    known_of,
    known_slugs,
    links_of,
    list_concepts,
    same_job_of,
    ties_of,
)
from registry.terms.vocabulary import ConceptKind
from web.changes import Change, Write, written
from web.dependencies import Database
from web.names import CONCEPT_KINDS, choices

ADDRESS = "/thesaurus"
TIES = ("broader", "related")
NAMES = {  # of a concept's columns, where the page says what changed
    "preferred": N_("Preferred label"),
    "alternative": N_("Alternative labels"),
    "expansion": N_("What it stands for"),
    "does": N_("What it does"),
    "same_job": N_("Free software that does the same job"),
    "broader": N_("Broader"),
    "related": N_("Related"),
    "source": N_("Who says so"),
    "source_url": N_("Where it can be read"),
    "note": N_("Note"),
    "is_retired": N_("Out of use"),
}
EVENTS: Mapping[str, str] = {
    Event.CONCEPT_ADDED: N_("It was added"),
    Event.CONCEPT_EDITED: N_("It was edited"),
}


@dataclass(frozen=True)
class ConceptRow:
    """A concept in the list: its label and, in short, what else it is called or leads to."""

    concept: Concept
    label: str
    others: str


@dataclass(frozen=True)
class ThesaurusPage:
    """Some of the concepts."""

    rows: list[ConceptRow]
    asked: ConceptsAsked
    kinds: list[tuple[str, str]]
    languages: list[Language]
    next_href: str | None
    first_href: str | None
    may_edit: bool


@dataclass(frozen=True)
class Happened:
    """One thing that was done with a concept, and what changed."""

    what: str
    at: datetime
    changes: list[Change]


@dataclass(frozen=True)
class LabelsShown:
    """What a concept is called in one language."""

    language: Language
    preferred: str | None
    alternative: list[str]
    expansion: str | None
    does: list[str]


@dataclass(frozen=True)
class ConceptPage:
    """One concept: what it is called, what it leads to, who says so, and what became of it."""

    concept: Concept
    label: str
    labels: list[LabelsShown]
    same_job: list[SameJob]
    links: Links
    is_product: bool
    is_acronym: bool
    history: list[Happened]
    may_edit: bool
    done: str


def thesaurus_page(
    session: Database,
    reader: rules.Actor,
    asked: ConceptsAsked,
    cursor: str | None,
    language: Language,
) -> ThesaurusPage:
    """Return a page of the list."""
    page = list_concepts(session, asked, PageAsked(cursor))
    same_job = same_job_of(session, reader, page.items)
    shown = asked.language or language
    return ThesaurusPage(
        rows=[
            ConceptRow(each, each.label_in(shown), _others(each, shown, same_job[each.id]))
            for each in page.items
        ],
        asked=asked,
        kinds=choices(CONCEPT_KINDS, language),
        languages=list(Language),
        next_href=_address(asked, page.next) if page.next else None,
        first_href=_address(asked, None) if cursor else None,
        may_edit=_may_edit(reader),
    )


def concept_page(
    session: Database, reader: rules.Actor, concept: Concept, language: Language, done: str
) -> ConceptPage:
    """Return the page of a concept."""
    return ConceptPage(
        concept=concept,
        label=concept.label_in(language),
        labels=[
            shown for each in Language if (shown := _labels(concept, each)) != _none_in(each)
        ],
        same_job=same_job_of(session, reader, [concept])[concept.id],
        links=links_of(session, [concept])[concept.id],
        is_product=concept.kind is ConceptKind.COMMERCIAL_PRODUCT,
        is_acronym=concept.kind is ConceptKind.ACRONYM,
        history=_history(session, reader, concept, language),
        may_edit=_may_edit(reader),
        done=done,
    )


def text_of(value: object, language: Language) -> str:
    """Write what a column of a concept holds: labels language by language, software by name."""
    if isinstance(value, Mapping):
        said = (f"{key}: {_listed(part)}" for key, part in value.items())
        return written("; ".join(said), language)
    if isinstance(value, list):
        return written(", ".join(each["name"] for each in value), language)
    return written(value, language)


def writers(session: Database) -> dict[str, Write]:
    """Return how each column of a concept is written: of another concept its name, and not its id."""
    ties = ties_of(session)

    def names(value: object, language: Language) -> str:
        ids = value if isinstance(value, list) else []
        return written(", ".join(ties[each].name for each in ids if each in ties), language)

    return {**dict.fromkeys(NAMES, text_of), **dict.fromkeys(TIES, names)}


def _listed(part: str | list[str]) -> str:
    return part if isinstance(part, str) else ", ".join(part)


def _others(concept: Concept, language: str, same_job: list[SameJob]) -> str:
    """Return, in short, what else a concept is called: in the reader's language first, then in others."""
    if concept.kind is ConceptKind.COMMERCIAL_PRODUCT:
        does = concept.does.get(language) or next(iter(concept.does.values()), [])
        return " → ".join(
            filter(None, [", ".join(does), ", ".join(each.name for each in same_job)])
        )
    if concept.kind is ConceptKind.ACRONYM:
        said = concept.expansion.get(language) or next(iter(concept.expansion.values()), "")
        return ", ".join([said, *concept.alternative.get("es", [])])
    own = concept.alternative.get(language, [])
    elsewhere = [label for key, label in concept.preferred.items() if key != language]
    return ", ".join(dict.fromkeys([*own, *elsewhere]))


def _labels(concept: Concept, language: Language) -> LabelsShown:
    return LabelsShown(
        language,
        concept.preferred.get(language),
        concept.alternative.get(language, []),
        concept.expansion.get(language),
        concept.does.get(language, []),
    )


def _none_in(language: Language) -> LabelsShown:
    return LabelsShown(language, None, [], None, [])


def _history(
    session: Database, reader: rules.Actor, concept: Concept, language: Language
) -> list[Happened]:
    """Return what was done with a concept, the newest first; what it began with is not told as a change."""
    events = history_of(session, concept)
    lists = [part or [] for event in events for part in event.changes.get("same_job", [])]
    known, write = known_slugs(session, reader, lists), writers(session)

    def shown(column: str, value: Any) -> str:  # Any: a JSON value
        if column == "same_job":
            return text_of(
                [{"name": each.name} for each in known_of(value or [], known)], language
            )
        return write[column](value, language)

    return [
        Happened(
            EVENTS.get(event.event, event.event), event.occurred_at, _changes(event, shown)
        )
        for event in events
    ]


def _changes(event: AuditEvent, shown: Any) -> list[Change]:  # Any: writes a column's value
    if event.event == Event.CONCEPT_ADDED:
        return []
    pairs = {name: event.changes[name] for name in NAMES if name in event.changes}
    written_ = {name: [shown(name, value) for value in pair] for name, pair in pairs.items()}
    return [
        Change(NAMES[name], before, now)
        for name, (before, now) in written_.items()
        if before != now
    ]


def _address(asked: ConceptsAsked, cursor: str | None) -> str:
    parts = {
        "q": asked.text,
        "kind": asked.kind or "",
        "words_in": asked.language or "",
        "cursor": cursor or "",
    }
    said = urlencode({name: part for name, part in parts.items() if part})
    return f"{ADDRESS}?{said}" if said else ADDRESS


def _may_edit(reader: rules.Actor) -> bool:
    return rules.may(reader, Permission.EDIT_THESAURUS)
