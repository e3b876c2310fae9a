"""The pages of reviews: the queue, one review, and an entry's history."""

import re
from html import unescape

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.publishing import withdraw
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.catalogue.vocabulary import Life


def words(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.text)
    return re.sub(r"\s+", " ", unescape(text))


@pytest.fixture
def reviewer(pages, cast):
    return pages.as_(cast.reviewer)


@pytest.fixture
def change(house):
    """Change an entry as somebody: `change(cast.publisher, slug, licence="MIT")`."""

    def change(someone, slug: str, **facts) -> None:
        with house.sessions.writing() as session:
            software = find_software(session, SYSTEM, slug)
            edit_software(session, someone.actor, software, SoftwareEdit(**facts))

    return change


def test_the_queue_names_what_waits_and_what_for(reviewer, enter):
    enter("Agenda")
    enter("Expediente", life="draft")

    answer = reviewer.get("/reviews")

    assert "Agenda" in words(answer)
    assert "Expediente" not in words(answer)


def test_a_review_shows_what_is_new_what_is_lacking_and_what_is_alike(
    reviewer, enter, index, cast, change, clock
):
    slug = enter("Agenda", licence="MIT").slug
    enter("agenda", visibility="government")
    index()
    first = reviewer.get(f"/reviews/{slug}")
    assert "It was never reviewed" in words(first)
    assert "publiccode" in words(first)
    assert "a name that is near" in words(first)

    reviewer.post(f"/reviews/{slug}", {"decision": "approved", "version": "1"})
    clock.forward(minutes=5)
    change(
        cast.publisher, slug, licence="EUPL-1.2", texts={"es": {"short_description": "Turnos"}}
    )
    second = words(reviewer.get(f"/reviews/{slug}"))

    assert "Licence MIT EUPL-1.2" in second
    assert "Short description (es) Agenda Turnos" in second
    assert "Approved" in second


def test_a_request_for_changes_reaches_its_owner_with_the_remarks(
    reviewer, enter, house, pages, cast
):
    slug = enter("Agenda").slug

    answer = reviewer.post(
        f"/reviews/{slug}",
        {
            "version": "1",
            "decision": "changes_requested",
            "remarks-0-field": "licence",
            "remarks-0-text": "Diga la licencia.",
            "remarks-1-field": "",
            "remarks-1-text": "",
        },
    )

    assert answer.headers["location"] == "/reviews?done=changes_requested"
    again = words(reviewer.get(f"/reviews/{slug}"))
    assert "Licence : Diga la licencia." in again
    notices = words(pages.as_(cast.publisher).get("/notifications"))
    assert "asks for changes to Agenda" in notices
    with house.sessions.reading() as session:
        assert find_software(session, SYSTEM, slug).life is Life.PUBLISHED


def test_a_decision_without_a_word_comes_back_with_all_that_was_typed(reviewer, enter):
    slug = enter("Agenda").slug

    answer = reviewer.post(
        f"/reviews/{slug}", {"version": "1", "decision": "changes_requested", "note": ""}
    )

    assert answer.status_code == 422
    assert "Say what is to be changed" in words(answer)


def test_of_two_reviewers_who_decide_at_once_the_second_is_told(
    reviewer, enter, change, cast, clock
):
    slug = enter("Agenda").slug
    change(cast.publisher, slug, licence="MIT")

    answer = reviewer.post(f"/reviews/{slug}", {"version": "1", "decision": "approved"})

    assert answer.status_code == 412
    assert "Someone changed this" in words(answer)


