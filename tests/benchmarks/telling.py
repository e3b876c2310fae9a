"""Tables on the terminal."""

import sys
from time import monotonic
from typing import Final, Self

from rich.console import Console
from rich.table import Table

SECONDS_BETWEEN: Final = 15
_console = Console(width=None if sys.stdout.isatty() else 110, highlight=False)


def new_table(title: str, *columns: str) -> Table:
    """Return a table whose first column is words and the others figures."""
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False
    )
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left", no_wrap=True)
    return table


def show(table: Table) -> None:
    """Print a table and an empty line."""
    _console.print(table)
    _console.print()


def say(sentence: str) -> None:
    """Print a sentence."""
    _console.print(sentence, markup=False, soft_wrap=True)


def within(value: float, limit: float) -> str:
    """Return whether a figure keeps to its limit."""
    return "yes" if value <= limit else "no"


class Progress:
    """How far a long piece of work has come: a line that counts on a terminal, else one now and then."""

    def __init__(self) -> None:
        self._status = _console.status("") if _console.is_terminal else None
        self._what, self._told_at = "", 0.0

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()

    def tell(self, what: str, done: int) -> None:
        """Say how many of something are done."""
        line = f"{what}: {done:,} done"
        if self._status:
            self._status.update(line)
        elif what != self._what or monotonic() - self._told_at >= SECONDS_BETWEEN:
            say(f"{line} …")
            self._what, self._told_at = what, monotonic()
