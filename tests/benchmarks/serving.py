"""How fast pages and API answer, beside the least that a server and a database need for it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from registry.settings import Settings
from tests.benchmarks.knocking import Knocks, knock
from tests.benchmarks.processes import largest_megabytes, processor_seconds
from tests.benchmarks.questions import Address
from tests.benchmarks.raw_sql import RawSql, raw_sql
from tests.benchmarks.telling import new_table, say, show, within
from tests.environment.ports import free_port
from tests.environment.server import PROJECT, serve

LIMIT_MS = 40
LIMIT_MB = 400
MANY_CLIENTS = 32
WORKERS = 2
WARM_SECONDS = 2.0
LIVES = Address("/livez", ["/livez"])
HELLO = Address("hello", ["/"])


@dataclass(frozen=True)
class Measured:
    """A round of knocks at one address, and what the server's processes took for each."""

    address: Address
    knocks: Knocks
    processor_ms: float

    @property
    def client_share(self) -> float:
        return self.knocks.client_seconds / self.knocks.seconds


def tell(what: str, settings: Settings, asked: Sequence[Address], seconds: float) -> None:
    """Measure and print what one client and many of them see, and what a worker's memory grew to."""
    floors = raw_sql(settings, [address.paths for address in asked])
    every = [*asked, LIVES]
    with _hello(workers=1) as (port, pid):
        floor = _measured(port, pid, HELLO, 1, seconds)
    with serve(settings) as server:
        port = urlsplit(server.url).port or 0
        alone = [_measured(port, server.process.pid, each, 1, seconds) for each in every]
    _show_one(what, floor, alone, floors)

    with _hello(workers=WORKERS) as (port, pid):
        floor = _measured(port, pid, HELLO, MANY_CLIENTS, seconds)
    with serve(settings, "--workers", str(WORKERS)) as server:
        port = urlsplit(server.url).port or 0
        pid = server.process.pid
        crowd = [_measured(port, pid, each, MANY_CLIENTS, seconds) for each in every]
        resident, own = largest_megabytes(pid)
    _show_many(what, floor, crowd)
    say(
        f"Memory of the larger worker after this: {resident:.0f} MB resident, {own:.0f} of them its own"
        f" (≤ {LIMIT_MB} MB: {within(resident, LIMIT_MB)}).\n"
    )


def _measured(port: int, pid: int, address: Address, clients: int, seconds: float) -> Measured:
    knock(port, address.paths, clients=clients, seconds=WARM_SECONDS)
    before = processor_seconds(pid)
    knocks = knock(port, address.paths, clients=clients, seconds=seconds)
    took = processor_seconds(pid) - before
    return Measured(address, knocks, took * 1000 / knocks.answers)


@contextmanager
def _hello(workers: int) -> Iterator[tuple[int, int]]:
    port = free_port()
    arguments = ["-m", "tests.benchmarks.hello", str(port), str(workers)]
    process = subprocess.Popen([sys.executable, *arguments], cwd=PROJECT)  # noqa: S603  ours
    try:
        _wait_until_open(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def _wait_until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    message = "the floor's server ended before it answered"
    raise RuntimeError(message)


def _show_one(
    what: str, floor: Measured, alone: Sequence[Measured], floors: Sequence[RawSql]
) -> None:
    table = new_table(
        f"{what}: one client, one worker (ms)",
        "address", "p50", "p95", f"≤ {LIMIT_MS}", "processor", "to hello", "statements", "raw SQL", "to raw SQL",
    )  # fmt: skip
    for each, raw in [*zip(alone, floors, strict=False), (alone[-1], None), (floor, None)]:
        knocks = each.knocks
        of_sql = (
            (str(raw.statements), f"{raw.p50:.2f}", f"{knocks.p50 / raw.p50:.1f}")
            if raw
            else ("", "", "")
        )
        table.add_row(
            each.address.name,
            f"{knocks.p50:.2f}",
            f"{knocks.p95:.2f}",
            within(knocks.p95, LIMIT_MS),
            f"{each.processor_ms:.2f}",
            f"{knocks.p50 / floor.knocks.p50:.1f}",
            *of_sql,
        )
    show(table)


def _show_many(what: str, floor: Measured, crowd: Sequence[Measured]) -> None:
    table = new_table(
        f"{what}: {MANY_CLIENTS} clients, {WORKERS} workers",
        "address", "requests/s", "hello to it", "p50 ms", "p95 ms", "processor ms", "client's share of a core",
    )  # fmt: skip
    for each in [*crowd, floor]:
        knocks = each.knocks
        table.add_row(
            each.address.name,
            f"{knocks.per_second:.0f}",
            f"{floor.knocks.per_second / knocks.per_second:.1f}",
            f"{knocks.p50:.1f}",
            f"{knocks.p95:.1f}",
            f"{each.processor_ms:.2f}",
            f"{each.client_share:.0%}",
        )
    show(table)
