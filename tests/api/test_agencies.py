"""GET and POST /agencies, GET and PATCH /agencies/{code}, POST /agencies/{code}/closing."""

import pytest

BPS = {"code": "bps", "name": "Banco de Previsión Social", "kind": "autonomous_entity"}


@pytest.fixture
def admin(api, cast):
    return api.as_(cast.admin)


@pytest.fixture
def registered(admin):
    return admin.post("/agencies", json=BPS)


class TestRegistering:
    def test_answers_with_the_agency_its_version_and_where_it_stands(self, admin, registered):
        assert registered.status_code == 201
        assert registered.json()["code"] == "BPS"
        assert registered.headers["Location"] == "/api/v1/agencies/BPS"
        assert registered.headers["ETag"].startswith('"1.')

        assert admin.get("/agencies/BPS").json() == registered.json()

    def test_says_everything_an_agency_is(self, admin, cast):
        given = {
            **BPS,
            "acronym": "BPS",
            "website": "https://www.bps.gub.uy",
            "parent": "demo-a",
        }

        shown = admin.post("/agencies", json=given).json()

        assert shown == {
            **given,
            "code": "BPS",
            "parent": "DEMO-A",
            "country": "UY",
            "closed_on": None,
            "closing_reason": None,
            "successor": None,
            "predecessors": [],
            "former_codes": [],
            "is_demonstration": False,
            "created_at": "2026-03-02T12:00:00Z",
            "updated_at": "2026-03-02T12:00:00Z",
        }

    def test_is_for_a_registry_administrator(self, api, cast):
        assert api.post("/agencies", json=BPS).status_code == 401
        for someone in (cast.outsider, cast.agency_admin, cast.reviewer):
            assert api.as_(someone).post("/agencies", json=BPS).status_code == 403

    def test_refuses_a_code_that_is_taken_however_it_is_written(self, admin, registered):
        again = admin.post("/agencies", json={**BPS, "code": "Bps"})

        assert again.status_code == 409
        assert again.json()["type"].endswith("/problems/agency-code-taken")

    def test_refuses_a_parent_that_is_not_there_and_says_in_which_field(self, admin):
        answer = admin.post("/agencies", json={**BPS, "parent": "NOBODY"})

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "#/parent"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("code", "B P S"),
            ("code", ""),
            ("code", "X" * 41),
            ("acronym", "X" * 41),
            ("kind", "ministry of silly walks"),
            ("country", "Uruguay"),
            ("website", "javascript:alert(1)"),
            ("is_demonstration", "perhaps"),
        ],
    )
    def test_refuses_what_cannot_be(self, admin, field, value):
        answer = admin.post("/agencies", json={**BPS, field: value})

        assert answer.status_code == 422
        assert [error["pointer"] for error in answer.json()["errors"]] == [f"#/{field}"]


class TestReading:
    def test_is_for_anyone(self, api, cast):
        assert api.get("/agencies/DEMO-A").json()["name"] == "Organismo Demo A"

    def test_takes_a_code_in_any_case(self, api, cast):
        assert api.get("/agencies/demo-a").json()["code"] == "DEMO-A"

    @pytest.mark.parametrize("code", ["NOBODY", "x" * 61, "%00", "a%0Ab", "a b", "'; --"])
    def test_knows_no_other(self, api, code):
        answer = api.get(f"/agencies/{code}")

        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "application/problem+json"

    def test_lists_by_code(self, api, cast, register):
        register("BPS")

        codes = [each["code"] for each in api.get("/agencies").json()["items"]]

        assert codes == ["BPS", "DEMO-A", "DEMO-B"]

    def test_lists_a_page_at_a_time(self, api, cast, register):
        register("BPS")

        first = api.get("/agencies?limit=2").json()
        rest = api.get("/agencies", params={"limit": 2, "cursor": first["next"]}).json()

        assert [each["code"] for each in first["items"]] == ["BPS", "DEMO-A"]
        assert [each["code"] for each in rest["items"]] == ["DEMO-B"]
        assert rest["next"] is None

    def test_lists_those_whose_name_holds_a_word_and_leaves_invented_ones_out(
        self, api, cast, register
    ):
        register("BPS", "Banco de Previsión Social")

        found = api.get("/agencies?q=PREVISI").json()["items"]
        real = api.get("/agencies?demonstration=false").json()["items"]

        assert [each["code"] for each in found] == ["BPS"]
        assert [each["code"] for each in real] == ["BPS"]

    @pytest.mark.parametrize(
        "query", ["limit=0", "limit=101", "limit=x", "cursor=%00", "cursor=abc", "colour=red"]
    )
    def test_refuses_parameters_it_cannot_use_and_names_them(self, api, query):
        answer = api.get(f"/agencies?{query}")

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["parameter"] == query.partition("=")[0]


