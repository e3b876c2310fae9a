"""Signing in and out, and the links by which people get their passwords."""

import re
from dataclasses import replace

import pytest

from registry.settings import Settings
from tests.environment.doors import Pages
from web.main import create_app

PASSWORD = "cuatro palabras bien raras"
LINK = re.compile(r'value="(http://127\.0\.0\.1:8000(/links/[\w-]+))"')
SHOWN_TOKEN = re.compile(r'value="(acv_[\w-]+)"')


@pytest.fixture
def known(pages, cast) -> str:
    """The address of someone with a password."""
    _set_password(pages, _link_for(pages.as_(cast.agency_admin), cast.member))
    return cast.member.person.email


def _link_for(manager: Pages, someone) -> str:
    return LINK.search(manager.post(f"/people/{someone.person.id}/link").text)[2]


def _set_password(reader: Pages, link: str, password: str = PASSWORD, again: str | None = None):
    return reader.post(link, {"password": password, "again": again or password})


class TestSignIn:
    def test_leads_to_the_page_that_was_wanted_and_is_remembered(self, pages, known):
        answer = pages.post(
            "/sign-in", {"email": known, "password": PASSWORD, "next": "/account?a=b"}
        )

        assert answer.status_code == 303
        assert answer.headers["Location"] == "/account?a=b"
        assert pages.get("/account").headers["Location"] == "/my-account"

    def test_gives_a_cookie_that_no_script_and_no_other_site_reads(self, pages, known):
        answer = pages.post("/sign-in", {"email": known, "password": PASSWORD})

        cookie = answer.headers["Set-Cookie"]
        assert re.match(r"acervo=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", cookie)

    def test_ends_the_sign_in_that_the_browser_had(self, pages, app, known):
        pages.post("/sign-in", {"email": known, "password": PASSWORD})
        former = Pages(app)
        former.client.cookies.update(pages.client.cookies)

        pages.post("/sign-in", {"email": known, "password": PASSWORD})

        assert former.get("/account").headers["Location"].startswith("/sign-in")
        assert pages.get("/account").headers["Location"] == "/my-account"

    def test_speaks_the_persons_language_from_then_on(self, pages, known):
        answer = pages.post("/sign-in", {"email": known, "password": PASSWORD})

        assert "language=en; HttpOnly" in ", ".join(answer.headers.get_list("set-cookie"))

    @pytest.mark.parametrize(
        ("email", "password"),
        [
            (None, "otra contraseña"),
            ("nadie@demo.gub.uy", PASSWORD),
            ("not an address", PASSWORD),
        ],
    )
    def test_does_not_tell_what_was_wrong(self, pages, known, email, password):
        answer = pages.post("/sign-in", {"email": email or known, "password": password})

        assert answer.status_code == 422
        assert "The e-mail address or the password is not right." in answer.text
        assert "acervo=" not in answer.headers.get("Set-Cookie", "")

    def test_ends_for_a_while_after_five_failures(self, pages, known):
        for _ in range(5):
            pages.post("/sign-in", {"email": known, "password": "wrong"})

        answer = pages.post("/sign-in", {"email": known, "password": PASSWORD})

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "http://testserver@evil.example/",
            "http://[",
            "",
        ],
    )
    def test_never_leads_to_another_site(self, pages, known, elsewhere):
        answer = pages.post(
            "/sign-in", {"email": known, "password": PASSWORD, "next": elsewhere}
        )

        assert answer.headers["Location"] == "/"

    def test_is_asked_of_a_stranger_with_the_way_back(self, pages):
        answer = pages.get("/people?agency=DEMO-A")

        assert answer.status_code == 303
        assert answer.headers["Location"] == "/sign-in?next=%2Fpeople%3Fagency%3DDEMO-A"

    def test_leads_back_to_the_page_that_a_form_was_sent_from(self, pages):
        answer = pages.post(
            "/tokens/new", headers={"Referer": "http://testserver/tokens/new?agency=X"}
        )

        assert answer.headers["Location"] == "/sign-in?next=%2Ftokens%2Fnew%3Fagency%3DX"

    def test_takes_the_whole_page_there_when_a_part_of_it_was_asked_for(self, pages):
        answer = pages.get("/people", headers={"HX-Request": "true"})

        assert answer.status_code == 204
        assert answer.headers["HX-Redirect"] == "/sign-in?next=%2Fpeople"


class TestHttps:
    @pytest.fixture
    def secure(self, house):
        settings = Settings(
            **house.settings.model_dump(exclude={"base_url"}), base_url="https://testserver"
        )
        return Pages(create_app(house=replace(house, settings=settings)))

    def test_binds_cookies_to_this_host(self, secure):
        cookie = secure.get("/sign-in").headers["Set-Cookie"]

        assert re.match(
            r"__Host-acervo-form=[\w-]+; HttpOnly; Path=/; SameSite=lax; Secure", cookie
        )

    def test_is_asked_for_from_then_on(self, secure):
        assert (
            secure.get("/livez")
            .headers["Strict-Transport-Security"]
            .startswith("max-age=31536000")
        )


class TestSignOut:
    def test_ends_the_sign_in_itself_and_not_the_cookie_alone(self, pages, cast):
        reader = pages.as_(cast.member)

        answer = reader.post("/sign-out")

        assert answer.headers["Location"] == "/"
        assert answer.headers["Clear-Site-Data"] == '"cache"'
        assert pages.as_(cast.member).get("/account").headers["Location"].startswith("/sign-in")


