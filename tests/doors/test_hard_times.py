"""Hard times of a real server, and what an act at a door leaves in the audit."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role
from registry.agencies.vocabulary import AgencyKind
from registry.audit.models import AuditEvent
from registry.catalogue.models import Software
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.database.engine import for_writing, open_engine
from registry.house import House, open_house
from registry.publishers.service import publisher_for_agency
from registry.search.following import NOT_LOADED, Follower
from registry.search.index import query_language
from registry.search.index.index import SearchIndex
from tests.environment.databases import Database, Kind
from tests.environment.doors import Api, Pages, introduce
from tests.environment.server import PROJECT, Server, environment_of, run_acervo, serve
from web.main import create_app

PATIENCE_SECONDS = 60


@pytest.fixture
def fresh(fresh_database: Database) -> Iterator[House]:
    house = open_house(fresh_database.settings)
    yield house
    house.close()


def eventually(is_so: Callable[[], object]) -> bool:
    """Wait until something is so; False only where nothing happens for a long time."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def ask(url: str, token: str = "", body: dict | None = None) -> tuple[int, dict]:
    """Ask a real server by a connection of its own; return the status and the JSON."""
    headers = {"Content-Type": "application/json", "Connection": "close"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, headers)  # noqa: S310  our own address
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  as above
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


class Line:
    """One lasting connection to a server: whatever is asked over it, the same worker answers."""

    def __init__(self, server: Server) -> None:
        self.connection = HTTPConnection(server.url.removeprefix("http://"), timeout=60)
        self.get("/livez")
        self.worker = _who_holds(self.connection.sock.getsockname()[1], server.process.pid)

    def get(self, address: str) -> str:
        self.connection.request("GET", address)
        return self.connection.getresponse().read().decode()


def _what_is_open(descriptor: Path) -> str:
    try:
        return str(descriptor.readlink())
    except FileNotFoundError:  # closed since it was listed
        return ""