class TestEditing:
    def test_changes_what_is_given_and_nothing_else(self, admin, registered):
        answer = admin.patch(
            "/agencies/BPS",
            json={"website": "https://www.bps.gub.uy"},
            headers={"If-Match": registered.headers["ETag"]},
        )

        assert answer.status_code == 200
        assert answer.json() == {**registered.json(), "website": "https://www.bps.gub.uy"}
        assert answer.headers["ETag"].startswith('"2.')

    def test_is_for_the_agencys_administrator_too_but_not_for_anothers(self, api, cast):
        change, match = {"website": "https://demo.gub.uy"}, {"If-Match": "*"}

        mine = api.as_(cast.agency_admin).patch("/agencies/DEMO-A", json=change, headers=match)
        theirs = api.as_(cast.outsider).patch("/agencies/DEMO-A", json=change, headers=match)
        stranger = api.patch("/agencies/DEMO-A", json=change, headers=match)

        assert [mine.status_code, theirs.status_code, stranger.status_code] == [200, 403, 401]

    def test_leaves_renaming_to_a_registry_administrator(self, api, cast):
        answer = api.as_(cast.agency_admin).patch(
            "/agencies/DEMO-A", json={"code": "DEMO-X"}, headers={"If-Match": "*"}
        )

        assert answer.status_code == 403

    def test_cannot_make_an_agency_a_part_of_itself(self, admin, registered):
        answer = admin.patch("/agencies/BPS", json={"parent": "BPS"}, headers={"If-Match": "*"})

        assert answer.status_code == 422
        assert answer.json()["type"].endswith("/own-parent")

    def test_cannot_make_an_agency_a_part_of_what_is_a_part_of_it(
        self, admin, registered, register
    ):
        register("GERENCIA")
        register("SECTOR", "Sector de Agendas")
        for part, whole in (("GERENCIA", "BPS"), ("SECTOR", "GERENCIA")):
            tied = admin.patch(
                f"/agencies/{part}", json={"parent": whole}, headers={"If-Match": "*"}
            )
            assert tied.status_code == 200

        answer = admin.patch(
            "/agencies/BPS", json={"parent": "SECTOR"}, headers={"If-Match": "*"}
        )

        assert answer.status_code == 422
        assert answer.json()["type"].endswith("/parent-circle")
        assert answer.json()["errors"][0]["pointer"] == "#/parent"
        assert "Sector de Agendas is itself a part of" in answer.json()["detail"]
        assert admin.get("/agencies/BPS").json()["parent"] is None

    def test_takes_the_parent_that_it_has_again(self, admin, registered, register):
        register("GERENCIA")
        for _ in range(2):
            answer = admin.patch(
                "/agencies/GERENCIA", json={"parent": "BPS"}, headers={"If-Match": "*"}
            )

            assert answer.json()["parent"] == "BPS"

    @pytest.mark.parametrize("code", ["NEW", "new"])
    def test_refuses_a_code_at_whose_address_a_page_stands(self, admin, registered, code):
        new = {"code": code, "name": "Nuevo", "kind": "autonomous_entity"}

        answers = [
            admin.post("/agencies", json=new),
            admin.patch("/agencies/BPS", json={"code": code}, headers={"If-Match": "*"}),
        ]

        for answer in answers:
            assert answer.status_code == 422
            assert answer.json()["errors"] == [
                {
                    "pointer": "#/code",
                    "detail": "A page of the registry stands at NEW. Choose another code.",
                }
            ]