class TestInvitation:
    def test_leads_a_new_person_to_their_account(self, pages, cast):
        manager, newcomer = pages.as_(cast.agency_admin), pages
        invited = manager.post(
            "/people/new",
            {
                "agency": "DEMO-A",
                "name": "Nueva Persona",
                "email": "Nueva@Demo.gub.uy",
                "language": "en",
                "roles": ["member", "publisher"],
            },
        )
        link = LINK.search(invited.text)[2]

        shown = newcomer.get(link)
        assert "nueva@demo.gub.uy" in shown.text
        assert shown.headers["Cache-Control"] == "no-store"
        assert _set_password(newcomer, link).headers["Location"] == "/sign-in?done=password"
        newcomer.post("/sign-in", {"email": "nueva@demo.gub.uy", "password": PASSWORD})
        assert newcomer.get("/account").status_code == 303

    def test_is_refused_for_an_address_that_has_an_account(self, pages, cast):
        answer = pages.as_(cast.agency_admin).post(
            "/people/new",
            {
                "agency": "DEMO-A",
                "name": "Otra",
                "email": cast.member.person.email,
                "language": "es",
                "roles": ["member"],
            },
        )

        assert answer.status_code == 409
        assert "Someone already has an account with this e-mail address." in answer.text
        assert 'value="Otra"' in answer.text

    def test_asks_again_for_what_is_missing(self, pages, cast):
        answer = pages.as_(cast.agency_admin).post(
            "/people/new", {"agency": "DEMO-A", "email": "nadie"}
        )

        assert answer.status_code == 422
        assert "Choose at least one role." in answer.text
        assert "It is not an e-mail address" in answer.text

    def test_to_a_higher_role_is_refused(self, pages, cast):
        answer = pages.as_(cast.agency_admin).post(
            "/people/new",
            {
                "agency": "DEMO-A",
                "name": "Otra",
                "email": "otra@demo.gub.uy",
                "language": "es",
                "roles": ["admin"],
            },
        )

        assert answer.status_code == 403


class TestLink:
    @pytest.fixture
    def link(self, pages, cast) -> str:
        return _link_for(pages.as_(cast.agency_admin), cast.member)

    def test_works_once(self, pages, link):
        _set_password(pages, link)

        assert _set_password(pages, link).status_code == 404
        assert pages.get(link).status_code == 404

    @pytest.mark.parametrize("weak", ["corto", "member@demo.gub.uy", "x" * 257])
    def test_is_not_used_up_by_a_password_that_is_refused(self, pages, link, weak):
        refused = _set_password(pages, link, weak)

        assert refused.status_code == 422
        assert weak not in refused.text.replace("member@demo.gub.uy", "", 2)
        assert _set_password(pages, link).status_code == 303

    def test_wants_the_same_password_twice(self, pages, link):
        answer = _set_password(pages, link, PASSWORD, "otra cosa distinta")

        assert answer.status_code == 422
        assert "The two passwords are not the same." in answer.text

    def test_signs_its_owner_out_everywhere(self, pages, cast, link):
        _set_password(pages, link)

        assert pages.as_(cast.member).get("/account").headers["Location"].startswith("/sign-in")


class TestPerson:
    def test_is_corrected(self, pages, cast):
        reader, address = pages.as_(cast.member), f"/people/{cast.member.person.id}"

        answer = reader.post(address, {"name": "Otro Nombre", "language": "es", "version": "1"})

        assert answer.headers["Location"] == f"{address}?done=edited"
        assert "Otro Nombre" in reader.get(address).text

    def test_is_not_corrected_over_what_another_changed_meanwhile(self, pages, cast):
        reader, address = pages.as_(cast.member), f"/people/{cast.member.person.id}"
        reader.post(address, {"name": "Uno", "language": "es", "version": "1"})

        answer = reader.post(address, {"name": "Dos", "language": "es", "version": "1"})

        assert answer.status_code == 412
        assert "Uno" in reader.get(address).text

    def test_is_not_left_without_a_role(self, pages, cast):
        address = f"/people/{cast.member.person.id}"

        answer = pages.as_(cast.agency_admin).post(f"{address}/roles", {})

        assert answer.status_code == 422
        assert "Choose at least one role." in answer.text


class TestTokens:
    def test_are_shown_once_and_work_until_they_are_ended(self, pages, api, cast):
        manager = pages.as_(cast.agency_admin)
        made = manager.post(
            "/tokens/new",
            {
                "agency": "DEMO-A",
                "name": "Padrón",
                "roles": ["member"],
                "scopes": ["read"],
                "days": "30",
            },
        )
        token = SHOWN_TOKEN.search(made.text)[1]
        bearer = {"Authorization": f"Bearer {token}"}

        assert api.get("/me", headers=bearer).json() == {
            "kind": "token",
            "agency": "DEMO-A",
            "roles": ["member"],
            "scopes": ["read"],
        }
        listed = manager.get("/tokens")
        assert token not in listed.text
        assert token[:10] in listed.text
        end = re.search(r"/tokens/[\w-]+/revoke(?=.{0,400}Padrón)", listed.text, re.DOTALL)
        ends = re.findall(r'action="(/tokens/[\w-]+/revoke)"', listed.text)
        assert end
        for each in ends:
            manager.post(each)
        assert api.get("/me", headers=bearer).status_code == 401
