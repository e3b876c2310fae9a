"""Knocks at a server as fast as it answers, in a process of its own, so that its cost is told apart.

`knock(…)` starts `python -m tests.benchmarks.knocking`, which does the work and tells the outcome.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle
from statistics import quantiles

import httptools
import uvloop

from tests.environment.server import PROJECT

LONGEST_SECONDS = 120
Noted = list[tuple[float, int]]  # the milliseconds of each answer, and its status


@dataclass(frozen=True)
class Knocks:
    """How a round of requests went: milliseconds of an answer, and what the client itself took."""

    answers: int
    p50: float
    p95: float
    seconds: float
    client_seconds: float  # of its processor
    statuses: list[int]

    @property
    def per_second(self) -> float:
        return self.answers / self.seconds


def knock(port: int, paths: Sequence[str], *, clients: int, seconds: float) -> Knocks:
    """Have some clients ask for these paths in turn, each on a connection that stays open."""
    asked = {"port": port, "paths": list(paths), "clients": clients, "seconds": seconds}
    done = subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-m", __name__],
        cwd=PROJECT,
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=seconds + LONGEST_SECONDS,
    )
    told = Knocks(**json.loads(done.stdout))
    if set(told.statuses) != {200}:
        message = f"not only 200 was answered at {paths[0]}: {told.statuses}"
        raise RuntimeError(message)
    return told


class Client(asyncio.Protocol):
    """One client: asks for the next path once the last is answered, until the time is over."""

    def __init__(self, paths: Iterator[str], until: float, noted: Noted) -> None:
        self.paths, self.until, self.noted = paths, until, noted
        self.parser = httptools.HttpResponseParser(self)
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # it is one
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        if time.perf_counter() >= self.until:
            self.transport.close()
            return
        asked = (
            f"GET {next(self.paths)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: es\r\n\r\n"
        )
        self.began = time.perf_counter()
        self.transport.write(asked.encode())

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_message_complete(self) -> None:
        took = (time.perf_counter() - self.began) * 1000
        self.noted.append((took, self.parser.get_status_code()))
        self.ask()

    def connection_lost(self, why: Exception | None) -> None:
        if time.perf_counter() < self.until:
            self.noted.append((0, 0))  # it hung up in the middle
        self.ended.set_result(None)


async def knocked(port: int, paths: Sequence[str], clients: int, seconds: float) -> Knocks:
    noted: Noted = []
    loop, turn = asyncio.get_running_loop(), cycle(paths)
    began = time.perf_counter()
    knocking = [
        await loop.create_connection(
            lambda: Client(turn, began + seconds, noted), "127.0.0.1", port
        )
        for _ in range(clients)
    ]
    await asyncio.gather(*(client.ended for _, client in knocking))
    took = time.perf_counter() - began
    parts = quantiles((milliseconds for milliseconds, _ in noted), n=20)
    statuses = sorted({status for _, status in noted})
    return Knocks(len(noted), parts[9], parts[18], took, time.process_time(), statuses)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(uvloop.run(knocked(**json.load(sys.stdin))))))
