"""The whole catalogue in one of its formats, written as it is read."""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.open_data.formats import code_json, csv_table, own_json, schema_org, workbook
from registry.open_data.queries import (
    Asked,
    Described,
    count_entries,
    described,
    every_software,
    some_software,
)
from registry.open_data.rules import Source
from registry.open_data.vocabulary import DataFile

AsJson = Callable[[Session, Actor, list[Software]], list[str]]
"""How the JSON door shows some entries to a reader, each as one line."""
_JUDGED_BY = 24  # entries: each view of the page writes so many in every format
Write = Callable[[Source, Iterable[list[Described]]], Iterator[bytes]]


def export(
    session: Session, asked: Asked, file: DataFile, source: Source, as_json: AsJson
) -> Iterator[bytes]:
    """Yield a file of all that is asked for, from a session that stays open until its end."""
    parts = every_software(session, asked)
    if file is DataFile.JSON:
        return own_json.write(source, (as_json(session, asked.reader, part) for part in parts))
    return _writer(file)(source, (described(session, asked, part) for part in parts))


def sizes(
    session: Session, asked: Asked, source: Source, as_json: AsJson
) -> dict[DataFile, int]:
    """Return how many bytes each file has, judged by its first entries where there are many."""
    some = some_software(session, asked, limit=_JUDGED_BY)
    share = count_entries(session, asked) / max(1, len(some))
    known = described(session, asked, some)
    texts = as_json(session, asked.reader, some)
    written = {
        file: own_json.write(source, [texts])
        if file is DataFile.JSON
        else _writer(file)(source, [known])
        for file in DataFile
    }
    return {file: round(max(1, share) * sum(map(len, written[file]))) for file in DataFile}


def _writer(file: DataFile) -> Write:
    if file in {DataFile.DCAT_TURTLE, DataFile.DCAT_JSON}:
        return _writer_of_triples(file)
    writers: dict[DataFile, Write] = {
        DataFile.CSV: csv_table.write,
        DataFile.XLSX: workbook.write,
        DataFile.SCHEMA_ORG: schema_org.write,
        DataFile.CODE_JSON: code_json.write,
    }
    return writers[file]


def _writer_of_triples(file: DataFile) -> Write:
    # rdflib takes a quarter of a second and 18 MB to load: whoever never asks for it does without.
    from registry.open_data.formats import linked_json, turtle  # noqa: PLC0415  see above

    return turtle.write if file is DataFile.DCAT_TURTLE else linked_json.write
