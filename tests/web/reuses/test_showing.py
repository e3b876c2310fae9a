"""What the page of a reuse and the list of reuses show."""

import re
from datetime import date

import pytest

from registry.actors.rules import SYSTEM
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import move_reuse, record_reuse
from registry.reuse.vocabulary import ReuseStage

AGENCIES = re.compile(
    r'<th role="rowheader"[^>]*><a class="govuk-link" href="/agencies/([^"]+)">'
)


@pytest.fixture
def bps(write, sae, register):
    """BPS adapted the first version in about four months of about ten."""
    register("BPS", "Banco de Previsión Social")
    draft = ReuseDraft(
        agency="BPS",
        software="sae-v1",
        stage="adapting",
        adaptation_months=4,
        margin_months="0.5",
        precision="approximate",
    )
    with write() as session:
        reuse = record_reuse(session, SYSTEM, draft)
        move_reuse(session, SYSTEM, reuse, ReuseStage.IN_PRODUCTION, date(2012, 1, 1))
    return reuse


class TestPage:
    def test_tells_the_months_with_their_range_and_what_was_avoided(self, pages, bps, words):
        said = words(pages.get(f"/reuses/{bps.id}"))

        assert "SAE v1 at Banco de Previsión Social" in said
        assert "40% of the original time; between 33.3% and 47.4%" in said
        assert "≈ 6 months avoided." in said
        assert "≈ 4 months, approximate" in said

    def test_tells_its_stages_in_their_order(self, pages, bps, words):
        said = words(pages.get(f"/reuses/{bps.id}"))

        assert "Being adapted day not known In production 1 January 2012" in said

    def test_shows_the_stages_ahead_as_not_yet(self, pages, record, words):
        reuse = record(stage="assessing", entered_on="2025-01-15")

        said = words(pages.get(f"/reuses/{reuse.id}"))

        assert "Being assessed 15 January 2025 Being adapted not yet" in said
        assert "It does not run in production yet." in said

    def test_months_that_still_run_are_not_shown_as_all(self, pages, record, words):
        reuse = record(stage="adapting", adaptation_months=3, precision="exact")

        said = words(pages.get(f"/reuses/{reuse.id}"))

        assert "3 months, exact" in said
        assert "30%" not in said

    def test_asks_the_agency_for_months_that_are_missing(self, pages, member, record, words):
        reuse = record(stage="in_production")

        assert "Its months are missing" in words(member.get(f"/reuses/{reuse.id}"))
        assert "Its months are missing" not in words(pages.get(f"/reuses/{reuse.id}"))

    def test_labels_what_is_invented(self, pages, record, bps, words):
        invented = record()

        assert "Demonstration." in words(pages.get(f"/reuses/{invented.id}"))
        assert "Demonstration." not in words(pages.get(f"/reuses/{bps.id}"))

    def test_tells_nothing_of_a_baseline_that_is_reserved(
        self, pages, cast, enter, record, words
    ):
        enter("Secreto v1", visibility="restricted", baseline={"months": 10})
        enter("Abierto v2", based_on=["secreto-v1"])
        reuse = record(software="abierto-v2", stage="in_production", adaptation_months=4)
        address = f"/reuses/{reuse.id}"

        ours, theirs = pages.as_(cast.member).get(address), pages.get(address)

        told = ("Secreto v1", "40% of the original time", "10 months")
        assert [each in words(ours) for each in told] == [True] * 3
        assert [each in words(theirs) for each in told] == [False] * 3
        assert "secreto" not in theirs.text

    def test_of_software_that_is_reserved_is_not_there(self, pages, cast, enter, record):
        enter("Reservado", visibility="restricted")
        reuse = record(software="reservado")

        assert pages.get(f"/reuses/{reuse.id}").status_code == 404
        assert pages.as_(cast.outsider).get(f"/reuses/{reuse.id}").status_code == 404
        assert pages.as_(cast.member).get(f"/reuses/{reuse.id}").status_code == 200

    @pytest.mark.parametrize(
        "reuse_id", ["0", "x" * 300, "00000000-0000-0000-0000-000000000000", "%00"]
    )
    def test_an_id_that_is_none_is_the_page_that_says_so(self, pages, reuse_id):
        assert pages.get(f"/reuses/{reuse_id}").status_code == 404

    def test_asks_the_same_of_the_database_for_many_contributions(
        self, pages, member, record, statements
    ):
        reuse = record()

        def asked(count):
            for number in range(count):
                posted = {"kind": "feature", "text": f"Función {count}-{number}"}
                member.post(f"/reuses/{reuse.id}/contributions", posted)
            return statements(lambda: pages.get(f"/reuses/{reuse.id}"))

        assert asked(3) == asked(27)


