"""What the page of open data shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from registry.language.marks import N_
from registry.open_data.exporting import AsJson, sizes
from registry.open_data.queries import Asked, count_entries
from registry.open_data.rules import Source
from registry.open_data.vocabulary import MEDIA_TYPES, STANDARDS, DataFile
from web.demonstration import ON, Switch
from web.dependencies import Database

NAMES: Mapping[DataFile, str] = MappingProxyType(
    {
        DataFile.CSV: "CSV",
        DataFile.XLSX: "XLSX",
        DataFile.JSON: "JSON",
        DataFile.DCAT_TURTLE: "DCAT (Turtle)",
        DataFile.DCAT_JSON: "DCAT (JSON-LD)",
        DataFile.SCHEMA_ORG: "schema.org (JSON-LD)",
        DataFile.CODE_JSON: "code.json",
    }
)
USES: Mapping[DataFile, str] = MappingProxyType(
    {
        DataFile.CSV: N_(
            "A row for each software, to sort and count in a spreadsheet or a program."
        ),
        DataFile.XLSX: N_("The same rows as a workbook, for Excel or LibreOffice."),
        DataFile.JSON: N_(
            "Every entry whole, with its texts in each language and its versions, as the API has it."
        ),
        DataFile.DCAT_TURTLE: N_(
            "For open data portals, which take in the catalogue by themselves."
        ),
        DataFile.DCAT_JSON: N_(
            "The same description, for portals and programs that read JSON."
        ),
        DataFile.SCHEMA_ORG: N_("For search engines and whoever else reads schema.org."),
        DataFile.CODE_JSON: N_("The inventory that agencies of the United States exchange."),
    }
)


@dataclass(frozen=True)
class FileShown:
    """A file: what it is called, what it keeps to, what it is good for, and how large it is about, in kB."""

    href: str
    name: str
    standard: str
    media_type: str
    use: str
    size_kb: int


@dataclass(frozen=True)
class OpenDataPage:
    """What can be taken away, of when it is, and under which licence."""

    count: int
    as_of: datetime
    publisher: str
    contact: str
    licence: str
    licence_href: str | None
    files: list[FileShown]
    feed_href: str
    switch: Switch
    holds_demonstration: bool


def open_data_page(
    session: Database, asked: Asked, source: Source, as_json: AsJson, switch: Switch
) -> OpenDataPage:
    """Gather the page for a reader."""
    query = f"?demonstration={ON}" if asked.demonstration else ""
    return OpenDataPage(
        count=count_entries(session, asked),
        as_of=source.as_of,
        publisher=source.publisher,
        contact=source.contact,
        licence=source.licence,
        licence_href=source.licence_address,
        files=[
            FileShown(
                href=f"/open-data/{file}{query}",
                name=NAMES[file],
                standard=STANDARDS[file],
                media_type=MEDIA_TYPES[file].partition(";")[0],
                use=USES[file],
                size_kb=max(1, round(size / 1000)),
            )
            for file, size in sizes(session, asked, source, as_json).items()
        ],
        feed_href=f"/feeds/changes.atom{query}",
        switch=switch,
        holds_demonstration=asked.demonstration,
    )
