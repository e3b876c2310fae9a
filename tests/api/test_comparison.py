"""GET /needs/{id}/comparison."""

import pytest

BY_HOUR = "Reserva de hora por internet"
LINES = [
    {"priority": "must", "text": BY_HOUR},
    {"priority": "could", "text": "Capas del mapa"},
]


@pytest.fixture
def shelf(enter, cast):
    """Seven pieces of software, and one that is another agency's alone."""
    enter("SAE v4", texts={"es": {"short_description": "Agenda", "features": [BY_HOUR]}})
    enter("Mapas", texts={"es": {"short_description": "Mapas", "features": ["Capas"]}})
    for number in range(5):
        enter(f"Otra {number}")
    enter("Secreta", cast.other_agency, visibility="restricted")


@pytest.fixture
def compare(api, cast, shelf, state):
    """Compare what is named for a need: `compare("sae-v4", "mapas")`."""
    need = state(requirements=LINES)

    def compare(*slugs, by=cast.member):
        address = f"/needs/{need.id}/comparison"
        return api.as_(by).get(address, params=[("software", slug) for slug in slugs])

    return compare


def slugs_of(answer) -> list[str]:
    return [each["software"]["slug"] for each in answer.json()["items"]]


def test_shows_each_beside_the_others_line_by_line_in_the_order_they_are_named(compare):
    answer = compare("mapas", "sae-v4")

    assert answer.status_code == 200
    assert slugs_of(answer) == ["mapas", "sae-v4"]
    maps, sae = answer.json()["items"]
    assert [row["strength"] for row in sae["requirements"]] == ["stated", "not_found"]
    assert maps["requirements"][0]["strength"] == "not_found"
    assert sae["standing"] == {"must": 1.0, "should": 0.0, "could": 0.0}


def test_one_is_shown_by_itself_and_five_are_not_too_many(compare):
    assert slugs_of(compare("mapas")) == ["mapas"]
    assert len(slugs_of(compare("sae-v4", "mapas", "otra-0", "otra-1", "otra-2"))) == 5


def test_what_is_named_twice_is_shown_once(compare):
    assert slugs_of(compare("mapas", "sae-v4", "mapas")) == ["mapas", "sae-v4"]


@pytest.mark.parametrize(
    ("slugs", "code"),
    [
        ([], "none-to-compare"),
        (["sae-v4", "mapas", *(f"otra-{n}" for n in range(4))], "too-many-to-compare"),
        (["mapas", "nada"], "unknown-software"),
        (["mapas", "secreta"], "unknown-software"),
        ([""], "unknown-software"),
        (["x" * 201], "invalid"),
        (["mapas"] * 21, "invalid"),
        (["🗓️"], "unknown-software"),
    ],
)
def test_refuses_what_cannot_be_compared(compare, slugs, code):
    answer = compare(*slugs)

    assert answer.status_code == 422
    assert answer.json()["type"].endswith(code)


def test_what_is_hidden_is_answered_as_what_is_not_there(compare, cast):
    hidden, unknown = compare("secreta").json(), compare("ninguna").json()
    hidden["request_id"] = unknown["request_id"]

    assert str(hidden).replace("secreta", "") == str(unknown).replace("ninguna", "")
    assert slugs_of(compare("secreta", by=cast.outsider)) == ["secreta"]


def test_is_hidden_with_the_need(api, cast, shelf, state):
    need = state(visibility="restricted")

    answer = api.as_(cast.outsider).get(f"/needs/{need.id}/comparison?software=mapas")

    assert answer.status_code == 404


def test_costs_the_same_however_many_are_compared(compare, statements):
    compare("sae-v4", "mapas", "otra-0", "otra-1", "otra-2")  # passages are encoded once

    few = statements(lambda: compare("mapas", "sae-v4"))

    assert statements(lambda: compare("sae-v4", "mapas", "otra-0", "otra-1", "otra-2")) == few
