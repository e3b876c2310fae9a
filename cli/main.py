"""The command `acervo`."""

import typer

import cli.uncollected
import registry.search.index.single_thread  # noqa: F401  it must come before numpy: see there
from cli import accounts, catalogue, database, index, search, serving, terms, validation
from cli.output import Commands

cli.uncollected.collect_from_now_on()

app = typer.Typer(
    cls=Commands,
    help="Acervo: a shared registry of public software and tracker of its reuse.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("serve")(serving.serve)
app.command("work")(serving.work)
app.command("migrate")(database.migrate)
app.command("seed")(database.seed)
app.command("doctor")(database.doctor)
app.command("import")(catalogue.import_files)
app.command("validate")(validation.validate_files)
app.command("search")(search.search)
app.add_typer(index.app, name="index")
app.add_typer(terms.app, name="terms")
app.add_typer(accounts.token_app, name="token")
app.add_typer(accounts.person_app, name="person")

if __name__ == "__main__":
    app()
