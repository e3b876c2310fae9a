"""Databases for tests: each state is built once for a run, then copied."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from psycopg import sql
from sqlalchemy import Engine

from registry.database.engine import open_engine
from registry.database.migrating import migrate
from registry.settings import Settings
from tests.environment.ground import Ground
from tests.environment.postgresql import APPLICATION, OWNER, Cluster, running_cluster

SECRET = "a secret that whoever reads this knows"


class Kind(StrEnum):
    """The databases that Acervo stands on."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


@dataclass(frozen=True)
class Database:
    """A database of a test's own, with the settings that lead to it."""

    kind: Kind
    settings: Settings
    engine: Engine


@contextmanager
def lend_database(
    ground: Ground,
    kind: Kind,
    state: str = "migrated",
    build: Callable[[Settings], None] = migrate,
) -> Iterator[Database]:
    """Lend a database in some state, and drop it afterwards.

    `build` brings an empty database into that state, and is asked once for each run.
    """
    template = _built_template(ground, kind, state, build)
    copy = f"copy_{uuid4().hex}"
    shutil.copytree(ground.root / f"{kind}_{template}", ground.root / f"{kind}_{copy}")
    if kind is Kind.POSTGRESQL:
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY")
        _execute(running_cluster(ground), create, copy, template, OWNER)
    settings = _settings(ground, kind, copy)
    engine = open_engine(settings)
    try:
        yield Database(kind, settings, engine)
    finally:
        engine.dispose()
        _drop(ground, kind, copy)


def _built_template(
    ground: Ground, kind: Kind, state: str, build: Callable[[Settings], None]
) -> str:
    built = ground.root / f"{kind}_{state}.built"
    with ground.lock(f"{kind}_{state}"):
        if not built.exists():
            settings = _settings(ground, kind, state)
            settings.data_dir.mkdir()
            if kind is Kind.POSTGRESQL:
                _execute(
                    running_cluster(ground),
                    sql.SQL("CREATE DATABASE {} OWNER {}"),
                    state,
                    OWNER,
                )
            build(settings)
            built.touch()
    return state


def _settings(ground: Ground, kind: Kind, name: str) -> Settings:
    folder = ground.root / f"{kind}_{name}"
    if kind is Kind.SQLITE:
        address = f"sqlite:///{folder / 'acervo.sqlite'}"
        return Settings(data_dir=folder, database_url=address, secret_key=SECRET)
    cluster = running_cluster(ground)
    return Settings(
        data_dir=folder,
        database_url=cluster.url(name, APPLICATION),
        migration_database_url=cluster.url(name, OWNER),
        secret_key=SECRET,
    )


def _drop(ground: Ground, kind: Kind, name: str) -> None:
    if kind is Kind.POSTGRESQL:
        _execute(running_cluster(ground), sql.SQL("DROP DATABASE {} WITH (FORCE)"), name)
    shutil.rmtree(ground.root / f"{kind}_{name}")


def _execute(cluster: Cluster, statement: sql.SQL, *names: str) -> None:
    cluster.execute(statement.format(*(sql.Identifier(name) for name in names)))
