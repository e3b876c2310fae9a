"""Commands on this node's search index."""

import typer

from cli.terminal import FAILED, err, opened_house, out, progress_bar, say
from registry.house import House
from registry.language.marks import N_
from registry.search.index.faults import IndexUnusableError

app = typer.Typer(help="This node's search index.", no_args_is_help=True)


@app.command("status")
def status() -> None:
    """Say how many entries the index holds, and up to which change."""
    with opened_house() as house:
        try:
            published = house.index.status()
        except IndexUnusableError as why:
            err.print(
                say(
                    house.settings,
                    N_("The index cannot be used: %(why)s. Run: acervo index rebuild"),
                    why=why.damage,
                ),
                markup=False,
            )
            raise typer.Exit(FAILED) from why
        words = N_("%(entries)s entries, up to change %(change)s")
        out.print(
            say(
                house.settings, words, entries=published.entries, change=published.change_number
            ),
            markup=False,
        )


@app.command("rebuild")
def rebuild() -> None:
    """Build the index anew from the database; the old one serves until the new one is whole."""
    with opened_house() as house:
        count = rebuild_with_progress(house)
        if count is None:
            raise typer.Exit(FAILED)
        out.print(
            say(house.settings, N_("The index holds %(entries)s entries."), entries=count),
            markup=False,
        )


def rebuild_with_progress(house: House) -> int | None:
    """Build the index and show how far it has come; return how many entries it holds.

    Where its folder cannot be written this says so and returns None: a server tries it again.
    """
    try:
        with progress_bar() as bar:
            task = bar.add_task(
                say(house.settings, N_("Building the search index")), total=None
            )
            return house.follower.rebuild(lambda done: bar.update(task, completed=done))
    except OSError as fault:
        words = N_("The index cannot be written in %(folder)s: %(why)s.")
        folder = house.settings.index_dir
        err.print(say(house.settings, words, folder=folder, why=fault.strerror), markup=False)
        return None
