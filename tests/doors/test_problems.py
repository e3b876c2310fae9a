"""Every refusal of the JSON door is a problem that says what to do, in the reader's language."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.environment.doors import Api
from web.main import create_app

INNARDS = "SELECT name FROM person"
NAMELESS = ["7", "%00", "x" * 300, "00000000-0000-0000-0000-000000000000", "%F0%9F%98%80"]
TOKEN = {
    "agency": "DEMO-A",
    "roles": ["member"],
    "scopes": ["read"],
    "expires_at": (datetime.now(UTC) + timedelta(days=30)).isoformat(),
}


def _is_problem(answer, status: int, code: str) -> bool:
    body = answer.json()
    return (
        answer.status_code == body["status"] == status
        and answer.headers["Content-Type"] == "application/problem+json"
        and body["type"] == f"http://127.0.0.1:8000/problems/{code}"
        and body["request_id"] == answer.headers["X-Request-ID"]
    )


class TestWhatIsNotServed:
    def test_an_unknown_address(self, api):
        assert _is_problem(api.get("/nothing-here"), 404, "no-such-address")

    def test_a_method_that_an_address_does_not_take(self, api):
        answer = api.request("PUT", "/me")

        assert _is_problem(answer, 405, "no-such-method")
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"

    @pytest.mark.parametrize(
        "identifier",
        ["7", "%00", "x" * 300, "00000000-0000-0000-0000-000000000000", "%F0%9F%98%80"],
    )
    def test_an_identifier_that_names_nothing(self, api, cast, identifier):
        answer = api.as_(cast.admin).get(f"/tokens/{identifier}")

        assert _is_problem(answer, 404, "not-found")


class TestBodies:
    @pytest.fixture
    def admin(self, api, cast):
        return api.as_(cast.agency_admin)

    def _post(self, program, body: bytes | str, kind: str = "application/json"):
        return program.post("/tokens", content=body, headers={"Content-Type": kind})

    @pytest.mark.parametrize("body", ["{", "{'a': 1}", "nope", "\x00", "[1,]", "[" * 100_000])
    def test_that_are_not_json(self, admin, body):
        assert _is_problem(self._post(admin, body), 400, "malformed")

    def test_that_are_empty(self, admin):
        assert _is_problem(self._post(admin, ""), 422, "invalid")

    @pytest.mark.parametrize("body", ["[]", "7", '"text"', "null", "true"])
    def test_that_are_json_of_the_wrong_kind(self, admin, body):
        assert _is_problem(self._post(admin, body), 422, "invalid")

    @pytest.mark.parametrize(
        "kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded"]
    )
    def test_of_another_kind(self, admin, kind):
        assert _is_problem(self._post(admin, '{"name": "x"}', kind), 415, "not-json")

    def test_that_are_too_large(self, admin):
        answer = self._post(admin, '{"name": "' + "a" * 2**20 + '"}')

        assert _is_problem(answer, 413, "too-large")

    def test_that_turn_out_too_large_while_they_come(self, admin):
        pieces = (b"a" * 2**16 for _ in range(17))
        answer = admin.post(
            "/tokens", content=pieces, headers={"Content-Type": "application/json"}
        )

        assert _is_problem(answer, 413, "too-large")

    def test_with_unknown_fields_name_them(self, admin):
        answer = self._post(admin, '{"name": "x", "colour": "red", "roles": ["member"]}')

        assert _is_problem(answer, 422, "invalid")
        wrong = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
        assert wrong["#/colour"] == "Nothing here is called that. Remove it."
        assert wrong["#/scopes"] == "Say this; it cannot be left out."

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("a\u0000b", "It holds a control character."),
            ("a\u202eb", "It holds a character that turns the reading direction."),
            ("a\\ud800b", "It holds a broken character."),
            ("a\\nb", "It must stand on one line."),
            ("a" * 201, "It has more than 200 characters."),
            ("  ", "It needs at least 1 characters."),
        ],
    )
    def test_with_text_that_hides_what_it_says(self, admin, name, said):
        answer = self._post(admin, '{"name": "' + name.replace("\0", "\\u0000") + '"}')

        wrong = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
        assert wrong["#/name"].startswith(said)


class TestTokens:
    @pytest.mark.parametrize("given", ["Bearer nonsense", "Bearer", "Basic YTpi", "bearer é"])
    def test_that_are_not_ours_are_refused(self, api, given):
        answer = api.get("/me", headers={"Authorization": given.encode()})

        assert _is_problem(answer, 401, "token-refused")
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Acervo"'

    def test_are_needed_for_every_change(self, api):
        answer = api.post("/tokens", json={})

        assert _is_problem(answer, 401, "sign-in-needed")

    def test_are_not_taken_from_a_cookie(self, api, cast):
        answer = api.get("/me", headers={"Cookie": f"acervo={cast.admin.cookie}"})

        assert answer.json()["kind"] == "stranger"


class TestLanguages:
    @pytest.mark.parametrize(
        ("address", "accepted", "detail"),
        [
            ("/nothing", "es", "No se sirve nada en esta dirección."),
            ("/nothing", "pt-BR,pt;q=0.9", "Nada é servido neste endereço."),
            ("/nothing?language=en", "es", "Nothing is served under this address."),
        ],
    )
    def test_a_problem_is_said_in_the_readers(self, api, address, accepted, detail):
        answer = api.get(address, headers={"Accept-Language": accepted})

        assert answer.json()["detail"] == detail
        assert answer.headers["Content-Language"] in {"es", "pt", "en"}


class TestFaults:
    def test_are_told_apart_from_refusals_and_keep_their_innards(self, house):
        app = create_app(house=house)

        @app.state.api.get("/fails")
        def fails() -> None:
            raise LookupError(INNARDS)

        answer = Api(app).get("/fails")

        assert _is_problem(answer, 500, "fault")
        assert INNARDS not in answer.text


class TestLists:
    @pytest.mark.parametrize(
        "asked", ["limit=0", "limit=101", "limit=x", "cursor=%00", "cursor=a b", "cursor=e30"]
    )
    def test_refuse_what_no_list_gave(self, api, cast, asked):
        answer = api.as_(cast.agency_admin).get(f"/tokens?{asked}")

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["parameter"] in {"limit", "cursor"}

    def test_continue_where_they_ended(self, api, cast):
        admin = api.as_(cast.agency_admin)
        for name in ("one", "two", "three"):
            made = admin.post("/tokens", json={**TOKEN, "name": name})
            assert made.status_code == 201, made.text

        whole = [token["id"] for token in admin.get("/tokens").json()["items"]]

        assert len(whole) == 4  # and the one that asks
        assert _walked(admin, "/tokens?limit=1") == whole


def _walked(program, address: str) -> list[str]:
    found, cursor = [], ""
    while cursor is not None:
        page = program.get(address + (f"&cursor={cursor}" if cursor else "")).json()
        found += [token["id"] for token in page["items"]]
        cursor = page["next"]
    return found
