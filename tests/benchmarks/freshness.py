"""How soon a change can be found: by another process of the same node, and by another node."""

import json
import time
import urllib.request
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from sqlalchemy import func, select

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.history.unit_of_work import Sessions
from registry.publishers.models import Publisher
from registry.search.models import TextVector
from tests.benchmarks.telling import new_table, say, show, within
from tests.environment.databases import Database, Kind
from tests.environment.server import Server, run_acervo, serve

CHANGES = 30
LIMIT_SECONDS = 1.0
EVERY_PROCESS = (
    10  # answers in a row, each over a connection of its own: half go to either worker
)
BETWEEN_SECONDS = 0.13  # so that the changes fall on different moments of the followers' rounds
PATIENCE_SECONDS = 120  # loading the models takes its time on a busy machine


def tell(database: Database) -> None:
    """Measure and print the time from a commit to its being found, and that of a node that joins."""
    settings = database.settings
    with serve(settings, "--workers", "2") as server:
        commit = _commits(database)
        looks = [lambda slug: _seen(server, slug, 1), lambda slug: _seen(server, slug)]
        (cold, _) = _measured(commit, looks, range(1))
        first, all_of_them = _measured(commit, looks)
    say(
        f"{database.kind}: the first change after a start, models not loaded yet: {cold[0]:.1f} s"
    )
    rows = [("two workers: by one of them", first), ("two workers: by both", all_of_them)]
    if database.kind is Kind.POSTGRESQL:
        rows += _two_nodes(database)
    table = new_table(
        f"{database.kind}: from commit to findable in another process, {CHANGES} changes (s)",
        "asked of", "median", "p95", "most", f"≤ {LIMIT_SECONDS:.0f}",
    )  # fmt: skip
    for name, seconds in rows:
        at_95 = sorted(seconds)[int(len(seconds) * 0.95)]
        figures = [f"{each:.2f}" for each in (median(seconds), at_95, max(seconds))]
        table.add_row(name, *figures, within(max(seconds), LIMIT_SECONDS))
    show(table)
    if database.kind is Kind.POSTGRESQL:
        _tell_of_joining(database)


def _two_nodes(database: Database) -> list[tuple[str, list[float]]]:
    with TemporaryDirectory() as folder:
        other = database.settings.model_copy(update={"data_dir": Path(folder)})
        with serve(database.settings) as one, serve(other) as another:
            commit = _commits(database)
            looks = [lambda slug: _seen(one, slug, 1), lambda slug: _seen(another, slug, 1)]
            _measured(commit, looks, range(1))
            here, there = _measured(commit, looks)
    return [("two nodes: by the first", here), ("two nodes: by the second", there)]


def _tell_of_joining(database: Database) -> None:
    """Say how long a node with an empty disk takes, which finds all vectors in the database."""
    before = _count_vectors(database)
    with TemporaryDirectory() as folder:
        settings = database.settings.model_copy(update={"data_dir": Path(folder)})
        began = time.perf_counter()
        said = run_acervo(settings, "index", "rebuild").strip()
        took = time.perf_counter() - began
    say(
        f"A node that joins with an empty disk: {said} It took {took:.1f} s, the start of the command included;"
        f" {before:,} vectors were in the database, {_count_vectors(database) - before} were computed.\n"
    )


def _measured(
    commit: Callable[[int], str],
    looks: Sequence[Callable[[str], float]],
    numbers: Sequence[int] = range(1, 1 + CHANGES),
) -> list[list[float]]:
    """Return for each way to look the seconds from each commit to what it committed being found."""
    found: list[list[float]] = [[] for _ in looks]
    with ThreadPoolExecutor(len(looks)) as threads:
        for number in numbers:
            slug = commit(number)
            began = time.perf_counter()
            seen = list(threads.map(lambda look, slug=slug: look(slug), looks))
            for times, at in zip(found, seen, strict=True):
                times.append(at - began)
            time.sleep(BETWEEN_SECONDS)
    return found


def _commits(database: Database) -> Callable[[int], str]:
    """Return what commits an entry from this process, which serves nothing, and returns its slug."""
    sessions = Sessions(database.engine)
    with sessions.reading() as session:
        publisher = session.scalars(select(Publisher.slug).order_by(Publisher.slug)).first()
    begun = int(time.time())

    def commit(number: int) -> str:
        texts = {"es": {"short_description": f"Registro de pruebas número {number}"}}
        name = f"Zarzamora {begun} {number}"
        with sessions.writing() as session:
            draft = SoftwareDraft(name=name, publisher=publisher, texts=texts)
            return enter_software(session, SYSTEM, draft).slug

    return commit


def _seen(server: Server, slug: str, in_a_row: int = EVERY_PROCESS) -> float:
    """Return when a server's answers, so many in a row, first held an entry."""
    asked = urlencode({"q": slug.replace("-", " "), "limit": 3, "demonstration": "true"})
    until, since, count = time.perf_counter() + PATIENCE_SECONDS, 0.0, 0
    while count < in_a_row:
        with urllib.request.urlopen(f"{server.url}/api/v1/search?{asked}") as answer:  # noqa: S310  our own
            results = json.load(answer)["results"]
        at = time.perf_counter()
        if any(each["software"]["slug"] == slug for each in results):
            since, count = since or at, count + 1
        else:
            since, count = 0.0, 0
        if at > until:
            message = f"{slug} was not found within {PATIENCE_SECONDS} s"
            raise RuntimeError(message)
    return since


def _count_vectors(database: Database) -> int:
    with Sessions(database.engine).reading() as session:
        return session.scalar(select(func.count()).select_from(TextVector)) or 0