class TestRenaming:
    @pytest.fixture
    def renamed(self, admin, registered):
        return admin.patch("/agencies/BPS", json={"code": "BPSU"}, headers={"If-Match": "*"})

    def test_leads_from_the_former_code_to_the_present_one(self, api, renamed):
        assert renamed.json()["former_codes"] == ["BPS"]

        answer = api.get("/agencies/bps?language=es")

        assert answer.status_code == 308
        assert answer.headers["Location"] == "/api/v1/agencies/BPSU?language=es"

    def test_leads_every_request_there(self, admin, renamed):
        closing = {"closed_on": "2026-03-01", "reason": "Ley"}

        edit = admin.patch("/agencies/BPS", json={}, headers={"If-Match": "*"})
        close = admin.post("/agencies/BPS/closing", json=closing)

        assert edit.headers["Location"] == "/api/v1/agencies/BPSU"
        assert close.headers["Location"] == "/api/v1/agencies/BPSU/closing"

    def test_keeps_the_former_code_from_others_but_not_from_itself(self, admin, renamed):
        other = admin.post("/agencies", json=BPS)
        back = admin.patch("/agencies/BPSU", json={"code": "BPS"}, headers={"If-Match": "*"})

        assert other.status_code == 409
        assert back.json()["code"] == "BPS"
        assert back.json()["former_codes"] == ["BPSU"]


class TestClosing:
    def test_hands_all_that_an_agency_holds_to_its_heir(
        self, api, admin, cast, enter, state, record
    ):
        software, need = enter("Agenda"), state()
        reuse = record(software, need=need.id)
        member = api.as_(cast.member)

        closed = admin.post(
            "/agencies/DEMO-A/closing",
            json={"closed_on": "2026-03-01", "reason": "Ley 1", "successor": "DEMO-B"},
        )

        assert closed.status_code == 200
        assert (closed.json()["closed_on"], closed.json()["successor"]) == (
            "2026-03-01",
            "DEMO-B",
        )
        assert api.get("/agencies/DEMO-B").json()["predecessors"] == ["DEMO-A"]
        assert api.get("/publishers").json()["items"][0]["agency"] == "DEMO-B"
        assert api.get(f"/software/{software.slug}").json()["agency"] == "DEMO-B"
        assert admin.get(f"/needs/{need.id}").json()["agency"] == "DEMO-B"
        assert api.get(f"/reuses/{reuse.id}").json()["agency"] == "DEMO-B"
        assert member.get("/me").json()["agency"] == "DEMO-B"

    def test_without_a_successor_leaves_everything_where_it_is(self, api, admin, enter):
        software = enter("Agenda")

        closed = admin.post(
            "/agencies/DEMO-A/closing", json={"closed_on": "2026-03-01", "reason": "Ley 1"}
        )

        assert closed.json()["successor"] is None
        assert api.get(f"/software/{software.slug}").json()["agency"] == "DEMO-A"

    @pytest.mark.parametrize(
        ("change", "status", "problem"),
        [
            ({"closed_on": "2026-03-03"}, 422, "future-day"),
            ({"successor": "DEMO-A"}, 422, "own-heir"),
            ({"successor": "NOBODY"}, 422, "unknown-agency"),
            ({"closed_on": "2026-02-30"}, 422, "invalid"),
            ({"closed_on": 0}, 422, "invalid"),
            ({"reason": "  "}, 422, "invalid"),
        ],
    )
    def test_refuses_what_cannot_be(self, admin, cast, change, status, problem):
        closing = {"closed_on": "2026-03-01", "reason": "Ley 1", **change}

        answer = admin.post("/agencies/DEMO-A/closing", json=closing)

        assert answer.status_code == status
        assert answer.json()["type"].endswith(f"/problems/{problem}")

    def test_never_closes_a_circle_of_successors(self, admin, cast):
        closing = {"closed_on": "2026-03-01", "reason": "Ley 1"}
        admin.post("/agencies/DEMO-A/closing", json={**closing, "successor": "DEMO-B"})

        answer = admin.post("/agencies/DEMO-B/closing", json={**closing, "successor": "DEMO-A"})

        assert answer.status_code == 422
        assert answer.json()["errors"] == [
            {
                "pointer": "#/successor",
                "detail": "The successor must be another agency that is open.",
            }
        ]

    def test_happens_once(self, admin, cast):
        closing = {"closed_on": "2026-03-01", "reason": "Ley 1"}
        admin.post("/agencies/DEMO-A/closing", json=closing)

        again = admin.post("/agencies/DEMO-A/closing", json=closing)

        assert again.status_code == 409
        assert again.json()["type"].endswith("/agency-closed")

    def test_is_for_a_registry_administrator(self, api, cast):
        closing = {"closed_on": "2026-03-01", "reason": "Ley 1"}

        statuses = [
            api.as_(someone).post("/agencies/DEMO-A/closing", json=closing).status_code
            for someone in (cast.stranger, cast.outsider, cast.agency_admin)
        ]

        assert statuses == [401, 403, 403]
