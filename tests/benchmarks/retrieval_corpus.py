"""The shared retrieval data: where it lies, its cases and its own scoring. Nothing is copied."""

import json
import os
from collections.abc import Iterable
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

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


def find_evaluation(folders: Iterable[Path]) -> ModuleType | None:
    """Return the benchmark's own scoring from the first folder that holds it."""
    for folder in folders:
        path = folder / "evaluate.py"
        if path.is_file():
            spec = util.spec_from_file_location("evaluate", path)
            assert spec is not None
            assert spec.loader is not None
            module = util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    return None


def cases_of(path: Path) -> list[Raw]:
    """Return the retrieval cases of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
