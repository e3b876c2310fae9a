"""What the list of agencies and an agency's page show."""

import re

import pytest

from registry.actors.rules import SYSTEM
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse

CODES = re.compile(r'<th role="rowheader"[^>]*><a class="govuk-link" href="/agencies/([^"]+)">')


def codes(answer) -> list[str]:
    return CODES.findall(answer.text)


class TestList:
    def test_shows_the_real_ones_alone_until_the_switch(self, pages, cast, register, words):
        register("BPS")

        assert codes(pages.get("/agencies")) == ["BPS"]
        both = pages.get("/agencies?demonstration=1")
        assert codes(both) == ["BPS", "DEMO-A", "DEMO-B"]
        assert "Organismo Demo A demonstration" in words(both)

    @pytest.mark.parametrize("text", ["prev", "PREVISIÓN", "bps", " Banco "])
    def test_finds_by_part_of_the_name_or_code(self, pages, register, text):
        register("BPS", "Banco de Previsión Social")
        register("IM", "Intendencia de Montevideo")

        assert codes(pages.get("/agencies", params={"q": text})) == ["BPS"]

    @pytest.mark.parametrize("text", ["%", "_", "'; DROP TABLE agency", "📅", "x" * 500])
    def test_finds_nothing_by_what_is_no_name(self, pages, register, words, text):
        register("BPS")

        answer = pages.get("/agencies", params={"q": text})

        assert answer.status_code == 200
        assert "No agency is called that" in words(answer)

    @pytest.mark.parametrize("query", ["q=%00", "cursor=x", f"q={'x' * 501}"])
    def test_what_cannot_be_asked_is_refused_in_words(self, pages, query):
        assert pages.get(f"/agencies?{query}").status_code == 422

    def test_leads_on_and_keeps_what_was_asked(self, pages, register):
        for number in range(52):
            register(f"A{number:02d}", f"Organismo {number:02d}")

        first = pages.get("/agencies?q=organismo")
        onward = re.search(r'href="(/agencies\?q=organismo&amp;cursor=[^"]+)"', first.text)[1]
        second = pages.get(onward.replace("&amp;", "&"))

        assert (len(codes(first)), len(codes(second))) == (50, 2)

    def test_asks_no_more_of_the_database_for_more_rows(self, pages, register, statements):
        parent = register("PARENT")

        def asked(count):
            for number in range(count):
                register(f"A{count}-{number}", parent_id=parent.id)
            return statements(lambda: pages.get("/agencies"))

        assert asked(3) == asked(27)

    def test_offers_the_administrator_to_register_one(self, pages, admin):
        assert 'href="/agencies/new"' in admin.get("/agencies").text
        assert 'href="/agencies/new"' not in pages.get("/agencies").text


class TestPage:
    def test_tells_what_it_publishes_reuses_and_needs(
        self, pages, enter, register, write, words, cast
    ):
        bps = register("BPS", "Banco de Previsión Social")
        enter("SAE v4", agency=bps, licence="GPL-3.0-or-later")
        enter("Otro")
        with write() as session:
            record_reuse(session, SYSTEM, ReuseDraft(agency="BPS", software="otro"))
            need = NeedDraft(
                agency="BPS", title="Agenda", problem="Hay filas.", visibility="public"
            )
            state_need(session, SYSTEM, need)

        said = words(pages.get("/agencies/BPS"))

        assert "SAE v4 GPL-3.0-or-later" in said
        assert "What it reuses Reuses Software Stage" in said
        assert "Otro Planned" in said
        assert "Agenda no data" in said

    def test_says_where_there_is_nothing(self, pages, register, words):
        register("BPS")

        said = words(pages.get("/agencies/BPS"))

        assert "No software of this agency is registered." in said
        assert "It has recorded no reuse." in said
        assert "It has stated no need that you may read." in said

    def test_does_not_tell_a_stranger_of_what_is_reserved(
        self, pages, cast, register, enter, write
    ):
        enter("Secreto", visibility="restricted")
        with write() as session:
            draft = NeedDraft(title="Callada", problem="x", visibility="restricted")
            state_need(session, cast.member.actor, draft)

        assert not {"Secreto", "Callada"} & set(
            re.findall(r"Secreto|Callada", pages.get("/agencies/DEMO-A").text)
        )
        own = pages.as_(cast.member).get("/agencies/DEMO-A").text
        assert set(re.findall(r"Secreto|Callada", own)) == {"Secreto", "Callada"}

    @pytest.mark.parametrize("spelling", ["bps", "Bps"])
    def test_has_one_spelling(self, pages, register, spelling):
        register("BPS")

        answer = pages.get(f"/agencies/{spelling}?language=pt")

        assert answer.status_code == 308
        assert answer.headers["location"] == "/agencies/BPS?language=pt"

    @pytest.mark.parametrize("code", ["NADIE", "%00", "..%2F..", "📅", "x" * 500, "a b"])
    def test_a_code_that_is_none_is_the_page_that_says_so(self, pages, code):
        assert pages.get(f"/agencies/{code}").status_code == 404

    def test_asks_no_more_of_the_database_for_more_rows(
        self, pages, enter, register, write, statements
    ):
        bps = register("BPS")

        def asked(count):
            for number in range(count):
                enter(f"S{count}-{number}", agency=bps)
                with write() as session:
                    reuse = ReuseDraft(agency="BPS", software=f"s{count}-{number}")
                    record_reuse(session, SYSTEM, reuse)
                    need = NeedDraft(agency="BPS", title="N", problem="P", visibility="public")
                    state_need(session, SYSTEM, need)
            return statements(lambda: pages.get("/agencies/BPS"))

        assert asked(3) == asked(27)


class TestMine:
    def test_tells_what_ones_own_agency_has(self, pages, cast, enter, write, words):
        enter("Propio")
        with write() as session:
            record_reuse(
                session, cast.member.actor, ReuseDraft(software="propio", stage="in_production")
            )

        said = words(pages.as_(cast.member).get("/my-agency"))

        assert "Organismo Demo A" in said
        assert "Reuses whose months are missing: 1" in said
        assert "Give the months of Propio" in said

    def test_offers_people_and_tokens_to_whom_manages_them(self, pages, cast, agency_admin):
        manager = agency_admin.get("/my-agency").text
        member = pages.as_(cast.member).get("/my-agency").text

        assert 'href="/people"' in manager
        assert 'href="/tokens"' in manager
        assert 'href="/people"' not in member

    @pytest.mark.parametrize("who", ["reviewer", "admin"])
    def test_staff_of_no_agency_are_told_so(self, pages, cast, words, who):
        answer = pages.as_(getattr(cast, who)).get("/my-agency")

        assert answer.status_code == 200
        assert "Your account belongs to no agency." in words(answer)

    def test_a_stranger_signs_in_first(self, pages):
        assert pages.get("/my-agency").headers["location"] == "/sign-in?next=%2Fmy-agency"

    def test_asks_no_more_of_the_database_for_more_rows(
        self, pages, cast, enter, write, statements
    ):
        member = pages.as_(cast.member)

        def asked(count):
            for number in range(count):
                enter(f"S{count}-{number}")
                with write() as session:
                    reuse = ReuseDraft(software=f"s{count}-{number}", stage="in_production")
                    record_reuse(session, cast.member.actor, reuse)
            return statements(lambda: member.get("/my-agency"))

        asked(1)
        assert asked(3) == asked(27)
