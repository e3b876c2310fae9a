"""A need, as its page shows it: what it asks for, and the software that could meet it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from registry import clock
from registry.actors import rules
from registry.catalogue.category_words import category_name
from registry.house import House
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.matching.alike import NeedsAlike, needs_like
from registry.matching.queries import Matches, MatchesAsked, matches_for
from registry.matching.side_by_side import MOST_COMPARED
from registry.needs.models import Need
from registry.needs.policy import may_edit
from registry.needs.queries import agencies_shared_with, requirements_of
from registry.needs.vocabulary import NeedVisibility, Priority
from registry.search.queries import SearchUnavailableError
from web.dependencies import Database
from web.needs.candidates import (
    Candidate,
    Combined,
    Nearest,
    candidate_of,
    combined_of,
    nearest_of,
    unanswered,
)
from web.needs.listing import mark_of
from web.reuses.rows import scale_of

DONE = {
    "stated": N_("The need was stated. Below is what could meet it."),
    "edited": N_("The need was edited."),
}


@dataclass(frozen=True)
class AlikeRow:
    """A need of another agency that is like this one, and the categories that both have."""

    need: Need
    shared: list[str]


@dataclass(frozen=True)
class Alike:
    """Who else looks for this: some of the needs, the likest first, and of how many agencies there are any."""

    rows: list[AlikeRow]
    agencies: int


@dataclass(frozen=True)
class NeedPage:
    """A need with its candidates; `why_no_candidates` says why they cannot be given now."""

    need: Need
    mark: str
    categories: list[str]
    shared_with: list[str]
    nearest: list[Nearest]
    musts: int
    not_found: list[str]
    candidates: list[Candidate]
    together: list[Combined]
    most_compared: int
    alike: Alike
    why_no_candidates: SearchUnavailableError | None
    reused: int
    scale: Decimal | None
    reserved_until: date | None
    may_edit: bool
    done: str | None
    holds_demonstration: bool


def need_page(
    session: Database,
    house: House,
    reader: rules.Actor,
    need: Need,
    language: Language,
    done: str = "",
) -> NeedPage:
    """Return a need's page."""
    requirements = requirements_of(session, need)
    is_shared = need.visibility is NeedVisibility.RESTRICTED
    why, matches = None, Matches([], [], [])
    try:
        asked = MatchesAsked(language=language)
        matches = matches_for(session, house.index, house.vectors, reader, need, asked)
    except SearchUnavailableError as unavailable:  # the need is shown all the same
        why = unavailable
    candidates = [candidate_of(match) for match in matches.best]
    nearest = [nearest_of(each) for each in matches.answers] or [
        unanswered(row) for row in requirements
    ]
    return NeedPage(
        need=need,
        mark=mark_of(need.status),
        categories=[category_name(code, language) for code in need.categories],
        shared_with=agencies_shared_with(session, need) if is_shared else [],
        nearest=nearest,
        musts=sum(row.priority is Priority.MUST for row in requirements),
        not_found=[row.code for row in matches.unmet] if candidates else [],
        candidates=candidates,
        together=[combined_of(each) for each in matches.together],
        most_compared=MOST_COMPARED,
        alike=alike_of(needs_like(session, house.vectors, reader, need), language),
        why_no_candidates=why,
        reused=sum(candidate.is_reused for candidate in candidates),
        scale=scale_of(row for candidate in candidates for row in candidate.reuses),
        reserved_until=_reserved_until(need),
        may_edit=may_edit(reader, need),
        done=DONE.get(done),
        holds_demonstration=need.agency.is_demonstration or _any_invented(candidates),
    )


def alike_of(alike: NeedsAlike, language: Language) -> Alike:
    """Return needs alike as the page shows them."""
    return Alike(
        rows=[
            AlikeRow(each.need, [category_name(code, language) for code in each.shared])
            for each in alike.needs
        ],
        agencies=alike.agencies,
    )


def _reserved_until(need: Need) -> date | None:
    until = need.confidential_until
    return until if until is not None and until > clock.today() else None


def _any_invented(candidates: Sequence[Candidate]) -> bool:
    return any(
        candidate.is_demonstration or any(row.is_demonstration for row in candidate.reuses)
        for candidate in candidates
    )
