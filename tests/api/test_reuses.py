"""GET and POST /reuses, GET and PATCH /reuses/{id}."""

from decimal import Decimal

import pytest

from registry.actors.vocabulary import Role
from registry.catalogue.models import Software
from registry.clock import today
from registry.policies.schemas import ApproximationMargin, PolicyDraft
from registry.policies.service import add_version

NOBODYS = "3f0c1d52-6a57-4a3e-9a43-0d1c7f6b2e11"  # an identifier that no row has
ORIGINAL = {"months": "10.00", "margin_months": "0.50", "precision": "approximate"}


@pytest.fixture
def member(api, cast):
    return api.as_(cast.member)


@pytest.fixture
def sae(enter):
    """The first of a lineage, and the one that follows it."""
    enter("SAE v1", baseline=ORIGINAL)
    return enter("SAE v4", based_on=["sae-v1"])


@pytest.fixture
def recorded(member, sae):
    return member.post("/reuses", json={"software": "sae-v4", "entered_on": "2025-01-01"})


@pytest.fixture
def move(member, recorded):
    """Move the reuse on: `move("adapting", "2025-02-01")`."""

    def move(stage: str, day: str | None = None, **more):
        return member.patch(
            f"/reuses/{recorded.json()['id']}",
            json={"stage": stage, "entered_on": day, **more},
            headers={"If-Match": "*"},
        )

    return move


class TestRecording:
    def test_shows_everything_a_reuse_is_and_compares_with_the_lineages_first(
        self, member, recorded
    ):
        assert recorded.status_code == 201, recorded.text
        shown = recorded.json()
        assert shown == {
            "id": shown["id"],
            "agency": "DEMO-A",
            "software": "sae-v4",
            "software_name": "SAE v4",
            "is_of_lineage": False,
            "need": None,
            "stage": "planned",
            "kind": None,
            "version_taken": None,
            "baseline_kind": "original_development",
            "baseline_software": "sae-v1",
            "baseline_months": "10.00",
            "estimated_months": None,
            "adaptation_months": None,
            "margin_months": None,
            "precision": None,
            "adaptation_person_months": None,
            "time_ratio": None,
            "ratio_range": None,
            "months_avoided": None,
            "is_completed": False,
            "is_cancelled": False,
            "evidence": None,
            "evidence_url": None,
            "note": None,
            "stages": [{"stage": "planned", "entered_on": "2025-01-01", "reason": None}],
            "contributions": [],
            "is_demonstration": True,
            "closed_at": None,
            "created_at": "2026-03-02T12:00:00Z",
            "updated_at": "2026-03-02T12:00:00Z",
        }
        assert recorded.headers["Location"] == f"/api/v1/reuses/{shown['id']}"
        assert member.get(f"/reuses/{shown['id']}").json() == shown

    def test_takes_months_that_are_declared_and_what_came_back(self, member, sae):
        given = {
            "given_on": "2018-05",
            "kind": "feature",
            "text": "Aviso por mensaje",
            "version": "4.1",
            "url": "https://example.org/pull/1",
            "is_accepted": True,
        }

        shown = member.post(
            "/reuses",
            json={
                "software": "sae-v4",
                "kind": "adapted",
                "adaptation_months": "4",
                "margin_months": "0.5",
                "precision": "approximate",
                "adaptation_person_months": "9.5",
                "contributions": [given],
            },
        ).json()

        assert shown["adaptation_months"] == "4.00"
        assert shown["adaptation_person_months"] == "9.50"
        assert shown["contributions"] == [given]
        assert shown["time_ratio"] is None

    def test_refuses_a_second_open_one_of_the_same_software(self, member, recorded):
        again = member.post("/reuses", json={"software": "sae-v4"})

        assert again.status_code == 409
        assert again.json()["type"].endswith("/already-reused")

    def test_takes_another_once_the_first_one_ended(self, member, move):
        move("abandoned", reason="Sin recursos")

        assert member.post("/reuses", json={"software": "sae-v4"}).status_code == 201

    def test_is_for_members_of_the_agency(self, api, cast, sae):
        draft = {"software": "sae-v4", "agency": "DEMO-A"}
        wanted = [
            (cast.stranger, 401),
            (cast.outsider, 403),
            (cast.reviewer, 403),
            (cast.publisher, 201),
        ]

        for someone, status in wanted:
            assert api.as_(someone).post("/reuses", json=draft).status_code == status

    def test_knows_no_software_that_is_reserved_to_others(self, member, cast, enter):
        enter("Ajena", cast.other_agency, visibility="restricted")

        answer = member.post("/reuses", json={"software": "ajena"})

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "#/software"

    @pytest.mark.parametrize(
        ("fields", "pointer"),
        [
            ({"software": None}, "#/software"),
            ({"software": "SAE V4"}, "#/software"),
            ({"software": "nothing-here"}, "#/software"),
            ({"need": "x"}, "#/need"),
            ({"stage": "sleeping"}, "#/stage"),
            ({"adaptation_months": "-1"}, "#/adaptation_months"),
            ({"adaptation_months": "1201"}, "#/adaptation_months"),
            ({"adaptation_person_months": -0.5}, "#/adaptation_person_months"),
            ({"margin_months": "1", "precision": "exact"}, "#"),
            ({"adaptation_months": "1", "precision": "derived_from_dates"}, "#"),
            ({"baseline_kind": "own_build_estimate"}, "#/estimated_months"),
            (
                {"baseline_kind": "own_build_estimate", "estimated_months": "0"},
                "#/estimated_months",
            ),
            ({"entered_on": "2026-03-03"}, "#/entered_on"),
            ({"entered_on": "yesterday"}, "#/entered_on"),
            ({"evidence_url": "ftp://example.org"}, "#/evidence_url"),
            ({"contributions": [{"kind": "money", "text": "x"}]}, "#/contributions/0/kind"),
        ],
    )
    def test_refuses_what_cannot_be_and_says_where(self, member, sae, fields, pointer):
        answer = member.post("/reuses", json={"software": "sae-v4", **fields})

        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["pointer"] == pointer
        assert member.get("/reuses").json()["items"] == []

    def test_refuses_a_need_that_is_not_there(self, member, sae):
        answer = member.post("/reuses", json={"software": "sae-v4", "need": NOBODYS})

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "#/need"


