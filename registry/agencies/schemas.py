"""What is handed in about agencies."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from registry.agencies.vocabulary import AgencyKind
from registry.drafts import Day, Draft, WebAddress
from registry.language.marks import N_
from registry.text import Line, OneLine, Sentence, ShortLine


def _in_capitals(code: str) -> str:
    upper = code.upper()
    if not all(part.isalnum() for part in upper.split("-")) or len(upper) > 40:  # noqa: PLR2004  the column's length
        message = N_("A code has letters, figures and hyphens alone, and at most 40 of them.")
        raise PydanticCustomError("agency_code", message)
    return upper


AgencyCode = Annotated[ShortLine, AfterValidator(_in_capitals)]
Acronym = Annotated[str, OneLine(40)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]


class AgencyDraft(Draft):
    """An agency to be registered."""

    code: AgencyCode
    name: Line
    acronym: Acronym | None = None
    kind: AgencyKind
    country: Country = "UY"
    website: WebAddress | None = None
    parent: AgencyCode | None = None
    is_demonstration: bool = False


class AgencyEdit(Draft):
    """What is to change of an agency; a new code is a renaming, and the old one redirects."""

    code: AgencyCode | None = None
    name: Line | None = None
    acronym: Acronym | None = None
    kind: AgencyKind | None = None
    country: Country | None = None
    website: WebAddress | None = None
    parent: AgencyCode | None = None


class AgencyClosing(Draft):
    """How an agency ended: on what day, why, and who follows it."""

    closed_on: Day
    reason: Sentence
    successor: AgencyCode | None = None
