"""Somebody asks to be told of a search or a need, reads what was told, and ends it."""

import re
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select

from registry.actors.rules import SYSTEM
from registry.catalogue.publishing import withdraw
from registry.catalogue.queries import find_software
from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.watches.models import Watch, WatchAnswer
from registry.watches.settling import SEVERAL_NEW

FORM = {"name": "Agendas", "search-q": "agenda", "search-status": ["stable"], "mail": "daily"}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def member(pages, cast):
    return pages.as_(cast.member)


@pytest.fixture
def watch(member, write):
    """Return the id of a watch of the member's."""
    answer = member.post("/watches/new", FORM)
    assert answer.status_code == 303, answer.text
    with write() as session:
        return session.scalars(select(Watch.id)).one()


@pytest.fixture
def tell(write, enter, watch):
    def tell(name, **facts):
        software = enter(name, **facts.pop("entry", {}))
        with write() as session:
            session.add(
                WatchAnswer(
                    watch_id=watch,
                    software_id=software.id,
                    told_at=software.created_at,
                    why=[{"text": "Reserva de hora", "language": "es"}],
                    **facts,
                )
            )
        return software

    return tell


class TestAsking:
    def test_a_search_leads_a_stranger_to_sign_in_and_back(self, pages, index, enter):
        enter("Agenda")
        index()
        shown = pages.get("/search?q=agenda+para+hora&status=stable")

        href = re.search(r'href="(/watches/new[^"]+)"', shown.text)[1].replace("&amp;", "&")
        sent = pages.get(href)

        assert href == "/watches/new?q=agenda+para+hora&status=stable"
        assert sent.headers["location"].startswith("/sign-in?next=%2Fwatches%2Fnew%3Fq%3D")

    def test_nothing_is_offered_where_all_there_is_is_listed(self, pages, index, enter):
        enter("Agenda")
        index()

        assert "/watches/new" not in pages.get("/search").text
        assert "/watches/new" not in pages.get("/search?q=%3F%3F").text

    def test_the_form_says_what_is_watched_and_keeps_it(self, member, words):
        shown = member.get("/watches/new?q=agenda&status=stable")

        assert "State: Stable" in words(shown)
        assert 'name="search-q" value="agenda"' in shown.text
        assert 'name="search-status" value="stable"' in shown.text

    def test_it_is_kept_and_listed(self, member, watch, words):
        shown, listed = member.get(f"/watches/{watch}?done=kept"), member.get("/watches")

        assert "You will be told here" in words(shown)
        assert "Agendas" in words(listed)
        assert f"/watches/{watch}" in listed.text

    def test_asked_twice_it_leads_to_the_one_there_is(self, member, watch):
        again = member.post("/watches/new", {**FORM, "name": "Otra"})

        assert again.headers["location"] == f"/watches/{watch}?done=already"

    @pytest.mark.parametrize("q", ["", "???", "a" * 10_001])
    def test_what_cannot_be_watched_comes_back_with_the_form(self, member, words, q):
        answer = member.post("/watches/new", {"name": "x", "search-q": q, "mail": "none"})

        assert answer.status_code == 422
        assert "to put right" in words(answer)

    def test_a_need_is_offered_on_its_page(self, member, write, cast, index):
        with write() as session:
            draft = NeedDraft(agency="DEMO-A", title="Agenda nueva", problem="Filas")
            need = state_need(session, SYSTEM, draft).id
        index()

        assert f"/watches/new?need={need}" in member.get(f"/needs/{need}").text
        form = member.get(f"/watches/new?need={need}")
        kept = member.post(
            "/watches/new", {"name": "", "need": str(need), "search-q": "", "mail": "none"}
        )

        assert "Agenda nueva" in form.text
        assert kept.status_code == 303
        assert "Agenda nueva" in member.get(kept.headers["location"]).text

    def test_a_need_of_others_is_none(self, member, write, pages, cast):
        with write() as session:
            draft = NeedDraft(
                agency="DEMO-B", title="Ajena", problem="Filas", visibility="restricted"
            )
            need = state_need(session, SYSTEM, draft).id

        assert member.get(f"/watches/new?need={need}").status_code == 404
        posted = member.post("/watches/new", {"need": str(need), "mail": "none"})
        assert posted.status_code == 404
        assert "Ajena" not in posted.text


