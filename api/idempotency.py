"""`Idempotency-Key`: a post that is sent twice is done once, and answered twice.

The answer is kept in the unit of work that did it, so there is never the one without the other.
Only answers to what was done are kept: a refusal changed nothing, and the corrected request may
come with the same key. Keys belong to whoever calls: one token's key is not another's.
"""

from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import Actor, Database, house_of
from registry.requests.schemas import Answer, Repeatable
from registry.requests.service import FIELD, answer_kept, keep_answer

KEPT_HEADERS = ("content-type", "content-language", "etag", "location")


class AnsweredBeforeError(Exception):
    """A request was done before; its answer goes out again, and nothing else happens."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__("answered before")


def teach_repeats(app: FastAPI) -> None:
    """Have an app give the answers again that it gave before."""
    app.add_exception_handler(AnsweredBeforeError, _answered_again)


async def _body(request: Request) -> bytes:
    return await request.body()


async def _repeatable(
    request: Request,
    actor: Actor,
    session: Database,
    body: Annotated[bytes, Depends(_body)],
    key: Annotated[
        str | None,
        Header(
            alias=FIELD,
            min_length=1,
            max_length=200,
            description="Any text of yours, for a post that may be sent twice but must be done once.",
            examples=["5f1d0c2b-9a7e-4e0f-8f3a-1b2c3d4e5f60"],
        ),
    ] = None,
) -> None:
    """Answer again what was answered before; remember the rest, for its answer to be kept."""
    if key is None or actor.id is None:
        return
    kind = request.headers.get("content-type", "")
    asked = tuple(part.encode() for part in (request.url.path, request.url.query, kind))
    repeatable = Repeatable(actor.id, key, (*asked, body))
    secret = house_of(request).settings.secret
    kept = await run_in_threadpool(answer_kept, session, secret, repeatable)
    if kept is not None:
        raise AnsweredBeforeError(kept)
    request.state.to_keep = (session, repeatable)


REPEATABLE = Depends(_repeatable)
"""What every post asks for."""


def keep(request: Request, response: Response) -> None:
    """Keep the answer to a request that may be sent again, in the same unit of work."""
    to_keep: tuple[Database, Repeatable] | None = getattr(request.state, "to_keep", None)
    if to_keep is None:
        return
    session, repeatable = to_keep
    headers = {
        name: response.headers[name] for name in KEPT_HEADERS if name in response.headers
    }
    answer = Answer(response.status_code, headers, bytes(response.body))
    keep_answer(session, house_of(request).settings.secret, repeatable, answer)


def _answered_again(request: Request, again: Any) -> Response:  # Any: as Starlette has it
    del request
    answer: Answer = again.answer
    return Response(
        answer.body, answer.status, {**answer.headers, "Idempotency-Replayed": "true"}
    )
