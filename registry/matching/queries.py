"""Which software comes nearest to a need, which of its passages meets what, and who reuses it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import entries_of
from registry.catalogue.lineages import lineage_ids, successors
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration, software_with_ids
from registry.history.unit_of_work import now_in
from registry.matching import rules
from registry.matching.candidates import Asking, Candidates, candidates_for
from registry.matching.comparing import Met, met_by
from registry.matching.covering import (
    AMONG_THE_BEST,
    Combination,
    Coverer,
    combinations_of,
    strongest,
)
from registry.matching.rules import Standing, Weighed
from registry.matching.vocabulary import Strength
from registry.needs.models import Need, Requirement
from registry.needs.queries import requirements_of
from registry.policies.queries import value_on
from registry.policies.schemas import RequirementWeights
from registry.reuse.queries import ReuseAccount, reuses_of_lineages
from registry.search.index.index import SearchIndex
from registry.search.index.outcome import Reason
from registry.search.index.store import VectorStore

USUAL = 10
MOST = 40


@dataclass(frozen=True)
class MatchesAsked:
    """How many matches are wanted, and in which language their passages are read."""

    limit: int = USUAL
    language: str | None = None


@dataclass(frozen=True)
class Fit:
    """How far what a software says of itself meets the requirements of a need, line by line."""

    software: Software
    met: list[Met]
    rows: list[Weighed]
    successor: Software | None

    @property
    def standing(self) -> Standing:
        """Return which share of the musts, shoulds and coulds it meets."""
        return rules.standing_of(self.rows)

    @property
    def is_demonstration(self) -> bool:
        """Whether it is an invented agency's."""
        return is_demonstration(self.software)

    @property
    def stated(self) -> list[Met]:
        """Return the requirements that it states to meet."""
        return [each for each in self.met if each.strength is Strength.STATED]

    @property
    def likely(self) -> list[Met]:
        """Return the requirements that it likely meets."""
        return [each for each in self.met if each.strength is Strength.LIKELY]

    @property
    def not_found(self) -> list[Met]:
        """Return the requirements that no passage comes near to: it may meet them and not say so."""
        return [each for each in self.met if not each.is_found]

    @property
    def missing_knockouts(self) -> list[Requirement]:
        """Return the knockouts that no passage comes near to."""
        return [each.requirement for each in self.not_found if each.requirement.is_knockout]


@dataclass(frozen=True)
class Match(Fit):
    """A software's fit to a need, with its reasons.

    `reuses` are the software's own and then those of its whole lineage, each named by version.
    """

    score: float
    reasons: tuple[Reason, ...]
    reuses: list[ReuseAccount]


@dataclass(frozen=True)
class Together:
    """Some software that meets more together than any alone: who meets what, and what is left."""

    software: list[Software]
    met: list[tuple[Met, Software]]
    left: list[Requirement]

    @property
    def stated(self) -> int:
        """Return how many requirements one of them states to meet."""
        return sum(met.strength is Strength.STATED for met, _ in self.met)


@dataclass(frozen=True)
class Answer:
    """A requirement, and what of all candidates comes nearest to it; nothing where none says that it meets it."""

    requirement: Requirement
    met: Met | None
    software: Software | None


@dataclass(frozen=True)
class Matches:
    """What comes nearest to a need, best first, and to each requirement; what meets more together."""

    best: list[Match]
    answers: list[Answer]
    together: list[Together]

    @property
    def unmet(self) -> list[Requirement]:
        """Return the requirements that no candidate says that it meets."""
        return [each.requirement for each in self.answers if each.met is None]


def matches_for(
    session: Session,
    index: SearchIndex,
    store: VectorStore,
    reader: Actor,
    need: Need,
    asked: MatchesAsked = MatchesAsked(),
) -> Matches:
    """Return the software that comes nearest to a need, best first; passages in a reader's language.

    Musts come before shoulds before coulds; among those that stand alike, the score decides. What
    says nothing of a knockout comes after all that does: it is not left out, for what an entry says
    may not be all that the software does. A need of an invented agency is matched with the invented
    entries too. Raises SearchUnavailableError while the index is being built.
    """
    asking = Asking(need, requirements_of(session, need), asked.language)
    candidates = candidates_for(session, index, reader, asking)
    software = software_with_ids(session, reader, candidates.found)
    seen = [software[each] for each in candidates.found if each in software]
    fits = fits_of(session, store, reader, asking, seen)
    scores = _scores(fits, candidates)
    standings = _standings(fits)
    ranked = sorted(
        fits,
        key=lambda fit: (
            len(fit.missing_knockouts),
            *(-part for part in standings[fit.software.id]),
            -scores[fit.software.id],
            fit.software.slug,
        ),
    )
    best = ranked[: asked.limit]
    reuses = reuses_of_lineages(session, reader, [fit.software.id for fit in best])
    return Matches(
        best=[
            Match(
                fit.software,
                fit.met,
                fit.rows,
                fit.successor,
                score=scores[fit.software.id],
                reasons=candidates.found[fit.software.id].reasons,
                reuses=shown_for(need, reuses.get(fit.software.id, [])),
            )
            for fit in best
        ],
        answers=[_answer(row, place, ranked) for place, row in enumerate(asking.requirements)],
        together=_together(session, reader, ranked),
    )


