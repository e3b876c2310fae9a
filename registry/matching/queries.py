"""Which software comes nearest to a need, which of its features meet what, and who reuses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import Entry, entries_of
from registry.catalogue.lineages import successors
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration, software_with_ids
from registry.history.unit_of_work import now_in
from registry.matching import rules
from registry.matching.comparing import Met, met_by
from registry.needs.models import Need, Requirement
from registry.needs.queries import requirements_of
from registry.policies.queries import value_on
from registry.policies.schemas import RequirementWeights
from registry.reuse.queries import ReuseAccount, reuses_of_lineages
from registry.search.index.index import SearchIndex
from registry.search.index.outcome import FoundEntry, Reason
from registry.search.index.store import VectorStore
from registry.search.queries import SearchAsked, find

CANDIDATES = 40
OF_EACH_LINE = 5
LINES_ASKED = 20
USUAL = 10
MOST = 40
_LONGEST_QUESTION = 2_000


@dataclass(frozen=True)
class MatchesAsked:
    """How many matches are wanted, and in which language their features are read."""

    limit: int = USUAL
    language: str | None = None


class _Asking(NamedTuple):
    """A need with its lines, and the language of who reads the answer."""

    need: Need
    requirements: Sequence[Requirement]
    language: str | None


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
    def missing_knockouts(self) -> list[Requirement]:
        """Return the knockouts that no feature comes near to: it may have them and not say so."""
        return [each.requirement for each in self.not_found if each.requirement.is_knockout]

    @property
    def not_found(self) -> list[Met]:
        """Return the requirements that no feature comes near to."""
        return [each for each in self.met if not each.is_found]


def matches_for(
    session: Session,
    index: SearchIndex,
    store: VectorStore,
    reader: Actor,
    need: Need,
    asked: MatchesAsked = MatchesAsked(),
) -> list[Match]:
    """Return the software that comes nearest to a need, best first; features in a reader's language.

    What says nothing of a knockout comes after all that does: it is not left out, for what an
    entry says may not be all that the software does. A need of an invented agency is matched with
    the invented entries too. Raises SearchUnavailableError while the index is being built.
    """
    requirements = requirements_of(session, need)
    whole, found = _candidates(
        session, index, reader, _Asking(need, requirements, asked.language)
    )
    software = software_with_ids(session, reader, found)
    entries = entries_of(session, [software[each] for each in found if each in software])
    follows = successors(session, reader, software)
    met = met_by(entries, requirements, store, asked.language)
    weights = value_on(session, RequirementWeights, now_in(session).date())
    scores = _scores(entries, met, whole, follows, weights)
    best = sorted(
        entries,
        key=lambda entry: (
            _count_missing(met[entry.software.id]),
            -scores[entry.software.id],
            entry.software.slug,
        ),
    )[: asked.limit]
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


def _count_missing(met: Sequence[Met]) -> int:
    return sum(each.requirement.is_knockout and not each.is_found for each in met)


def question_of(need: Need, requirements: Sequence[Requirement]) -> str:
    """Return a need as one question: what it is called, its problem, its keywords and its musts."""
    parts = [need.title, need.problem, *need.keywords, *(row.text for row in requirements)]
    return ". ".join(part.strip().rstrip(".") for part in parts if part)[:_LONGEST_QUESTION]


def _candidates(
    session: Session,
    index: SearchIndex,
    reader: Actor,
    asking: _Asking,
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
            reader_language=asking.language,
            include_demonstration=asking.need.agency.is_demonstration,
        )
        return {UUID(one.id): one for one in find(session, index, asked, reader).results}

    found = ask(question_of(asking.need, asking.requirements), CANDIDATES)
    whole = {each: one.score for each, one in found.items()}
    for row in asking.requirements[:LINES_ASKED]:
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
                    each.nearest.strength if each.nearest else 0.0,
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
