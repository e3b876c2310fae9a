"""Which version of a row a caller has: told by `ETag`, asked back by `If-Match` and `If-None-Match`.

A tag is `"VERSION.DIGEST"`: the version is what a change must match, so that nobody overwrites
what they have not read; the digest of the answer is what a copy must match, since an answer also
shows rows of which this version says nothing. A bare `"VERSION"` is taken too.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar

from fastapi import Depends, Header
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import Actor, Database
from registry.errors import RefusalError, StaleError
from registry.language.marks import N_

_TAG = re.compile(r'(W/)?"([^"]*)"')
_DIGEST = 12  # hexadecimal digits


class Versioned(Protocol):
    """A row whose edits are told apart by a version."""

    @property
    def version(self) -> int:
        """The number of its present version."""


Row = TypeVar("Row", bound=Versioned)


class MatchNeededError(RefusalError):
    """A change does not say which version it was made to."""

    code = "match-needed"
    sentence = N_(
        "Say which version you changed, in the header If-Match: it stands in the ETag of what you read."
    )


@dataclass(frozen=True)
class Match:
    """The versions that a change was made to; None: whichever is there."""

    versions: frozenset[str] | None

    def require(self, row: Versioned) -> None:
        """Refuse where the row has another version by now. Raises StaleError."""
        if self.versions is not None and str(row.version) not in self.versions:
            raise StaleError


async def _match(
    actor: Actor,
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match",
            description="The ETag of what you read.",
            examples=['"3.5f1d0c2b9a7e"'],
        ),
    ] = None,
) -> Match:
    del actor  # a stranger is refused before anything else
    if if_match is None:
        raise MatchNeededError
    if if_match.strip() == "*":
        return Match(None)
    strong = (tag for weak, tag in _TAG.findall(if_match) if not weak)
    return Match(frozenset(tag.partition(".")[0] for tag in strong))


IfMatch = Annotated[Match, Depends(_match)]


def tagged(session: Database, response: Response, row: Row) -> Row:
    """Have the answer carry the row's version, once what was changed in it is written."""
    session.flush()
    response.headers["ETag"] = f'"{row.version}"'
    return row


def settle(request: Request, response: Response) -> Response:
    """Complete the tag of an answer, and spare the caller a copy they have."""
    version = response.headers.get("etag")
    if version is None:
        return response
    digest = hashlib.sha256(bytes(response.body)).hexdigest()[:_DIGEST]
    tag = f'{version[:-1]}.{digest}"'
    response.headers["ETag"] = tag
    known = request.headers.get("if-none-match", "")
    if request.method == "GET" and (
        known.strip() == "*" or tag in {f'"{kept}"' for _, kept in _TAG.findall(known)}
    ):
        return Response(
            status_code=status.HTTP_304_NOT_MODIFIED,
            headers={"ETag": tag, "Vary": "Accept-Language"},
        )
    return response
