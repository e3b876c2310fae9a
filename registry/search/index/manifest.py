"""The one small file that says what an index is made of; replacing it is what publishes a change."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from registry.search.index.encoder import MODEL_NAME
from registry.search.index.faults import Damage, IndexUnusableError
from registry.search.index.files import Seal, sync_folder

FORMAT: Final = 8
"""Raise it whenever an older index could no longer be read as meant: it is then rebuilt."""

_NAME: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published state of an index."""

    folder: str  # where this state's files stand, beside the manifest
    generation: int  # rises with every published change
    change_number: int  # the catalogue's changes are in it up to this one
    entries: int
    rows: int  # entries as they are and as they were: a changed entry gets a new row
    base_words: int  # words known when the thesaurus was last made in full
    seals: dict[str, Seal]
    outdated: tuple[int, ...] = field(
        default=()
    )  # rows to take out of the words at the next change
    format: int = FORMAT
    model: str = MODEL_NAME


def read(root: Path) -> Manifest:
    """Return the published state.

    Raises IndexUnusableError when there is none, it cannot be read, or it is of another format.
    """
    try:
        held = json.loads((root / _NAME).read_bytes())
        if held["format"] != FORMAT or held["model"] != MODEL_NAME:
            raise IndexUnusableError(Damage.OF_ANOTHER_KIND)
        held["seals"] = {name: Seal(**seal) for name, seal in held["seals"].items()}
        held["outdated"] = tuple(held["outdated"])
        return Manifest(**held)
    except FileNotFoundError as error:
        raise IndexUnusableError(Damage.ABSENT) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnusableError(Damage.MANIFEST) from error


def publish(root: Path, manifest: Manifest) -> None:
    """Put a new state in the place of the old one, in one step."""
    draft = root / f"{_NAME}.new"
    with draft.open("w") as file:
        json.dump(asdict(manifest), file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(root / _NAME)
    sync_folder(root)


def stamp(root: Path) -> tuple[int, int]:
    """Return what changes whenever a new state is published, at the price of one look."""
    try:
        seen = (root / _NAME).stat()
    except OSError:  # there is none, or its folder is none
        return (0, 0)
    return (seen.st_ino, seen.st_mtime_ns)
