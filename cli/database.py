"""Commands on the database: its tables, its first rows, and whether all is well."""

import shutil
from collections.abc import Iterator
from typing import Annotated

import typer

from cli.starting import require_database_file
from cli.terminal import (
    FAILED,
    err,
    opened_house,
    out,
    progress_bar,
    refusals_in_words,
    say,
    settings_or_exit,
)
from registry.accounts.queries import has_people
from registry.house import House
from registry.language.marks import N_
from registry.readiness import State, states
from registry.settings import Settings
from seed.loading import Accounts, load

LEAST_FREE_BYTES = 200 * 1024 * 1024

DemoPassword = Annotated[
    str | None,
    typer.Option(
        "--demo-password",
        help="The demo accounts' password. By default one is drawn and printed once.",
    ),
]


def migrate() -> None:
    """Bring the database's tables up to this version of Acervo."""
    settings = settings_or_exit()
    with refusals_in_words(settings):
        require_database_file(settings)
        bring_up_to_date(settings)
    out.print(say(settings, N_("The database is of this version.")), markup=False)


def bring_up_to_date(settings: Settings) -> None:
    """Migrate the database. What migrates takes long to load, and the server never needs it."""
    from registry.database.migrating import migrate as up  # noqa: PLC0415  see above

    up(settings)


def seed(demo_password: DemoPassword = None) -> None:
    """Load the true small registry and, outside production, the demonstration; a second time changes nothing."""
    with opened_house() as house:
        accounts = load_with_progress(house, demo_password)
        out.print(say(house.settings, N_("The first records are there.")), markup=False)
        show_accounts(house.settings, accounts)
        tell_of_the_first_account(house)


def load_with_progress(house: House, demo_password: str | None) -> Accounts | None:
    """Load the seed and show how far it has come; return the demo accounts where they are new."""
    with progress_bar() as bar:
        task = bar.add_task(say(house.settings, N_("Loading the first records")), total=None)
        return load(
            house,
            demo_password,
            lambda done, total: bar.update(task, completed=done, total=total),
        )


def show_accounts(settings: Settings, accounts: Accounts | None) -> None:
    """Print the demo accounts and their password, once."""
    if accounts is None:
        return
    out.print(
        say(
            settings,
            N_(
                "Demonstration accounts, of invented agencies. This password is shown only now:"
            ),
        ),
        markup=False,
    )
    for email, role in accounts.people:
        out.print(f"  {email:<34} {role}", markup=False)
    out.print(
        say(settings, N_("  password: %(password)s"), password=accounts.password), markup=False
    )


def tell_of_the_first_account(house: House) -> None:
    """Say how to make the first account where nobody has one: without it nobody can sign in."""
    with house.sessions.reading() as session:
        if has_people(session):
            return
    words = N_(
        "Nobody has an account yet. Make the first one:"
        " acervo person create E-MAIL NAME --role admin --invite"
    )
    out.print(say(house.settings, words), markup=False)


def doctor() -> None:
    """Check the settings, database, migrations, index and disk; end with 0 where all is well."""
    settings = settings_or_exit()
    with opened_house(settings, of_any_version=True) as house:
        checks = [*states(house), *_own_checks(house)]
    for state in checks:
        mark = "ok" if state.is_ready else "--"
        (out if state.is_ready else err).print(
            f"{mark} {state.part}{': ' + state.why if state.why else ''}", markup=False
        )
    if not all(state.is_ready for state in checks):
        raise typer.Exit(FAILED)


def _own_checks(house: House) -> Iterator[State]:
    folder = house.settings.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    enough = free >= LEAST_FREE_BYTES
    why = (
        None
        if enough
        else say(house.settings, N_("Less than 200 MB are free for the data folder."))
    )
    yield State("disk", is_ready=enough, why=why)
    yield State("settings", is_ready=True)
