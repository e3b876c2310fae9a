"""Real catalogue entries and retrieval cases, read from where they lie; nothing is copied."""

import json
import os
import sys
from collections.abc import Iterator
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

from registry.search.index.entries import IndexedEntry, LocalisedTexts

Raw = dict[str, Any]  # Any: a line of JSON
ROOT = Path(__file__).resolve().parents[2]


ABSENT = (
    "The retrieval data is absent: set ACERVO_SHARED_DATA to the folder that holds retrieval/."
)


def find_shared_data() -> Path | None:
    """Return the folder of the shared data, where it is there."""
    folder = Path(
        os.environ.get("ACERVO_SHARED_DATA", ROOT / ".." / "shared" / "data")
    ).resolve()
    return folder if (folder / "retrieval" / "corpus.jsonl").exists() else None


def shared_data() -> Path:
    """Return the folder of the shared data; leave with one sentence when it is absent."""
    return find_shared_data() or sys.exit(ABSENT)


def evaluation(folder: Path) -> ModuleType:
    """Return the benchmark's own scoring, loaded from beside its cases."""
    spec = util.spec_from_file_location("evaluate", folder / "retrieval" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases(folder: Path) -> list[Raw]:
    """Return the retrieval cases."""
    with (folder / "retrieval" / "all.jsonl").open() as lines:
        return [json.loads(line) for line in lines]


def entries(folder: Path) -> Iterator[IndexedEntry]:
    """Yield the catalogue's entries as the index takes them."""
    with (folder / "retrieval" / "corpus.jsonl").open() as lines:
        for line in lines:
            yield _entry(json.loads(line))


def _entry(raw: Raw) -> IndexedEntry:
    return IndexedEntry(
        id=raw["id"],
        slug=raw["id"],
        name=raw["name"],
        texts={language: _texts(block) for language, block in raw["localised"].items()},
        aliases=tuple(raw.get("aliases") or ()),
        categories=tuple(raw["categories"]),
        publisher=(raw.get("owner") or "").casefold(),
        licence=raw.get("licence"),
        status=raw.get("status") or "unknown",
        has_been_reused=bool(raw.get("used_by")),
    )


def _texts(block: Raw) -> LocalisedTexts:
    return LocalisedTexts(
        generic_name=block.get("generic_name") or "",
        short_description=block.get("short_description") or "",
        long_description=block.get("long_description") or "",
        features=tuple(block.get("features") or ()),
        alternative_descriptions=tuple(
            item["text"] for item in block.get("alt_descriptions") or ()
        ),
    )
