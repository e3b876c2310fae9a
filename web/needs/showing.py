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
from registry.matching.queries import MatchesAsked, matches_for
from registry.needs.models import Need
from registry.needs.policy import may_edit
from registry.needs.queries import agencies_shared_with, requirements_of
from registry.needs.vocabulary import NeedVisibility, Priority
from registry.search.queries import SearchUnavailableError
from web.dependencies import Database
from web.needs.candidates import Candidate, Nearest, candidate_of, nearest_to_each
from web.needs.listing import mark_of
from web.reuses.rows import scale_of

DONE = {
    "stated": N_("The need was stated. Below is what could meet it."),
    "edited": N_("The need was edited."),
}


@dataclass(frozen=True)
class NeedPage:
    """A need with its candidates; `why_no_candidates` says why they cannot be given now."""

    need: Need
    mark: str
    categories: list[str]
    shared_with: list[str]
    nearest: list[Nearest]
    musts: int
    not_found: list[Nearest]
    candidates: list[Candidate]
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
    why, matches = None, []
    try:
        asked = MatchesAsked(language=language)
        matches = matches_for(session, house.index, house.vectors, reader, need, asked)
    except SearchUnavailableError as unavailable:  # the need is shown all the same
        why = unavailable
    candidates = [candidate_of(match) for match in matches]
    nearest = nearest_to_each(requirements, matches)
    return NeedPage(
        need=need,
        mark=mark_of(need.status),
        categories=[category_name(code, language) for code in need.categories],
        shared_with=agencies_shared_with(session, need) if is_shared else [],
        nearest=nearest,
        musts=sum(row.priority is Priority.MUST for row in requirements),
        not_found=[each for each in nearest if each.level == "off"] if matches else [],
        candidates=candidates,
        why_no_candidates=why,
        reused=sum(candidate.is_reused for candidate in candidates),
        scale=scale_of(row for candidate in candidates for row in candidate.reuses),
        reserved_until=_reserved_until(need),
        may_edit=may_edit(reader, need),
        done=DONE.get(done),
        holds_demonstration=need.agency.is_demonstration or _any_invented(candidates),
    )


def _reserved_until(need: Need) -> date | None:
    until = need.confidential_until
    return until if until is not None and until > clock.today() else None


def _any_invented(candidates: Sequence[Candidate]) -> bool:
    return any(
        candidate.is_demonstration or any(row.is_demonstration for row in candidate.reuses)
        for candidate in candidates
    )
