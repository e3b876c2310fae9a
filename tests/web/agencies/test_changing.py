"""Agencies are registered, edited, renamed, merged and closed."""

import pytest
from sqlalchemy import select

from registry.accounts.models import ApiToken, Person
from registry.actors.rules import SYSTEM
from registry.agencies.queries import agency_by_code
from registry.agencies.schemas import AgencyEdit
from registry.agencies.service import edit_agency
from registry.audit.models import AuditEvent
from registry.catalogue.models import Software
from registry.needs.models import Need
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.publishers.models import Publisher
from registry.reuse.models import Reuse
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse


@pytest.fixture
def now(house):
    """Return the agency of a code as it is kept now."""

    def now(code):
        with house.sessions.reading() as session:
            return agency_by_code(session, code)

    return now


@pytest.fixture
def version(now):
    """Return the hidden field that says which version of an agency a form was opened on."""
    return lambda code: {"version": str(now(code).version)}


class TestRegistering:
    def test_keeps_it_and_shows_it(self, admin, form, now):
        answer = admin.post("/agencies/new", form)

        assert answer.headers["location"] == "/agencies/BPS?done=registered"
        assert now("bps").name == "Banco de Previsión Social"
        assert now("bps").is_demonstration is False

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"name": ""}, "name", "Write the agency's name."),
            ({"code": ""}, "code", "Give the agency a code"),
            ({"code": "B P S"}, "code", "A code has letters, figures and hyphens alone"),
            ({"code": "new"}, "code", "A page of the registry stands at NEW."),
            ({"kind": ""}, "kind", "Choose what kind of body it is."),
            ({"website": "bps"}, "website", "It must be a web address"),
            ({"parent": "NADIE"}, "parent", "No agency is registered under the code NADIE."),
            ({"name": "a\x00"}, "name", "It holds a control character."),
        ],
    )
    def test_mistakes_are_said_at_their_field(
        self, admin, form, words, changed, field, sentence
    ):
        answer = admin.post("/agencies/new", {**form, **changed})

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'href="#{field}"' in answer.text
        assert f'id="{field}"' in answer.text
        assert "Error: Register an agency" in answer.text.partition("</title>")[0]

    def test_a_code_that_is_taken_is_refused_in_place(self, admin, form, register, words):
        register("BPS")

        answer = admin.post("/agencies/new", form)

        assert answer.status_code == 409
        assert "The code BPS belongs, or belonged, to an agency." in words(answer)
        assert 'href="#code"' in answer.text
        assert 'value="Banco de Previsión Social"' in answer.text


class TestEditing:
    def test_renames_it_and_the_old_code_leads_to_the_new(
        self, admin, pages, form, register, version
    ):
        register("DGI")

        answer = admin.post("/agencies/DGI/edit", {**form, "code": "DGII", **version("DGI")})

        assert answer.headers["location"] == "/agencies/DGII?done=edited"
        old = pages.get("/agencies/dgi")
        assert old.status_code == 308
        assert old.headers["location"] == "/agencies/DGII"
        assert "Codes it had before" in pages.get("/agencies/DGII").text

    def test_an_agency_edits_what_is_said_of_itself_but_not_its_code(
        self, agency_admin, now, version, form
    ):
        page = agency_admin.get("/agencies/DEMO-A/edit").text
        without_code = {name: value for name, value in form.items() if name != "code"}

        taken = agency_admin.post(
            "/agencies/DEMO-A/edit", {**without_code, **version("DEMO-A")}
        )
        refused = agency_admin.post("/agencies/DEMO-A/edit", {**form, **version("DEMO-A")})

        assert 'name="code"' not in page
        assert taken.status_code == 303
        assert refused.status_code == 403
        assert now("DEMO-A").name == "Banco de Previsión Social"

    def test_emptying_the_web_page_empties_it(self, admin, form, register, now, version):
        register("BPS", website="https://www.bps.gub.uy")

        admin.post("/agencies/BPS/edit", {**form, "website": "", **version("BPS")})

        assert now("BPS").website is None

    @pytest.fixture
    def someone_else(self, write, clock):
        """Have someone else change what is said of an agency."""

        def someone_else(code, **changed):
            clock.forward(minutes=1)
            with write() as session:
                agency = agency_by_code(session, code)
                edit_agency(session, SYSTEM, agency, AgencyEdit.model_validate(changed))

        return someone_else

    def test_of_two_at_once_the_second_gets_412_with_what_they_typed(
        self, admin, form, register, someone_else, version, words
    ):
        register("BPS", "Banco")
        opened = version("BPS")
        someone_else("BPS", name="Banco 2")

        answer = admin.post("/agencies/BPS/edit", {**form, "name": "Banco 3", **opened})

        assert answer.status_code == 412
        assert "Name Before: Banco Now: Banco 2" in words(answer)
        assert 'value="Banco 3"' in answer.text

    def test_it_is_no_part_of_itself(self, admin, form, register, version, words):
        register("BPS")

        answer = admin.post("/agencies/BPS/edit", {**form, "parent": "BPS", **version("BPS")})

        assert answer.status_code == 422
        assert "An agency cannot be a part of itself." in words(answer)

    def test_nor_of_what_is_a_part_of_it(self, admin, form, register, version, words):
        whole = register("BPS", "Banco")
        register("GERENCIA", "Gerencia", parent_id=whole.id)

        answer = admin.post(
            "/agencies/BPS/edit", {**form, "parent": "GERENCIA", **version("BPS")}
        )

        assert answer.status_code == 422
        assert "Gerencia is itself a part of Banco" in words(answer)
        assert 'href="#parent"' in answer.text


