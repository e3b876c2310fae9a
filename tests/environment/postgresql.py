"""A PostgreSQL of the tests' own: started with them, ended with them, leaving nothing."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from tests.environment.ground import Ground
from tests.environment.ports import free_port
from tests.environment.system_packages import find_postgresql, missing, sentence_on

PATIENCE_SECONDS = 30
OWNER = "acervo_owner"  # of the tables: it migrates
APPLICATION = "acervo"  # what serves: it can change neither evidence nor audit nor history
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "300",
}

_started: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True)
class Cluster:
    """A running cluster, as any process of the run can reach it."""

    port: int
    password: str

    def url(self, database: str, login: str) -> str:
        """Return the address of one of its databases."""
        return f"postgresql+psycopg://{login}:{self.password}@127.0.0.1:{self.port}/{database}"

    def execute(self, *statements: sql.Composed | sql.SQL) -> None:
        """Do something to the cluster itself, as its superuser."""
        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user="postgres",
            password=self.password,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            for statement in statements:
                connection.execute(statement)


def running_cluster(ground: Ground) -> Cluster:
    """Return this run's cluster, starting it when none of its processes has."""
    with ground.lock("postgresql"):
        told = ground.root / "postgresql.told"
        if not told.exists():
            cluster = _start(ground.root / "postgresql")
            told.write_text(f"{cluster.port} {cluster.password}")
        port, password = told.read_text().split()
        return Cluster(int(port), password)


def stop_cluster() -> None:
    """End the cluster, if this process has started it."""
    for process in _started:
        process.send_signal(signal.SIGINT)  # a fast shutdown: open connections are closed
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    _started.clear()


def _start(folder: Path) -> Cluster:
    if absent := missing(["postgresql-15"]):
        raise RuntimeError(sentence_on(absent))
    password = secrets.token_urlsafe(16)
    folder.mkdir()
    (folder / "password").write_text(password)
    unprivileged = _as_nobody_special(folder)
    _initialise(folder, unprivileged)
    cluster = Cluster(free_port(), password)
    process = _serve(folder, cluster.port, unprivileged)
    _started.append(process)
    _wait_until_it_answers(cluster, process, folder)
    create = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
    for login in (OWNER, APPLICATION):
        cluster.execute(create.format(sql.Identifier(login), sql.Literal(password)))
    return cluster


def _as_nobody_special(folder: Path) -> list[str]:
    """Return what to put before a command, since PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    names = {user.pw_name for user in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    for path in (folder, *folder.iterdir()):
        os.chown(path, user.pw_uid, user.pw_gid)
    return ["--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups"]


def _initialise(folder: Path, unprivileged: list[str]) -> None:
    subprocess.run(  # noqa: S603  our own words alone
        [
            _program("setpriv"), *unprivileged, _program("initdb"), "--pgdata", folder / "data",
            "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres",
            "--auth=scram-sha-256", "--pwfile", folder / "password",
        ],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    (folder / "password").unlink()


def _serve(folder: Path, port: int, unprivileged: list[str]) -> subprocess.Popen[bytes]:
    options = [word for name, value in FAST.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603  our own words alone
            [
                # It ends with the process that started it, even when that one is killed.
                _program("setpriv"), "--pdeathsig", "INT", *unprivileged, _program("postgres"),
                "-D", folder / "data", "-h", "127.0.0.1", "-p", str(port), "-k", folder, *options,
            ],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip


def _wait_until_it_answers(
    cluster: Cluster, process: subprocess.Popen[bytes], folder: Path
) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            cluster.execute(sql.SQL("SELECT 1"))
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / "log").read_text()) from None
            time.sleep(0.02)
        else:
            return


def _program(name: str) -> str:
    return find_postgresql(name) or shutil.which(name) or name
