"""What the first page says."""

from registry.actors.rules import SYSTEM
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse


def reused(write, register, enter, code="BPS", **facts):
    agency = register(
        code, facts.pop("named", None), is_demonstration=facts.pop("invented", False)
    )
    software = enter(f"De {code}", agency, baseline={"months": "10"})
    draft = {
        "agency": code,
        "software": software.slug,
        "stage": "in_production",
        "adaptation_months": "4",
    }
    with write() as session:
        record_reuse(session, SYSTEM, ReuseDraft.model_validate(draft))


class TestHome:
    def test_it_asks_what_the_agency_needs_before_anything_else(self, pages, words):
        answer = pages.get("/?language=es")

        assert answer.status_code == 200
        assert 'action="/search"' in answer.text
        assert "Todo" not in words(answer)[:10]

    def test_it_tells_a_reuse_from_its_rows(self, pages, words, write, register, enter):
        reused(write, register, enter)

        said = words(pages.get("/"))

        assert "BPS adapted what another agency had made" in said
        assert "40% of the original time" in said
        assert "1 of 1 " not in said.partition("What the registry holds")[0]

    def test_without_a_known_reuse_it_tells_none(self, pages, words):
        said = words(pages.get("/"))

        assert "A reuse that is registered" not in said
        assert "What the registry holds" in said

    def test_what_is_invented_is_neither_told_nor_counted(
        self, pages, words, write, register, enter
    ):
        reused(write, register, enter, "DEMO-X", invented=True)

        said = words(pages.get("/"))

        assert "DEMO-X" not in said
        assert "reuses, with 0 contributions back 0" in said

    def test_it_asks_as_much_of_the_database_for_many_rows_as_for_few(
        self, pages, write, register, enter, statements
    ):
        for number in range(2):
            reused(write, register, enter, f"F{number}")
        few = statements(lambda: pages.get("/"))
        for number in range(20):
            reused(write, register, enter, f"M{number}")

        assert statements(lambda: pages.get("/")) == few
