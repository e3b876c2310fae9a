"""The reader on files that others wrote; they lie beside the project, and are not copied into it."""

from collections import Counter
from pathlib import Path

import pytest

from registry.catalogue.publiccode.reading import read_publiccode


@pytest.fixture
def folder(shared_data: Path) -> Path:
    return shared_data / "publiccode"


def test_every_real_file_is_read(folder, record_property):
    readings = {
        path.name: read_publiccode(path.read_bytes()) for path in (folder / "real").iterdir()
    }

    counts = Counter(
        "refused" if reading.entry is None else "with remarks" if reading.findings else "clean"
        for reading in readings.values()
    )
    print(f"{len(readings)} real files: {dict(counts)}")  # noqa: T201  shown with -s
    assert [name for name, reading in readings.items() if reading.entry is None] == []
    assert all(
        found.message and found.hint
        for reading in readings.values()
        for found in reading.findings
    )


def test_real_files_that_share_an_address_are_few(folder):
    entries = [read_publiccode(path.read_bytes()).entry for path in (folder / "real").iterdir()]
    addresses = Counter(entry.repository for entry in entries if entry)

    assert len(entries) - len(addresses) <= 2
