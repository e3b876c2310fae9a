"""GET /reports/adaptation."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from registry.actors.rules import SYSTEM
from registry.catalogue.models import Software
from registry.reuse.service import move_reuse
from registry.reuse.vocabulary import ReuseStage


@pytest.fixture
def complete(write, register, record, enter):
    """Have an agency complete a reuse: `complete("BPS", original="10", took="4")`."""

    def complete(code: str, original: str | None, took: str | None, **facts) -> None:
        agency = register(code, is_demonstration=facts.pop("invented", False))
        about = facts.pop("about", None)
        margin = {"margin_months": about, "precision": "approximate"} if about else {}
        baseline = {"baseline": {"months": original, **margin}} if original else {}
        record(
            enter(f"De {code}", agency, **baseline),
            agency,
            adaptation_months=took,
            **{"stage": "in_production", **margin, **facts},
        )

    return complete


def test_counts_what_is_known_of_what_was_completed(api, complete):
    complete("BPS", "10", "4", entered_on="2017-06-01")
    complete("IM", "10", None, entered_on="2018-06-01")
    complete("AIN", None, "3", entered_on="2019-06-01")

    report = api.get("/reports/adaptation").json()

    assert report["as_of"] == "2026-03-02T12:00:00Z"
    assert (report["known"], report["of"], report["is_small"]) == (1, 3, True)
    assert (report["median"], report["pooled"]) == ("0.400000", "0.400000")
    assert report["median_interval"] is report["pooled_interval"] is None
    assert report["months_avoided"] == "6.00"
    assert (report["without_baseline"], report["overruns"]) == (1, 0)
    assert report["rows"][0]["agency"] == "BPS"
    assert len(report["rows"]) == 3
    assert sum(each["count"] for each in report["distribution"]) == 1


def test_says_what_approximate_months_leave_open(api, complete):
    """The published case: about 4 of about 10 months, so 33.3 to 47.4 %."""
    complete("BPS", "10", "4", about="0.5", entered_on="2017-06-01")

    report = api.get("/reports/adaptation").json()

    (row,) = report["rows"]
    assert report["median_bounds"] == {"low": "0.333333", "high": "0.473684"}
    assert report["pooled_bounds"] == report["median_bounds"]
    assert report["avoided_bounds"] == {"low": "5.00", "high": "7.00"}
    assert row["ratio_range"] == report["median_bounds"]
    assert row["baseline_range"] == {"low": "9.50", "high": "10.50"}
    assert row["adaptation_range"] == {"low": "3.50", "high": "4.50"}
    assert (row["baseline_precision"], row["precision"]) == ("approximate", "approximate")


def test_leaves_nothing_open_where_all_months_are_exact(api, complete):
    complete("BPS", "10", "4")

    report = api.get("/reports/adaptation").json()

    (row,) = report["rows"]
    assert {report[f"{name}_bounds"] for name in ("median", "pooled", "avoided")} == {None}
    assert row["baseline_range"] is row["adaptation_range"] is row["why_no_ratio"] is None
    assert row["baseline_precision"] == "exact"


def test_says_all_that_the_page_says_in_its_figures(api, complete):
    complete("BPS", "10", "4", entered_on="2017-06-01")
    complete("IM", "10", "12", entered_on="2018-06-01")
    complete("DEMO-X", "10", "5", invented=True)
    complete("AIN", "10", None, entered_on="2018-06-01")

    report = api.get("/reports/adaptation?demonstration=true").json()

    assert (report["known"], report["of"], report["invented"]) == (3, 4, 1)
    assert (report["least"], report["is_small"]) == (3, False)
    assert (report["years"], report["undated"]) == ([2017, 2018], 1)
    assert (report["original_months"], report["adaptation_months"]) == ("30.00", "21.00")
    assert (report["without_baseline"], report["without_adaptation"]) == (0, 1)
    assert report["months_avoided"] == "9.00"
    avoided = {each["above"]: each["months_avoided"] for each in report["distribution"]}
    assert avoided == {
        "0.00": "0.00",
        "0.20": "6.00",
        "0.40": "5.00",
        "0.60": "0.00",
        "0.80": "0.00",
        "1.00": "-2.00",
    }


def test_takes_what_abandoned_reuses_took_off_what_others_avoided(
    api, complete, register, enter, record, write
):
    complete("BPS", "10", "4")
    agency = register("IM")
    reuse = record(enter("Turnos", agency), agency, stage="adapting", entered_on="2020-01-01")
    with write() as session:
        move_reuse(
            session, SYSTEM, session.merge(reuse), ReuseStage.ABANDONED, date(2020, 3, 1)
        )

    report = api.get("/reports/adaptation").json()

    given_up = report["rows"][-1]
    assert (report["spent_in_vain"], report["net_of_failures"]) == ("2.00", "4.00")
    assert (given_up["months_in_vain"], given_up["why_no_ratio"]) == ("2.00", "cancelled")
    assert report["rows"][0]["months_in_vain"] is None


@pytest.mark.parametrize(
    ("original", "took", "facts", "why"),
    [
        ("10", None, {}, "no_adaptation"),
        (None, "4", {}, "no_baseline"),
        (None, None, {}, "nothing_known"),
        ("10", None, {"stage": "adapting", "entered_on": "2026-01-02"}, "unfinished"),
        ("10", None, {"stage": "adapting", "entered_on": "2025-01-02"}, "already_over"),
    ],
)
def test_says_why_a_reuse_has_no_ratio(api, complete, original, took, facts, why):
    complete("BPS", original, took, **facts)

    (row,) = api.get("/reports/adaptation").json()["rows"]

    assert (row["time_ratio"], row["why_no_ratio"]) == (None, why)


def test_compares_nothing_with_a_baseline_of_zero(api, complete, write):
    complete("BPS", "10", "4")
    with write() as session:  # as one may stand that was kept before zero was refused
        for software in session.scalars(select(Software)):
            software.baseline_months = Decimal(0)

    (row,) = api.get("/reports/adaptation").json()["rows"]

    assert (row["time_ratio"], row["why_no_ratio"]) == (None, "zero_baseline")


def test_names_whose_reuse_of_what_each_row_is(api, complete):
    complete("BPS", "10", "4")

    (row,) = api.get("/reports/adaptation").json()["rows"]

    assert (row["agency"], row["agency_name"]) == ("BPS", "BPS")
    assert (row["software"], row["software_name"]) == ("de-bps", "De BPS")


def test_is_described_with_an_example_that_has_every_field(api):
    schemas = api.get("/openapi.json").json()["components"]["schemas"]

    for name in ("AdaptationReportOut", "ReportRowOut", "BinOut"):
        (example,) = schemas[name]["examples"]
        assert example.keys() == schemas[name]["properties"].keys()


def test_gives_intervals_once_there_are_enough(api, complete):
    for number, took in enumerate(("4", "6", "18")):
        complete(f"AG-{number}", "10" if took != "18" else "20", took)

    report = api.get("/reports/adaptation").json()

    assert report["is_small"] is False
    assert report["median"] == "0.600000"
    assert report["pooled"] == "0.700000"
    low, high = (Decimal(report["pooled_interval"][end]) for end in ("low", "high"))
    assert low < Decimal("0.7") < high
    assert report["median_interval"]["coverage"] == "0.750000"


def test_leaves_invented_agencies_out_until_they_are_asked_for(api, complete):
    complete("BPS", "10", "4")
    complete("DEMO-X", "10", "2", invented=True)

    real = api.get("/reports/adaptation").json()
    both = api.get("/reports/adaptation?demonstration=true").json()

    assert (real["known"], both["known"]) == (1, 2)
    assert (real["includes_demonstration"], both["includes_demonstration"]) == (False, True)
    assert {row["is_demonstration"] for row in both["rows"]} == {True, False}


def test_can_be_asked_for_one_year(api, complete):
    complete("BPS", "10", "4", entered_on="2017-06-01")
    complete("IM", "10", "5", entered_on="2018-06-01")

    report = api.get("/reports/adaptation?year=2018").json()

    assert (report["year"], [row["agency"] for row in report["rows"]]) == (2018, ["IM"])


def test_is_empty_where_nothing_was_reused(api, clock):
    report = api.get("/reports/adaptation").json()

    assert (report["known"], report["of"], report["median"]) == (0, 0, None)
    assert report["months_avoided"] == "0.00"


def test_counts_nothing_a_reader_may_not_know_of(api, cast, register, enter, record):
    agency = register("BPS")
    software = enter("Reservada", agency, visibility="government", baseline={"months": "10"})
    record(software, agency, stage="in_production", adaptation_months="4")

    assert api.get("/reports/adaptation").json()["of"] == 0
    assert api.as_(cast.member).get("/reports/adaptation").json()["of"] == 1


@pytest.mark.parametrize("query", ["year=x", "year=1", "demonstration=perhaps", "from=2017"])
def test_refuses_parameters_it_cannot_use(api, query):
    answer = api.get(f"/reports/adaptation?{query}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == query.partition("=")[0]


def test_costs_the_same_however_many_reuses_there_are(api, complete, statements):
    def ask() -> None:
        assert api.get("/reports/adaptation").status_code == 200

    for number in range(3):
        complete(f"AG-{number}", "10", "4")
    few = statements(ask)
    for number in range(3, 30):
        complete(f"AG-{number}", "10", "4")

    assert statements(ask) == few
