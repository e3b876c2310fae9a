"""What callers hand in about people and tokens."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from registry import clock
from registry.accounts.vocabulary import MAX_EMAIL, TOKEN_HOLDS
from registry.actors.vocabulary import Role, Scope
from registry.agencies.schemas import AgencyCode
from registry.drafts import Draft
from registry.language.marks import N_
from registry.language.vocabulary import DEFAULT, Language
from registry.text import Line, NoneIfEmpty, clean

_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")


def _is_email(value: str) -> str:
    folded = value.casefold()
    if not _EMAIL.fullmatch(folded) or len(folded) > MAX_EMAIL:  # some letters fold into three
        raise PydanticCustomError(
            "email", N_("It is not an e-mail address, such as name@agency.gub.uy.")
        )
    return folded


def _will_end(value: AwareDatetime) -> AwareDatetime:
    left = value - clock.now()
    if not timedelta() < left <= TOKEN_HOLDS:
        raise PydanticCustomError("token_end", N_("It must lie ahead, within a year."))
    return value


Email = Annotated[
    str,
    BeforeValidator(clean),
    StringConstraints(min_length=3, max_length=MAX_EMAIL),
    AfterValidator(_is_email),
]
OptionalAgency = Annotated[AgencyCode | None, NoneIfEmpty]


@dataclass(frozen=True)
class Browser:
    """Where somebody signs in: its address and, where someone is signed in there, their secret."""

    address: str
    signed_in: str | None = None


class PersonDraft(Draft):
    """A person who is to have an account. Without an agency only roles across agencies fit."""

    email: Email
    name: Line
    language: Language = DEFAULT
    agency: OptionalAgency = None
    roles: Annotated[frozenset[Role], Field(min_length=1)]


class PersonEdit(Draft):
    """What a person, or whoever manages their account, may correct."""

    name: Line
    language: Language


class TokenDraft(Draft):
    """A token that a program of an agency, or of none, is to use."""

    name: Line
    agency: OptionalAgency = None
    roles: Annotated[frozenset[Role], Field(min_length=1)]
    scopes: Annotated[frozenset[Scope], Field(min_length=1)]
    expires_at: Annotated[AwareDatetime, AfterValidator(_will_end)]
