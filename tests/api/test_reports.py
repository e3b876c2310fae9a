"""GET /reports/adaptation."""

from decimal import Decimal

import pytest


@pytest.fixture
def complete(write, register, record, enter):
    """Have an agency complete a reuse: `complete("BPS", original="10", took="4")`."""

    def complete(code: str, original: str | None, took: str | None, **facts) -> None:
        agency = register(code, is_demonstration=facts.pop("invented", False))
        baseline = {"baseline": {"months": original}} if original else {}
        record(
            enter(f"De {code}", agency, **baseline),
            agency,
            stage="in_production",
            adaptation_months=took,
            **facts,
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
