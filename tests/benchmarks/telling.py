"""Tables on the terminal."""

import sys

from rich.console import Console
from rich.table import Table

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
