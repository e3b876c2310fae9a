"""Everyone sees and changes their own account; a new password asks for the present one."""

import pytest
from sqlalchemy import select

from registry.accounts.models import OneTimeLink, Person
from registry.accounts.passwords import hash_password
from registry.accounts.service.links import offer_reset
from registry.actors.rules import SYSTEM
from registry.audit.models import AuditEvent
from web.cookies import SIGN_IN

PRESENT = "caballo batería grapa correcto"
NEW = "cuatro palabras bien raras"
CHANGE = {"present": PRESENT, "password": NEW, "again": NEW}
EMAIL = "member@demo.gub.uy"


@pytest.fixture(scope="session")
def hashed():
    return hash_password(PRESENT)


@pytest.fixture
def reader(pages, cast, write, hashed):
    """The member, who has a password."""
    with write() as session:
        session.get_one(Person, cast.member.actor.id).password_hash = hashed
    return pages.as_(cast.member)


def signs_in(pages, password):
    answer = pages.post("/sign-in", {"email": EMAIL, "password": password})
    return answer.status_code == 303


class TestTheAccount:
    def test_is_one_step_from_every_page(self, pages, cast):
        assert 'href="/my-account"' in pages.as_(cast.member).get("/agencies").text
        assert 'href="/my-account"' not in pages.get("/agencies").text

    def test_shows_who_one_is_here(self, pages, cast, words):
        said = words(pages.as_(cast.member).get("/my-account"))

        for each in ("My account", "Organismo Demo A", EMAIL, "Roles member"):
            assert each in said

    def test_shows_staff_of_no_agency_theirs(self, pages, cast, words):
        assert "Of no agency" in words(pages.as_(cast.admin).get("/my-account"))

    def test_is_corrected_and_the_pages_speak_its_language(self, reader, words):
        form = {"name": "Otro Nombre", "language": "pt", "version": "2"}

        answer = reader.post("/my-account", form)

        assert answer.headers["Location"] == "/my-account?done=edited"
        reader.client.headers["Accept-Language"] = "en"
        shown = reader.get(answer.headers["Location"])
        assert 'value="Otro Nombre"' in shown.text
        assert "A sua conta foi corrigida." in words(shown)

    def test_is_shown_again_where_something_is_missing(self, reader, words):
        answer = reader.post("/my-account", {"name": "", "language": "pt", "version": "2"})

        assert answer.status_code == 422
        assert "Answer this; it cannot be left empty." in words(answer)

    def test_is_not_corrected_over_what_another_changed(self, reader, words):
        reader.post("/my-account", {"name": "Uno", "language": "es", "version": "2"})

        answer = reader.post("/my-account?language=en", {"name": "Dos", "language": "es"})

        assert answer.status_code == 412
        assert "Someone changed this after you opened it" in words(answer)
        assert 'value="Dos"' in answer.text
        assert 'value="Uno"' in reader.get("/my-account").text

    def test_is_not_a_strangers(self, pages, cast):
        for act in (pages.get, pages.post):
            assert act("/my-account").headers["Location"].startswith("/sign-in")
        assert pages.post("/my-account/password").headers["Location"].startswith("/sign-in")


class TestANewPassword:
    def test_is_what_one_signs_in_with_from_then_on(self, reader, pages):
        answer = reader.post("/my-account/password", CHANGE)

        assert answer.headers["Location"] == "/my-account?done=password"
        assert "Your password was changed." in reader.get(answer.headers["Location"]).text
        assert not signs_in(pages, PRESENT)
        assert signs_in(pages, NEW)

    def test_ends_every_other_sign_in_and_open_link(self, reader, pages, cast, write, house):
        pages.post("/sign-in", {"email": EMAIL, "password": PRESENT})
        with write() as session:
            offer_reset(session, SYSTEM, session.get_one(Person, cast.member.actor.id))
        assert SIGN_IN in pages.client.cookies

        reader.post("/my-account/password", CHANGE)

        assert pages.get("/my-account").headers["Location"].startswith("/sign-in")
        assert reader.get("/my-account").status_code == 200
        with house.sessions.reading() as session:
            assert session.scalars(select(OneTimeLink)).all() == []

    def test_is_in_the_audit_without_being_told(self, reader, cast, house):
        reader.post("/my-account/password", CHANGE)

        with house.sessions.reading() as session:
            kept = session.scalars(
                select(AuditEvent).where(AuditEvent.event == "password.set")
            ).one()
        assert kept.actor_id == kept.subject_id == cast.member.actor.id
        assert kept.changes == {"password_hash": ["changed", "changed"]}

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"present": ""}, "present", "Write your present password."),
            ({"present": NEW}, "present", "This is not your present password."),
            ({"again": PRESENT}, "again", "The two passwords are not the same."),
            ({"password": "corta", "again": "corta"}, "password", "A password has 12 to 256"),
            (
                {"password": "Organismo Demo A", "again": "Organismo Demo A"},
                "password",
                "A password must not be your name",
            ),
        ],
    )
    def test_is_refused_at_its_field_and_nothing_is_shown_again(
        self, reader, pages, words, changed, field, sentence
    ):
        answer = reader.post("/my-account/password", {**CHANGE, **changed})

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'href="#{field}"' in answer.text
        assert PRESENT not in answer.text
        assert NEW not in answer.text
        assert signs_in(pages, PRESENT)

    def test_is_not_found_by_trying(self, reader, pages):
        for _ in range(5):
            reader.post("/my-account/password", {**CHANGE, "present": "no es esta"})

        answer = reader.post("/my-account/password", CHANGE)

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
