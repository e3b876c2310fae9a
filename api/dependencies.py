"""What the endpoints of the JSON door ask for. How to write an endpoint:

    from api.conditional import IfMatch, tagged
    from api.dependencies import Actor, Database
    from api.endpoints import new_router
    from api.paging import Listed, PageParameters

    router = new_router("/needs", "Needs")          # api.app includes it

    @router.get("", response_model=Listed[NeedOut])
    def index(session: Database, actor: Actor, asked: PageParameters) -> Page[Need]:
        '''List the needs you may read.'''
        return list_needs(session, actor, asked)

    @router.post("", response_model=NeedOut, status_code=status.HTTP_201_CREATED)
    def state(session: Database, actor: Actor, draft: NeedDraft, response: Response) -> Need:
        return tagged(session, response, state_need(session, actor, draft))

    @router.get("/{need_id}", response_model=NeedOut)
    def show(session: Database, actor: Actor, need_id: UUID, response: Response) -> Need:
        return tagged(session, response, find_need(session, actor, need_id))

    @router.patch("/{need_id}", response_model=NeedOut)
    def edit(  # match: 428 where the header is missing
        session: Database, actor: Actor, need_id: UUID, edit: NeedEdit, match: IfMatch, response: Response
    ) -> Need:
        need = find_need(session, actor, need_id)
        match.require(need)                         # 412 where it was changed meanwhile
        return tagged(session, response, edit_need(session, actor, need, edit))

- `Database` is one unit of work: it reads on GET, writes on the rest, is committed and closed before
  the answer leaves. Nobody commits. An answer is written before the commit: what it shows of a
  changed row is right only after a flush, which `tagged` does.
- `Actor` is who the bearer token makes of the caller; without one a stranger, who may only read:
  anything else is refused (401) before the body is looked at. A token that is not, or no longer,
  ours is refused. No cookie is read here. Services refuse by themselves.
- Drafts refuse unknown fields (`registry.drafts.Draft`); `…Out` models are `api.outs.Out`, which
  read rows and write decimals as strings. Each has an example.
- `Idempotency-Key` is honoured on every POST of a router made by `new_router`, and a GET whose
  answer was tagged answers `If-None-Match` with 304.
- What an endpoint depends on that waits for nothing is `async`: what is not takes a thread's turn.
- Refusals are raised, never rendered here; `api/problems.py` says them.
- Each new route gets a line in `tests/doors/who_may/`, or `tests/doors/test_who_may.py` fails.
"""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from registry.accounts.queries import TokenRefusedError, program_of
from registry.actors import rules
from registry.database.engine import POOL
from registry.errors import NotFoundError, SignInNeededError, UnreadableError
from registry.house import House
from registry.language.negotiation import choose
from registry.language.vocabulary import Language
from registry.text import is_unreadable

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_AT_ONCE = POOL // 2  # the pages have the other half; see web.dependencies

bearer = HTTPBearer(
    auto_error=False, description="A token of your agency, made on the page of its tokens."
)


def house_of(request: Request) -> House:
    """Return the house that this door belongs to."""
    house: House = request.app.state.house
    return house


def language_of(request: Request) -> Language:
    """Return the reader's language: by the address, then by the caller's wish."""
    return choose(
        asked=request.query_params.get("language"),
        accepted=request.headers.get("accept-language"),
        default=Language(house_of(request).settings.default_language),
    )


def _session(request: Request) -> Iterator[Session]:
    sessions = house_of(request).sessions
    if request.method in SAFE:
        with sessions.reading() as session:
            yield session
    else:
        with sessions.writing(request.state.request_id) as session:
            request.state.session = session
            yield session


async def _actor(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> rules.Actor:
    if credentials is None:
        if "authorization" in request.headers:
            raise TokenRefusedError
        if request.method not in SAFE:
            raise SignInNeededError
        return rules.STRANGER  # most callers: nothing is asked of the database
    actor = await run_in_threadpool(_recognised, request, credentials.credentials)
    request.state.actor = actor
    return actor


def _recognised(request: Request, secret: str) -> rules.Actor:
    with house_of(request).sessions.reading() as session:
        return program_of(session, secret)


async def _readable(request: Request) -> None:
    """Refuse an address that holds what no name or word of ours does."""
    if any(is_unreadable(value) for value in request.path_params.values()):
        raise NotFoundError
    for name, value in request.query_params.multi_items():
        if is_unreadable(value):
            raise UnreadableError(name)


async def _language(request: Request) -> Language:
    return language_of(request)


Database = Annotated[Session, Depends(_session, scope="function", max_concurrency=_AT_ONCE)]
Actor = Annotated[rules.Actor, Depends(_actor)]
READABLE = Depends(_readable)
ReaderLanguage = Annotated[Language, Depends(_language)]
