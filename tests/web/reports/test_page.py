"""What the report on what reuse avoided shows."""

from datetime import date

import pytest

from registry.actors.rules import SYSTEM
from registry.policies.schemas import PolicyDraft, SmallNumbers
from registry.policies.service import add_version
from registry.reuse.queries import find_reuse
from registry.reuse.service import move_reuse
from registry.reuse.vocabulary import ReuseStage

MINUS = "\u2212"
ADDRESS = "/reports/adaptation"


class TestFewRows:
    def test_it_opens_on_the_real_ones_alone(self, pages, bps, reuse, words):
        reuse("MTSS", "10")
        reuse("DEMO-X", "12", "3", invented=True, named="Organismo Demo X")

        said = words(pages.get(ADDRESS))

        assert "Known for 1 of 2 completed reuses. These are real records." in said
        assert "40% of the original time; between 33.3% and 47.4%" in said
        assert (
            "months avoided; between 5 and 7, because some months are approximate ≈ 6" in said
        )
        assert "Organismo Demo X" not in said
        assert "Demonstration." not in said

    def test_there_is_no_headline_percentage_below_three(self, pages, bps, reuse, words):
        reuse("IM", "10", "6")

        answer = pages.get(ADDRESS)

        assert "What is known: 2 of 2" in words(answer)
        assert "median" not in words(answer).partition("How it is computed")[0]
        assert "acv-huge" not in answer.text

    def test_policy_says_how_few_are_few(self, pages, cast, write, many, words):
        many()
        draft = PolicyDraft(effective_on=date(2026, 3, 2), value=SmallNumbers(least=8))
        with write() as session:
            add_version(session, cast.admin.actor, draft)

        answer = pages.get(ADDRESS)

        assert "acv-huge" not in answer.text
        assert "With fewer than 8 known ratios" in words(answer)

    def test_without_a_reuse_it_says_what_goes_here(self, pages, words):
        said = words(pages.get(ADDRESS))

        assert "No completed reuse has a known ratio yet: 0 of 0." in said
        assert "No reuse to report on" in said


class TestManyRows:
    def test_the_median_and_the_pooled_ratio_have_their_intervals(self, pages, many, words):
        many()

        said = words(pages.get(ADDRESS))

        assert (
            "Time ratio, median 30% Between 25% and 116.7%"
            " (order statistics, 98.4% confidence, n = 7)." in said
        )
        assert "Time ratio, pooled 46.8% 50.5 months of adaptation over 108 months" in said
        assert "Between 10.1% and 83.5% (95% confidence, n = 7)." in said

    def test_months_avoided_are_net_of_those_that_took_longer(self, pages, many, words):
        many()

        said = words(pages.get(ADDRESS))

        assert "that took longer than the original taken off (1) 57.5" in said
        assert f"{MINUS}3" in said

    def test_the_table_says_what_the_drawing_shows(self, pages, many, words):
        many()

        said = words(pages.get(ADDRESS))

        assert "more than 20%, up to 40% 5 58.5" in said
        assert "up to 20% 0 —" in said
        assert f"more than 100% 1 {MINUS}3" in said
        assert "Total 7 57.5" in said

    def test_each_row_leads_to_its_reuse(self, pages, bps):
        assert f'href="/reuses/{bps.id}"' in pages.get(ADDRESS).text

    def test_more_rows_than_a_page_holds_are_left_to_the_csv(
        self, pages, bps, reuse, words, monkeypatch
    ):
        monkeypatch.setattr("web.reports.adaptation.MOST_ROWS", 2)
        for code in ("A", "B", "C"):
            reuse(code, "10", "5")

        said = words(pages.get(ADDRESS))

        assert "The first 2 are shown. All of them are in the CSV" in said
        assert "Known for 4 of 4" in said

    def test_bounds_that_round_alike_are_said_once(self, pages, reuse, words):
        for code in ("A", "B", "C"):
            reuse(code, "100", "25", about="0.01")

        said = words(pages.get(ADDRESS))

        assert "≈ 25%" in said
        assert "At both ends 25% (order statistics" in said
        assert "etween 25% and 25%" not in said
        assert "lies between" not in said

    def test_what_approximate_months_avoided_is_approximate_wherever_it_is_said(
        self, pages, bps, words
    ):
        said = words(pages.get(ADDRESS))

        assert "≈ 6 months avoided." in said
        assert (
            "months avoided; between 5 and 7, because some months are approximate ≈ 6" in said
        )
        assert "more than 20%, up to 40% 1 ≈ 6" in said
        assert "Total 1 ≈ 6" in said
        assert "≈ 40% ≈ 6 See" in said.replace("about ", "")


