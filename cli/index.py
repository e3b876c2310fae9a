"""Commands on this node's search index."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated

import typer

from cli.terminal import FAILED, err, opened_house, out, print_json, progress_bar, say
from registry.house import House
from registry.language.marks import N_
from registry.search.checking import Checked, Difference, check_index
from registry.search.index.faults import IndexUnusableError

MOST_TOLD = 1_000

app = typer.Typer(help="This node's search index.", no_args_is_help=True)


@app.command("status")
def status() -> None:
    """Say how many entries the index holds, and up to which change."""
    with opened_house() as house:
        try:
            published = house.index.status()
        except IndexUnusableError as why:
            err.print(_unusable(house, why), markup=False)
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


@app.command("check")
def check(
    *,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help=f"Print one JSON object, with the first {MOST_TOLD} differences."
        ),
    ] = False,
) -> None:
    """Compare the index with the database, entry by entry; end with 0 where they say the same, else with 1.

    Names, texts, words, vectors, facets and who may see each are compared. What changed since the
    change up to which the index goes is passed over: it comes by itself.
    """
    with opened_house() as house:
        told: list[Difference] = []

        def tell(difference: Difference) -> None:
            if as_json:
                told.extend([difference] if len(told) < MOST_TOLD else [])
            else:
                what = ", ".join(difference.what)
                out.print(f"{difference.slug} ({difference.id}): {what}", markup=False)

        try:
            checked = _checked_with_progress(house, tell)
        except IndexUnusableError as why:
            if as_json:
                print_json({"is_clean": False, "unusable": why.damage.value})
            else:
                err.print(_unusable(house, why), markup=False)
            raise typer.Exit(FAILED) from why
        if as_json:
            print_json(_document(checked, told))
        else:
            out.print(_in_words(house, checked), markup=False)
        if not checked.is_clean:
            raise typer.Exit(FAILED)


def _checked_with_progress(house: House, tell: Callable[[Difference], None]) -> Checked:
    with progress_bar() as bar, house.sessions.reading() as session:
        task = bar.add_task(say(house.settings, N_("Comparing the entries")), total=None)
        return check_index(
            session,
            house.index,
            house.vectors,
            tell,
            lambda done: bar.update(task, completed=done),
        )


def _document(checked: Checked, told: list[Difference]) -> dict[str, object]:
    return {
        "is_clean": checked.is_clean,
        "unusable": None,
        "compared": checked.compared,
        "indexed_change": checked.indexed,
        "last_change": checked.changed,
        "passed_over": checked.passed_over,
        "vectors_not_kept": checked.not_kept,
        "differing": checked.differing,
        "differences": [asdict(each) for each in told],
    }


def _in_words(house: House, checked: Checked) -> str:
    sentences = [
        say(
            house.settings,
            N_("%(entries)s entries were compared, up to change %(change)s."),
            entries=checked.compared,
            change=checked.indexed,
        )
    ]
    if checked.passed_over:
        words = N_("%(n)s changed since and were passed over.")
        sentences.append(say(house.settings, words, n=checked.passed_over))
    if checked.is_clean:
        sentences.append(say(house.settings, N_("Index and database say the same.")))
    else:
        words = N_("%(n)s differ. Run: acervo index rebuild")
        sentences.append(say(house.settings, words, n=checked.differing))
    return " ".join(sentences)


def _unusable(house: House, why: IndexUnusableError) -> str:
    words = N_("The index cannot be used: %(why)s. Run: acervo index rebuild")
    return say(house.settings, words, why=why.damage)


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
