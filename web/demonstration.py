"""The switch of the demonstration: whether a page shows the invented records, and its way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from registry.agencies.models import Agency
from registry.agencies.vocabulary import Demonstration

NAME = "demonstration"
ON = "1"
YES = frozenset({ON, "true", "yes", "on"})
Words = Mapping[str, str | None]


def is_on(said: str) -> bool:
    """Read what an address says of the switch, as the JSON door would."""
    return said.strip().lower() in YES


async def _asked(demonstration: Annotated[str, Query(max_length=500)] = "") -> bool:
    return is_on(demonstration)


WithInvented = Annotated[bool, Depends(_asked)]
"""Whether the reader asks for the invented records too."""


@dataclass(frozen=True)
class Switch:
    """What a page shows of the invented, and the address at which it is the other way round.

    Without the demonstration people of an invented agency still see its own rows. Where a page is
    of an invented agency alone there is nothing to switch, and no address.
    """

    is_on: bool
    href: str | None

    @property
    def shown(self) -> Demonstration:
        """Return which rows of invented agencies show."""
        return Demonstration.ALL if self.is_on else Demonstration.OWN


def switch_at(path: str, words: Words, *, is_on: bool, agency: Agency | None = None) -> Switch:
    """Return the switch of a page at a path, of one agency where it is given."""
    if agency is not None and agency.is_demonstration:
        return Switch(is_on=True, href=None)
    return Switch(is_on, address(path, words, is_on=not is_on))


def address(path: str, words: Words, *, is_on: bool) -> str:
    """Return the address at which a page is asked for, with the switch or without."""
    said = {**words, NAME: ON if is_on else None}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{path}?{query}" if query else path
