"""What people and agencies are told, at both doors."""

import pytest

from registry.language.marks import N_
from registry.notifications.schemas import Note
from registry.notifications.service import notify_agency, notify_person

SAID = N_("This cannot be done.")  # any sentence that has its translations
NOTE = Note(kind="reuse.recorded", message=SAID, link="/reuses")


@pytest.fixture
def told(house, cast):
    """Tell the member one thing, and their agency another."""
    with house.sessions.writing() as session:
        notify_person(session, cast.member.person.id, NOTE)
        return notify_agency(session, cast.agency.id, NOTE)


class TestPages:
    def test_count_what_is_unread_in_the_head_of_every_page(self, pages, cast, told):
        assert ">2 notices</a>" in pages.as_(cast.member).get("/problems").text
        assert ">1 notice</a>" in pages.as_(cast.publisher).get("/problems").text
        assert ">Notices</a>" in pages.as_(cast.outsider).get("/problems").text

    def test_show_what_was_told_and_to_whom(self, pages, cast, told):
        text = pages.as_(cast.member).get("/notifications").text

        assert text.count("This cannot be done.") == 2
        assert "your agency" in text
        assert "2 not read" in text

    def test_lead_on_and_are_read_then_by_whoever_opened_them_alone(self, pages, cast, told):
        reader = pages.as_(cast.member)

        answer = reader.post(f"/notifications/{told.id}/read")

        assert answer.headers["Location"] == "/reuses"
        assert ">1 notice</a>" in reader.get("/problems").text
        assert ">1 notice</a>" in pages.as_(cast.publisher).get("/problems").text

    def test_are_all_read_at_once(self, pages, cast, told):
        reader = pages.as_(cast.member)

        reader.post("/notifications/read")

        text = reader.get("/notifications").text
        assert "not read" not in text
        assert "Mark all as read" not in text

    def test_of_others_are_not_there(self, pages, cast, told):
        reader = pages.as_(cast.outsider)

        assert "There are no notices" in reader.get("/notifications").text
        assert reader.post(f"/notifications/{told.id}/read").status_code == 404


class TestApi:
    def test_lists_what_an_agency_was_told_in_the_readers_language(self, api, cast, told):
        items = api.as_(cast.member).get("/notifications?language=es").json()["items"]

        assert len(items) == 1  # a token is no person
        assert items[0].pop("created_at").endswith("Z")
        assert items[0] == {
            "id": str(told.id),
            "kind": "reuse.recorded",
            "sentence": "Esto no se puede hacer.",
            "link": "/reuses",
            "is_read": False,
        }

    @pytest.mark.parametrize("address", ["/notifications/read", "/notifications/{id}/read"])
    def test_marks_them_as_read(self, api, cast, told, address):
        program = api.as_(cast.member)

        assert program.post(address.format(id=told.id)).status_code == 204
        assert program.get("/notifications").json()["items"][0]["is_read"] is True