class TestRowsWithoutARatio:
    @pytest.mark.parametrize(
        ("facts", "why"),
        [
            ({"original": "10"}, "Nobody has published its months of adaptation"),
            ({"took": "4"}, "The months of the original development are not known"),
            ({}, "Neither its months of adaptation nor those of the original are known"),
            ({"stage": "assessing"}, "It does not run in production yet"),
            (
                {"original": "10", "stage": "adapting", "entered_on": "2025-01-01"},
                "has already taken as long as the original",
            ),
        ],
    )
    def test_say_why(self, pages, reuse, words, facts, why):
        reuse("IM", **facts)

        assert why in words(pages.get(ADDRESS))

    def test_what_was_abandoned_is_taken_off_beside(self, pages, bps, reuse, write, words):
        given_up = reuse("IM", "10", stage="adapting", entered_on="2025-01-01")
        with write() as session:
            kept = find_reuse(session, SYSTEM, given_up.id)
            move_reuse(session, SYSTEM, kept, ReuseStage.ABANDONED, date(2025, 3, 1))

        said = words(pages.get(ADDRESS))

        assert "What was abandoned had taken 2 months" in said
        assert "With that taken off, ≈ 4 months are avoided." in said
        assert "abandoned before production: 1" in said

    def test_of_what_was_abandoned_declared_months_count_before_its_days(
        self, pages, bps, reuse, write, words
    ):
        given_up = reuse("IM", "10", "3", stage="adapting", entered_on="2025-01-01")
        with write() as session:
            kept = find_reuse(session, SYSTEM, given_up.id)
            move_reuse(session, SYSTEM, kept, ReuseStage.ABANDONED, date(2025, 3, 1))

        said = words(pages.get(ADDRESS))

        assert "What was abandoned had taken 3 months" in said
        assert "With that taken off, ≈ 3 months are avoided." in said


class TestSwitchAndYear:
    def test_the_switch_adds_the_invented_ones_labelled(self, pages, bps, reuse, words):
        reuse("DEMO-X", "12", "3", invented=True, named="Organismo Demo X")

        said = words(pages.get(f"{ADDRESS}?demonstration=1"))

        assert "Of the 2 reuses with a known ratio, 1 are real." in said
        assert "every figure on this page includes them" in said
        assert "Organismo Demo X demonstration" in said
        assert "Demonstration." in said

    def test_a_year_shows_what_was_completed_then_and_counts_those_in_none(
        self, pages, bps, many, words
    ):
        many()

        answer = pages.get(f"{ADDRESS}?year=2012")

        assert "Report · reuses completed in 2012" in words(answer)
        assert "Known for 1 of 1 completed reuses." in words(answer)
        assert "their day of production is not known: 1." in words(answer)
        assert f"{ADDRESS}.csv?year=2012" in answer.text
        assert "adaptation?demonstration=1&amp;year=2012" in answer.text

    @pytest.mark.parametrize(
        "year", ["x", "201", "1949", "2101", "20122012", "-2012", "\u00b2012"]
    )
    def test_a_year_that_is_none_is_refused_in_words(self, pages, words, year):
        answer = pages.get(f"{ADDRESS}?year={year}")

        assert answer.status_code == 422
        assert "A year has four digits" in words(answer)


class TestReader:
    def test_what_is_reserved_is_counted_for_those_alone_who_may_know_of_it(
        self, pages, cast, reuse, words
    ):
        reuse("IM", "10", "4", entered={"visibility": "government"})

        assert "0 of 0" in words(pages.get(ADDRESS))
        assert "Known for 1 of 1" in words(pages.as_(cast.member).get(ADDRESS))

    def test_the_list_of_reports_shows_the_first_and_its_lasting_address(
        self, pages, bps, words
    ):
        answer = pages.get("/reports")

        assert "Known for 1 of 1 completed reuses." in words(answer)
        assert f'href="{ADDRESS}">The lasting address of this report' in answer.text

    def test_it_asks_the_same_of_the_database_however_many_rows_there_are(
        self, pages, reuse, statements
    ):
        def asked(codes: range) -> int:
            for number in codes:
                reuse(f"AG-{number}", "10", "4" if number % 2 else None)
            return statements(lambda: pages.get(ADDRESS))

        assert asked(range(3)) == asked(range(3, 30))