class TestMoving:
    def test_gives_the_months_and_the_ratio_that_follow_from_the_days(self, move):
        move("adapting", "2025-02-01")
        move("piloting", "2025-05-01")

        shown = move("in_production", "2025-06-01").json()

        assert shown["adaptation_months"] == "4.00"
        assert shown["precision"] == "derived_from_dates"
        assert shown["time_ratio"] == "0.400000"
        assert shown["ratio_range"] == {"low": "0.380952", "high": "0.421053"}
        assert shown["months_avoided"] == "6.00"
        assert shown["is_completed"] is True
        assert [each["stage"] for each in shown["stages"]] == [
            "planned",
            "adapting",
            "piloting",
            "in_production",
        ]

    def test_shows_that_adapting_took_longer_than_the_original_did(self, move):
        move("adapting", "2024-01-01")
        move("adapting", "2025-01-01")

        shown = move("in_production", "2026-01-01", adaptation_months="12").json()

        assert shown["time_ratio"] == "1.200000"
        assert shown["months_avoided"] == "-2.00"

    def test_gives_approximate_months_without_a_margin_the_usual_one(
        self, api, cast, enter, record, write
    ):
        enter("SAE v1", baseline={"months": "10", "precision": "approximate"})
        software = enter("SAE v4", based_on=["sae-v1"])
        reuse = record(
            software, stage="in_production", adaptation_months="4", precision="approximate"
        )

        def between():
            shown = api.as_(cast.member).get(f"/reuses/{reuse.id}").json()["ratio_range"]
            return [shown["low"], shown["high"]]

        assert between() == ["0.333333", "0.473684"]  # C4
        draft = PolicyDraft(
            effective_on=today(), value=ApproximationMargin(months=Decimal("1.00"))
        )
        with write() as session:
            add_version(session, cast.admin.actor, draft)
        assert between() == ["0.272727", "0.555556"]

    def test_gives_no_ratio_to_a_baseline_of_zero(self, member, enter, write):
        entered = enter("De un día")
        with write() as session:  # as one may stand that was kept before zero was refused
            session.get(Software, entered.id).baseline_months = Decimal(0)
        reuse = member.post(
            "/reuses", json={"software": "de-un-dia", "adaptation_months": "2"}
        ).json()

        shown = member.patch(
            f"/reuses/{reuse['id']}", json={"stage": "in_production"}, headers={"If-Match": "*"}
        ).json()

        assert shown["baseline_months"] == "0.00"
        assert shown["time_ratio"] is shown["ratio_range"] is shown["months_avoided"] is None

    def test_knows_no_months_without_a_stage_of_adapting(self, move):
        shown = move("in_production", "2025-06-01").json()

        assert shown["adaptation_months"] is None

    @pytest.mark.parametrize(
        ("first", "then"),
        [
            ("piloting", "adapting"),
            ("in_production", "planned"),
            ("in_production", "abandoned"),
            ("planned", "retired"),
            ("abandoned", "adapting"),
        ],
    )
    def test_refuses_a_stage_out_of_order(self, move, first, then):
        move(first)

        answer = move(then)

        assert answer.status_code == 409
        assert answer.json()["type"].endswith("/stage-order")

    def test_refuses_a_day_before_the_last_ones(self, member, move, recorded):
        answer = move("adapting", "2024-12-31")

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "#/entered_on"
        assert member.get(f"/reuses/{recorded.json()['id']}").json()["stage"] == "planned"

    def test_puts_a_day_right(self, member, move, recorded):
        move("adapting", "2025-02-01")

        shown = member.patch(
            f"/reuses/{recorded.json()['id']}",
            json={"entered_on": "2025-03-01"},
            headers={"If-Match": "*"},
        ).json()

        assert shown["stages"][-1]["entered_on"] == "2025-03-01"

    def test_puts_the_days_of_earlier_stages_right_too(self, member, move, recorded):
        move("adapting", "2025-02-01")
        move("in_production", "2025-06-01")
        address = f"/reuses/{recorded.json()['id']}"

        days = {"planned": "2024-12-01", "adapting": "2025-02-15"}
        shown = member.patch(
            address, json={"stage_days": days}, headers={"If-Match": "*"}
        ).json()

        entered = [(each["stage"], each["entered_on"]) for each in shown["stages"]]
        assert entered == [
            ("planned", "2024-12-01"),
            ("adapting", "2025-02-15"),
            ("in_production", "2025-06-01"),
        ]
        assert shown["adaptation_months"] == "3.55"

    def test_moves_on_after_an_earlier_day_was_put_right(self, move):
        move("adapting", "2025-06-01")

        shown = move(
            "in_production", "2025-05-01", stage_days={"adapting": "2025-04-01"}
        ).json()

        assert shown["adaptation_months"] == "1.00"

    def test_takes_days_back_that_nobody_can_vouch_for(self, member, move, recorded):
        move("adapting", "2025-02-01")
        address = f"/reuses/{recorded.json()['id']}"

        def days(wanted):
            shown = member.patch(
                address, json={"stage_days": wanted}, headers={"If-Match": "*"}
            ).json()
            return [each["entered_on"] for each in shown["stages"]]

        assert days({"planned": None}) == [None, "2025-02-01"]
        assert days(None) == [None, None]

    @pytest.mark.parametrize(
        ("days", "stage"),
        [
            ({"planned": "2025-02-02"}, "planned"),
            ({"adapting": "2024-12-31"}, "adapting"),
            ({"adapting": "2025-06-02"}, "adapting"),
            ({"planned": "2025-03-01", "adapting": "2025-02-15"}, "planned"),
            ({"in_production": "2026-03-03"}, "in_production"),
            ({"piloting": "2025-03-01"}, "piloting"),
            ({"adapting": "yesterday"}, "adapting"),
            ({"sleeping": "2025-03-01"}, "sleeping"),
        ],
    )
    def test_keeps_the_days_of_stages_in_their_order(self, member, move, recorded, days, stage):
        move("adapting", "2025-02-01")
        move("in_production", "2025-06-01")
        address = f"/reuses/{recorded.json()['id']}"
        before = member.get(address).json()

        answer = member.patch(address, json={"stage_days": days}, headers={"If-Match": "*"})

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == f"#/stage_days/{stage}"
        assert member.get(address).json() == before

    def test_says_when_a_reuse_ended(self, move):
        shown = move("abandoned", reason="Sin recursos").json()

        assert shown["closed_at"] == "2026-03-02T12:00:00Z"
        assert shown["is_cancelled"] is True
        assert shown["stages"][-1]["reason"] == "Sin recursos"


