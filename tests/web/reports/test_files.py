"""The files that go with the report: its drawing, and its rows as CSV."""

import csv
import io
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

CSV = "/reports/adaptation.csv"
CHART = "/reports/adaptation/chart.svg"
SVG = "{http://www.w3.org/2000/svg}"


def bearing(secret):
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def read(pages):
    """Read the CSV as a program would: `read("year=2012")`."""

    def read(query: str = "", reader=None) -> list[dict[str, str]]:
        answer = (reader or pages).get(f"{CSV}?{query}")
        assert answer.status_code == 200
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))

    return read


class TestCsv:
    def test_has_a_row_for_each_reuse_with_its_figures(self, read, bps):
        (row,) = read()

        assert row["reuse"] == str(bps.id)
        assert (row["agency"], row["software"], row["stage"]) == (
            "BPS",
            "sae-v1",
            "in_production",
        )
        assert (row["baseline_months"], row["adaptation_months"]) == ("10.00", "4.00")
        assert (row["baseline_months_low"], row["adaptation_months_high"]) == ("9.50", "4.50")
        assert Decimal(row["time_ratio"]) == Decimal("0.4")
        assert (row["time_ratio_low"], row["time_ratio_high"]) == ("0.333333", "0.473684")
        assert (row["months_avoided"], row["is_completed"]) == ("6.00", "true")
        assert row["in_production_on"] == row["version_taken"] == ""

    def test_tells_nothing_of_a_baseline_that_is_reserved(
        self, pages, cast, read, reuse, register, enter
    ):
        enter("Secreto v1", register("AG"), visibility="restricted", baseline={"months": 10})
        reuse("BPS", None, "4", software="Abierto v2", entered={"based_on": ["secreto-v1"]})

        (seen_by_all,) = read("demonstration=1", pages.as_(cast.admin))
        (theirs,) = read()

        names = ("baseline_software", "baseline_months", "baseline_months_low", "time_ratio")
        assert [seen_by_all[name] for name in names] == [
            "secreto-v1",
            "10.00",
            "10.00",
            "0.400000",
        ]
        assert [theirs[name] for name in names] == [""] * 4
        assert "ecreto" not in pages.get("/reports/adaptation").text

    def test_a_program_is_given_what_its_agency_reads(self, pages, cast, reuse):
        reuse("BPS", "10", "4", software="Gubernamental", entered={"visibility": "government"})

        by_token = pages.get(CSV, headers=bearing(cast.outsider.token))

        assert by_token.content == pages.as_(cast.outsider).get(CSV).content
        assert by_token.content.count(b"\r\n") == 2
        assert pages.get(CSV).content.count(b"\r\n") == 1
        assert "Authorization" in by_token.headers["vary"]
        assert by_token.headers["cache-control"] == "no-store"

    @pytest.mark.parametrize("address", [CSV, CHART])
    def test_a_token_that_is_none_of_ours_is_refused(self, pages, cast, address):
        for reader in (pages, pages.as_(cast.member)):
            answer = reader.get(address, headers=bearing("acv_nothing"))

            assert answer.status_code == 401

    def test_is_utf_8_with_its_mark_and_lines_as_the_standard_has_them(self, pages, bps):
        answer = pages.get(CSV)

        assert answer.content.startswith(b"\xef\xbb\xbfreuse,agency,")
        assert answer.content.count(b"\r\n") == 2
        assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
        assert (
            answer.headers["content-disposition"]
            == 'attachment; filename="acervo-adaptation-2026-03-02.csv"'
        )

    def test_without_a_reuse_it_has_its_header_alone(self, pages):
        assert pages.get(CSV).content.count(b"\r\n") == 1

    @pytest.mark.parametrize(
        "name", ["=1+1", "+598", "-3", "@SUM(A1)", '=HYPERLINK("x","y"),"']
    )
    def test_words_that_would_be_a_formula_are_marked_as_words(self, read, reuse, name):
        reuse("IM", "10", "4", software=f"Uno {name}", named=name)

        (row,) = read()

        assert row["agency_name"] == f"'{name}"
        assert row["software_name"] == f"Uno {name}"

    def test_numbers_below_zero_stay_numbers(self, read, reuse):
        reuse("IM", "18", "21")

        assert read()[0]["months_avoided"] == "-3.00"

    def test_commas_quotes_and_accents_come_through(self, read, reuse):
        reuse("IM", "10", "4", named='Intendencia, "la" de Montevideo, año 1')

        assert read()[0]["agency_name"] == 'Intendencia, "la" de Montevideo, año 1'

    def test_it_holds_what_the_page_was_asked_for(self, read, many, bps, reuse):
        many()
        reuse("DEMO-X", "12", "3", invented=True)

        assert len(read()) == 8
        assert [row["agency"] for row in read("year=2012")] == ["AG-2"]
        assert {row["is_demonstration"] for row in read("demonstration=1")} == {"true", "false"}

    def test_it_goes_on_past_what_is_read_at_once(self, read, reuse, monkeypatch):
        monkeypatch.setattr("registry.reports.queries.MOST", 2)
        for number in range(5):
            reuse(f"AG-{number}", "10", "4")

        assert sorted(row["agency"] for row in read()) == [
            f"AG-{number}" for number in range(5)
        ]

    def test_it_holds_nothing_that_its_reader_may_not_know_of(self, pages, cast, read, reuse):
        reuse("IM", "10", "4", entered={"visibility": "government"})

        assert read() == []
        assert len(read(reader=pages.as_(cast.member))) == 1

    def test_a_year_that_is_none_is_refused(self, pages):
        assert pages.get(f"{CSV}?year=x").status_code == 422


class TestDrawing:
    def test_is_a_drawing_with_a_title_and_a_number_on_each_bar(self, pages, many):
        many()

        drawn = ET.fromstring(pages.get(CHART).content)  # noqa: S314  our own drawing

        assert drawn.findtext(f"{SVG}title") == "How many reuses have which time ratio"
        values = [
            each.text for each in drawn.iter(f"{SVG}desc") if each.get("class") == "value"
        ]
        assert values == ["0", "5", "0", "1", "0", "1"]
        assert "80\u2013100%" in ["".join(each.itertext()) for each in drawn.iter(f"{SVG}text")]

    def test_has_no_script_and_leads_nowhere(self, pages, many):
        many()

        text = pages.get(CHART).text.replace('xmlns="http://www.w3.org/2000/svg"', "")

        assert "<script" not in text
        assert "http" not in text
        assert "//" not in text

    def test_may_use_its_own_style_and_nothing_else(self, pages, bps):
        answer = pages.get(CHART)

        assert answer.headers["content-type"] == "image/svg+xml"
        assert (
            answer.headers["content-security-policy"]
            == "default-src 'none'; style-src 'unsafe-inline'"
        )

    def test_is_the_same_each_time(self, pages, bps):
        assert pages.get(CHART).content == pages.get(CHART).content

    def test_speaks_the_language_of_its_address_and_fits_a_phone(self, pages, bps):
        narrow = ET.fromstring(  # noqa: S314  our own drawing
            pages.get(f"{CHART}?language=pt&width=narrow").content
        )

        assert narrow.findtext(f"{SVG}title") == "Quantas reutilizações têm qual razão de tempo"
        assert narrow.get("viewBox") == "0 0 340 250"

    def test_is_drawn_without_a_single_reuse_too(self, pages):
        assert pages.get(CHART).status_code == 200
