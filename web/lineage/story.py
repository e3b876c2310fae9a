"""The lineage as sentences in the order of time: the text equal of the drawing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.catalogue.vocabulary import LineageRelation
from registry.language import formats
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.lineage.facts import (
    Adaptation,
    Contribution,
    Lineage,
    Origin,
    Passing,
    Version,
    When,
    in_order,
    short_names,
    year_of,
)

BEGINS = N_("%(version)s begins.")
BEGINS_AT = N_("%(version)s begins at %(holder)s.")
BEGINS_FROM: Mapping[LineageRelation, str] = {
    LineageRelation.BASED_ON: N_("%(version)s begins, from %(origin)s."),
    LineageRelation.FORK_OF: N_("%(version)s begins, as a fork of %(origin)s."),
    LineageRelation.ADAPTATION_OF: N_("%(version)s begins, as an adaptation of %(origin)s."),
    LineageRelation.VARIANT_OF: N_("%(version)s begins, as a variant of %(origin)s."),
}
BEGINS_AT_FROM: Mapping[LineageRelation, str] = {
    LineageRelation.BASED_ON: N_("%(version)s begins at %(holder)s, from %(origin)s."),
    LineageRelation.FORK_OF: N_("%(version)s begins at %(holder)s, as a fork of %(origin)s."),
    LineageRelation.ADAPTATION_OF: N_(
        "%(version)s begins at %(holder)s, as an adaptation of %(origin)s."
    ),
    LineageRelation.VARIANT_OF: N_(
        "%(version)s begins at %(holder)s, as a variant of %(origin)s."
    ),
}
COMES_FROM: Mapping[LineageRelation, str] = {
    LineageRelation.BASED_ON: N_("%(version)s is based on %(origin)s."),
    LineageRelation.FORK_OF: N_("%(version)s is a fork of %(origin)s."),
    LineageRelation.ADAPTATION_OF: N_("%(version)s is an adaptation of %(origin)s."),
    LineageRelation.VARIANT_OF: N_("%(version)s is a variant of %(origin)s."),
}
PASSES = N_("%(heir)s becomes the steward of %(version)s.")
PASSES_FROM = N_(
    "%(heir)s becomes the steward of %(version)s, which %(before)s maintained until then."
)
STEWARDS = N_("%(steward)s is the steward of %(versions)s.")
ENDS = N_("%(version)s is discontinued.")
GOES_ON = N_("%(version)s is active.")
STATE_UNKNOWN = N_("Whether %(version)s is still developed is not known.")
TODAY = N_("today")
ADAPTS = N_("%(agency)s adapts %(version)s.")
GIVES_BACK = N_("%(agency)s contributes a change to %(version)s.")
LAST = 9_999.0  # what holds today is told last, and what nobody can place


@dataclass(frozen=True)
class Event:
    """One thing that happened; `when` is None where nobody has said."""

    order: float
    when: str | None
    sentence: str


def tell(lineage: Lineage, language: Language) -> tuple[Event, ...]:
    """Tell everything that is known of a lineage, oldest first.

    A version is called by its whole name where it begins, and then as the drawing calls it. What
    was done with it at an unknown time is told after its beginning.
    """
    names = short_names(lineage.versions)
    begun = {version.key: _order(version.started) for version in lineage.versions}
    told = [
        event
        for version in in_order(lineage.versions)
        for event in _version(version, names, language)
    ]
    told += [
        _adaptation(adaptation, names, begun, language) for adaptation in lineage.adaptations
    ]
    told += [
        _contribution(contribution, names, begun, language)
        for contribution in lineage.contributions
    ]
    told += [_passing(passing, names, language) for passing in lineage.passings]
    told += [
        Event(_order(note.happened), said_when(note.happened, language), note.text)
        for note in lineage.notes
    ]
    told += _stewards(lineage, names, language)
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


def _version(version: Version, names: dict[str, str], language: Language) -> Iterator[Event]:
    origins = [origin for origin in version.origins if origin.of in names]
    first = next((each for each in origins if _is_from_the_start(each, version)), None)
    when = said_when(version.started, language)
    yield Event(_order(version.started), when, _begun(version, first, names, language))
    for origin in origins:
        if origin is not first:
            when = said_when(origin.since, language)
            sentence = translate(
                language,
                COMES_FROM[origin.relation],
                version=_release(names[version.key], origin.release),
                origin=_release(names[origin.of], origin.taken),
            )
            yield Event(_order(origin.since), when, sentence)
    yield _standing(version, names[version.key], language)


def _is_from_the_start(origin: Origin, version: Version) -> bool:
    """Tell whether a version came from another when it began, and not from a later release on."""
    if origin.release is not None:
        return False
    if origin.since is None or version.started is None or origin.since == version.started:
        return True
    is_coarse = isinstance(origin.since, int) or isinstance(version.started, int)
    return is_coarse and int(year_of(origin.since)) == int(year_of(version.started))


def _begun(
    version: Version, origin: Origin | None, names: dict[str, str], language: Language
) -> str:
    if origin is None:
        sentence = BEGINS_AT if version.holder else BEGINS
        return translate(language, sentence, version=version.name, holder=version.holder)
    sentences = BEGINS_AT_FROM if version.holder else BEGINS_FROM
    return translate(
        language,
        sentences[origin.relation],
        version=version.name,
        holder=version.holder,
        origin=_release(names[origin.of], origin.taken),
    )


def _release(name: str, release: str | None) -> str:
    return f"{name} {release}" if release else name


def _passing(passing: Passing, names: dict[str, str], language: Language) -> Event:
    sentence = translate(
        language,
        PASSES_FROM if passing.before else PASSES,
        heir=passing.heir,
        version=names.get(passing.of, passing.of),
        before=passing.before,
    )
    return Event(_order(passing.happened), said_when(passing.happened, language), sentence)


def _stewards(lineage: Lineage, names: dict[str, str], language: Language) -> Iterator[Event]:
    """Tell who maintains what today, one sentence for each steward."""
    kept: dict[str, list[str]] = {}
    for version in in_order(lineage.versions):
        if version.steward is not None:
            kept.setdefault(version.steward, []).append(names[version.key])
    for steward, versions in kept.items():
        sentence = translate(language, STEWARDS, steward=steward, versions=", ".join(versions))
        yield Event(LAST, translate(language, TODAY), sentence)


def _standing(version: Version, name: str, language: Language) -> Event:
    """Tell when a version ended, or how it stands today as far as anybody says."""
    if version.ended is not None or version.is_live is False:
        ended = translate(language, ENDS, version=name)
        return Event(_order(version.ended), said_when(version.ended, language), ended)
    told = GOES_ON if version.is_live else STATE_UNKNOWN
    return Event(LAST, translate(language, TODAY), translate(language, told, version=name))


def _adaptation(
    adaptation: Adaptation, names: dict[str, str], begun: dict[str, float], language: Language
) -> Event:
    when = said_span(
        adaptation.started, adaptation.ended, language, is_approximate=adaptation.is_approximate
    )
    version = names.get(adaptation.of, adaptation.of)
    sentence = translate(language, ADAPTS, agency=adaptation.agency, version=version)
    happened = adaptation.started or adaptation.ended
    order = begun.get(adaptation.of, LAST) if happened is None else _order(happened)
    return Event(order, when, sentence)


def _contribution(
    contribution: Contribution,
    names: dict[str, str],
    begun: dict[str, float],
    language: Language,
) -> Event:
    version = names.get(contribution.to, contribution.to)
    sentence = translate(language, GIVES_BACK, agency=contribution.agency, version=version)
    made = contribution.made
    order = begun.get(contribution.to, LAST) if made is None else _order(made)
    return Event(order, said_when(made, language), sentence)


def _order(when: When) -> float:
    return LAST if when is None else year_of(when)
