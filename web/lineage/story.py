"""The lineage as sentences in the order of time: the text equal of the drawing."""

from dataclasses import dataclass

from registry.language import formats
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.lineage.facts import (
    Adaptation,
    Contribution,
    Lineage,
    Version,
    When,
    in_order,
    year_of,
)

BEGINS = N_("%(version)s begins.")
BEGINS_AT = N_("%(version)s begins at %(holder)s.")
BEGINS_FROM = N_("%(version)s begins, from %(origin)s.")
BEGINS_AT_FROM = N_("%(version)s begins at %(holder)s, from %(origin)s.")
ENDS = N_("%(version)s is discontinued.")
GOES_ON = N_("%(version)s is active.")
STATE_UNKNOWN = N_("Whether %(version)s is still developed is not known.")
TODAY = N_("today")
ADAPTS = N_("%(agency)s adapts %(version)s.")
GIVES_BACK = N_("%(agency)s contributes a change to %(version)s.")
LAST = 9_999.0  # what has no date is told last


@dataclass(frozen=True)
class Event:
    """One thing that happened; `when` is None where nobody has said."""

    order: float
    when: str | None
    sentence: str


def tell(lineage: Lineage, language: Language) -> tuple[Event, ...]:
    """Tell everything that is known of a lineage, oldest first."""
    names = {version.key: version.name for version in lineage.versions}
    told = [
        event
        for version in in_order(lineage.versions)
        for event in _version(version, names, language)
    ]
    told += [_adaptation(adaptation, names, language) for adaptation in lineage.adaptations]
    told += [
        _contribution(contribution, names, language) for contribution in lineage.contributions
    ]
    told += [
        Event(_order(note.happened), said_when(note.happened, language), note.text)
        for note in lineage.notes
    ]
    return tuple(sorted(told, key=lambda event: event.order))


def said_when(when: When, language: Language) -> str | None:
    """Write a day or a year; None where neither is known."""
    if when is None or isinstance(when, int):
        return None if when is None else str(when)
    return formats.day(when, language)


def said_span(
    started: When, ended: When, language: Language, *, is_approximate: bool
) -> str | None:
    """Write from when to when, as far as it is known."""
    ends = [text for text in (said_when(started, language), said_when(ended, language)) if text]
    if not ends:
        return None
    return ("≈ " if is_approximate else "") + "–".join(dict.fromkeys(ends))  # noqa: RUF001  a span's dash


def _version(version: Version, names: dict[str, str], language: Language) -> list[Event]:
    origin = names.get(version.came_from or "")
    sentences = {
        (False, False): BEGINS,
        (True, False): BEGINS_AT,
        (False, True): BEGINS_FROM,
        (True, True): BEGINS_AT_FROM,
    }
    begun = translate(
        language,
        sentences[bool(version.holder), bool(origin)],
        version=version.name,
        holder=version.holder,
        origin=origin,
    )
    events = [Event(_order(version.started), said_when(version.started, language), begun)]
    return [*events, _standing(version, language)]


def _standing(version: Version, language: Language) -> Event:
    """Tell when a version ended, or how it stands today as far as anybody says."""
    if version.ended is not None or version.is_live is False:
        ended = translate(language, ENDS, version=version.name)
        return Event(_order(version.ended), said_when(version.ended, language), ended)
    told = GOES_ON if version.is_live else STATE_UNKNOWN
    return Event(
        LAST, translate(language, TODAY), translate(language, told, version=version.name)
    )


def _adaptation(adaptation: Adaptation, names: dict[str, str], language: Language) -> Event:
    when = said_span(
        adaptation.started, adaptation.ended, language, is_approximate=adaptation.is_approximate
    )
    version = names.get(adaptation.of, adaptation.of)
    sentence = translate(language, ADAPTS, agency=adaptation.agency, version=version)
    return Event(_order(adaptation.started or adaptation.ended), when, sentence)


def _contribution(
    contribution: Contribution, names: dict[str, str], language: Language
) -> Event:
    version = names.get(contribution.to, contribution.to)
    sentence = translate(language, GIVES_BACK, agency=contribution.agency, version=version)
    return Event(_order(contribution.made), said_when(contribution.made, language), sentence)


def _order(when: When) -> float:
    return LAST if when is None else year_of(when)
