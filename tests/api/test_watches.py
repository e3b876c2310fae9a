"""GET and POST /watches, GET, PATCH and DELETE /watches/{id}, and what each told of."""

from uuid import UUID

import pytest

from registry.watches import service
from registry.watches.models import WatchAnswer

SEARCH = {"search": {"q": "agenda para reservar hora", "status": ["stable"]}}
NOBODYS = "3f0c1d52-6a57-4a3e-9a43-0d1c7f6b2e11"


@pytest.fixture
def member(api, cast):
    return api.as_(cast.member)


@pytest.fixture
def kept(member):
    answer = member.post("/watches", json=SEARCH)
    assert answer.status_code == 201
    return answer


@pytest.fixture
def tell(write):
    def tell(watch_id, software, **facts):
        with write() as session:
            answer = WatchAnswer(
                watch_id=UUID(watch_id),
                software_id=software.id,
                told_at=software.created_at,
                **facts,
            )
            session.add(answer)

    return tell


def test_a_search_is_kept_for_the_agency_of_the_program(kept, member, api, cast):
    made = kept.json()

    assert made["kind"] == "search"
    assert made["name"] == "agenda para reservar hora"
    assert made["search"] == {
        "q": "agenda para reservar hora",
        "filters": {"status": ["stable"]},
        "query_language": None,
        "demonstration": False,
    }
    assert (made["need"], made["mail"], made["is_paused"]) == (None, "none", False)
    assert (made["told"], made["last_told_at"]) == (0, None)
    assert member.get(f"/watches/{made['id']}").json() == made
    assert kept.headers["location"].endswith(f"/watches/{made['id']}")
    assert [each["id"] for each in member.get("/watches").json()["items"]] == [made["id"]]
    assert api.as_(cast.signatory).get("/watches").json()["items"] == [made]
    assert api.as_(cast.outsider).get("/watches").json()["items"] == []


def test_a_need_is_kept_by_its_title(member):
    need = member.post("/needs", json={"title": "Agenda", "problem": "Filas"}).json()["id"]

    made = member.post("/watches", json={"need": need, "mail": "weekly"}).json()

    assert (made["kind"], made["need"], made["search"]) == ("need", need, None)
    assert (made["name"], made["mail"]) == ("Agenda", "weekly")


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({}, 422, "invalid"),
        ({"search": {}}, 422, "nothing-to-watch"),
        ({"search": {"q": "¿?"}}, 422, "nothing-to-watch"),
        ({"search": {"q": "a" * 10_001}}, 422, "invalid"),
        ({"search": {"q": "agenda", "kind": ["x"]}}, 422, "invalid"),
        ({"need": NOBODYS}, 422, "unknown-need"),
        ({**SEARCH, "need": NOBODYS}, 422, "invalid"),
        ({**SEARCH, "mail": "hourly"}, 422, "invalid"),
    ],
)
def test_what_cannot_be_watched_is_refused_in_words(member, asked, status, code):
    answer = member.post("/watches", json=asked)

    assert answer.status_code == status
    assert answer.json()["type"].endswith(code)


def test_the_same_twice_and_one_too_many_are_refused(kept, member, monkeypatch):
    again = member.post("/watches", json={**SEARCH, "name": "Otra"})
    monkeypatch.setattr(service, "MOST_WATCHES", 1)
    more = member.post("/watches", json={"search": {"q": "mapas"}})

    assert (again.status_code, more.status_code) == (409, 409)
    assert again.json()["type"].endswith("already-watched")
    assert more.json()["type"].endswith("too-many-watches")


def test_it_is_renamed_and_paused_by_the_version_that_was_read(kept, member):
    address = f"/watches/{kept.json()['id']}"
    tag = {"If-Match": kept.headers["etag"]}

    first = member.patch(address, json={"name": "Agendas", "is_paused": True}, headers=tag)
    second = member.patch(address, json={"name": "Tarde"}, headers=tag)

    assert first.status_code == 200
    assert (first.json()["name"], first.json()["is_paused"]) == ("Agendas", True)
    assert second.status_code == 412
    assert (
        member.patch(address, json={"name": None}, headers={"If-Match": "*"}).status_code == 422
    )
    going = member.patch(address, json={"is_paused": False}, headers={"If-Match": "*"})
    assert going.json()["is_paused"] is False


def test_one_that_was_ended_is_gone(kept, member):
    address = f"/watches/{kept.json()['id']}"

    assert member.delete(address).status_code == 204
    assert member.get(address).status_code == 404
    assert member.delete(address).status_code == 404
    assert member.get("/watches").json()["items"] == []


def test_what_was_told_shows_as_far_as_it_may_be_seen(kept, member, tell, enter):
    watch = kept.json()["id"]
    shown = enter("Agenda")
    hidden = enter("Borrador", life="draft")
    tell(watch, shown, edition="2.0", why=[{"text": "Reservar hora", "language": "es"}])
    tell(watch, hidden)

    (told,) = member.get(f"/watches/{watch}/answers").json()["items"]

    assert told["software"]["slug"] == shown.slug
    assert (told["version"], told["was_known"]) == ("2.0", False)
    assert told["passages"] == [{"text": "Reservar hora", "language": "es", "asked": None}]
    assert member.get(f"/watches/{watch}").json()["told"] == 1