class TestEditing:
    def test_refuses_an_older_version_also_where_only_a_stage_was_entered(
        self, member, recorded, move
    ):
        move("assessing")

        stale = member.patch(
            f"/reuses/{recorded.json()['id']}",
            json={"note": "Mía"},
            headers={"If-Match": recorded.headers["ETag"]},
        )

        assert stale.status_code == 412

    def test_is_not_for_others(self, api, cast, recorded):
        address, change = f"/reuses/{recorded.json()['id']}", {"note": "Mía"}
        wanted = [(cast.stranger, 401), (cast.outsider, 403), (cast.admin, 403)]

        for someone, status in wanted:
            answer = api.as_(someone).patch(address, json=change, headers={"If-Match": "*"})

            assert answer.status_code == status


class TestReading:
    def test_lists_those_of_an_agency_and_of_a_software(self, api, cast, enter, record):
        one, other = enter("Una"), enter("Otra")
        for software in (one, other):
            record(software)
        record(one, cast.other_agency)

        def pairs(query):
            listed = api.get(f"/reuses?{query}").json()["items"]
            return {(each["agency"], each["software"]) for each in listed}

        assert pairs("agency=demo-a") == {("DEMO-A", "una"), ("DEMO-A", "otra")}
        assert pairs("software=una") == {("DEMO-A", "una"), ("DEMO-B", "una")}
        assert pairs("agency=DEMO-B&software=otra") == set()
        assert pairs("demonstration=false") == set()

    def test_hides_reuses_of_software_a_reader_may_not_know_of(self, api, cast, enter, record):
        reuse = record(enter("Reservada", visibility="restricted"))

        assert api.get("/reuses").json()["items"] == []
        assert api.get(f"/reuses/{reuse.id}").status_code == 404
        assert api.as_(cast.member).get(f"/reuses/{reuse.id}").status_code == 200

    def test_names_the_need_and_the_baseline_only_to_those_who_may_know_of_them(
        self, api, cast, enter, state, record
    ):
        enter("SAE v1", visibility="government", baseline=ORIGINAL)
        software = enter("SAE v4", based_on=["sae-v1"])
        need = state(visibility="government")
        reuse = record(software, need=need.id, adaptation_months="4", stage="in_production")

        def named(someone):
            shown = api.as_(someone).get(f"/reuses/{reuse.id}").json()
            names = ("need", "baseline_software", "baseline_months", "time_ratio")
            return [shown[name] for name in names]

        assert named(cast.outsider) == [str(need.id), "sae-v1", "10.00", "0.400000"]
        assert named(cast.stranger) == [None, None, None, None]

    def test_lists_those_of_a_whole_lineage_each_named_by_its_software(
        self, api, enter, record, register
    ):
        first, other = enter("SAE v1"), enter("Otra")
        latest = enter("SAE v4", based_on=["sae-v1"])
        reserved = enter("SAE v5", based_on=["sae-v4"], visibility="restricted")
        behind_it = enter("SAE v6", based_on=["sae-v5"])
        for number, software in enumerate((first, latest, reserved, behind_it, other)):
            record(software, register(f"AG-{number}"))

        def listed(query):
            items = api.get(f"/reuses?software=sae-v4{query}").json()["items"]
            return {
                (each["software"], each["software_name"], each["is_of_lineage"])
                for each in items
            }

        own = ("sae-v4", "SAE v4", False)
        assert listed("") == listed("&lineage=false") == {own}
        assert listed("&lineage=true") == {own, ("sae-v1", "SAE v1", True)}

    def test_tells_no_figures_of_a_baseline_that_is_reserved_to_some(
        self, api, cast, enter, record
    ):
        enter("SAE v1", visibility="restricted", shared_with=["DEMO-B"], baseline=ORIGINAL)
        software = enter("SAE v4", based_on=["sae-v1"])
        record(software, adaptation_months="4", stage="in_production")
        third = cast.someone("third", None, {Role.MEMBER})

        def figures(someone):
            (shown,) = api.as_(someone).get("/reuses").json()["items"]
            names = ("baseline_months", "time_ratio", "ratio_range", "months_avoided")
            return [shown[name] for name in names]

        assert None not in figures(cast.member)
        assert figures(cast.outsider) == figures(cast.member)
        assert figures(third) == [None] * 4

    @pytest.mark.parametrize(
        "query", ["agency=NOBODY", "software=nothing-here", "software=A%20B", "demonstration=7"]
    )
    def test_refuses_filters_that_name_nothing(self, api, query):
        answer = api.get(f"/reuses?{query}")

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["parameter"] == query.partition("=")[0]

    @pytest.mark.parametrize("name", ["x", "00000000-0000-4000-8000-000000000000", "%00"])
    def test_knows_no_other(self, api, name):
        assert api.get(f"/reuses/{name}").status_code == 404
