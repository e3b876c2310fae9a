"""Why a result stands where it does, on the terminal: the parts of its score, and who reuses it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal

from cli.terminal import out, say
from registry.house import House
from registry.language import formats
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reuse.queries import ReuseAccount
from registry.search.explaining import EVIDENCE, PARTS
from registry.search.queries import Hit

POINTS = 100


def print_explanation(house: House, hit: Hit, reuses: Sequence[ReuseAccount]) -> None:
    """Print the parts that add up to a result's score, what else it is called, and who reuses it."""
    for line in (*_score(house, hit), *_names(house, hit), *_reuses(house, reuses)):
        out.print(f"       {line}", markup=False)


def _score(house: House, hit: Hit) -> Iterator[str]:
    if not hit.reasons:
        return  # nothing was asked
    points = _number(house, hit.score)
    yield say(house.settings, N_("%(n)s points of 100, which are the sum of:"), n=points)
    for name, part in asdict(hit.parts).items():
        if part:
            yield f"{_number(house, part):>6}  {_what(house, hit, name)}"


def _what(house: House, hit: Hit, name: str) -> str:
    what = say(house.settings, PARTS[name])
    if name != "evidence":
        return what
    return f"{what} ({', '.join(say(house.settings, EVIDENCE[each]) for each in hit.evidence)})"


def _names(house: House, hit: Hit) -> Iterator[str]:
    if hit.also_known_as:
        yield f"{say(house.settings, N_('Also known as'))}: {', '.join(hit.also_known_as)}"


def _reuses(house: House, reuses: Sequence[ReuseAccount]) -> Iterator[str]:
    language = Language(house.settings.default_language)
    for account in reuses:
        took = account.adaptation if account.is_completed else None
        parts = [
            account.reuse.software.name,
            formats.months(took.value, language) if took else "",
            formats.percent(account.time_ratio, language)
            if account.time_ratio is not None
            else "",
        ]
        agency = account.reuse.agency
        who = say(
            house.settings, N_("Reused by %(agency)s"), agency=agency.acronym or agency.name
        )
        yield f"{who}: {' · '.join(part for part in parts if part)}"


def _number(house: House, part: float) -> str:
    points = Decimal(f"{part:.4f}") * POINTS
    return formats.number(points, Language(house.settings.default_language), 2)
