"""A real `acervo serve`, as whoever runs Acervo starts it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from registry.settings import Settings
from tests.environment.databases import Database, Kind, lend_database
from tests.environment.ground import Ground
from tests.environment.ports import free_port

PATIENCE_SECONDS = (
    300  # a machine may be busy with much else; nothing waits longer than it must
)
DEMO_PASSWORD = "clave de demostración"
INHERITED = ("PATH", "HOME", "LANG", "OPENBLAS_CORETYPE")
PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """A server that answers, and the settings that lead to the database behind it."""

    url: str
    settings: Settings
    process: subprocess.Popen[bytes]
    log: Path


@pytest.fixture(scope="module")
def server(ground: Ground, database_kind: Kind) -> Iterator[Server]:
    """Serve a freshly seeded database of this file's own."""
    with (
        lend_database(ground, database_kind, "seeded", set_up) as database,
        serve(database.settings) as server,
    ):
        yield server


@pytest.fixture
def seeded_database(ground: Ground, database_kind: Kind) -> Iterator[Database]:
    """A seeded database of the test's own, with its index."""
    with lend_database(ground, database_kind, "seeded", set_up) as database:
        yield database


@contextmanager
def serve(settings: Settings, *options: str) -> Iterator[Server]:
    """Start `acervo serve` on a database, wait until it is ready, and end it afterwards."""
    port = free_port()
    log = settings.data_dir / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "cli.main", "serve", "--port", str(port), *options],
            cwd=PROJECT,
            env=environment_of(settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    server = Server(f"http://127.0.0.1:{port}", settings, process, log)
    try:
        _wait_until_ready(server)
        yield server
    finally:
        _end(process)


def run_acervo(settings: Settings, *arguments: str) -> str:
    """Run one command of `acervo` under some settings and return what it prints."""
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "cli.main", *arguments],
        cwd=PROJECT,
        env=environment_of(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        message = f"acervo {' '.join(arguments)}: {done.stdout}{done.stderr}"
        raise RuntimeError(message)
    return done.stdout


def set_up(settings: Settings) -> None:
    """Bring an empty database into the state that the first start leaves."""
    with serve(settings, "--set-up", "--demo-password", DEMO_PASSWORD):
        pass  # once it answers, all is migrated, seeded and indexed


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment that leads a process of its own to some settings."""
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {
        "ACERVO_DATA_DIR": str(settings.data_dir),
        "ACERVO_DATABASE_URL": settings.database_url,
        "ACERVO_MIGRATION_DATABASE_URL": settings.migration_database_url,
        "ACERVO_SECRET_KEY": settings.secret_key,
        "ACERVO_OUTSIDE_TEST_HOSTS": settings.outside_test_hosts,
    }


def _wait_until_ready(server: Server) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not _answers(f"{server.url}/readyz"):
        if server.process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(server.log.read_text())
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310  our own address
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
