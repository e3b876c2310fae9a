"""An owner sets who may see an entry, and each reader then finds what they may."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.entry import entry_of
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from tests.web.typed import fields_of


@pytest.fixture
def sets(owner):
    """Set who may see an entry by its page, the rest of the form as it is shown."""

    def sets(slug, **typed):
        address = f"/software/{slug}/visibility"
        return owner.post(address, {**fields_of(owner.get(address).text), **typed})

    return sets


@pytest.fixture
def statuses(pages, cast):
    """Return what the page of an entry answers to a stranger, to another agency and to its own."""

    def statuses(slug) -> list[int]:
        readers = (cast.stranger, cast.outsider, cast.member)
        return [pages.as_(each).get(f"/software/{slug}").status_code for each in readers]

    return statuses


class TestSetting:
    @pytest.mark.parametrize(
        ("typed", "answers"),
        [
            ({"visibility": "public"}, [200, 200, 200]),
            ({"visibility": "government"}, [404, 200, 200]),
            ({"visibility": "restricted"}, [404, 404, 200]),
            ({"visibility": "restricted", "shared_with": ["", "DEMO-B"]}, [404, 200, 200]),
            (
                {
                    "confidential_until-day": "1",
                    "confidential_until-month": "1",
                    "confidential_until-year": "2027",
                },
                [404, 404, 200],
            ),
        ],
    )
    def test_opens_an_entry_to_those_it_names_and_closes_it_to_others(
        self, sets, statuses, enter, typed, answers
    ):
        slug = enter("Agenda").slug

        answer = sets(slug, **typed)

        assert answer.headers["location"] == f"/software/{slug}/visibility?done=kept"
        assert statuses(slug) == answers

    def test_is_shown_as_it_is_kept_and_saved_so_changes_nothing(
        self, owner, sets, house, enter
    ):
        slug = enter("Agenda", visibility="restricted", shared_with=["DEMO-B"]).slug

        page = owner.get(f"/software/{slug}/visibility").text
        sets(slug)

        assert fields_of(page)["shared_with"] == ["", "DEMO-B"]
        with house.sessions.reading() as session:
            software = software_by_slug(session, SYSTEM, slug)
            assert software.visibility == "restricted"
            grants = entry_of(session, software).grants
            assert [each.agency.code for each in grants] == ["DEMO-B"]

    def test_a_draft_says_that_it_counts_from_its_publication_on(
        self, owner, sets, draft, words, statuses
    ):
        slug = draft().slug

        sets(slug, visibility="government")
        said = words(owner.get(f"/software/{slug}/visibility?done=kept"))

        assert "It is saved" in said
        assert "counts from its publication on" in said
        assert statuses(slug) == [404, 404, 200]

    def test_is_asked_again_where_nothing_was_chosen(self, owner, enter, words):
        slug = enter("Agenda").slug

        answer = owner.post(f"/software/{slug}/visibility", {"version": "1"})

        assert answer.status_code == 422
        assert "Say who may see it." in words(answer)

    def test_an_agency_that_is_none_is_refused_at_its_field(self, owner, enter, words):
        slug = enter("Agenda").slug
        typed = {"version": "1", "visibility": "restricted", "shared_with": "NADIE"}

        answer = owner.post(f"/software/{slug}/visibility", typed)

        assert answer.status_code == 422
        assert 'href="#shared_with"' in answer.text

    def test_who_saves_what_someone_else_changed_meanwhile_sees_it_first(
        self, owner, enter, write, words, clock
    ):
        slug = enter("Agenda").slug
        clock.forward(minutes=1)
        with write() as session:
            software = software_by_slug(session, SYSTEM, slug)
            edit_software(session, SYSTEM, software, SoftwareEdit(visibility="government"))

        typed = {"version": "1", "visibility": "restricted"}
        answer = owner.post(f"/software/{slug}/visibility", typed)

        assert answer.status_code == 412
        assert "Before: Anyone Now: Any agency" in words(answer)

    def test_is_for_who_may_edit_the_entry(self, pages, cast, enter):
        address = f"/software/{enter('Agenda').slug}/visibility"

        for someone, status in ((cast.member, 403), (cast.outsider, 403), (cast.stranger, 303)):
            assert pages.as_(someone).get(address).status_code == status

    def test_says_in_the_readers_language_what_each_choice_means(self, owner, enter, words):
        said = words(owner.get(f"/software/{enter('Agenda').slug}/visibility?language=es"))

        assert "La encuentra cualquiera, y está en los datos abiertos." in said

    def test_is_linked_where_its_owner_looks(self, owner, draft):
        slug = draft().slug
        link = f'href="/software/{slug}/visibility"'

        for page in ("", "/edit", "/edit/needs"):
            assert link in owner.get(f"/software/{slug}{page}").text
