"""How many real publiccode.yml files are judged in a second, beside the time that YAML alone takes."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from registry.catalogue.publiccode.validation import validate
from tests.benchmarks.telling import new_table, show, within

LEAST_A_SECOND = 300
ROUNDS = 7


def tell(data: Path) -> None:
    """Judge all the real files again and again on one core, and print the middle round and the best."""
    folder = data / "publiccode" / "real"
    files = [path.read_bytes() for path in sorted(folder.glob("*.yml"))]
    sizes = [len(file) for file in files]
    table = new_table(
        f"{len(files)} real publiccode.yml; bytes: median {statistics.median(sizes):,.0f},"
        f" mean {statistics.mean(sizes):,.0f}, largest {max(sizes):,}",
        "of one core",
        "files/s, middle round",
        "best",
        f"≥ {LEAST_A_SECOND}",
    )
    for words, judge in (
        ("judged, its files looked for", lambda file: validate(file, folder)),
        ("judged by its bytes alone", validate),
        ("floor: YAML read by libyaml's own loader", _loaded),
    ):
        rates = _files_a_second(judge, files)
        middle = statistics.median(rates)
        table.add_row(
            words, f"{middle:.0f}", f"{max(rates):.0f}", within(LEAST_A_SECOND, middle)
        )
    show(table)


def _loaded(file: bytes) -> object:
    try:
        return yaml.load(file, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):  # a day that is none is a ValueError
        return None


def _files_a_second(judge: Callable[[bytes], object], files: list[bytes]) -> list[float]:
    """Return each round's rate by this process's own processor time, which others' work does not touch."""
    rates = []
    for _ in range(ROUNDS + 1):
        began = time.process_time()
        for file in files:
            judge(file)
        rates.append(len(files) / (time.process_time() - began))
    return rates[1:]  # the first fills what is kept
