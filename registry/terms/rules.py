"""Decisions about concepts that need no database."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from registry.errors import InvalidError
from registry.language.marks import N_
from registry.terms.vocabulary import ConceptKind

Kept = dict[str, Any]  # Any: what each column of a concept holds
BETWEEN = " | "  # two labels, among those that a concept is found by
LONGEST_NAME = 200
_LANGUAGES = ("es", "pt", "en")  # in the order in which a concept is called by them


class LabelMissingError(InvalidError):
    """A concept has no preferred label."""

    code = "label-missing"
    sentence = N_("Write the preferred label in one language at least.")


class ExpansionMissingError(InvalidError):
    """An acronym does not say what it stands for."""

    code = "expansion-missing"
    sentence = N_("Write what the acronym stands for, in one language at least.")


class SourceMissingError(InvalidError):
    """A commercial product does not say who says what it says."""

    code = "source-missing"
    sentence = N_(
        "Say who says so, and where it can be read: what is said of a product needs it."
    )


class JobMissingError(InvalidError):
    """A commercial product leads nowhere."""

    code = "job-missing"
    sentence = N_("Say what the product does, or which free software does the same job.")


def kept(given: BaseModel, fields: set[str]) -> Kept:
    """Return what a draft says in some fields, as a concept keeps it: languages without a word left out."""
    values: Kept = {name: _plain(getattr(given, name)) for name in fields}
    if "alternative" in values and "preferred" in values:
        values["alternative"] = _without(values["alternative"], values["preferred"])
    return values


def _plain(value: Any) -> Any:  # Any: what a field of a draft holds
    if isinstance(value, BaseModel):
        return {key: _each_once(part) for key, part in value.model_dump().items() if part}
    if isinstance(value, list):
        return list(dict.fromkeys(map(str, value))) if _are_ids(value) else _rows(value)
    return value


def _are_ids(values: list[Any]) -> bool:  # Any: as above
    return all(isinstance(each, UUID) for each in values)


def _rows(values: list[Any]) -> list[dict[str, str]]:  # Any: as above
    return [each.model_dump(mode="json", exclude_none=True) for each in values]


def _each_once(part: Any) -> Any:  # Any: a label, or several
    return list(dict.fromkeys(part)) if isinstance(part, list) else part


def _without(
    alternative: Mapping[str, list[str]], preferred: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return the alternative labels that are not the preferred one: SKOS keeps them apart."""
    rest = {
        language: [label for label in labels if label != preferred.get(language)]
        for language, labels in alternative.items()
    }
    return {language: labels for language, labels in rest.items() if labels}


def require_whole(values: Kept) -> None:
    """Refuse a concept that lacks what its kind needs. Raises an InvalidError that names the field."""
    kind = values["kind"]
    if not values["preferred"]:
        raise LabelMissingError("preferred.es")
    if kind is ConceptKind.ACRONYM and not values["expansion"]:
        raise ExpansionMissingError("expansion.es")
    if kind is ConceptKind.COMMERCIAL_PRODUCT:
        if not values["does"] and not values["same_job"]:
            raise JobMissingError("does.es")
        if not values["source"]:
            raise SourceMissingError("source")
        if not values["source_url"]:
            raise SourceMissingError("source_url")


def derived(values: Kept) -> Kept:
    """Return what follows from a concept's labels: how it is sorted and found, and in which languages."""
    preferred, alternative = values["preferred"], values["alternative"]
    in_order = [*(each for each in _LANGUAGES if each in preferred), *preferred]
    name = preferred[in_order[0]] if in_order else ""  # a database may keep them in any order
    said = [*preferred.values(), *_all(alternative), *values["expansion"].values()]
    languages = {*preferred, *alternative, *values["expansion"]}
    return {
        "sorted_by": folded(name)[:LONGEST_NAME],
        "found_by": BETWEEN.join(dict.fromkeys(map(folded, said))),
        "languages": " ".join(each for each in _LANGUAGES if each in languages),
    }


def _all(by_language: Mapping[str, list[str]]) -> list[str]:
    return [label for labels in by_language.values() for label in labels]


def folded(text: str) -> str:
    """Return a text in lower case and without accents, as it is sorted and looked up."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class BroaderCircleError(InvalidError):
    """A concept would be broader than itself, by way of others or at once."""

    code = "broader-circle"
    sentence = N_("“%(name)s” is under this concept already: it cannot stand above it too.")


class RelatedAboveError(InvalidError):
    """A related concept stands above or under the one it is related to."""

    code = "related-above"
    sentence = N_("“%(name)s” stands above or under it: what is broader is not merely related.")


@dataclass(frozen=True)
class Tied:
    """A concept among the others: its name, what is broader, and what is related."""

    name: str
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


Ties = Mapping[str, Tied]
"""All concepts by their ids."""


def above(ties: Ties, ids: Iterable[str]) -> set[str]:
    """Return some concepts and all that stand above them, however far; a circle ends it too."""
    found: set[str] = set()
    ahead = list(ids)
    while ahead:
        here = ahead.pop()
        if here in ties and here not in found:
            found.add(here)
            ahead += ties[here].broader
    return found


def require_no_circle(ties: Ties, concept: str) -> None:
    """Refuse a concept that is reached by going up from it. Raises BroaderCircleError."""
    for wider in ties[concept].broader:
        if concept in above(ties, [wider]):
            raise BroaderCircleError("broader", name=ties[wider].name)


def require_apart(ties: Ties) -> None:
    """Refuse what is related and also above or under, as SKOS does (S27). Raises RelatedAboveError.

    All are asked: a step up between two concepts is one between all under the first and all above
    the second.
    """
    for each in ties.values():
        for other in above(ties, each.broader) & set(each.related):
            raise RelatedAboveError("related", name=ties[other].name)
