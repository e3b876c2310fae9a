"""What is handed in about agencies."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from registry.agencies.vocabulary import AgencyKind
from registry.drafts import Day, Draft, NotEmptied, WebAddress
from registry.language.marks import N_
from registry.text import RESERVED, Line, OneLine, Sentence, ShortLine


def _in_capitals(code: str) -> str:
    upper = code.upper()
    if not all(part.isalnum() for part in upper.split("-")) or len(upper) > 40:  # noqa: PLR2004  the column's length
        message = N_("A code has letters, figures and hyphens alone, and at most 40 of them.")
        raise PydanticCustomError("agency_code", message)
    return upper


def _is_no_page_of_ours(code: str) -> str:
    if code.lower() in RESERVED:
        message = N_("A page of the registry stands at %(code)s. Choose another code.")
        raise PydanticCustomError("code_reserved", message, {"code": code})
    return code


AgencyCode = Annotated[ShortLine, AfterValidator(_in_capitals)]
NewAgencyCode = Annotated[AgencyCode, AfterValidator(_is_no_page_of_ours)]
Acronym = Annotated[str, OneLine(40)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]


class AgencyDraft(Draft):
    """An agency to be registered."""

    code: NewAgencyCode
    name: Line
    acronym: Acronym | None = None
    kind: AgencyKind
    country: Country = "UY"
    website: WebAddress | None = None
    parent: AgencyCode | None = None
    is_demonstration: bool = False


class AgencyEdit(Draft):
    """What is to change of an agency; a new code is a renaming, and the old one redirects."""

    code: Annotated[NewAgencyCode | None, NotEmptied()] = None
    name: Annotated[Line | None, NotEmptied()] = None
    acronym: Acronym | None = None
    kind: Annotated[AgencyKind | None, NotEmptied()] = None
    country: Annotated[Country | None, NotEmptied()] = None
    website: WebAddress | None = None
    parent: AgencyCode | None = None


class AgencyClosing(Draft):
    """How an agency ended: on what day, why, and who follows it."""

    closed_on: Day
    reason: Sentence
    successor: AgencyCode | None = None
