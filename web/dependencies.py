"""What the endpoints of the pages ask for. How to write a page:

    router = APIRouter(prefix="/needs")            # routers carry their own prefix; web.main includes them

    @router.get("/{need_id}")
    def show(request: Request, session: Database, actor: Actor, need_id: UUID) -> Response:
        need = find_need(session, actor, need_id)   # a NotFoundError becomes the 404 page by itself
        return render(request, "needs/show.html", NeedPage.of(session, need))

    @router.post("/new")
    def state(request: Request, session: Database, actor: Actor, posted: Posted) -> Response:
        form = fill(NeedDraft, posted)
        if form.draft is None:
            return render(request, "needs/new.html", NewPage(form=form), HTTP_422_UNPROCESSABLE_CONTENT)
        return see_other(f"/needs/{state_need(session, actor, form.draft).id}")   # web.addresses

- `Database` is one unit of work: it reads on GET and HEAD, writes on the rest, and is committed and
  closed before the answer leaves. Nobody commits. A streamed body opens its own (`house.sessions`),
  or asks for `LongReading`, which stays open until the body has gone: few do at once, others wait.
- `Actor` is who asks (a stranger too); `SignedIn` is the same, and sends a stranger to sign in;
  `SignedInPerson` is the person. Services refuse by themselves: an endpoint asks for nothing more.
- Every post was sent from our own page and holds `csrf_token`: checked before the endpoint runs.
  `Posted` is the form. A page that offers a form to strangers asks for `OffersForm`.
- An endpoint that says a refusal in the form has its verb inside `with attempt(session):`, and
  catches `IN_THE_FORM` of `web.refusals`: all is written or undone there, since the unit of work is
  committed whatever page is shown. A StaleError there is someone who saved at the same moment.
- A form that edits a row holds its version (`hidden("version", row.version)`), and its endpoint asks
  `is_stale(row, posted)` of `web.versions`: 412 and the form again where it was changed meanwhile.
- `Taking` is who takes a file of data away: a program by its token, as at the JSON door, else the
  `Actor`. No page asks for it: a token opens none.
- `Cursor` is where a long list goes on, as its `next` gave it: `PageAsked(cursor)`.
- An id that is no id (`UUID`), an unknown row, a row this reader may not know of: the 404 page.
- Refusals are raised, never rendered here; `web/refusals.py` says them.
- Each new route gets a line in `tests/doors/who_may/`, or `tests/doors/test_who_may.py` fails.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from registry.accounts.models import Person
from registry.accounts.queries import TokenRefusedError, actor_of_sign_in, program_of
from registry.accounts.service.signing_in import keep_signed_in
from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.database.engine import POOL
from registry.errors import NotFoundError, SignInNeededError, UnavailableError, UnreadableError
from registry.house import House
from registry.notifications.queries import unread_count
from registry.text import is_unreadable
from web import forgery
from web.cookies import SIGN_IN, cookie_name
from web.roles import names_of
from web.shell import SignedIn as ShellSignedIn

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CURSOR = "^[A-Za-z0-9_=-]{1,500}$"
MOST_FIELDS = 2_000
MOST_FILES = 20
MOST_TYPED = 3 * 2**20  # in one field of a form that uploads; a publiccode.yml is pasted whole


@dataclass(frozen=True)
class Reader:
    """Who asks for a page: the actor and, where someone is signed in, the person."""

    actor: rules.Actor
    person: Person | None = None
    unread: int = 0


NOBODY = Reader(rules.STRANGER)
_bearer = HTTPBearer(auto_error=False)


def house_of(request: Request) -> House:
    """Return the house that this door belongs to."""
    house: House = request.app.state.house
    return house


def reader_of(request: Request) -> Reader:
    """Return who asks, once for each request; the head of the page is told too.

    It is asked in a unit of work of its own, which is over before the endpoint's begins.
    """
    known: Reader | None = getattr(request.state, "reader", None)
    if known is None:
        known = _recognised(request)
        request.state.reader = known
        if known.person is not None:
            request.state.signed_in = _in_the_head(known, known.person)
    return known


def _sign_in_of(request: Request) -> str | None:
    return request.cookies.get(cookie_name(house_of(request).settings, SIGN_IN)) or None


def _recognised(request: Request) -> Reader:
    secret = _sign_in_of(request)
    if secret is None:
        return NOBODY
    house = house_of(request)
    with house.sessions.reading() as session:
        found = actor_of_sign_in(session, secret)
    if found is None:
        return NOBODY
    return Reader(*found, _unread_of(house, found[0], secret))


def _unread_of(house: House, actor: rules.Actor, secret: str) -> int:
    """Note that the reader was here, and count what they have not read.

    No page is refused because the one could not be noted, or the other not counted.
    """
    with suppress(UnavailableError):
        keep_signed_in(house.sessions, secret)
        with house.sessions.reading() as session:
            return unread_count(session, actor)
    return 0


def _in_the_head(reader: Reader, person: Person) -> ShellSignedIn:
    agency = person.agency.acronym or person.agency.name if person.agency else "Acervo"
    roles = names_of(reader.actor.roles)
    publishes = rules.may(reader.actor, Permission.PUBLISH_SOFTWARE, reader.actor.agency_id)
    return ShellSignedIn(
        agency,
        roles,
        reader.unread,
        is_of_an_agency=person.agency is not None,
        publishes=publishes and person.agency is not None,
    )


def _session(request: Request) -> Iterator[Session]:
    sessions = house_of(request).sessions
    if request.method in SAFE:
        with sessions.reading() as session:
            yield session
    else:
        with sessions.writing(request.state.request_id) as session:
            yield session


async def _house(request: Request) -> House:
    return house_of(request)


async def _reader(request: Request) -> Reader:
    if _sign_in_of(request) is None:  # most readers: no thread is waited for
        request.state.reader = NOBODY
        return NOBODY
    return await run_in_threadpool(reader_of, request)


async def _actor(reader: Annotated[Reader, Depends(_reader)]) -> rules.Actor:
    return reader.actor


async def _taking(
    request: Request,
    actor: Annotated[rules.Actor, Depends(_actor)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> rules.Actor:
    if "authorization" not in request.headers:
        return actor
    if credentials is None:
        raise TokenRefusedError
    return await run_in_threadpool(_program, request, credentials.credentials)


def _program(request: Request, secret: str) -> rules.Actor:
    with house_of(request).sessions.reading() as session:
        return program_of(session, secret)


async def _signed_in(reader: Annotated[Reader, Depends(_reader)]) -> rules.Actor:
    if reader.actor.is_stranger:
        raise SignInNeededError
    return reader.actor


async def _person(reader: Annotated[Reader, Depends(_reader)]) -> Person:
    if reader.person is None:
        raise SignInNeededError
    return reader.person


async def _posted(request: Request) -> FormData:
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS)


async def _guarded(request: Request) -> AsyncIterator[None]:
    """Refuse a post that is not from a page of ours, before anything else is done with it."""
    if request.method in SAFE:
        yield
        return
    settings = house_of(request).settings
    forgery.require_own_origin(request, settings)
    async with request.form(
        max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_TYPED
    ) as form:
        forgery.require_token(request, settings, form.get(forgery.FIELD, ""))
        yield


async def _readable(request: Request) -> None:
    """Refuse an address that holds what no name or word of ours does."""
    if any(is_unreadable(value) for value in request.path_params.values()):
        raise NotFoundError
    for name, value in request.query_params.multi_items():
        if is_unreadable(value):
            raise UnreadableError(name)


async def _offers_form(request: Request) -> None:
    request.state.csrf_token = forgery.form_token(request, house_of(request).settings)


# Fewer units of work at once than connections: one that waits for a connection while it holds a
# thread would keep out those that hold one and wait for a thread.
_AT_ONCE = POOL // 2

# A file that is written as it is read holds its connection for as long as its reader takes.
_FILES_AT_ONCE = POOL // 4


def _reading(request: Request) -> Iterator[Session]:
    with house_of(request).sessions.reading() as session:
        yield session


TheHouse = Annotated[House, Depends(_house)]
Database = Annotated[Session, Depends(_session, scope="function", max_concurrency=_AT_ONCE)]
LongReading = Annotated[
    Session, Depends(_reading, scope="request", max_concurrency=_FILES_AT_ONCE)
]
Actor = Annotated[rules.Actor, Depends(_actor)]
Taking = Annotated[rules.Actor, Depends(_taking)]
SignedIn = Annotated[rules.Actor, Depends(_signed_in)]
SignedInPerson = Annotated[Person, Depends(_person)]
Posted = Annotated[FormData, Depends(_posted)]
Cursor = Annotated[str | None, Query(pattern=CURSOR)]
OffersForm = Annotated[None, Depends(_offers_form)]

EVERY_PAGE = (Depends(_readable), Depends(_guarded, scope="function"), Depends(_reader))
"""What is asked of every page, whether it names it or not."""
