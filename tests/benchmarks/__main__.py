"""Measures Acervo beside the floors of the same run: `python -m tests.benchmarks --help`."""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks import exports, freshness, second_start, serving, validating
from tests.benchmarks.filling import fill_with
from tests.benchmarks.questions import addresses
from tests.benchmarks.retrieval_corpus import ABSENT, find_shared_data
from tests.benchmarks.telling import say
from tests.environment.databases import Kind, lend_database
from tests.environment.ground import Ground, lay_ground
from tests.environment.postgresql import stop_cluster
from tests.environment.server import PROJECT, set_up

PARTS = ("start", "seed", "corpus", "validate", "retrieval")
BY_NAME_ALONE = ("exports", "freshness")  # they take minutes, and little changes them


def main() -> None:
    """Run the parts that are asked for, one after another."""
    asked = _asked()
    data = find_shared_data()
    if "start" in asked.parts:
        second_start.tell()
    with _laid_ground() as ground:
        for kind in asked.databases:
            _ask_database(ground, kind, data, asked)
    if "validate" in asked.parts and data:
        validating.tell(data)
    if data is None and not set(asked.parts) <= set(BY_NAME_ALONE):
        say(f"{ABSENT} What needs it was left out.")
    elif "retrieval" in asked.parts:
        fresh = ["--fresh"] if asked.fresh else []
        command = [sys.executable, "-m", "tests.benchmarks.retrieval", "--speed", *fresh]
        subprocess.run(command, cwd=PROJECT, check=True)  # noqa: S603  ourselves


def _ask_database(
    ground: Ground, kind: Kind, data: Path | None, asked: argparse.Namespace
) -> None:
    if "seed" in asked.parts:
        _serve_seed(ground, kind, data, asked.seconds)
    if "corpus" in asked.parts and data:
        _serve_corpus(ground, kind, data, asked)
    if "exports" in asked.parts:
        with lend_database(ground, kind) as database:
            exports.tell(database, asked.entries)
    if "freshness" in asked.parts:
        with lend_database(ground, kind, "seeded", set_up) as database:
            freshness.tell(database)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, *BY_NAME_ALONE, []], default=PARTS,
                        metavar="PART", help=f"any of {', '.join((*PARTS, *BY_NAME_ALONE))};"
                        f" by default all but {', '.join(BY_NAME_ALONE)}")  # fmt: skip
    parser.add_argument("--postgresql", dest="databases", action="store_const",
                        const=list(Kind), default=[Kind.SQLITE], help="on PostgreSQL too")  # fmt: skip
    parser.add_argument(
        "--seconds", type=float, default=5, help="how long each round of requests lasts"
    )
    parser.add_argument(
        "--entries", type=int, default=100_000, help="how many entries are exported"
    )
    parser.add_argument("--fresh", action="store_true", help="encode every text anew")
    return parser.parse_args()


def _serve_seed(ground: Ground, kind: Kind, data: Path | None, seconds: float) -> None:
    with lend_database(ground, kind, "seeded", set_up) as database:
        asked = addresses(database.settings, data)
        serving.tell(f"{kind}, the seed", database.settings, asked, seconds)


def _serve_corpus(ground: Ground, kind: Kind, data: Path, asked: argparse.Namespace) -> None:
    build = fill_with(data, is_fresh=asked.fresh)
    with lend_database(ground, kind, "corpus", build) as database:
        paths = addresses(database.settings, data)
        serving.tell(
            f"{kind}, the seed and 8,617 entries", database.settings, paths, asked.seconds
        )


@contextmanager
def _laid_ground() -> Iterator[Ground]:
    ground = lay_ground()
    try:
        yield ground
    finally:
        stop_cluster()
        ground.clear()


if __name__ == "__main__":
    main()