class TestList:
    def test_shows_the_real_ones_alone(self, pages, record, bps, words):
        record()

        answer = pages.get("/reuses")

        assert AGENCIES.findall(answer.text) == ["BPS"]
        assert "40% (≈ 4 of ≈ 10 months)" in words(answer)
        assert "Demonstration." not in words(answer)

    def test_and_with_the_switch_the_invented_ones_labelled(self, pages, record, bps, words):
        record()

        answer = pages.get("/reuses?demonstration=1")

        assert set(AGENCIES.findall(answer.text)) == {"BPS", "DEMO-A"}
        assert "Organismo Demo A demonstration" in words(answer)
        assert "Show the real ones alone" in words(answer)

    def test_shows_those_of_one_agency(self, pages, record, bps, words):
        record()

        answer = pages.get("/reuses?demonstration=1&agency=bps")

        assert "SAE v1" in words(answer)
        assert "SAE v4" not in words(answer)
        assert '<option value="BPS" selected>' in answer.text

    def test_an_agency_that_nobody_knows_is_said(self, pages):
        answer = pages.get("/reuses?agency=NADIE")

        assert answer.status_code == 422
        assert "No agency is registered under the code NADIE." in answer.text

    def test_says_what_goes_here_where_there_is_nothing(self, pages, words):
        assert "There are no reuses here yet" in words(pages.get("/reuses"))

    def test_of_reserved_software_holds_neither_row_nor_agency(
        self, pages, write, enter, register
    ):
        owner = register("OWN", "Owner")
        register("BSE", "Banco de Seguros")
        enter("Reservado", agency=owner, visibility="restricted")
        with write() as session:
            record_reuse(session, SYSTEM, ReuseDraft(agency="BSE", software="reservado"))

        assert "BSE" not in pages.get("/reuses").text

    def test_leads_on_by_its_cursor(self, pages, write, register, sae):
        with write() as session:
            for number in range(52):
                register(f"A{number:02d}")
        with write() as session:
            for number in range(52):
                draft = ReuseDraft(agency=f"A{number:02d}", software="sae-v4")
                record_reuse(session, SYSTEM, draft)

        first = pages.get("/reuses")
        second = pages.get(re.search(r'href="(/reuses\?cursor=[^"]+)"', first.text)[1])

        assert len(AGENCIES.findall(first.text)) == 50
        assert len(AGENCIES.findall(second.text)) == 2

    def test_asks_no_more_of_the_database_for_more_rows(
        self, pages, write, register, sae, statements
    ):
        def asked(count):
            for number in range(count):
                code = f"A{count}-{number}"
                register(code)
                with write() as session:
                    draft = ReuseDraft(agency=code, software="sae-v4")
                    record_reuse(session, SYSTEM, draft)
            return statements(lambda: pages.get("/reuses"))

        assert asked(3) == asked(27)

    @pytest.mark.parametrize("query", ["cursor=x", "cursor=W10", "demonstration=%00"])
    def test_what_no_link_of_ours_says_is_refused_in_words(self, pages, query):
        assert pages.get(f"/reuses?{query}").status_code == 422
