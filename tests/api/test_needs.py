"""GET and POST /needs, GET and PATCH /needs/{id}."""

import pytest

NOBODYS = "3f0c1d52-6a57-4a3e-9a43-0d1c7f6b2e11"  # an identifier that no row has
MUST = {
    "code": "R-01",
    "kind": "functional",
    "priority": "must",
    "text": "Que se pueda reservar hora por teléfono 📞",
    "acceptance_criterion": "En menos de tres minutos",
    "is_knockout": True,
    "weight_override": None,
    "weight_reason": None,
    "source": "Decreto 1",
}
COULD = {
    **MUST,
    "code": "R-02",
    "priority": "could",
    "text": "Que avise la víspera",
    "is_knockout": False,
    "weight_override": 2,
    "weight_reason": "Lo pide la gente",
}
AGENDA = {
    "unit": "Atención al público",
    "title": "Agenda para la atención al público",
    "problem": "Se forman filas.\nNadie sabe cuándo lo atienden.",
    "language": "es",
    "affected_process": "Atención",
    "user_groups": "Quienes hacen trámites",
    "volume": "3.000 al día",
    "categories": ["appointment-scheduling"],
    "keywords": ["agenda", "reserva"],
    "has_personal_data": True,
    "personal_data_category": "Identificación",
    "target_go_live_on": "2027-01-01",
    "budget": "500000.00",
    "budget_currency": "UYU",
    "budget_price_year": 2026,
    "time_limit_months": "6.00",
    "visibility": "government",
    "confidential_until": None,
    "shared_with": [],
    "requirements": [MUST, COULD],
}


@pytest.fixture
def member(api, cast):
    return api.as_(cast.member)


@pytest.fixture
def stated(member):
    return member.post("/needs", json=AGENDA)


class TestStating:
    def test_takes_and_shows_everything_a_need_says(self, member, stated):
        assert stated.status_code == 201, stated.text
        shown = stated.json()
        assert shown == {
            **AGENDA,
            "id": shown["id"],
            "agency": "DEMO-A",
            "status": "open",
            "is_demonstration": True,
            "created_at": "2026-03-02T12:00:00Z",
            "updated_at": "2026-03-02T12:00:00Z",
        }
        assert stated.headers["Location"] == f"/api/v1/needs/{shown['id']}"
        assert member.get(f"/needs/{shown['id']}").json() == shown

    def test_numbers_the_lines_that_have_no_code(self, member):
        lines = [{"priority": "must", "text": "Uno"}, {"priority": "should", "text": "Dos"}]

        shown = member.post("/needs", json={**AGENDA, "requirements": lines}).json()

        assert [line["code"] for line in shown["requirements"]] == ["R-01", "R-02"]

    def test_is_for_members_of_the_agency(self, api, cast):
        draft = {**AGENDA, "agency": "DEMO-A"}
        wanted = [
            (cast.stranger, 401),
            (cast.outsider, 403),
            (cast.reviewer, 403),
            (cast.signatory, 201),
        ]

        for someone, status in wanted:
            assert api.as_(someone).post("/needs", json=draft).status_code == status

    @pytest.mark.parametrize(
        ("fields", "pointer"),
        [
            ({"title": ""}, "#/title"),
            ({"title": "uno\ndos"}, "#/title"),
            ({"problem": None}, "#/problem"),
            ({"language": "tlh"}, "#/language"),
            ({"budget": "-1"}, "#/budget"),
            ({"budget": "10", "budget_currency": None}, "#"),
            ({"time_limit_months": "-0.01"}, "#/time_limit_months"),
            ({"target_go_live_on": "2027-02-30"}, "#/target_go_live_on"),
            ({"agency": "NOBODY"}, "#/agency"),
            ({"shared_with": ["NOBODY"]}, "#/shared_with"),
            ({"requirements": [MUST, MUST]}, "#"),
            ({"requirements": [{**MUST, "priority": "really"}]}, "#/requirements/0/priority"),
            ({"requirements": [{**MUST, "priority": "could"}]}, "#/requirements/0"),
            ({"requirements": [{**MUST, "weight_override": 3}]}, "#/requirements/0"),
            ({"requirements": [{**MUST, "weight_override": 11}]}, None),
            ({"requirements": ["hablar"]}, "#/requirements/0"),
            ({"requirements": {"code": "R-01"}}, "#/requirements"),
        ],
    )
    def test_refuses_what_cannot_be_and_says_where(self, member, fields, pointer):
        answer = member.post("/needs", json={**AGENDA, **fields})

        assert answer.status_code == 422, answer.text
        assert pointer in {None, answer.json()["errors"][0]["pointer"]}
        assert member.get("/needs").json()["items"] == []

    def test_is_refused_to_a_token_of_an_agency_that_was_closed(self, api, member, cast):
        closing = {"closed_on": "2026-03-01", "reason": "Ley 1"}
        api.as_(cast.admin).post("/agencies/DEMO-A/closing", json=closing)

        answer = member.post("/needs", json=AGENDA)

        assert answer.status_code == 401