def _who_holds(port: int, parent: int) -> str:
    """Return the process, of a parent's children, at the other end of a connection from a port."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    (socket,) = [f"socket:[{row[9]}]" for row in rows if row[2].endswith(f":{port:04X}")]
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if socket in map(_what_is_open, Path(f"/proc/{child}/fd").iterdir()):
            return child
    return ""


@contextmanager
def a_line_to_each_worker(server: Server, workers: int) -> Iterator[list[Line]]:
    """Connect again and again, until every worker has been met."""
    lines: dict[str, Line] = {}
    every: list[Line] = []

    def meet() -> bool:
        every.append(line := Line(server))
        if line.worker:
            lines[line.worker] = line
        return len(lines) == workers

    try:
        assert eventually(meet)
        yield list(lines.values())
    finally:
        for line in every:
            line.connection.close()


@pytest.fixture
def two_workers(seeded_database: Database) -> Iterator[Server]:
    with serve(seeded_database.settings, "--workers", "2") as server:
        yield server


def make_token(server: Server) -> str:
    """Make a token of e-government staff: what it enters is published at once."""
    return run_acervo(server.settings, "token", "create", "x", "--role", "admin").strip()


def test_every_worker_finds_what_one_of_them_took_in(two_workers, capsys):
    token = make_token(two_workers)
    seconds = []
    with a_line_to_each_worker(two_workers, 2) as lines:
        for line in lines:
            line.get("/api/v1/search?q=agenda")  # who answered once has all in memory
        for number in range(3):
            draft = {"name": f"Palmar {number}", "publisher": "agesic-uy"}
            status, _ = ask(f"{two_workers.url}/api/v1/software", token, draft)
            began = time.monotonic()
            search = f"/api/v1/search?q=Palmar+{number}&limit=1"
            assert eventually(  # all lines each time
                lambda wanted=f'"slug":"palmar-{number}"', search=search: (
                    [wanted in line.get(search) for line in lines] == [True, True]
                )
            )
            assert status == 201
            seconds.append(round(time.monotonic() - began, 2))
    with capsys.disabled():
        print(f"\nfound by each of two workers within {seconds} seconds")  # noqa: T201  a figure to quote


def test_a_lost_index_is_rebuilt_while_everything_else_works(seeded_database):
    """A process that has the index open answers from it; one that has none says so, in words."""
    shutil.rmtree(seeded_database.settings.index_dir)
    house = open_house(seeded_database.settings)  # nothing follows yet: as it is while building
    app = create_app(house=house)
    program, reader = Api(app), Pages(app)

    answer = program.get("/search?q=agenda")
    page = reader.get("/search?q=agenda")
    ready = reader.get("/readyz")
    others = [program.get("/software").status_code, reader.get("/").status_code]
    house.start()
    is_back = eventually(lambda: program.get("/search?q=agenda").status_code == 200)
    is_ready = eventually(lambda: reader.get("/readyz").status_code == 200)
    house.close()

    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (
        503,
        "search-unavailable",
    )
    assert int(answer.headers["Retry-After"]) > 0
    assert page.status_code == 503
    assert "The search is being prepared" in page.text
    assert ready.json()["checks"]["index"]["why"] == "The search index is being built."
    assert others == [200, 200]
    assert is_back
    assert is_ready


def _index_files(root: Path) -> list[Path]:
    found = [path for path in root.glob("0*/**/*") if path.is_file()]
    for path in found:
        path.chmod(0o644)
    return found


def _overwrite(root: Path) -> None:
    for path in _index_files(root):
        path.write_bytes(b"\xa5" * path.stat().st_size)


def _cut_off(root: Path) -> None:
    for path in _index_files(root):
        path.write_bytes(b"")


def _put_a_file_in_its_place(root: Path) -> None:
    shutil.rmtree(root)
    root.write_text("no folder")


SEARCHES = ("/api/v1/search?q=agenda", "/search?q=agenda", "/api/v1/search?q=reservar+hora")


def _statuses(server: Server) -> set[int]:
    return {_status(f"{server.url}{address}") for address in SEARCHES}


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310  our own address
            return answer.status
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


@pytest.mark.parametrize("damage", [_overwrite, _cut_off])
def test_damage_to_an_index_in_use_kills_no_server_and_is_made_good(seeded_database, damage):
    """A worker that starts afterwards must find a whole index, so one is built anew at once."""
    root = seeded_database.settings.index_dir
    with serve(seeded_database.settings) as server:
        assert _statuses(server) == {200}
        told = (root / "manifest.json").read_bytes()

        damage(root)
        seen = _statuses(server)
        is_built_anew = eventually(
            lambda: (
                seen.update(_statuses(server)) or (root / "manifest.json").read_bytes() != told
            )
        )
        afterwards = _statuses(server)
        lives = server.process.poll() is None
    SearchIndex(root).state()  # whole again for whoever opens it

    assert seen <= {200, 503}
    assert is_built_anew
    assert afterwards == {200}
    assert lives


def test_a_file_in_the_place_of_the_index_is_told_of_and_ends_when_it_is_taken_away(
    seeded_database,
):
    root = seeded_database.settings.index_dir
    with serve(seeded_database.settings) as server:
        _put_a_file_in_its_place(root)

        says_why = eventually(
            lambda: (
                ask(f"{server.url}/readyz")[1]["checks"]["index"]["why"]
                == "The search index cannot be written: its place is not a folder."
            )
        )
        seen = _statuses(server)
        is_logged = eventually(lambda: "index.not_written" in server.log.read_text())
        time.sleep(5)  # two looks more at the least
        logged = server.log.read_text().count("index.not_written")
        root.unlink()
        is_ready = eventually(lambda: _status(f"{server.url}/readyz") == 200)
        afterwards = _statuses(server)

    assert says_why
    assert seen <= {200, 503}
    assert is_logged
    assert logged == 1
    assert is_ready
    assert afterwards == {200}


def test_a_server_that_starts_on_a_file_in_the_place_of_the_index_says_so(seeded_database):
    root = seeded_database.settings.index_dir
    _put_a_file_in_its_place(root)
    house = open_house(seeded_database.settings)
    app = create_app(house=house)
    program, reader = Api(app), Pages(app)
    house.start()

    answers = [program.get("/search?q=agenda"), reader.get("/search?q=agenda")]
    ready = reader.get("/readyz").json()["checks"]["index"]
    root.unlink()
    is_back = eventually(lambda: program.get("/search?q=agenda").status_code == 200)
    is_ready = eventually(lambda: reader.get("/readyz").status_code == 200)
    house.close()

    assert [answer.status_code for answer in answers] == [503, 503]
    assert answers[0].json()["type"].endswith("/search-unavailable")
    assert ready == {
        "ok": False,
        "why": "The search index cannot be written: its place is not a folder.",
    }
    assert is_back
    assert is_ready


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_readiness_notices_that_nothing_follows_any_more(fresh):
    class EndsItsThread(SearchIndex):
        def warm_up(self) -> None:
            raise SystemExit

    introduce(fresh.sessions)
    index = EndsItsThread(fresh.settings.index_dir)
    house = replace(fresh, follower=Follower(fresh.sessions, index, fresh.vectors))
    reader = Pages(create_app(house=house))

    house.follower.start()

    assert eventually(
        lambda: (
            "no longer kept up"
            in (reader.get("/readyz").json()["checks"]["index"]["why"] or "")
        )
    )


def test_a_full_temporary_disk_ends_neither_search_nor_what_follows(fresh, monkeypatch):
    """There is then no copy of the words, no language model, and no table of the encoder's in a file."""
    introduce(fresh.sessions)
    monkeypatch.setattr(tempfile, "tempdir", str(fresh.settings.data_dir / "no room"))
    query_language._identifier.cache_clear()  # noqa: SLF001  as in a process that just started
    program = Api(create_app(house=fresh))
    fresh.start()

    answers = eventually(lambda: program.get("/search?q=agenda").status_code == 200)
    language = program.get("/search?q=agenda&language=pt").json()["query_language"]
    says_why = eventually(lambda: fresh.follower.trouble == NOT_LOADED)
    monkeypatch.undo()
    is_ready = eventually(lambda: fresh.follower.trouble is None)

    assert answers
    assert language == "pt"
    assert says_why
    assert is_ready


