"""What a table says, in whatever form it comes."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from registry.catalogue.bulk.reading import sheet_of
from registry.catalogue.bulk.spreadsheet import workbook
from registry.catalogue.bulk.spreadsheet.mapping import rows_of, suggested
from registry.catalogue.bulk.spreadsheet.merges import Merges
from registry.catalogue.bulk.spreadsheet.xlsx_file import MOST_BLANK
from tests.registry.catalogue.bulk.tables import ROWS, csv_of, xlsx_of


def changed_part(data: bytes, name: str, change) -> bytes:
    """Return a workbook with one of its parts changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", 8) as new:
        for each in old.namelist():
            part = old.read(each)
            new.writestr(each, change(part) if each == name else part)
    return packed.getvalue()


def with_texts(rows: int, head: bytes = b"", *, is_whole: bool = True) -> bytes:
    """Return a workbook of one row and its four texts, with two more for each of so many rows."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed)
    sheet = book.add_worksheet()
    for number, row in enumerate([("name", "licence"), ("Uno", "MIT")]):
        sheet.write_row(number, 0, row)
    book.close()

    def change(part: bytes) -> bytes:
        before, _, after = part.partition(b"<sst")
        more = b"<si><t>otro</t></si>" * (2 * rows)
        whole = before + head + b"<sst" + after.replace(b"</sst>", more + b"</sst>")
        return whole if is_whole else whole[: whole.index(b"MIT")]

    return changed_part(packed.getvalue(), "xl/sharedStrings.xml", change)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def read(data: bytes, mapped: dict[str, str] | None = None, language: str = "es"):
    sheet = sheet_of(data)
    return rows_of(sheet, mapped or suggested(sheet.columns), language, "PLAZA")


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    "data",
    [
        csv_of(),
        csv_of(divider=";"),
        csv_of(divider="\t"),
        csv_of(divider="|"),
        csv_of(encoding="utf-8-sig"),
        csv_of(encoding="utf-16"),
        csv_of(divider=";", encoding="cp1252"),
        b"sep=;\r\n" + csv_of(divider=";"),
        b"\r\n\r\n" + csv_of(),
        csv_of() + b"\r\n,,,,\r\n\r\n",
        xlsx_of(),
        xlsx_of([(), (None, None), *ROWS]),
    ],
)
def test_a_table_is_read_in_every_form(data):
    bulk = read(data)
    rows = list(bulk.rows)

    assert [row.values["name"] for row in rows] == ["Turnero", "Trámites"]
    assert rows[0].values["repository_url"] == "https://github.com/plaza/turnero"
    assert rows[0].values["licence"] == "EUPL-1.2"
    assert rows[0].values["texts"] == {"es": {"short_description": "Da números."}}
    assert rows[1].values["licence_as_found"] == "GPLv3"
    assert codes(rows[1].findings) == ["free-text-licence"]
    assert "column-not-read" in codes(bulk.findings)


class TestColumns:
    def test_are_known_by_their_names_in_several_languages(self):
        found = suggested(
            [
                "Nome do sistema",
                "Nombre",
                "Repository URL",
                "licence",
                "Organismo",
                "features.pt",
            ]
        )

        assert found == {
            "Nombre": "name",
            "Repository URL": "repository_url",
            "licence": "licence",
            "Organismo": "publisher",
            "features.pt": "features.pt",
        }

    def test_hold_what_they_are_said_to_hold(self):
        bulk = read(
            csv_of([("A", "B", "C"), ("Turnero", "web, linux", "Gives turns.")]),
            {"A": "name", "B": "platforms", "C": "short_description.en"},
        )

        (row,) = bulk.rows
        assert row.values["platforms"] == ["web", "linux"]
        assert row.values["texts"] == {"en": {"short_description": "Gives turns."}}

    @pytest.mark.parametrize(
        ("mapped", "code"),
        [
            ({"Nombre": "name", "Nada": "licence"}, "unknown-column"),
            ({"Nombre": "nombre"}, "unknown-target"),
            ({"Licencia": "licence"}, "no-name-column"),
        ],
    )
    def test_that_are_not_there_leave_all_rows_unread(self, mapped, code):
        bulk = read(csv_of(), mapped)

        assert code in codes(bulk.findings)
        assert list(bulk.rows) == []

    def test_of_one_name_are_said(self):
        bulk = read(csv_of([("name", "name"), ("Turnero", "Otro")]))

        (row,) = bulk.rows
        assert row.values["name"] == "Turnero"
        assert codes(bulk.findings) == ["column-twice"]


class TestCells:
    def test_tell_version_status_categories_and_users(self):
        head = ("name", "version", "released_on", "status", "categories", "declared_users")
        cells = ("Turnero", "2.0", "2025-03-09", "Stable", "crm; Unknown thing", "BPS|MTSS")

        (row,) = read(csv_of([head, cells])).rows

        assert row.values["releases"] == [{"version": "2.0", "released_on": "2025-03-09"}]
        assert row.values["development_status"] == "stable"
        assert row.values["categories"] == ["crm"]
        assert row.values["declared_users"] == ["BPS", "MTSS"]
        assert codes(row.findings) == ["unknown-value"]
        assert (row.findings[0].line, row.findings[0].key) == (2, "categories")

    def test_tell_whether_it_is_kept_going(self):
        head = ("name", "Estado de mantenimiento")
        cells = [("Turnero", "maintenance_only"), ("Agenda", "dormido")]

        known, unknown = read(csv_of([head, *cells])).rows

        assert known.values["maintenance_status"] == "maintenance_only"
        assert codes(unknown.findings) == ["unknown-value"]

    def test_that_hold_a_formula_are_read_as_last_shown_and_never_calculated(self):
        def change(book):
            book.active["B2"] = '=HYPERLINK("https://evil.example","x")'

        (row,) = read(xlsx_of([("name", "licence"), ("Turnero", "MIT")], change)).rows

        assert "licence" not in row.values  # nothing was ever shown
        assert codes(row.findings) == ["formula-without-value"]

    def test_that_hold_a_formula_with_its_value_are_read_and_said(self):
        saved = io.BytesIO()
        with xlsxwriter.Workbook(saved) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ("name", "licence"))
            sheet.write_string(1, 0, "Turnero")
            sheet.write_formula(1, 1, '="M"&"IT"', value="MIT")

        (row,) = read(saved.getvalue()).rows

        assert row.values["licence"] == "MIT"
        assert codes(row.findings) == ["formula"]

    def test_that_hold_a_formula_in_csv_are_text_and_said(self):
        (row,) = read(csv_of([("name", "licence"), ("Turnero", "=1+1")])).rows

        assert row.values["licence_as_found"] == "=1+1"
        assert codes(row.findings) == ["formula", "free-text-licence"]

    def test_that_are_merged_are_said(self):
        rows = [("name", "licence"), ("Turnero", "MIT"), ("Filas", None), ("Cita", "MIT")]

        first, second, third = read(
            xlsx_of(rows, lambda book: book.active.merge_cells("B2:B3"))
        ).rows

        assert (first.values["licence"], codes(first.findings)) == ("MIT", [])
        assert ("licence" in second.values, codes(second.findings)) == (False, ["merged-cells"])
        assert codes(third.findings) == []

    def test_that_are_merged_are_told_row_by_row_and_only_as_far_as_they_reach(self):
        merges = Merges([(2, 3, 2, 3), (2, 9, 5, 5), (4, 4, 1, 2), (3, 3, 3, 4)])

        told = {row: merges.hidden_in(row) for row in (1, 2, 3, 4, 9, 10)}

        assert told == {1: [], 2: [2], 3: [1, 3, 4], 4: [1, 4], 9: [4], 10: []}

    def test_of_numbers_and_days_are_told_as_people_write_them(self):
        head = ("name", "version", "released_on", "holder_name")
        (row,) = read(xlsx_of([head, ("Turnero", 2.0, date(2025, 3, 9), 1.5)])).rows

        assert row.values["releases"] == [{"version": "2", "released_on": "2025-03-09"}]
        assert row.values["holder_name"] == "1.5"

    def test_that_never_end_do_not_end_the_reading(self):
        data = b'name,licence\r\nTurnero,"MIT\r\n' + b"x" * 200_000

        assert list(read(data).rows) == []

    def test_with_several_lines_are_one_row(self):
        rows = list(read(csv_of([("name", "long_description"), ("Turnero", "a\nb")])).rows)

        assert rows[0].values["texts"]["es"]["long_description"] == "a\nb"


class TestFiles:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "empty-list"),
            (b"\xef\xbb\xbf\r\n", "empty-list"),
            (OLE + "EncryptedPackage".encode("utf-16-le"), "has-password"),
            (OLE, "old-excel"),
            (b"%PDF-1.7\n", "not-a-list"),
            (b"\x89PNG\r\n\x1a\n", "not-a-list"),
            (b"name,licence\n\x00\x01\x02\x03", "not-a-list"),
            (b"PK\x03\x04 and nothing else", "broken-xlsx"),
            (xlsx_of()[:2000], "broken-xlsx"),
            (xlsx_of([]), "empty-list"),
        ],
    )
    def test_that_are_no_table_are_refused_with_one_finding(self, data, code):
        bulk = read(data)

        assert codes(bulk.findings) == [code]
        assert list(bulk.rows) == []

    def test_that_are_an_archive_of_something_else_are_refused(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("readme.txt", "no workbook")

        assert codes(read(packed.getvalue()).findings) == ["broken-xlsx"]

    def test_that_unpack_to_too_much_are_not_unpacked(self):
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
            archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part,
        ):
            for _ in range(65):
                part.write(b"\0" * 2**20)

        assert codes(read(packed.getvalue()).findings) == ["list-too-large"]

    def test_whose_texts_are_more_than_are_read_are_refused(self, monkeypatch):
        monkeypatch.setattr(workbook, "MOST_TEXTS", 10)

        assert codes(read(with_texts(rows=4)).findings) == ["too-many-texts"]
        assert codes(read(with_texts(rows=3)).findings) == []

    def test_whose_texts_refer_to_entities_are_refused(self):
        data = with_texts(rows=3, head=b'<!DOCTYPE a [<!ENTITY e "e">]>')

        bulk = read(data)

        assert [codes(bulk.findings), list(bulk.rows)] == [["empty-list"], []]

    def test_that_break_off_say_so_in_their_last_row(self):
        *_, last = sheet_of(with_texts(rows=5, is_whole=False)).rows

        assert [remark.code for _, remark in last.oddities] == ["broken-xlsx"]

    def test_with_nothing_but_empty_rows_end(self):
        packed = xlsx_of()
        rows = changed_part(
            packed,
            "xl/worksheets/sheet1.xml",
            lambda part: part.replace(b"</sheetData>", b"<row/>" * 30_000 + b"</sheetData>"),
        )

        assert len(list(read(rows).rows)) == 2
        assert sum(1 for _ in sheet_of(rows).rows) <= MOST_BLANK + 2

    def test_with_more_sheets_say_which_was_read(self):
        data = xlsx_of(change=lambda book: book.create_sheet("Más"))

        bulk = read(data)

        assert len(list(bulk.rows)) == 2
        assert "other-sheets" in codes(bulk.findings)


@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_a_table_of_many_rows_is_read_row_by_row(make):
    head = ("name", "licence")
    data = make([head, *((f"Software {n}", "MIT") for n in range(2_000))])

    rows = iter(read(data).rows)

    assert next(rows).values["name"] == "Software 0"
    assert sum(1 for _ in rows) == 1_999
