"""The switch of the demonstration: what it reads, and who sees invented rows without it."""

import pytest

from registry.actors.rules import SYSTEM
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse

PAGES = {
    "/agencies": "Organismo Demo A",
    "/needs": "Turnos de prueba",
    "/reuses": "Organismo Demo A",
    "/software/agenda": "Organismo Demo A",
    "/reports/adaptation": "Organismo Demo A",
}
IN_LISTS = [page for page in PAGES if page != "/reports/adaptation"]


@pytest.fixture(autouse=True)
def rows(write, enter, register):
    """A real software, which a real agency and an invented one reuse; and an invented need."""
    enter("Agenda", register("IM"), baseline={"months": 10})
    register("BPS")
    with write() as session:
        for code, months in (("BPS", 4), ("DEMO-A", 2)):
            draft = ReuseDraft(
                agency=code, software="agenda", stage="in_production", adaptation_months=months
            )
            record_reuse(session, SYSTEM, draft)
        need = {
            "agency": "DEMO-A",
            "title": "Turnos de prueba",
            "problem": "Filas",
            "visibility": "public",
            "requirements": [{"priority": "must", "text": "Reservar hora"}],
        }
        state_need(session, SYSTEM, NeedDraft.model_validate(need))


@pytest.mark.parametrize(("page", "invented"), PAGES.items())
class TestSwitch:
    @pytest.mark.parametrize("said", ["1", "true", "True", "yes"])
    def test_shows_what_is_invented_labelled(self, pages, page, invented, said, main):
        shown = main(pages.get(f"{page}?demonstration={said}"))

        assert invented in shown
        assert "demonstration" in shown
        assert "Show the real ones alone" in shown

    @pytest.mark.parametrize("query", ["", "?demonstration=0", "?demonstration=false"])
    def test_is_off_unless_it_is_asked_for(self, pages, page, invented, query, main):
        shown = main(pages.get(f"{page}{query}"))

        assert invented not in shown
        assert "Show the demonstration too" in shown


@pytest.fixture
def main(words):
    """Return what the middle of a page says, without its head."""

    def main(answer) -> str:
        assert answer.status_code == 200
        return words(answer).partition("Skip to content")[2]

    return main


class TestOwnAgency:
    @pytest.mark.parametrize("page", IN_LISTS)
    def test_shows_its_own_rows_to_people_of_an_invented_agency(self, pages, cast, page, main):
        ours = main(pages.as_(cast.member).get(page))
        theirs = main(pages.as_(cast.outsider).get(page))

        assert f"{PAGES[page]}" in ours
        assert "those of your own agency, which is invented" in ours
        assert PAGES[page] not in theirs.replace("Organismo Demo B", "")

    def test_enters_no_figure_that_is_real(self, pages, cast, main):
        member = pages.as_(cast.member)

        report = main(member.get("/reports/adaptation"))
        software = main(member.get("/software/agenda"))

        assert "Known for 1 of 1 completed reuses" in report
        assert "Months known for 1 of 1 completed reuses" in software
        both = main(pages.get("/software/agenda?demonstration=1"))
        assert "Months known for 2 of 2 completed reuses" in both

    @pytest.mark.parametrize("page", ["/needs", "/reuses"])
    def test_rows_of_an_invented_agency_that_is_asked_for_show(self, pages, page, main):
        shown = main(pages.get(f"{page}?agency=DEMO-A"))

        assert "demonstration" in shown
        assert "Show the demonstration too" not in shown