def test_a_database_that_went_away_is_told_of_and_is_used_again_when_it_is_back(
    fresh, fresh_database
):
    introduce(fresh.sessions)
    program, reader = (door(create_app(house=fresh)) for door in (Api, Pages))
    before = program.get("/agencies").status_code

    hide, bring_back = _hiding(fresh, fresh_database)
    hide()
    answer, page, ready = (
        program.get("/agencies"),
        reader.get("/agencies"),
        reader.get("/readyz"),
    )
    lives = reader.get("/livez").status_code
    bring_back()

    assert (before, answer.status_code, page.status_code, ready.status_code, lives) == (
        200, 503, 503, 503, 200,
    )  # fmt: skip
    assert answer.json()["type"].endswith("/problems/database-gone")
    assert "database does not answer" in page.text
    assert ready.json()["checks"]["database"]["ok"] is False
    assert eventually(lambda: program.get("/agencies").status_code == 200)


def _hiding(house: House, database: Database) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return how to take a database away, and how to bring it back."""
    if database.kind is Kind.SQLITE:
        path = Path(database.engine.url.database or "")
        aside = path.with_suffix(".aside")

        def hide() -> None:
            path.rename(aside)

        def bring_back() -> None:
            aside.rename(path)

        return hide, bring_back
    name = database.engine.url.database

    def allow(allowed: str) -> Callable[[], None]:
        def act() -> None:
            owner = open_engine(
                database.settings,
                database.settings.migration_database.rpartition("/")[0] + "/postgres",
            )
            with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {allowed}'))
            owner.dispose()
            house.engine.dispose()

        return act

    return allow("false"), allow("true")


def test_readiness_says_that_a_database_is_of_a_newer_version(fresh, fresh_database):
    owner = open_engine(fresh_database.settings, fresh_database.settings.migration_database)
    with for_writing(owner).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '29990101_later'"))
    owner.dispose()

    ready = Pages(create_app(house=fresh)).get("/readyz")

    assert ready.status_code == 503
    assert ready.json()["checks"]["migrations"] == {
        "ok": False,
        "why": "The database is of a newer version than this program.",
    }


FILL = """
import resource, sys, json
from registry.settings import read_settings
from registry.house import open_house
from tests.environment.doors import Api, introduce
from web.main import create_app

house = open_house(read_settings())
cast = introduce(house.sessions)
program = Api(create_app(house=house)).as_(cast.publisher)
size = max(path.stat().st_size for path in house.settings.data_dir.iterdir() if path.is_file())
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 300_000, size + 300_000))
answers = []
for number in range(60):
    text = {"es": {"long_description": "palabra " * 1_000}}
    answer = program.post("/software", json={"name": f"Grande {number}", "texts": text})
    answers.append([answer.status_code, answer.json().get("type", "")])
