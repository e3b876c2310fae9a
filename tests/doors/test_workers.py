"""A real server of one or several processes: what they count together, and how they end."""

import os
import re
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.environment.databases import Database
from tests.environment.server import Server, serve

TWO = ("--workers", "2")
ENDINGS = {
    "one worker": (signal.SIGTERM, ("--workers", "1")),
    "two workers": (signal.SIGINT, TWO),
    "two workers, set up first": (signal.SIGTERM, ("--set-up", *TWO)),
}
SOON_SECONDS = 15  # a few, on a machine that does nothing else; nothing waits for them
PATIENCE_SECONDS = 60
PAGES = 40


def descendants(parent: int) -> set[int]:
    """Return the processes below a process, however far."""
    below: set[int] = set()
    try:
        told = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    except OSError:
        return below
    for child in map(int, told.split()):
        below |= {child} | descendants(child)
    return below


def is_there(process: int) -> bool:
    """Whether a process is in the machine's list, be it as a zombie."""
    return Path(f"/proc/{process}").exists()


def is_running(process: int) -> bool:
    """Whether a process still does anything."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def is_taken(port: int) -> bool:
    """Whether anybody listens on a port."""
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


def eventually(is_so: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    until = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < until:
        time.sleep(0.05)
    return so


def port_of(server: Server) -> int:
    return int(server.url.rpartition(":")[2])


def workers_of(server: Server) -> set[int]:
    """Return the processes that serve; Python's own one beside them does not."""
    return {
        each
        for each in descendants(server.process.pid)
        if is_running(each) and b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()
    }


def answered(server: Server, address: str) -> str:
    """Ask by a connection of its own, so that any worker may answer."""
    request = urllib.request.Request(  # noqa: S310  our own address
        f"{server.url}{address}", headers={"Connection": "close"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  as above
        text: str = answer.read().decode()
        return text


def counted(server: Server, route: str) -> int:
    """Return how many requests of a route the worker that answers says were answered."""
    line = rf'^acervo_http_requests_total{{.*route="{re.escape(route)}".*}} (\S+)$'
    found = re.search(line, answered(server, "/metrics"), re.MULTILINE)
    return int(float(found[1])) if found else 0


@pytest.fixture
def two_workers(seeded_database: Database) -> Iterator[Server]:
    with serve(seeded_database.settings, *TWO) as server:
        yield server


class TestTheEnd:
    @pytest.mark.parametrize(("told", "options"), ENDINGS.values(), ids=ENDINGS)
    def test_comes_soon_and_leaves_no_process_behind(
        self, seeded_database, told, options, capsys
    ):
        with serve(seeded_database.settings, *options) as server:
            below = descendants(server.process.pid)

            began = time.monotonic()
            server.process.send_signal(told)
            server.process.wait(SOON_SECONDS)
            seconds = time.monotonic() - began

        assert [each for each in below if is_there(each)] == []
        assert not is_taken(port_of(server))
        assert "Traceback" not in server.log.read_text()
        with capsys.disabled():
            print(f"\nended {seconds:.1f} s after {told.name}")  # noqa: T201  a figure to quote

    def test_of_the_parent_alone_is_the_workers_too(self, two_workers):
        """Nobody can tell them: a parent that is killed must leave the port to the next start."""
        below = descendants(two_workers.process.pid)

        two_workers.process.kill()
        two_workers.process.wait()
        are_gone = eventually(lambda: not any(is_running(each) for each in below), SOON_SECONDS)

        assert len(below) >= 2
        assert are_gone
        assert not is_taken(port_of(two_workers))


def test_the_numbers_of_two_workers_add_up_and_outlive_one_that_another_replaces(two_workers):
    assert eventually(lambda: len(workers_of(two_workers)) == 2)
    for _ in range(PAGES):
        answered(two_workers, "/sign-in")

    looks = {counted(two_workers, "/sign-in") for _ in range(20)}
    files = list(two_workers.settings.metrics_dir.parent.glob("*/counter_*.db"))
    killed = min(workers_of(two_workers))
    os.kill(killed, signal.SIGKILL)
    is_replaced = eventually(lambda: len(workers_of(two_workers) - {killed}) == 2)

    assert looks == {PAGES}
    assert len(files) == 2  # both have counted, so that adding up was needed
    assert is_replaced
    assert counted(two_workers, "/sign-in") == PAGES
