"""Searching from the terminal: what a stranger would find."""

from datetime import date
from typing import Annotated

import typer

from cli.explaining import print_explanation
from cli.terminal import err, opened_house, out, print_json, say
from registry.actors.rules import STRANGER
from registry.catalogue.models import Software
from registry.catalogue.vocabulary import MaintenanceStatus
from registry.house import House
from registry.language import formats
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.search.facet_words import MAINTENANCE, STATUSES
from registry.search.index.marks import FACETS
from registry.search.index.sorting import Sort
from registry.search.index.words import fold
from registry.search.labels import as_document
from registry.search.queries import Hit, SearchAsked, reuses_of
from registry.search.queries import search as ask

LONGEST = 200
WRONG_USE = 2  # as a shell's commands end that were called wrongly


def search(  # noqa: PLR0913  each is an option of the command
    text: Annotated[str, typer.Argument(help="What is needed, in your own words.")],
    query_language: Annotated[
        str | None, typer.Option(help="The language of the words: es, pt, en, fr, it or de.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many results to print.")] = 10,
    sort: Annotated[
        Sort, typer.Option(help="In which order; what is not known comes last.")
    ] = Sort.RELEVANCE,
    chosen: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            help="A value that results must have, as platform=web; any of a facet's, of each facet one.",
        ),
    ] = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what GET /api/v1/search answers.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Tell of each result what its score is made of, and who reuses it.",
        ),
    ] = False,
) -> None:
    """Search what is public, as a stranger would."""
    with opened_house() as house, house.sessions.reading() as session:
        language = Language(house.settings.default_language)
        asked = SearchAsked(
            text=text,
            filters=_filters(house, chosen or []),
            limit=limit,
            sort=sort,
            query_language=query_language,
            reader_language=language,
        )
        answer = ask(session, house.index, asked, STRANGER)
        reuses = (
            reuses_of(session, STRANGER, answer.hits, demonstration=False) if explain else None
        )
        if as_json:
            print_json(as_document(answer, language, reuses))
            return
        if not answer.hits:
            err.print(say(house.settings, N_("Nothing was found.")), markup=False)
        was_weak = False
        for place, hit in enumerate(answer.hits, 1):
            if hit.is_weak and not was_weak:
                _say_weak(house, nothing_fits=answer.answer == "weak")
            was_weak = hit.is_weak
            _print_hit(house, place, hit)
            if reuses is not None:
                print_explanation(house, hit, reuses.get(hit.software.id, ()))


def _say_weak(house: House, *, nothing_fits: bool) -> None:
    if nothing_fits:
        out.print(say(house.settings, N_("Nothing in the registry answers this")), markup=False)
    advice = N_(
        "These only come near. Say it in other words, ask other agencies, or state the need:"
    )
    out.print(say(house.settings, advice), markup=False)


def _filters(house: House, chosen: list[str]) -> dict[str, frozenset[str]]:
    """Return the values chosen of each facet."""
    filters: dict[str, frozenset[str]] = {}
    for each in chosen:
        facet, _, value = each.partition("=")
        if facet not in FACETS or not value:
            said = N_("“%(given)s”: write facet=value, the facet one of %(facets)s.")
            message = say(house.settings, said, given=each, facets=", ".join(FACETS))
            err.print(message, markup=False)
            raise typer.Exit(WRONG_USE)
        filters[facet] = filters.get(facet, frozenset()) | {value}
    return filters


def _print_hit(house: House, place: int, hit: Hit) -> None:
    out.print(f"{place:>3}. {hit.software.name}  ({hit.software.slug})", markup=False)
    lines = [
        _facts(house, hit.software),
        _ending(house, hit),
        *_words(house, hit),
        _passage(hit),
    ]
    for line in lines:
        if line:
            out.print(f"     {line}", markup=False)


def _facts(house: House, software: Software) -> str:
    status = software.development_status
    said = STATUSES[status] if status else N_("State not known")
    return " · ".join(
        [
            software.publisher.name,
            software.licence or say(house.settings, N_("Licence not known")),
            *(() if software.is_discontinued else (say(house.settings, said),)),
            *_maintenance(house, software),
        ]
    )


def _maintenance(house: House, software: Software) -> list[str]:
    """Return how it is kept going, where the rest of the line does not say so already."""
    status = software.maintenance_status
    is_told = status is MaintenanceStatus.MAINTENANCE_ONLY and not software.is_discontinued
    if status is None or not (is_told or status is MaintenanceStatus.ATTIC):
        return []
    return [say(house.settings, MAINTENANCE[status])]


def _ending(house: House, hit: Hit) -> str:
    """Say since when it has ended, or will have, what follows it, and until when it is supported."""
    software, support_ends_on = hit.software, hit.software.support_ends_on
    parts = []
    if software.is_discontinued or software.discontinued_on is not None:
        parts.append(_ended(house, hit))
    if support_ends_on is not None:
        until = _day(house, support_ends_on)
        parts.append(say(house.settings, N_("Supported until %(day)s."), day=until))
    return " ".join(parts)


def _ended(house: House, hit: Hit) -> str:
    ended_on, successor = hit.software.discontinued_on, hit.successor
    said: dict[str, str] = {}
    if ended_on is not None:
        said["day"] = _day(house, ended_on)
    if successor is not None:
        said["successor"] = successor.name
    words = {
        (False, False): N_("Discontinued."),
        (False, True): N_("Discontinued; followed by %(successor)s."),
        (True, False): N_("Discontinued on %(day)s."),
        (True, True): N_("Discontinued on %(day)s; followed by %(successor)s."),
    }
    return say(house.settings, words[ended_on is not None, successor is not None], **said)


def _day(house: House, day: date) -> str:
    return formats.day(day, Language(house.settings.default_language))


def _words(house: House, hit: Hit) -> list[str]:
    """Return the words asked for that were found, and those of like meaning, each on a line."""
    found = dict(pair for reason in hit.reasons for pair in reversed(reason.words))
    akin = dict(pair for reason in hit.reasons for pair in reversed(reason.akin))
    akin = {asked: other for asked, other in akin.items() if asked not in found}
    return [
        f"{say(house.settings, heading)} {_paired(pairs)}"
        for heading, pairs in (
            (N_("Words found:"), found),
            (N_("Words of like meaning:"), akin),
        )
        if pairs
    ]


def _paired(pairs: dict[str, str]) -> str:
    return ", ".join(
        found.lower() if fold(asked) == fold(found) else f"{asked} ({found.lower()})"
        for asked, found in pairs.items()
    )


def _passage(hit: Hit) -> str:
    told = next((each.text for each in hit.reasons if each.field != "name"), None)
    text = told or (hit.summary.text if hit.summary else "")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
