"""`acervo token` and `acervo person`."""

from collections.abc import Iterator

import pytest

from registry.house import House, open_house
from tests.environment.doors import Api, Pages
from web.main import create_app

PASSWORD = "una clave muy larga y propia"


@pytest.fixture
def opened(seeded) -> Iterator[House]:
    house = open_house(seeded.settings)
    yield house
    house.close()


@pytest.fixture
def front(opened):
    return create_app(house=opened)


def ask(front, secret: str, address: str):
    return Api(front).client.get(address, headers={"Authorization": f"Bearer {secret}"})


class TestAToken:
    def test_is_printed_once_and_opens_the_api(self, seeded, front):
        result = seeded("token", "create", "Padrón", "--role", "member", "--agency", "demo-a")

        (secret,) = result.stdout.split()
        answer = ask(front, secret, "/me")
        assert result.exit_code == 0
        assert answer.status_code == 200
        assert answer.json()["agency"] == "DEMO-A"

    def test_may_do_no_more_than_its_scopes_say(self, seeded, front):
        result = seeded(
            "token", "create", "x", "--role", "member", "--agency", "DEMO-A", "--scope", "read"
        )

        answer = Api(front).client.post(
            "/reuses",
            json={"software": "sistema-agenda-electronica-v4"},
            headers={"Authorization": f"Bearer {result.stdout.strip()}"},
        )

        assert answer.status_code == 403

    @pytest.mark.parametrize(
        ("options", "code", "words"),
        [
            (("--role", "member", "--agency", "NOBODY"), 1, "No agency is registered"),
            (("--role", "member"), 1, "agency"),
            (("--role", "king"), 2, "king"),
            (("--role", "member", "--agency", "DEMO-A", "--days", "0"), 2, "--days"),
            ((), 2, "--role"),
        ],
    )
    def test_is_refused_in_words(self, seeded, options, code, words):
        result = seeded("token", "create", "x", *options)

        assert result.exit_code == code
        assert words in result.stderr
        assert result.stdout == ""


class TestAPerson:
    def test_signs_in_with_the_password_that_was_typed(self, seeded, front):
        made = seeded(
            "person",
            "create",
            "ana@demo-a.example",
            "Persona Demo Ana",
            "--role",
            "member",
            "--agency",
            "DEMO-A",
            "--password-stdin",
            typed=f"{PASSWORD}\n",
        )

        reader = Pages(front)
        answer = reader.post("/sign-in", {"email": "ana@demo-a.example", "password": PASSWORD})
        assert (made.exit_code, made.stdout.strip()) == (0, "The account was made.")
        assert PASSWORD not in made.output
        assert answer.status_code == 303
        assert reader.get("/my-agency").status_code == 200

    def test_chooses_a_password_by_the_link_that_is_printed(self, seeded, front):
        made = seeded(
            "person",
            "create",
            "eva@demo-a.example",
            "Persona Demo Eva",
            "--role",
            "member",
            "--agency",
            "DEMO-A",
            "--invite",
        )

        address = made.stdout.strip()
        base = seeded.settings.public_url
        assert made.exit_code == 0
        assert address.startswith(f"{base}/links/")
        assert Pages(front).get(address.removeprefix(base)).status_code == 200

    @pytest.mark.parametrize(
        ("email", "options", "password", "words"),
        [
            ("integrante@demo-a.example", ("--agency", "DEMO-A"), PASSWORD, ""),
            ("no address", ("--agency", "DEMO-A"), PASSWORD, "email: "),
            ("x@demo-a.example", ("--agency", "DEMO-A"), "short", ""),
            ("x@demo-a.example", ("--agency", "DEMO-A"), "", ""),
            ("x@demo-a.example", ("--agency", "NOBODY"), PASSWORD, "No agency is registered"),
            ("x@demo-a.example", (), PASSWORD, "agency"),
        ],
    )
    def test_is_refused_in_words(self, seeded, email, options, password, words):
        result = seeded(
            "person",
            "create",
            email,
            "Persona Demo",
            "--role",
            "member",
            *options,
            "--password-stdin",
            typed=f"{password}\n",
        )

        assert result.exit_code == 1
        assert len(result.stderr.strip()) > 10
        assert words in result.stderr
        assert "made" not in result.stdout
