"""GET and POST /software/{slug}/contributions; GET, PATCH and DELETE /contributions/{id}."""

import pytest

FIX = {
    "kind": "correction",
    "given_on": "2014-06-03",
    "text": "Error en la comparación de enteros",
    "version": "2.2.0",
    "url": "https://example.org/commit/2dc9db7",
}
LIST = "/software/agenda/contributions"


@pytest.fixture
def agenda(enter):
    return enter("Agenda")


@pytest.fixture
def outsider(api, cast):
    return api.as_(cast.outsider)


@pytest.fixture
def given(outsider, agenda):
    return outsider.post(LIST, json=FIX)


def test_shows_all_that_is_said_of_it(api, given):
    assert given.status_code == 201, given.text
    shown = given.json()
    assert shown == {
        **FIX,
        "id": shown["id"],
        "agency": "DEMO-B",
        "software": "agenda",
        "software_name": "Agenda",
        "is_of_lineage": False,
        "reuse": None,
        "is_accepted": None,
        "is_demonstration": True,
        "created_at": shown["created_at"],
        "updated_at": shown["updated_at"],
    }
    assert given.headers["Location"] == f"/api/v1/contributions/{shown['id']}"
    again = api.get(f"/contributions/{shown['id']}")
    assert (again.json(), again.headers["ETag"]) == (shown, given.headers["ETag"])
    assert api.get(LIST).json() == {"items": [shown], "next": None}


def test_goes_with_the_open_reuse_and_stands_in_it(api, outsider, agenda, record, cast):
    reuse = record(agenda, cast.other_agency)

    shown = outsider.post(LIST, json=FIX).json()

    assert shown["reuse"] == str(reuse.id)
    (kept,) = api.get(f"/reuses/{reuse.id}").json()["contributions"]
    assert kept == {**FIX, "is_accepted": None}


def test_the_same_is_refused(outsider, given):
    again = outsider.post(LIST, json={**FIX, "version": "2.3.0"})

    assert again.status_code == 409
    assert again.json()["type"].endswith("/already-contributed")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "gift"}, "kind"),
        ({"text": " "}, "text"),
        ({"given_on": "2014-13"}, "given_on"),
        ({"url": "nowhere"}, "url"),
        ({"version": "x" * 61}, "version"),
        ({"agency": "NADIE"}, "agency"),
        ({"reuse": None}, "reuse"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(outsider, agenda, changed, field):
    answer = outsider.post(LIST, json={**FIX, **changed})

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"#/{field}"]


def test_is_edited_by_whoever_has_read_it(outsider, given):
    address = f"/contributions/{given.json()['id']}"
    tag = {"If-Match": given.headers["ETag"]}

    edited = outsider.patch(address, json={"version": "2.3.0"}, headers=tag)
    stale = outsider.patch(address, json={"version": "2.4.0"}, headers=tag)
    blind = outsider.patch(address, json={"version": "2.4.0"})

    assert (edited.status_code, edited.json()["version"]) == (200, "2.3.0")
    assert edited.json()["text"] == FIX["text"]
    assert (stale.status_code, blind.status_code) == (412, 428)


def test_is_struck_out_by_the_entrys_agency(api, cast, given):
    address = f"/contributions/{given.json()['id']}"

    assert api.as_(cast.publisher).delete(address).status_code == 204
    assert api.get(address).status_code == 404
    assert api.get(LIST).json()["items"] == []


def test_of_the_lineage_is_listed_where_it_is_asked_for(api, outsider, given, enter):
    enter("Agenda v2", based_on=["agenda"])
    outsider.post("/software/agenda-v2/contributions", json={**FIX, "text": "Otro arreglo"})
    address = "/software/agenda-v2/contributions"

    own = api.get(address).json()["items"]
    every = api.get(f"{address}?lineage=true").json()["items"]

    assert [(each["software"], each["is_of_lineage"]) for each in own] == [("agenda-v2", False)]
    assert sorted((each["software"], each["is_of_lineage"]) for each in every) == [
        ("agenda", True),
        ("agenda-v2", False),
    ]


def test_of_invented_agencies_is_left_out_where_it_is_asked_for_without(api, given):
    assert api.get(f"{LIST}?demonstration=false").json()["items"] == []


def test_is_listed_a_page_at_a_time(api, outsider, given, clock):
    clock.forward(minutes=1)
    outsider.post(LIST, json={**FIX, "text": "Otro arreglo"})

    first = api.get(f"{LIST}?limit=1").json()
    second = api.get(f"{LIST}?limit=1&cursor={first['next']}").json()

    texts = [page["items"][0]["text"] for page in (first, second)]
    assert texts == ["Otro arreglo", FIX["text"]]
    assert second["next"] is None


def test_ten_ask_the_database_no_more_than_one(api, outsider, given, record, enter, statements):
    one = statements(lambda: api.get(LIST))
    for number in range(9):
        outsider.post(LIST, json={**FIX, "text": f"Arreglo {number}"})

    assert statements(lambda: api.get(LIST)) == one