class TestClosing:
    @pytest.fixture
    def closing(self, version, cast):
        return {
            "closed_on-day": "1",
            "closed_on-month": "2",
            "closed_on-year": "2026",
            "reason": "Ley 1",
            "successor": "",
            **version("DEMO-A"),
        }

    @pytest.fixture
    def rows(self, enter, write, cast):
        """One row of each room that belongs to the agency."""
        enter("Propio")
        with write() as session:
            state_need(
                session,
                cast.member.actor,
                NeedDraft(title="N", problem="P", visibility="public"),
            )
            record_reuse(session, cast.member.actor, ReuseDraft(software="propio"))

    def test_ends_it_with_its_day_and_reason(self, admin, now, closing, pages, words):
        answer = admin.post("/agencies/DEMO-A/close", closing)

        assert answer.headers["location"] == "/agencies/DEMO-A?done=closed"
        assert now("DEMO-A").closed_on.isoformat() == "2026-02-01"
        assert "Closed on 1 February 2026 : Ley 1" in words(pages.get("/agencies/DEMO-A"))

    def test_hands_all_it_has_to_its_heir_at_once(self, admin, now, closing, rows, house, cast):
        answer = admin.post("/agencies/DEMO-A/close", {**closing, "successor": "DEMO-B"})

        assert answer.headers["location"] == "/agencies/DEMO-A?done=merged"
        heir, old = now("DEMO-B").id, now("DEMO-A").id
        with house.sessions.reading() as session:
            for model in (Publisher, Software, Need, Reuse, Person, ApiToken):
                held = set(session.scalars(select(model.agency_id)))
                assert old not in held
                assert heir in held
            events = set(session.scalars(select(AuditEvent.event)))
        assert {"agency.merged", "rows.passed_on", "need.passed_on"} <= events

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"reason": ""}, "reason", "Say why it ended"),
            (
                {"closed_on-day": "", "closed_on-month": "", "closed_on-year": ""},
                "closed_on-day",
                "Say on which day it ended.",
            ),
            ({"closed_on-year": "2999"}, "closed_on-day", "This day has not come yet."),
            ({"successor": "DEMO-A"}, "successor", "The successor must be another agency"),
            ({"successor": "NADIE"}, "successor", "No agency is registered under the code"),
        ],
    )
    def test_mistakes_are_said_at_their_field_and_nothing_is_closed(
        self, admin, now, closing, changed, field, sentence
    ):
        answer = admin.post("/agencies/DEMO-A/close", {**closing, **changed})

        assert answer.status_code == 422
        assert sentence in answer.text.replace("&#39;", "'")
        assert f'href="#{field}"' in answer.text
        assert now("DEMO-A").closed_on is None

    def test_twice_is_refused_in_place(self, admin, closing, version, words):
        admin.post("/agencies/DEMO-A/close", closing)

        answer = admin.post("/agencies/DEMO-A/close", {**closing, **version("DEMO-A")})

        assert answer.status_code == 409
        assert "Organismo Demo A was closed." in words(answer)

    def test_a_form_that_is_old_closes_nothing(self, admin, now, closing):
        answer = admin.post("/agencies/DEMO-A/close", {**closing, "version": "0"})

        assert answer.status_code == 412
        assert now("DEMO-A").closed_on is None


class TestWhoMay:
    @pytest.mark.parametrize("who", ["member", "outsider", "reviewer"])
    @pytest.mark.parametrize("way", ["/agencies/new", "/agencies/DEMO-A/close"])
    def test_the_administrator_alone_registers_and_closes(self, pages, cast, who, way, form):
        reader = pages.as_(getattr(cast, who))

        assert reader.get(way).status_code == 403
        assert reader.post(way, form).status_code == 403

    @pytest.mark.parametrize("who", ["member", "outsider", "reviewer"])
    def test_others_edit_nothing(self, pages, cast, who, form):
        reader = pages.as_(getattr(cast, who))

        assert reader.get("/agencies/DEMO-A/edit").status_code == 403
        assert reader.post("/agencies/DEMO-A/edit", form).status_code == 403

    def test_a_stranger_signs_in_first(self, pages, cast):
        for way in ("/agencies/new", "/agencies/DEMO-A/edit", "/agencies/DEMO-A/close"):
            assert pages.get(way).headers["location"].startswith("/sign-in?next=")
