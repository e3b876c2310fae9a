"""Which software comes nearest to a need, which of its features meet what, and who reuses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import numpy as np
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import Entry, entries_of
from registry.catalogue.lineages import successors
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration, software_with_ids
from registry.history.unit_of_work import now_in
from registry.matching import rules
from registry.matching.rules import Nearest
from registry.needs.models import Need, Requirement
from registry.needs.queries import requirements_of
from registry.policies.queries import value_on
from registry.policies.schemas import RequirementWeights
from registry.reuse.queries import ReuseAccount, reuses_of_lineages
from registry.search.index.encoder import Vectors, encode
from registry.search.index.index import SearchIndex
from registry.search.index.outcome import FoundEntry, Reason
from registry.search.index.store import VectorStore, vectors_of
from registry.search.queries import SearchAsked, find

CANDIDATES = 40
OF_EACH_LINE = 5
LINES_ASKED = 20
USUAL = 10
MOST = 40
_LONGEST_QUESTION = 2_000


@dataclass(frozen=True)
class Met:
    """A requirement and the feature that comes nearest to it, where one comes near at all."""

    requirement: Requirement
    nearest: Nearest | None


@dataclass(frozen=True)
class Match:
    """A software's fit to a need, with its reasons.

    `reuses` are the software's own and then those of its whole lineage, each named by version.
    """

    software: Software
    score: float
    met: list[Met]
    reasons: tuple[Reason, ...]
    successor: Software | None
    reuses: list[ReuseAccount]
    is_demonstration: bool

    @property
    def likely(self) -> list[Met]:
        """Return the requirements that a feature probably meets."""
        return [
            each for each in self.met if each.nearest is not None and each.nearest.is_likely
        ]

    @property
    def possible(self) -> list[Met]:
        """Return the requirements that a feature may meet, the likely ones left out."""
        return [
            each
            for each in self.met
            if each.nearest is not None
            and each.nearest.is_possible
            and not each.nearest.is_likely
        ]

    @property
    def not_found(self) -> list[Met]:
        """Return the requirements that no feature comes near to."""
        return [
            each for each in self.met if each.nearest is None or not each.nearest.is_possible
        ]


def matches_for(
    session: Session,
    index: SearchIndex,
    store: VectorStore,
    reader: Actor,
    need: Need,
    limit: int = USUAL,
) -> list[Match]:
    """Return the software that comes nearest to a need, best first.

    A need of an invented agency is matched with the invented entries too. Raises
    SearchUnavailableError while the index is being built.
    """
    requirements = requirements_of(session, need)
    whole, found = _candidates(session, index, reader, need, requirements)
    software = software_with_ids(session, reader, found)
    entries = entries_of(session, [software[each] for each in found if each in software])
    follows = successors(session, reader, software)
    met = _met(entries, requirements, store)
    weights = value_on(session, RequirementWeights, now_in(session).date())
    scores = _scores(entries, met, whole, follows, weights)
    best = sorted(entries, key=lambda entry: (-scores[entry.software.id], entry.software.slug))[
        :limit
    ]
    reuses = reuses_of_lineages(session, reader, [entry.software.id for entry in best])
    return [
        Match(
            software=entry.software,
            score=scores[entry.software.id],
            met=met[entry.software.id],
            reasons=found[entry.software.id].reasons,
            successor=follows.get(entry.software.id),
            reuses=_shown(reuses.get(entry.software.id, []), need),
            is_demonstration=is_demonstration(entry.software),
        )
        for entry in best
    ]


def question_of(need: Need, requirements: Sequence[Requirement]) -> str:
    """Return a need as one question: what it is called, its problem, its keywords and its musts."""
    parts = [need.title, need.problem, *need.keywords, *(row.text for row in requirements)]
    return ". ".join(part.strip().rstrip(".") for part in parts if part)[:_LONGEST_QUESTION]


def _candidates(
    session: Session,
    index: SearchIndex,
    reader: Actor,
    need: Need,
    requirements: Sequence[Requirement],
) -> tuple[dict[UUID, float], dict[UUID, FoundEntry]]:
    """Return how near each candidate comes to the need as a whole, and as what it was found.

    Each line is asked by itself too: among lines that have nothing to do with one another, the
    software that meets one of them may not come near to the whole.
    """

    def ask(text: str, limit: int) -> dict[UUID, FoundEntry]:
        asked = SearchAsked(
            text=text,
            filters={},
            limit=limit,
            include_demonstration=need.agency.is_demonstration,
        )
        return {UUID(one.id): one for one in find(session, index, asked, reader).results}

    found = ask(question_of(need, requirements), CANDIDATES)
    whole = {each: one.score for each, one in found.items()}
    for row in requirements[:LINES_ASKED]:
        found = ask(row.text, OF_EACH_LINE) | found
    return {each: whole.get(each, 0.0) for each in found}, found


def _shown(reuses: list[ReuseAccount], need: Need) -> list[ReuseAccount]:
    return [
        account
        for account in reuses
        if need.agency.is_demonstration or not account.is_demonstration
    ]


def _scores(
    entries: Sequence[Entry],
    met: dict[UUID, list[Met]],
    whole: dict[UUID, float],
    follows: dict[UUID, Software],
    weights: RequirementWeights,
) -> dict[UUID, float]:
    plain = {
        entry.software.id: rules.nearness(
            min(whole[entry.software.id], 1.0),
            [
                (
                    rules.weight_of(
                        weights, each.requirement.priority, each.requirement.weight_override
                    ),
                    each.nearest.likeness if each.nearest else 0.0,
                )
                for each in met[entry.software.id]
            ],
        )
        for entry in entries
    }
    return {
        entry.software.id: rules.sinks(
            plain[entry.software.id],
            is_discontinued=entry.software.is_discontinued,
            successor_score=plain.get(follows[entry.software.id].id)
            if entry.software.id in follows
            else None,
        )
        for entry in entries
    }


def _met(
    entries: Sequence[Entry], requirements: Sequence[Requirement], store: VectorStore
) -> dict[UUID, list[Met]]:
    """Compare each requirement with each feature by meaning, across languages."""
    features = {entry.software.id: _features_of(entry) for entry in entries}
    texts = list(dict.fromkeys(text for some in features.values() for text, _ in some))
    vectors = dict(zip(texts, vectors_of(texts, store), strict=True))
    asked = {row.id: _vector_of(row.text) for row in requirements}
    return {
        software_id: [Met(row, _nearest(asked[row.id], some, vectors)) for row in requirements]
        for software_id, some in features.items()
    }


def _features_of(entry: Entry) -> list[tuple[str, str]]:
    """Return what a software says it does, with the language: its features, and its short descriptions."""
    return [
        (text, row.language)
        for row in entry.texts
        for text in (*row.features, row.short_description)
        if text
    ]


def _nearest(
    asked: Vectors, features: list[tuple[str, str]], vectors: dict[str, Vectors]
) -> Nearest | None:
    if not features:
        return None
    likeness = np.stack([vectors[text] for text, _ in features]) @ asked
    best = int(np.argmax(likeness))
    text, language = features[best]
    return Nearest(text, language, float(likeness[best]))


@lru_cache(maxsize=4096)
def _vector_of(text: str) -> Vectors:
    """Return a requirement's vector; a page shows the same ones again and again."""
    vector: Vectors = encode([text])[0].astype(np.float32)
    return vector
