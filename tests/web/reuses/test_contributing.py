"""What an agency gave back to a software is recorded on a page, shown on the entry's, and struck out."""

import re

import pytest

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.queries import agency_by_code
from registry.catalogue.queries import find_software
from registry.reuse.contributing import record_contribution
from registry.reuse.schemas import OwnContributionDraft

FIX = {
    "kind": "correction",
    "text": "Error en la comparación de enteros",
    "given_on": "2014-06-03",
    "version": "4.6.0",
    "url": "https://example.org/commit/2dc9db7",
}
NEW = "/software/sae-v4/contributions/new"


@pytest.fixture
def outsider(pages, cast, sae):
    return pages.as_(cast.outsider)


@pytest.fixture
def give(write, register, sae):
    """Have a real agency give something back: `give("sae-v1", "MTSS", text="…")`; return it."""

    def give(slug: str, code: str, **said) -> Agency:
        with write() as session:
            agency = agency_by_code(session, code)
        agency = agency or register(code)
        with write() as session:
            software = find_software(session, SYSTEM, slug)
            draft = OwnContributionDraft.model_validate({**FIX, "agency": code, **said})
            record_contribution(session, SYSTEM, software, draft)
        return agency

    return give


def section(words, answer) -> str:
    """Return what a page says of what came back."""
    said = words(answer).partition("Contributions back ")[2]
    return said.partition("Did your agency mend it")[0]


class TestRecording:
    def test_shows_it_on_the_entry(self, outsider, words):
        page = outsider.get("/software/sae-v4")
        assert f'href="{NEW}"' in page.text
        assert "stands alone" in words(outsider.get(NEW))

        answer = outsider.post(NEW, FIX)

        assert answer.headers["location"] == "/software/sae-v4?done=contributed"
        shown = outsider.get(answer.headers["location"])
        assert "What was given back was recorded." in words(shown)
        told = section(words, shown)
        for part in (FIX["text"], "Correction", "Organismo Demo B", "4.6.0", "3 June 2014"):
            assert part in told
        assert f'href="{FIX["url"]}"' in shown.text

    def test_goes_with_the_open_reuse(self, outsider, cast, record, words):
        reuse = record(cast.outsider.actor)
        assert f'href="/reuses/{reuse.id}"' in outsider.get(NEW).text

        outsider.post(NEW, FIX)

        told = words(outsider.get(f"/reuses/{reuse.id}")).partition("What came back")[2]
        assert told.lstrip().startswith(FIX["text"])
        assert "Correction · 3 June 2014 · version 4.6.0 · See it" in told

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"text": ""}, "text", "Say what was given back."),
            ({"kind": ""}, "kind", "Say what kind of contribution it is."),
            ({"given_on": "2014-13"}, "given_on", "It must be a year, a month or a day"),
            ({"url": "nowhere"}, "url", "It must be a web address"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
        self, outsider, words, changed, field, sentence
    ):
        answer = outsider.post(NEW, {**FIX, **changed})

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'href="#{field}"' in answer.text
        assert 'value="4.6.0"' in answer.text

    def test_the_same_is_refused_in_the_form(self, outsider, words):
        outsider.post(NEW, FIX)

        answer = outsider.post(NEW, FIX)

        assert answer.status_code == 409
        assert "Organismo Demo B has recorded this already" in words(answer)
        assert FIX["text"] in answer.text

    def test_what_the_reuses_page_adds_keeps_the_versions_of_the_others(
        self, outsider, cast, record, words
    ):
        reuse = record(cast.outsider.actor)
        for text, version in (("Un arreglo", "4.6.0"), ("Otro arreglo", "4.7.0")):
            said = {**FIX, "text": text, "version": version}
            outsider.post(f"/reuses/{reuse.id}/contributions", said)

        told = words(outsider.get(f"/reuses/{reuse.id}"))
        assert "Un arreglo Correction · 3 June 2014 · version 4.6.0" in told
        assert "Otro arreglo Correction · 3 June 2014 · version 4.7.0" in told


@pytest.fixture
def real(enter, register) -> str:
    """An entry of a real agency."""
    return enter("Real", register("IM")).slug


class TestShowing:
    def test_what_came_back_to_the_lineage_is_named_by_its_version(self, pages, give, words):
        give("sae-v1", "MTSS", version="1.0")
        give("sae-v4", "BSE", given_on="2014-05-30", text="Error en una fecha")

        shown = pages.get("/software/sae-v4")
        told = section(words, shown)

        assert told.index("BSE 4.6.0 30 May 2014") < told.index("MTSS SAE v1 1.0 3 June 2014")
        drawn = words(shown).partition("Contributions back")[0]
        assert "BSE contributes a change to SAE v4." in drawn
        assert "MTSS contributes a change to SAE v1." in drawn

    def test_what_is_invented_shows_where_it_is_asked_for(
        self, pages, outsider, real, give, words
    ):
        give(real, "DEMO-B")

        assert FIX["text"] not in words(pages.get(f"/software/{real}"))
        assert FIX["text"] in words(pages.get(f"/software/{real}?demonstration=1"))
        assert FIX["text"] in words(outsider.get(f"/software/{real}"))

    def test_the_agencys_page_says_what_it_gave_back(self, pages, give, enter, cast, words):
        agency = give("sae-v4", "MTSS")
        enter("Oculta", visibility="restricted")
        give("oculta", "MTSS", text="Un secreto")

        told = words(pages.get("/agencies/MTSS")).partition("What it gave back")[2]

        assert f"SAE v4 {FIX['text']}" in told
        assert "Un secreto" not in told
        mine = words(pages.as_(cast.someone("mtss", agency, {"member"})).get("/my-agency"))
        assert f"SAE v4 {FIX['text']}" in mine.partition("What it gave back")[2]

    def test_the_first_page_counts_it(self, pages, give, words):
        give("sae-v4", "MTSS")

        assert "reuses, with 1 contributions back 0" in words(pages.get("/"))

    def test_twenty_ask_the_database_no_more_than_one(
        self, outsider, cast, record, give, statements
    ):
        record(cast.outsider.actor)
        give("sae-v4", "MTSS")
        give("sae-v4", "DEMO-B")
        address = "/software/sae-v4?demonstration=1"
        outsider.get(address)
        one = statements(lambda: outsider.get(address))
        for number in range(20):
            give("sae-v4", "DEMO-B", text=f"Arreglo {number}")
            give("sae-v1", f"M{number}")

        assert statements(lambda: outsider.get(address)) == one


class TestStrikingOut:
    def test_is_offered_to_whoever_may(self, pages, cast, outsider, words):
        outsider.post(NEW, FIX)
        for who in ("member", "stranger"):
            page = pages.as_(getattr(cast, who)).get("/software/sae-v4?demonstration=1")
            assert "Strike it out" not in page.text

        owner = pages.as_(cast.publisher)
        page = owner.get("/software/sae-v4?demonstration=1").text
        address = re.search(r'action="([^"]*/contributions/[0-9a-f-]{36}/remove)"', page)[1]
        answer = owner.post(address, {})

        assert answer.headers["location"] == "/software/sae-v4?done=uncontributed"
        assert FIX["text"] not in words(owner.get("/software/sae-v4?demonstration=1"))
