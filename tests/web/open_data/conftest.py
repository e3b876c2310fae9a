"""What the tests of open data ask for: a catalogue with every kind of entry, and files read by others' libraries."""

import csv
import io
import json

import openpyxl
import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.publishing import withdraw
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software

FILES = (
    "catalogue.csv",
    "catalogue.xlsx",
    "catalogue.json",
    "catalogue.ttl",
    "catalogue.jsonld",
    "catalogue.schema.jsonld",
    "catalogue.code.json",
)
FORMULAE = ("=1+1", "+598", "-3", "@SUM(A1)", '=HYPERLINK("http://x.example","y")')


@pytest.fixture
def agesic(register):
    """A real agency: the entries of the usual ones are invented, and so left out."""
    return register(
        "AGESIC", "Agencia de Gobierno Electrónico", website="https://agesic.example"
    )


@pytest.fixture
def catalogue(agesic, enter):
    """Three real entries: a whole one, one that follows from it, and one of which little is known."""
    whole = enter(
        "Agenda «electrónica» & más",
        agesic,
        aliases=["SAE"],
        licence="GPL-3.0-or-later",
        repository_url="https://code.example/agesic/agenda {v4}",
        landing_url="https://agenda.example/",
        development_status="stable",
        software_type="standalone/web",
        maintenance_type="internal",
        categories=["appointment-scheduling"],
        platforms=["web"],
        available_languages=["es"],
        started_on="2008",
        releases=[
            {"version": "4.0", "released_on": "2016-04"},
            {"version": "3.0", "released_on": "2014-02-01"},
        ],
        base_software=[{"name": "PostgreSQL", "kind": "open"}],
        declared_users=["BPS"],
        baseline={"months": 10, "person_months": 32},
    )
    follower = enter("Agenda nueva", agesic, licence="MIT OR Apache-2.0", based_on=[whole.slug])
    little = enter("Poco se sabe", agesic, visibility="public")
    return whole, follower, little


@pytest.fixture
def edit(write):
    """Edit an entry."""

    def edit(slug, **facts):
        with write() as session:
            software = find_software(session, SYSTEM, slug)
            edit_software(session, SYSTEM, software, SoftwareEdit(**facts))

    return edit


@pytest.fixture
def fetch(pages):
    """Fetch a file as somebody: `fetch("catalogue.csv", cast.member, demonstration=1)`."""

    def fetch(name, someone=None, **words):
        reader = pages.as_(someone) if someone else pages
        answer = reader.get(f"/open-data/{name}", params=words)
        assert answer.status_code == 200
        return answer

    return fetch


@pytest.fixture
def table(fetch):
    """Read one of the two tables: `table("catalogue.xlsx")`."""

    def table(name, someone=None, **words):
        return rows_of(name, fetch(name, someone, **words).content)

    return table


def rows_of(name, content):
    """Return a table's rows, each by its columns."""
    if name.endswith(".csv"):
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True)["catalogue"]
        lines = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    head, *rest = lines
    return [dict(zip(head, line, strict=True)) for line in rest]


def words_of(name, content):
    """Return all that a file says, as text."""
    if not name.endswith(".xlsx"):
        return content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    said = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    return json.dumps([book.properties.title, said], ensure_ascii=False)


@pytest.fixture
def every_kind(enter, write, cast):
    """An entry of each kind that not everybody may read, and a public one that comes from a reserved one."""
    other = cast.other_agency.code
    enter("Zorzal reservado", visibility="restricted", confidential_until="2026-02-01")
    enter("Abierto", based_on=["zorzal-reservado"])
    enter("Gubernamental", visibility="government")
    enter("Compartido", visibility="restricted", shared_with=[other])
    enter("Embargado", confidential_until="2027-01-01")
    enter("Borrador", life="draft")
    enter("Retirado")
    with write() as session:
        withdraw(session, SYSTEM, find_software(session, SYSTEM, "retirado"), "Por error.")
