"""Answers that are written as they are read."""

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from email.utils import format_datetime, parsedate_to_datetime
from itertools import chain

from anyio import move_on_after
from starlette import status
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from registry.open_data.queries import Asked, Edition
from registry.open_data.rules import Source

LONGEST_SECONDS = (
    3600  # whoever reads more slowly than that is cut off: others wait for their turn
)
_LEVEL = 4  # of compression: half the time of the usual one, and a tenth more bytes
_GZIP = 16 + zlib.MAX_WBITS
_TAG = re.compile(r'"[^"]*"')
Headed = dict[str, str]


class Download(StreamingResponse):
    """A streamed answer with an end: a reader who stops reading does not hold a connection for good."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what there is, for as long as it may take."""
        with move_on_after(LONGEST_SECONDS):
            await super().__call__(scope, receive, send)


def headers_of(asked: Asked, edition: Edition, source: Source, name: str) -> Headed:
    """Return what an answer says of its data: the edition as this reader has it, its date and its licence.

    A moment tells neither one reader from another nor two changes of one second apart. So only strangers
    are told it, of whose copies there is one kind, and only once it is gone by: what they have in hand
    by then bears it alone. Everybody else is told their edition by its tag.
    """
    reader = asked.reader
    may = (sorted(reader.roles), sorted(reader.scopes or ()), reader.reads_for, reader.sees_all)
    whose = (may, asked.demonstration, source, name)
    digest = hashlib.sha256(repr(whose).encode()).hexdigest()[:12]
    said = {
        "ETag": f'W/"{edition.number}.{digest}"',
        "Vary": "Accept-Encoding, Authorization, Cookie",
    }
    if reader.is_stranger and edition.is_settled:
        said["Last-Modified"] = format_datetime(edition.as_of, usegmt=True)
    licence = source.licence_address
    return {**said, "Link": f'<{licence}>; rel="license"'} if licence else said


def is_in_hand(request: Request, headers: Headed) -> bool:
    """Tell whether the reader has this very edition already."""
    known = request.headers.get("if-none-match")
    if known is not None:
        return known.strip() == "*" or bool(
            set(_TAG.findall(known)) & set(_TAG.findall(headers["ETag"]))
        )
    since, present = request.headers.get("if-modified-since"), headers.get("Last-Modified")
    if since is None or present is None:
        return False
    try:  # that very moment, and no later one: a clock of the reader's own says nothing of a copy
        return parsedate_to_datetime(since) == parsedate_to_datetime(present)
    except ValueError:  # no moment
        return False


def unchanged(headers: Headed) -> Response:
    """Answer that nothing is new."""
    return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)


def send(
    request: Request, chunks: Iterator[bytes], media_type: str, headers: Headed
) -> Response:
    """Answer with what is written as it is read, compressed for whoever takes it so."""
    first = next(chunks)  # what goes wrong at once is still said in an answer of its own
    body: Iterable[bytes] = chain([first], chunks)
    if _takes_gzip(request.headers) and not media_type.endswith(".sheet"):  # which is a zip
        body, headers = _compressed(body), {**headers, "Content-Encoding": "gzip"}
    return Download(body, media_type=media_type, headers=headers)


def _takes_gzip(headers: Headers) -> bool:
    offered = (each.partition(";") for each in headers.get("accept-encoding", "").split(","))
    return any(
        name.strip() == "gzip" and weight.replace(" ", "") not in {"q=0", "q=0.0"}
        for name, _, weight in offered
    )


def _compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    squeeze = zlib.compressobj(_LEVEL, wbits=_GZIP)
    for chunk in chunks:
        yield squeeze.compress(chunk)
    yield squeeze.flush()