class TestHistory:
    def test_tells_each_change_and_how_the_entry_stood_on_a_day(
        self, pages, enter, change, cast, clock
    ):
        slug = enter("Agenda", licence="MIT").slug
        clock.forward(days=10)
        change(cast.publisher, slug, licence="EUPL-1.2")

        answer = words(pages.get(f"/software/{slug}/history"))
        assert "Edited" in answer
        assert "MIT EUPL-1.2" in answer
        then = words(pages.get(f"/software/{slug}/history?on=2026-03-03"))
        assert "Licence MIT" in then.split("Edited")[0]

    def test_hides_from_others_what_was_said_before_it_was_theirs_to_see(
        self, pages, enter, change, cast, clock
    ):
        slug = enter("Agenda", visibility="restricted", source="Expediente 4711").slug
        change(cast.publisher, slug, source="Página pública", visibility="public")

        stranger = words(pages.get(f"/software/{slug}/history?on=2026-03-02"))
        own = words(pages.as_(cast.member).get(f"/software/{slug}/history"))

        assert "4711" not in stranger
        assert "4711" in own

    def test_hides_from_whom_it_is_shared_with_what_was_said_before(
        self, pages, enter, change, cast, clock
    ):
        slug = enter("Agenda", visibility="restricted", source="Expediente 4711").slug
        clock.forward(minutes=1)
        change(cast.publisher, slug, source="Página propia")
        clock.forward(minutes=1)
        change(cast.publisher, slug, shared_with=["DEMO-B"])

        shared = words(pages.as_(cast.outsider).get(f"/software/{slug}/history?on=2026-03-02"))

        assert "Página propia" in shared
        assert "4711" not in shared

    def test_hides_what_was_said_until_the_day_that_opened_it(
        self, pages, enter, change, cast, clock
    ):
        slug = enter("Agenda", confidential_until="2026-03-10", source="Expediente 4711").slug
        clock.forward(minutes=1)
        change(cast.publisher, slug, source="Página pública")
        clock.forward(days=20)

        then = words(pages.get(f"/software/{slug}/history?on=2026-03-05"))
        later = words(pages.get(f"/software/{slug}/history?on=2026-03-15"))

        assert "4711" not in then
        assert "Página pública" not in then
        assert "Página pública" in later

    def test_a_withdrawn_or_narrowed_entry_still_tells_whoever_sees_it_what_was_said_to_all(
        self, pages, enter, change, cast, clock, house
    ):
        slug = enter("Agenda", source="Página pública").slug
        clock.forward(days=2)
        change(cast.publisher, slug, source="Otra página")
        clock.forward(days=2)
        change(cast.publisher, slug, visibility="government")
        clock.forward(days=2)
        with house.sessions.writing() as session:
            withdraw(session, SYSTEM, find_software(session, SYSTEM, slug), "Ya no se usa.")

        seen = words(pages.as_(cast.outsider).get(f"/software/{slug}/history?on=2026-03-03"))

        assert "Withdrawn" in seen
        assert "Página pública" in seen.split("Edited")[0]
        assert "Página pública Otra página" in seen

    def test_asks_no_more_of_the_database_for_a_long_history_than_for_a_short_one(
        self, pages, enter, change, cast, clock, statements
    ):
        slug = enter("Agenda", holder="DEMO-A").slug
        change(cast.publisher, slug, holder="DEMO-B")
        few = statements(lambda: pages.get(f"/software/{slug}/history"))
        for number in range(6):
            clock.forward(minutes=1)
            texts = {"es": {"short_description": f"Agenda {number}"}}
            change(
                cast.publisher, slug, holder="DEMO-A" if number % 2 else "DEMO-B", texts=texts
            )

        assert statements(lambda: pages.get(f"/software/{slug}/history")) <= few + 1


class TestTwoEntriesBecomeOne:
    """The reviewer is asked first, and told why not."""

    def test_after_a_question_that_shows_both(self, reviewer, enter, pages):
        kept, copy = enter("Agenda", licence="MIT").slug, enter("Copia").slug

        asked = reviewer.get(f"/reviews/{copy}/merge?into={kept}")
        assert pages.get(f"/software/{copy}").status_code == 200  # nothing was done yet
        done = reviewer.post(f"/reviews/{copy}/merge", {"into": kept, "version": "1"})

        assert "MIT" in words(asked)
        assert done.headers["Location"] == f"/reviews/{kept}"
        assert pages.get(f"/software/{copy}").headers["Location"].endswith(kept)

    def test_not_where_fewer_would_see_it(self, reviewer, enter, pages):
        kept, copy = enter("Agenda", visibility="government").slug, enter("Copia").slug

        asked = reviewer.get(f"/reviews/{copy}/merge?into={kept}")
        done = reviewer.post(f"/reviews/{copy}/merge", {"into": kept, "version": "1"})

        for answer in (asked, done):
            assert answer.status_code == 409
            assert "Fewer may see the entry that would be kept." in words(answer)
        assert pages.get(f"/software/{copy}").status_code == 200