class TestChanging:
    def test_it_is_renamed(self, member, watch, words):
        answer = member.post(
            f"/watches/{watch}", {"name": "Turnos", "mail": "none", "version": "1"}
        )

        assert answer.status_code == 303
        assert "Turnos" in words(member.get("/watches"))

    def test_on_an_older_version_it_is_not(self, member, watch):
        member.post(f"/watches/{watch}", {"name": "Turnos", "mail": "none", "version": "1"})
        late = member.post(
            f"/watches/{watch}", {"name": "Tarde", "mail": "none", "version": "1"}
        )

        assert late.status_code == 412
        assert "Tarde" not in member.get("/watches").text

    def test_it_is_paused_goes_on_and_ends(self, member, watch, words):
        for act, said in (("pause", "Paused"), ("resume", "Pause it")):
            sent = member.post(f"/watches/{watch}/{act}")
            assert said in words(member.get(sent.headers["location"]))

        ended = member.post(f"/watches/{watch}/end")

        assert "The watch was ended" in words(member.get(ended.headers["location"]))
        assert member.get(f"/watches/{watch}").status_code == 404

    def test_a_colleague_sees_nothing_of_it(self, pages, cast, watch):
        colleague = pages.as_(cast.signatory)

        assert colleague.get(f"/watches/{watch}").status_code == 404
        assert colleague.post(f"/watches/{watch}/end").status_code == 404
        assert "Agendas" not in colleague.get("/watches").text


def test_the_page_tells_what_answered_and_why(member, watch, tell, words):
    tell("Agenda nueva", edition="2.0")

    said = words(member.get(f"/watches/{watch}"))

    assert "Agenda nueva" in said
    assert "Reserva de hora" in said
    assert "New entry" in said
    assert "version 2.0" in said


def test_what_was_withdrawn_since_is_told_no_more(member, watch, tell, write):
    slug = tell("Agenda nueva").slug
    with write() as session:
        withdraw(session, SYSTEM, find_software(session, SYSTEM, slug), "Error")

    assert "Agenda nueva" not in member.get(f"/watches/{watch}").text


class TestFeed:
    @pytest.fixture
    def address(self, member, watch):
        shown = member.post(f"/watches/{watch}/feed")
        return re.search(r'value="http://[^/]+(/feeds/watches/[^"]+\.atom)"', shown.text)[1]

    def test_tells_the_same_to_whoever_has_the_address(self, pages, address, tell):
        slug = tell("Agenda nueva", edition="2.0").slug

        answer = pages.get(address)
        feed = ET.fromstring(answer.text)  # noqa: S314  our own

        assert answer.headers["content-type"].startswith("application/atom+xml")
        assert feed.find(f"{ATOM}title").text == "Acervo: Agendas"
        (entry,) = feed.iter(f"{ATOM}entry")
        assert entry.find(f"{ATOM}title").text == "Agenda nueva 2.0"
        assert entry.find(f"{ATOM}link").get("href").endswith(f"/software/{slug}")
        assert entry.find(f"{ATOM}summary").text == "Reserva de hora"

    def test_shows_nothing_that_its_keeper_may_not_see(self, pages, address, tell, register):
        other = register("IM")
        tell("Reservada", entry={"agency": other, "visibility": "restricted"})

        assert "Reservada" not in pages.get(address).text

    def test_an_address_before_the_last_is_good_for_nothing(
        self, pages, member, address, watch
    ):
        member.post(f"/watches/{watch}/feed")

        assert pages.get(address).status_code == 404
        assert pages.get("/feeds/watches/x.atom").status_code == 404

    def test_the_address_is_shown_once(self, member, watch, address):
        assert address not in member.get(f"/watches/{watch}").text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ES, "3 fichas nuevas responden a «agenda»."),
        (Language.PT, "3 fichas novas respondem a “agenda”."),
        (Language.EN, "3 new entries answer “agenda”."),
    ],
)
def test_a_notice_is_said_in_the_readers_language(language, said):
    assert translate(language, SEVERAL_NEW, count=3, watch="agenda") == said
