"""CSV and XLSX, read by the standard library and by openpyxl."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

from registry.open_data.formats.columns import COLUMNS
from tests.web.open_data.conftest import FORMULAE

TABLES = ("catalogue.csv", "catalogue.xlsx")
PAGE = Path(__file__).parents[3] / "docs/reference/open-data.md"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_a_row_for_each_entry_and_its_columns_in_their_order(
    catalogue, table, name
):
    rows = table(name)

    assert [row["slug"] for row in rows] == [
        "agenda-electronica-mas",
        "agenda-nueva",
        "poco-se-sabe",
    ]
    assert all(list(row) == list(COLUMNS) for row in rows)
    whole, follower, little = rows
    assert whole["name"] == "Agenda «electrónica» & más"
    assert (whole["agency"], whole["publisher_name"]) == (
        "AGESIC",
        "Agencia de Gobierno Electrónico",
    )
    assert (whole["newest_version"], whole["newest_version_on"]) == ("4.0", "2016-04")
    assert (whole["baseline_months"], whole["baseline_person_months"]) == ("10.00", "32.00")
    assert (whole["is_reused"], whole["is_demonstration"]) == ("false", "false")
    assert follower["based_on"] == "agenda-electronica-mas"
    assert little["licence"] == little["baseline_months"] == ""
    assert whole["address"].endswith("/software/agenda-electronica-mas")
    assert (whole["data_licence"], whole["data_as_of"]) == ("CC-BY-4.0", "2026-03-02T12:00:00Z")


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("words", FORMULAE)
def test_words_that_would_be_a_formula_are_marked_as_words(enter, agesic, table, name, words):
    enter("Agenda", agesic, aliases=[words], declared_users=[words])

    (row,) = table(name)

    assert (row["aliases"], row["declared_users"]) == (f"'{words}", f"'{words}")


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(enter, agesic, fetch):
    enter("=1+1 y más", agesic, landing_url="https://agenda.example/")

    book = openpyxl.load_workbook(io.BytesIO(fetch("catalogue.xlsx").content))

    cells = [cell for row in book["catalogue"].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert not [cell.value for cell in cells if cell.value.startswith(("=", "+", "-", "@"))]


def test_the_workbook_says_where_it_comes_from(catalogue, fetch):
    book = openpyxl.load_workbook(io.BytesIO(fetch("catalogue.xlsx").content))

    about = dict(book["about"].iter_rows(values_only=True))
    assert about["licence"] == "CC-BY-4.0"
    assert about["licence_url"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert about["as_of"] == "2026-03-02T12:00:00Z"
    assert book.active.title == "catalogue"


def test_a_text_longer_than_a_cell_is_cut_and_not_lost(enter, agesic, table):
    users = [f"Organismo {number} {'x' * 180}" for number in range(200)]
    enter("Agenda", agesic, declared_users=users)

    (row,) = table("catalogue.xlsx")

    assert len(row["declared_users"]) == 32_767


@pytest.mark.parametrize("name", TABLES)
def test_without_an_entry_a_table_has_its_columns_alone(table, fetch, name):
    assert table(name) == []
    assert fetch(name).content


def test_the_page_of_reference_names_every_column_in_its_order():
    named = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(), re.MULTILINE)

    assert named == list(COLUMNS)
