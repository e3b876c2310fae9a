"""Which entries answer a watch, and why: asked of the same search, and the same matching, as the pages ask.

An entry answers a watched search where the search would list it, on any of its pages; a watched need
where it stands among the candidates that the need's page shows, and says something that a requirement
asks for. What is measured is measured among all that the watcher may see, not among the changed alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import entries_of
from registry.catalogue.queries import software_with_ids
from registry.language.vocabulary import Language
from registry.matching.candidates import question_of
from registry.matching.comparing import met_by
from registry.matching.queries import Match, MatchesAsked, matches_for
from registry.needs.models import Need
from registry.needs.queries import requirements_of
from registry.search.index.index import SearchIndex
from registry.search.index.outcome import Reason, Summary
from registry.search.index.store import VectorStore
from registry.search.queries import SearchAsked, search, who_fits
from registry.watches.models import Answers, Watch, Why
from registry.watches.queries import Watcher, known_need

AT_ONCE = 100
"""Entries that a search lists at once; and up to how many are compared with a need one by one."""

FEW = 3
"""Reasons that are kept."""

LONGEST = 300


@dataclass(frozen=True)
class Asking:
    """What answers are looked for with: a unit of work, the index, and the vectors of texts."""

    session: Session
    index: SearchIndex
    store: VectorStore


def answers_to(
    asking: Asking, watch: Watch, watcher: Watcher, among: frozenset[UUID] | None, most: int
) -> Answers:
    """Return which of some software, or of all, answer a watch, and why; at most so many, the best.

    Raises SearchUnavailableError while the index is being built.
    """
    if among is not None and not among:
        return {}
    if watch.need_id is None:
        return _found(asking, watch, watcher, among, most)
    need = known_need(asking.session, watcher.actor, watch)
    if need is None or not _may_match(asking, need, watcher.actor, among):
        return {}
    return _matching(asking, need, watcher, among)


def _found(
    asking: Asking, watch: Watch, watcher: Watcher, among: frozenset[UUID] | None, most: int
) -> Answers:
    asked = SearchAsked(
        text=watch.text or "",
        filters={facet: frozenset(values) for facet, values in watch.filters.items()},
        limit=min(AT_ONCE, most),
        query_language=watch.query_language,
        reader_language=watcher.language,
        include_demonstration=watch.with_demonstration,
        among=among,
    )
    fitting = who_fits(asking.session, asking.index, asked, watcher.actor)
    if among is None:  # what answers already is remembered, and nobody is told why
        return {each: [] for each in sorted(fitting)[:most]}
    found: Answers = {}
    while fitting:  # hardly ever: most changes answer few of the watches
        answer = search(asking.session, asking.index, asked, watcher.actor)
        found |= {
            hit.software.id: _reasons(hit.reasons, hit.summary)
            for hit in answer.hits
            if not hit.is_weak  # nobody is called for what only comes near
        }
        if answer.next is None or len(found) >= most:
            break
        asked = replace(asked, cursor=answer.next)
    return found


def _may_match(
    asking: Asking, need: Need, reader: Actor, among: frozenset[UUID] | None
) -> bool:
    """Tell whether any of some software can be a match: most say nothing that is asked for.

    Matching asks the search for each line of a need; this compares a few entries with its lines.
    """
    session = asking.session
    if among is None or len(among) > AT_ONCE:
        return True
    requirements = requirements_of(session, need)
    if not requirements:
        asked = SearchAsked(
            text=question_of(need, []),
            filters={},
            limit=1,
            include_demonstration=need.agency.is_demonstration,
            among=among,
        )
        return bool(search(session, asking.index, asked, reader).hits)
    entries = entries_of(session, list(software_with_ids(session, reader, among).values()))
    met = met_by(entries, requirements, asking.store, None)
    return any(each.is_found for some in met.values() for each in some)


def _matching(
    asking: Asking, need: Need, watcher: Watcher, among: frozenset[UUID] | None
) -> Answers:
    matches = matches_for(
        asking.session,
        asking.index,
        asking.store,
        watcher.actor,
        need,
        MatchesAsked(language=watcher.language),
    )
    return {
        match.software.id: _requirements(match)
        for match in matches.best
        if (among is None or match.software.id in among) and _says_something(match)
    }


def _says_something(match: Match) -> bool:
    return not match.met or any(each.is_found for each in match.met)


def _reasons(reasons: Iterable[Reason], summary: Summary | None) -> Why:
    told = [_said(each.text, each.language) for each in reasons if each.field != "name"]
    if not told and summary is not None:
        told = [_said(summary.text, summary.language)]
    return told[:FEW]


def _requirements(match: Match) -> Why:
    met = [
        {**_said(each.nearest.passage, each.nearest.language), "asked": each.requirement.text}
        for each in (*match.stated, *match.likely)
        if each.nearest is not None
    ]
    return met[:FEW] or _reasons(match.reasons, None)


def _said(text: str, language: Language | str | None) -> dict[str, Any]:  # Any: JSON values
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
    return {"text": cut, "language": language}