def fits_of(
    session: Session,
    store: VectorStore,
    reader: Actor,
    asking: Asking,
    software: Iterable[Software],
) -> list[Fit]:
    """Return how far each of some software meets the requirements, in the order it was given."""
    entries = entries_of(session, software)
    follows = successors(session, reader, [entry.software.id for entry in entries])
    met = met_by(entries, asking.requirements, store, asking.language)
    weights = value_on(session, RequirementWeights, now_in(session).date())
    return [
        Fit(
            software=entry.software,
            met=met[entry.software.id],
            rows=[_weighed(each, weights) for each in met[entry.software.id]],
            successor=follows.get(entry.software.id),
        )
        for entry in entries
    ]


def shown_for(need: Need, reuses: Iterable[ReuseAccount]) -> list[ReuseAccount]:
    """Return those of some reuses that count for a need: an invented one counts for invented needs."""
    with_invented = need.agency.is_demonstration
    return [account for account in reuses if with_invented or not account.is_demonstration]


def _weighed(met: Met, weights: RequirementWeights) -> Weighed:
    row = met.requirement
    weight = rules.weight_of(weights, row.priority, row.weight_override)
    return Weighed(row.priority, weight, met.strength)


def _answer(requirement: Requirement, place: int, ranked: Sequence[Fit]) -> Answer:
    """Return what comes nearest to a requirement; of what comes as near, what stands higher."""
    near = [
        (each.support.nearness, -rank)
        for rank, fit in enumerate(ranked)
        if (each := fit.met[place]).support
    ]
    if not near:
        return Answer(requirement, None, None)
    fit = ranked[-max(near)[1]]
    return Answer(requirement, fit.met[place], fit.software)


def _together(session: Session, reader: Actor, ranked: Sequence[Fit]) -> list[Together]:
    """Return what meets more together; what is discontinued is nothing to begin with."""
    fits = [fit for fit in ranked if not fit.software.is_discontinued][:AMONG_THE_BEST]
    if not fits:
        return []
    lineages = lineage_ids(session, reader, [fit.software.id for fit in fits])
    every = [Coverer(min(lineages[fit.software.id]), fit.rows) for fit in fits]
    return [_as_together(fits, every, one) for one in combinations_of(every)]


def _as_together(
    fits: Sequence[Fit], every: Sequence[Coverer], combination: Combination
) -> Together:
    met: list[tuple[Met, Software]] = []
    left: list[Requirement] = []
    for place, each in enumerate(fits[0].met):
        by = strongest(every, combination.members, place)
        if by is None:
            left.append(each.requirement)
        else:
            met.append((fits[by].met[place], fits[by].software))
    return Together([fits[one].software for one in combination.members], met, left)


def _standings(fits: Sequence[Fit]) -> dict[UUID, Standing]:
    plain = {fit.software.id: fit.standing for fit in fits}
    return {
        fit.software.id: rules.stands_lower(
            fit.standing, plain.get(fit.successor.id) if fit.successor else None
        )
        if fit.software.is_discontinued
        else fit.standing
        for fit in fits
    }


def _scores(fits: Sequence[Fit], candidates: Candidates) -> dict[UUID, float]:
    plain = {
        fit.software.id: rules.nearness(
            min(candidates.whole[fit.software.id], 1.0),
            [
                (row.weight, each.nearest.nearness if each.nearest else 0.0)
                for row, each in zip(fit.rows, fit.met, strict=True)
            ],
        )
        for fit in fits
    }
    return {
        fit.software.id: rules.sinks(
            plain[fit.software.id],
            is_discontinued=fit.software.is_discontinued,
            successor_score=plain.get(fit.successor.id) if fit.successor else None,
        )
        for fit in fits
    }
