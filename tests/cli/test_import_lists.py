"""`acervo import` of lists."""

import json

import pytest
from sqlalchemy import select

from registry.catalogue.models import Software
from registry.history.queries import last_change
from tests.registry.catalogue.bulk.tables import csv_of, xlsx_of

FILES = {
    "code.json": json.dumps(
        {"version": "2.0.0", "agency": "PLAZA", "releases": [{"name": "Filas"}]}
    ).encode(),
    "inventory.csv": csv_of(divider=";", encoding="cp1252"),
    "inventory.xlsx": xlsx_of([("name", "publisher"), ("Cita", "Plaza")]),
    "package.json": b'{"name": "something-else"}',
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "picture.csv": b"\x89PNG\r\n\x1a\n",
}


def told(result) -> dict:
    return json.loads(result.stdout)


@pytest.fixture
def folder(tmp_path):
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_lists_are_taken_in_row_by_row_and_others_refused_with_their_reason(
    acervo, folder, house
):
    result = acervo("import", folder, "--publisher", "Plaza", "--json")

    rows = {row["file"].rpartition("/")[2]: row for row in told(result)["files"]}
    assert result.exit_code == 0
    assert {name: row["counts"]["entered"] for name, row in rows.items()} == {
        "code.json": 1,
        "inventory.csv": 2,
        "inventory.xlsx": 1,
        "package.json": 0,
        "locked.xlsx": 0,
        "picture.csv": 0,
    }
    assert {name: row["outcome"] for name, row in rows.items()} == {
        "code.json": "imported",
        "inventory.csv": "with_remarks",
        "inventory.xlsx": "imported",
        "package.json": "refused",
        "locked.xlsx": "refused",
        "picture.csv": "refused",
    }
    with house.sessions.reading() as session:
        names = session.scalars(select(Software.name).order_by(Software.name)).all()
    assert names == ["Cita", "Filas", "Trámites", "Turnero"]


def test_lists_that_were_read_before_change_nothing(acervo, folder, house):
    acervo("import", folder, "--publisher", "Plaza")
    with house.sessions.reading() as session:
        before = last_change(session)

    answer = told(acervo("import", folder, "--publisher", "Plaza", "--json"))

    with house.sessions.reading() as session:
        assert last_change(session) == before
    assert not any(row["changed"] for row in answer["files"])


def test_columns_are_named_by_hand(acervo, tmp_path, house):
    path = tmp_path / "odd.csv"
    path.write_bytes(csv_of([("A", "B=C"), ("Turnero", "MIT")]))

    result = acervo(
        "import", path, "--map", "A=name", "--map", "B=C=licence", "--publisher", "P"
    )

    assert "1 entered, 0 changed, 0 unchanged, 0 refused" in result.stdout
    with house.sessions.reading() as session:
        assert session.scalars(select(Software.licence)).all() == ["MIT"]


def test_columns_that_nobody_knows_are_said(acervo, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_bytes(csv_of([("A",), ("Turnero",)]))

    result = acervo("import", path)

    assert result.exit_code == 1
    assert "No column says the names of the software." in result.stdout


def test_a_list_too_large_is_refused_and_not_cut_short(acervo, tmp_path):
    path = tmp_path / "large.csv"
    path.write_bytes(b"name\n" + b"Turnero\n" * (5 * 2**20))

    (row,) = told(acervo("import", path, "--json"))["files"]

    assert [each["code"] for each in row["findings"]] == ["list-too-large"]


def test_the_first_remarks_are_printed_with_their_rows(acervo, folder):
    printed = acervo("import", folder / "inventory.csv", "--publisher", "Plaza").stdout

    assert "inventory.csv: imported with remarks" in printed
    assert "3 Trámites: Licencia: “GPLv3” does not say which licence it is" in printed


def test_remarks_on_a_code_json_say_line_and_column(acervo, tmp_path):
    path = tmp_path / "code.json"
    path.write_bytes(
        b'{"version": "2.0.0", "agency": "PLAZA", "releases": [\n'
        b'  {"name": "Filas", "status": "Almost"},\n  {"status": "Beta"}]}'
    )

    printed = acervo("import", path).stdout
    rows = told(acervo("import", path, "--json"))["files"][0]["rows"]

    assert "1 Filas: 2:31 releases[0].status: “Almost” is not one of the words" in printed
    assert "2 —: 3:3 name: It has no name" in printed
    assert [(each["findings"][0]["line"], each["findings"][0]["column"]) for each in rows] == [
        (2, 31),
        (3, 3),
    ]