class TestReading:
    def test_shows_what_a_reader_may_know_of_and_nothing_else(self, api, cast, state):
        state(title="Pública", visibility="public")
        state(title="De gobierno", visibility="government")
        state(title="Reservada", visibility="restricted")
        state(title="Compartida", visibility="restricted", shared_with=["DEMO-B"])
        state(title="Futura", visibility="public", confidential_until="2026-03-03")

        def titles(someone):
            return {each["title"] for each in api.as_(someone).get("/needs").json()["items"]}

        assert titles(cast.stranger) == {"Pública"}
        assert titles(cast.outsider) == {"Pública", "De gobierno", "Compartida"}
        assert len(titles(cast.member)) == len(titles(cast.reviewer)) == 5

    def test_hides_the_rest_as_if_it_were_not_there(self, api, cast, state):
        hidden = state(visibility="restricted")

        there = api.as_(cast.outsider).get(f"/needs/{hidden.id}")
        nowhere = api.as_(cast.outsider).get(f"/needs/{NOBODYS}")

        assert there.status_code == nowhere.status_code == 404
        assert there.json()["detail"] == nowhere.json()["detail"]

    def test_tells_whom_a_need_is_shared_with_only_to_its_agency(self, api, cast, state):
        need = state(visibility="restricted", shared_with=["DEMO-B"])

        def shared_with(someone):
            return api.as_(someone).get(f"/needs/{need.id}").json()["shared_with"]

        assert shared_with(cast.member) == ["DEMO-B"]
        assert shared_with(cast.outsider) is None

    def test_lists_the_newest_first_and_those_of_one_agency(self, api, cast, state, clock):
        for title in ("Primera", "Segunda"):
            clock.forward(minutes=1)
            state(title=title)
        state(cast.other_agency, title="De otros")

        listed = api.as_(cast.member).get("/needs?agency=DEMO-A").json()["items"]

        assert [each["title"] for each in listed] == ["Segunda", "Primera"]

    def test_goes_on_where_a_page_ended_among_needs_of_one_moment(self, member, state):
        for number in range(5):
            state(title=f"Necesidad {number}")

        seen, cursor = set(), None
        for _ in range(3):
            asked = {"limit": 2, **({"cursor": cursor} if cursor else {})}
            page = member.get("/needs", params=asked).json()
            seen |= {each["title"] for each in page["items"]}
            cursor = page["next"]

        assert len(seen) == 5
        assert cursor is None

    @pytest.mark.parametrize("name", ["x", "%00", "0", "0" * 33, "Ωmega", "a" * 10_000])
    def test_knows_no_other(self, member, name):
        answer = member.get(f"/needs/{name}")

        assert answer.status_code == 404
        assert answer.json()["type"].endswith("/not-found")


class TestEditing:
    def test_changes_what_is_given_and_leaves_the_rest(self, member, stated, clock):
        clock.forward(hours=1)
        before = stated.json()

        answer = member.patch(
            f"/needs/{before['id']}",
            json={"title": "Otra agenda", "budget": None, "requirements": [COULD, MUST]},
            headers={"If-Match": stated.headers["ETag"]},
        )

        assert answer.json() == {
            **before,
            "title": "Otra agenda",
            "budget": None,
            "requirements": [COULD, MUST],
            "updated_at": "2026-03-02T13:00:00Z",
        }

    def test_refuses_an_older_version_also_where_only_a_line_changed(self, member, stated):
        address = f"/needs/{stated.json()['id']}"
        old = {"If-Match": stated.headers["ETag"]}
        member.patch(address, json={"requirements": [MUST]}, headers=old)

        stale = member.patch(address, json={"title": "Mía"}, headers=old)

        assert stale.status_code == 412
        assert stale.json()["type"].endswith("/stale")
        assert member.get(address).json()["title"] == AGENDA["title"]

    def test_changes_nothing_where_nothing_is_new(self, member, stated, clock):
        clock.forward(hours=1)

        answer = member.patch(
            f"/needs/{stated.json()['id']}",
            json=AGENDA,
            headers={"If-Match": stated.headers["ETag"]},
        )

        assert answer.json() == stated.json()
        assert answer.headers["ETag"] == stated.headers["ETag"]

    def test_must_name_the_version_it_changes(self, member, stated):
        answer = member.patch(f"/needs/{stated.json()['id']}", json={"title": "X"})

        assert answer.status_code == 428
        assert answer.json()["type"].endswith("/match-needed")

    def test_leaves_an_ended_need_alone_until_it_is_opened_again(self, member, stated):
        address, match = f"/needs/{stated.json()['id']}", {"If-Match": "*"}
        member.patch(address, json={"status": "withdrawn"}, headers=match)

        refused = member.patch(address, json={"title": "X"}, headers=match)
        opened = member.patch(address, json={"title": "X", "status": "open"}, headers=match)

        assert (refused.status_code, opened.status_code) == (409, 200)
        assert opened.json()["title"] == "X"

    def test_does_not_leave_a_budget_without_its_currency(self, member, stated):
        answer = member.patch(
            f"/needs/{stated.json()['id']}",
            json={"budget_currency": None},
            headers={"If-Match": "*"},
        )

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "#/budget"

    def test_is_not_for_others(self, api, cast, stated):
        address, change = f"/needs/{stated.json()['id']}", {"title": "Mía"}
        wanted = [(cast.stranger, 401), (cast.outsider, 403), (cast.admin, 403)]

        for someone, status in wanted:
            answer = api.as_(someone).patch(address, json=change, headers={"If-Match": "*"})

            assert answer.status_code == status
