"""The reader on files that others wrote; they lie beside the project, and are not copied into it."""

from collections import Counter
from pathlib import Path

import pytest

from registry.catalogue.publiccode.reading import read_publiccode

# What only the repository's own files, or Italy's list of its bodies, can tell.
OUT_OF_SIGHT = {
    "fundedBy_uri_wrong_italian_pa2",
    "legal_authorsFile_missing_file",
    "logo_missing_file",
    "no-network__logo_invalid_png",
    "organisation_uri_wrong_italian_pa2",
}


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


@pytest.mark.parametrize("kind", ["valid", "valid_with_warnings", "invalid"])
def test_the_reference_reader_s_verdicts_are_ours(folder, kind):
    files = sorted((folder / "testvectors").glob(f"v0__{kind}__*"))
    disagreeing = {
        path.name.split("__", 2)[2].removesuffix(".yml")
        for path in files
        if bool(read_publiccode(path.read_bytes()).errors) != (kind == "invalid")
    }

    print(f"{len(files) - len(disagreeing)} of {len(files)} {kind} files agree")  # noqa: T201  shown with -s
    assert files
    assert disagreeing <= OUT_OF_SIGHT
