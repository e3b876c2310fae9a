"""An owner moves an entry on in its life, and everyone sees where it stands."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.publishing import approve, submit
from registry.catalogue.queries import software_by_slug
from registry.catalogue.vocabulary import Life
from registry.reviews.schemas import RemarkDraft, ReviewDraft
from registry.reviews.service import decide

CHANGES = ReviewDraft(
    decision="changes_requested",
    note="Casi.",
    remarks=[RemarkDraft(field="licence", text="Diga qué licencia dice el repositorio.")],
)


@pytest.fixture
def does(write):
    """Do something with an entry as the registry."""

    def does(slug, verb, *arguments):
        with write() as session:
            verb(session, SYSTEM, software_by_slug(session, SYSTEM, slug), *arguments)

    return does


@pytest.fixture
def in_good_standing(enter, does):
    """Have enough entries of the agency approved that it may publish before a review."""
    for name in ("Una", "Dos", "Tres", "Cuatro", "Cinco"):
        does(enter(name).slug, approve)


class TestAsking:
    def test_a_draft_is_sent_to_its_review(self, owner, draft, kept, words):
        slug = draft().slug

        answer = owner.post(f"/software/{slug}/submit")

        assert kept(slug).life is Life.IN_REVIEW
        said = words(owner.get(answer.headers["location"]))
        assert "The review is asked for." in said
        assert "In review" in said

    def test_what_is_in_review_cannot_be_sent_again(self, owner, draft, does):
        does(draft().slug, submit)

        assert owner.post("/software/agenda/submit").status_code == 409

    def test_what_a_reviewer_asks_for_stands_where_it_is_changed(
        self, owner, draft, does, words
    ):
        slug = draft().slug
        does(slug, submit)
        does(slug, decide, CHANGES)

        for page in ("", "/edit", "/edit/rights"):
            said = words(owner.get(f"/software/{slug}{page}"))
            assert "A reviewer asks for changes" in said
            assert "Diga qué licencia dice el repositorio." in said
        assert f'href="/software/{slug}/edit/rights"' in owner.get(f"/software/{slug}").text
        assert "Diga qué" not in words(owner.get(f"/software/{slug}/edit/kind"))


class TestPublishing:
    def test_the_first_entry_of_an_agency_waits_for_its_review(self, owner, draft, kept):
        slug = draft().slug

        page = owner.get(f"/software/{slug}/edit").text
        answer = owner.post(f"/software/{slug}/publish")

        assert f"/software/{slug}/publish" not in page
        assert answer.status_code == 409
        assert kept(slug).life is Life.DRAFT

    def test_an_agency_in_good_standing_publishes_at_once(
        self, owner, draft, kept, words, in_good_standing
    ):
        slug = draft().slug

        for page in ("", "/edit"):
            assert (
                f'action="/software/{slug}/publish"'
                in owner.get(f"/software/{slug}{page}").text
            )
        answer = owner.post(f"/software/{slug}/publish")

        assert kept(slug).life is Life.PUBLISHED
        assert "It is published." in words(owner.get(answer.headers["location"]))


class TestWithdrawing:
    def test_it_needs_a_reason(self, owner, enter, kept, words):
        slug = enter("Agenda").slug

        answer = owner.post(f"/software/{slug}/withdraw", {"reason": " "})

        assert answer.status_code == 422
        assert "Say why it is withdrawn" in words(answer)
        assert kept(slug).life is Life.PUBLISHED

    def test_everyone_who_comes_by_sees_that_and_why(self, owner, pages, enter, words):
        slug = enter("Agenda").slug

        owner.post(f"/software/{slug}/withdraw", {"reason": "Estaba dos veces."})

        said = words(pages.get(f"/software/{slug}"))
        assert "This entry was withdrawn" in said
        assert "Its owner says why: Estaba dos veces." in said
        assert f'/reuses/new?software={slug}" ' not in pages.get(f"/software/{slug}").text

    def test_a_draft_is_not_withdrawn(self, owner, draft):
        slug = draft().slug

        assert owner.post(f"/software/{slug}/withdraw", {"reason": "No."}).status_code == 409


class TestStanding:
    def test_anyone_sees_that_an_entry_is_not_reviewed_yet(self, pages, enter, does, words):
        slug = enter("Agenda").slug

        before = words(pages.get(f"/software/{slug}"))
        does(slug, approve)

        assert "Not reviewed yet" in before
        assert "Not reviewed yet" not in words(pages.get(f"/software/{slug}"))

    def test_those_who_may_edit_find_the_way_and_no_one_else(self, pages, cast, enter):
        slug = enter("Agenda").slug
        link = f'href="/software/{slug}/edit"'

        for someone in (cast.publisher, cast.agency_admin, cast.reviewer, cast.admin):
            assert link in pages.as_(someone).get(f"/software/{slug}").text
        for someone in (cast.stranger, cast.member, cast.outsider):
            assert link not in pages.as_(someone).get(f"/software/{slug}").text

    def test_its_own_people_are_told_that_a_draft_is_theirs_alone(
        self, pages, cast, draft, words
    ):
        slug = draft().slug

        said = words(pages.as_(cast.member).get(f"/software/{slug}"))

        assert "Only its agency and the reviewers see it." in said
