"""What the commands share: the settings, the house, the words, and refusals in one sentence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from registry.errors import RefusalError
from registry.house import House, open_house
from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from registry.settings import Settings, SettingsError, read_settings

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)
FAILED = 1
COULD_NOT_START = 2


def settings_or_exit() -> Settings:
    """Read the settings; where one is wrong, say which and why, and end."""
    try:
        return read_settings()
    except SettingsError as wrong:
        err.print(str(wrong), markup=False)
        raise typer.Exit(COULD_NOT_START) from wrong


@contextmanager
def opened_house(settings: Settings | None = None) -> Iterator[House]:
    """Open the house for a command, and close it afterwards; a refusal ends the command in one sentence."""
    house = open_house(settings or settings_or_exit())
    try:
        with refusals_in_words(house.settings):
            yield house
    finally:
        house.close()


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


def files_of(paths: list[Path], endings: tuple[str, ...]) -> list[Path]:
    """Return the files that some paths name: files, folders of files, and patterns."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                each for each in path.rglob("*") if each.is_file() and each.suffix in endings
            )
        elif path.exists():
            found.append(path)
        else:
            pattern = path.relative_to(path.anchor) if path.is_absolute() else path
            root = Path(path.anchor) if path.is_absolute() else Path()
            found += sorted(each for each in root.glob(str(pattern)) if each.is_file())
    return list(dict.fromkeys(found))
