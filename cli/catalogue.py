"""Taking files into the catalogue."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress

from cli.lists import LISTS, MOST_BYTES, ListOptions, is_list, print_list, row_of_list
from cli.repositories import is_address, row_of_repository
from cli.rows import as_row, refused
from cli.terminal import (
    FAILED,
    err,
    files_of,
    name_of,
    opened_house,
    out,
    print_json,
    progress_bar,
    say,
    why_no_file,
)
from registry.actors.rules import SYSTEM
from registry.agencies.queries import find_agency
from registry.catalogue.bulk_importing import ListRun
from registry.catalogue.importing import ImportOutcome, ImportRun, import_file
from registry.errors import RefusalError, UnavailableError
from registry.house import House
from registry.language.marks import N_

ENDINGS = (".yml", ".yaml", *LISTS)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def import_files(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="publiccode.yml, code.json, CSV or XLSX files, folders of them, or patterns;"
            " or the https address of a repository."
        ),
    ],
    agency: Annotated[
        str | None, typer.Option(help="Code of the agency that answers for the entries.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            help="Of a table: COLUMN=FIELD; more than once. Else by the columns' names.",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            help="Of a list or a README: the language of its texts, where it does not say."
        ),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Of a list: who publishes what names nobody.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Take files in; say of each what is wrong, and never stop at a bad one."""
    options = ListOptions(
        ListRun(SYSTEM, agency=agency, publisher=publisher),
        tuple(columns or ()),
        language,
        tells_all=as_json,
    )
    rows = []
    with opened_house() as house, progress_bar() as bar:
        if agency:
            with house.sessions.reading() as session:
                find_agency(session, agency)  # refused before anything is taken in
        for row in _rows(house, paths, agency, options, bar):
            rows.append(row)
            if not as_json:
                _print_row(house, row)
        counts = Counter(row["outcome"] for row in rows)
        summary = {outcome.value: counts[outcome.value] for outcome in ImportOutcome}
        if as_json:
            print_json({**summary, "files": rows})
        else:
            words = N_(
                "%(imported)s imported, %(with_remarks)s imported with remarks, %(refused)s refused"
            )
            out.print(say(house.settings, words, **summary), markup=False)
    if counts[ImportOutcome.REFUSED.value] == len(rows):
        raise typer.Exit(FAILED)  # nothing could be read


def _rows(
    house: House, given: list[str], agency: str | None, options: ListOptions, bar: Progress
) -> Iterator[dict[str, Any]]:  # Any: JSON values
    """Take in what is named, the files before the repositories, and yield what became of each."""
    addresses = list(dict.fromkeys(each for each in given if is_address(each)))
    files = files_of([Path(each) for each in given if not is_address(each)], ENDINGS)
    if not files and not addresses:
        err.print(say(house.settings, N_("No file was found there.")), markup=False)
    run = ImportRun()
    for path in bar.track(files, description=say(house.settings, N_("Importing"))):
        yield _row_of(house, path, agency, run, options, bar)
    for address in addresses:
        yield row_of_repository(house, address, agency, run, options.language)


def _row_of(
    house: House,
    path: Path,
    agency: str | None,
    run: ImportRun,
    options: ListOptions,
    bar: Progress,
) -> dict[str, Any]:  # Any: JSON values
    try:
        why = why_no_file(path)
        if why is not None:
            return refused(house, name_of(path), why)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        return refused(
            house,
            name_of(path),
            N_("The file cannot be read: %(why)s"),
            why=fault.strerror or str(fault),
        )
    if is_list(path, data):
        return row_of_list(house, path, data, options, bar)
    try:
        with house.sessions.writing() as session:
            owner = find_agency(session, agency) if agency else None
            imported = import_file(session, SYSTEM, data, owner, run)
            return as_row(house, name_of(path), imported)
    except UnavailableError:
        raise  # it is not the file's fault: the next one would not fare better
    except RefusalError as refusal:
        return refused(house, name_of(path), refusal.sentence, **refusal.params)


def _print_row(house: House, row: dict[str, Any]) -> None:  # Any: JSON values
    outcome = {
        "imported": N_("imported"),
        "with_remarks": N_("imported with remarks"),
        "refused": N_("refused"),
    }[row["outcome"]]
    out.print(f"{row['file']}: {say(house.settings, outcome)}", markup=False)
    if "counts" in row:
        print_list(house, row)
        return
    for finding in row["findings"]:
        place = f"  {finding['line']}:{finding['column']} {finding['key']}".rstrip()
        out.print(f"{place}: {finding['message']} {finding['hint']}".rstrip(), markup=False)
