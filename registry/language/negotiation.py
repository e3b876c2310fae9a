"""Which language to answer in."""

from registry.language.vocabulary import DEFAULT, Language

LONGEST_HEADER = 1_000  # a browser names a handful of languages; more is not a wish but noise


def choose(
    asked: str | None = None,
    remembered: str | None = None,
    accepted: str | None = None,
    default: Language = DEFAULT,
) -> Language:
    """Return the language that was asked for, else remembered, else accepted, else the default.

    A name that is none of ours counts as not given: a wrong address still gets a page.
    """
    return named(asked) or named(remembered) or _most_wanted(accepted) or default


def named(text: str | None) -> Language | None:
    """Return the language of that name, if it is one of ours."""
    try:
        return Language(text or "")
    except ValueError:
        return None


def _most_wanted(header: str | None) -> Language | None:
    """Return the most wanted of our languages in an Accept-Language header."""
    ranges = (_range(part) for part in (header or "")[:LONGEST_HEADER].split(","))
    wanted = [(weight, language) for language, weight in ranges if language and weight > 0]
    return max(wanted, key=lambda pair: pair[0])[1] if wanted else None


def _range(part: str) -> tuple[Language | None, float]:
    tag, _, weight = part.partition(";")
    return named(tag.strip().lower().partition("-")[0]), _weight(weight)


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