print("ANSWERS" + json.dumps(answers))
"""


def test_a_disk_that_fills_up_refuses_in_words_and_keeps_nothing_half(fresh_database):
    """SQLite by a limit on the size of files; where a server holds the files, its own limit is not ours."""
    if fresh_database.kind is Kind.POSTGRESQL:
        pytest.skip("its files are another process's; its code 53100 is asked in test_bad_days")
    done = subprocess.run(  # noqa: S603  our own words
        [
            sys.executable,
            "-c",
            "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + FILL,
        ],
        cwd=PROJECT,
        env={**environment_of(fresh_database.settings), "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ANSWERS" in done.stdout, done.stderr
    answers = json.loads(done.stdout.rpartition("ANSWERS")[2])
    taken = sum(status == 201 for status, _ in answers)
    house = open_house(fresh_database.settings)
    with house.sessions.reading() as session:
        kept = session.scalar(select(func.count(Software.id)))
        told = session.scalar(
            select(func.count(AuditEvent.id)).where(AuditEvent.event == "software.created")
        )
    house.close()

    assert answers[-1][0] == 503
    assert answers[-1][1].rpartition("/")[2] == "disk-full"
    assert kept == told == taken


NEW_AGENCY = {"code": "NUEVO", "name": "Nuevo", "kind": AgencyKind.CENTRAL.value}
ACTS = {
    "agency": (Role.ADMIN, "/agencies", NEW_AGENCY, "agency.created"),
    "software": (Role.PUBLISHER, "/software", {"name": "Turnero"}, "software.created"),
    "need": (Role.MEMBER, "/needs", {"title": "Agenda", "problem": "Filas"}, "need.stated"),
}


class TestTheTrail:
    """Every act at a door leaves its own events, with what was before and after."""

    @pytest.fixture
    def trail(self, house):
        def trail(subject: str) -> list[tuple[str, dict]]:
            with house.sessions.reading() as session:
                events = select(AuditEvent).where(AuditEvent.subject_table == subject)
                return [
                    (each.event, each.changes)
                    for each in session.scalars(events.order_by(AuditEvent.occurred_at))
                ]

        return trail

    @pytest.fixture
    def software(self, house, cast) -> str:
        with house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, cast.agency)
            session.flush()
            draft = SoftwareDraft(name="SAE v4", publisher=publisher.slug)
            return enter_software(session, SYSTEM, draft).slug

    def test_of_a_journey_is_complete(self, clock, house, api, cast, software, trail):
        member = api.as_(cast.member)
        line = {"priority": "must", "text": "Que se pueda reservar hora"}
        draft = {"title": "Agenda", "problem": "Filas", "requirements": [line]}

        need = member.post("/needs", json=draft).json()["id"]
        clock.forward(minutes=1)
        reuse = member.post("/reuses", json={"software": software, "need": need}).json()["id"]
        for stage, day in (
            ("adapting", "2025-09-01"),
            ("piloting", "2025-12-01"),
            ("in_production", "2026-01-01"),
        ):
            clock.forward(minutes=1)
            answer = member.patch(
                f"/reuses/{reuse}",
                json={"stage": stage, "entered_on": day},
                headers={"If-Match": "*"},
            )
            assert answer.status_code == 200, answer.text

        ((stated, said),) = trail("need")
        assert (stated, said["title"]) == ("need.stated", [None, "Agenda"])
        told = trail("reuse")
        moves = [changes["stage"] for name, changes in told if name == "reuse.moved"]
        assert (told[0][0], told[0][1]["stage"]) == ("reuse.recorded", [None, "planned"])
        assert moves == [
            ["planned", "adapting"],
            ["adapting", "piloting"],
            ["piloting", "in_production"],
        ]
        with house.sessions.reading() as session:
            events = session.scalars(
                select(AuditEvent).where(AuditEvent.subject_table.in_(("need", "reuse")))
            ).all()
        assert {each.actor_agency_id for each in events} == {cast.agency.id}
        assert all(each.request_id and each.actor_id for each in events)

    @pytest.mark.parametrize("subject", ACTS)
    def test_of_an_act_at_the_json_door(self, api, cast, trail, subject):
        role, address, draft, name = ACTS[subject]
        before = len(trail(subject))

        answer = api.as_(cast.in_role(role)).post(address, json=draft)

        assert answer.status_code == 201, answer.text
        ((told, changes),) = trail(subject)[before:]
        assert told == name
        assert changes

    def test_of_an_act_at_the_pages(self, pages, cast, trail):
        answer = pages.as_(cast.admin).post(
            "/agencies/new",
            {
                "code": "NUEVO",
                "name": "Nuevo",
                "kind": AgencyKind.CENTRAL.value,
                "country": "UY",
            },
        )

        assert answer.status_code == 303, answer.text
        ((name, changes),) = trail("agency")
        assert (name, changes["name"]) == ("agency.created", [None, "Nuevo"])

    def test_of_what_was_refused_is_empty(self, api, cast, software, trail):
        member = api.as_(cast.member)
        member.post("/reuses", json={"software": software})
        before = trail("reuse")

        again = member.post("/reuses", json={"software": software})

        assert again.status_code == 409
        assert trail("reuse") == before
