"""What the commands share: the settings, the house, the words, and refusals in one sentence."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cli.starting import require_database_file, require_folders
from registry.database import version
from registry.errors import RefusalError
from registry.house import House, open_house
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.readiness import OLDER_DATABASE
from registry.settings import Settings, SettingsError, read_settings

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)
FAILED = 1
COULD_NOT_START = 2


def settings_or_exit() -> Settings:
    """Read the settings; where one is wrong, say which and why, and end."""
    try:
        settings = read_settings()
        require_folders(settings)
    except SettingsError as wrong:
        err.print(str(wrong), markup=False)
        raise typer.Exit(COULD_NOT_START) from wrong
    return settings


@contextmanager
def opened_house(
    settings: Settings | None = None, *, of_any_version: bool = False
) -> Iterator[House]:
    """Open the house for a command, and close it afterwards; a refusal ends the command in one sentence.

    So does a database of another version than this program's, which nothing is read from or written
    to, unless `of_any_version`.
    """
    settings = settings or settings_or_exit()
    with refusals_in_words(settings):
        if not of_any_version:
            require_database_file(settings)
        house = open_house(settings)
        try:
            if not of_any_version:
                _require_this_version(house)
            yield house
        finally:
            house.close()


def _require_this_version(house: House) -> None:
    version.require_known(house.engine)
    if not version.is_current(house.engine):
        err.print(say(house.settings, OLDER_DATABASE), markup=False)
        raise typer.Exit(COULD_NOT_START)


@contextmanager
def refusals_in_words(settings: Settings) -> Iterator[None]:
    """End the command with one sentence where the registry refuses."""
    try:
        yield
    except RefusalError as refusal:
        err.print(say(settings, refusal.sentence, **refusal.params), markup=False)
        raise typer.Exit(FAILED) from refusal
    except SettingsError as wrong:
        err.print(str(wrong), markup=False)
        raise typer.Exit(COULD_NOT_START) from wrong


def say(settings: Settings, message_id: str, **params: object) -> str:
    """Say a sentence in the language of this installation."""
    return translate(Language(settings.default_language), message_id, **params)


def progress_bar() -> Progress:
    """Return a bar that shows how far a long command has come; on standard error, so that output stays clean."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=not sys.stderr.isatty(),
    )


class UnwrittenError(OSError):
    """Standard output took no more. What it did not take is gone: asked again, it knows of nothing."""


def print_json(document: object) -> None:
    """Print a document as JSON, on one line. Raises UnwrittenError."""
    try:
        print(json.dumps(document, ensure_ascii=False), flush=True)  # noqa: T201  the output asked for
    except OSError as fault:
        raise UnwrittenError(fault.errno, fault.strerror) from fault


def name_of(path: Path) -> str:
    """Return a path as it can be shown: bytes that are no text are written as numbers."""
    return os.fsencode(path).decode(errors="backslashreplace")


def files_of(paths: list[Path], endings: tuple[str, ...]) -> list[Path]:
    """Return what some paths name as files: files, what is called like one in folders, and patterns.

    What turns out to be no file is among them, so that it can be said: a link that leads nowhere,
    a folder with a file's name.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(each for each in path.rglob("*") if each.suffix in endings)
        elif path.exists() or path.is_symlink():
            found.append(path)
        else:
            pattern = path.relative_to(path.anchor) if path.is_absolute() else path
            root = Path(path.anchor) if path.is_absolute() else Path()
            found += sorted(
                each
                for each in root.glob(str(pattern))
                if each.suffix in endings or not each.is_dir()
            )
    return list(dict.fromkeys(found))


def why_no_file(path: Path) -> str | None:
    """Return why a path cannot be read as a file, as a message; None where it is one.

    What is no regular file is not opened: a pipe would wait for whoever writes into it, and a
    device may do something. Raises OSError where it is not there.
    """
    mode = path.stat().st_mode
    if stat.S_ISREG(mode):
        return None
    return N_("This is a folder.") if stat.S_ISDIR(mode) else N_("This is not a regular file.")
