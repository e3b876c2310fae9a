"""GET /needs/{id}/matches."""

import pytest

BY_HOUR = "Reserva de hora por internet"
LINES = [
    {
        "priority": "must",
        "text": "Que se pueda reservar hora por internet",
        "is_knockout": True,
    },
    {"priority": "could", "text": "Que liquide sueldos"},
]


@pytest.fixture
def shelf(enter, index):
    """An invented agency's small catalogue, in the index."""
    enter("SAE v1", development_status="obsolete", baseline={"months": "10"})
    sae = enter(
        "SAE v4",
        licence="GPL-3.0-or-later",
        based_on=["sae-v1"],
        texts={"es": {"short_description": "Agenda de citas", "features": [BY_HOUR]}},
    )
    enter("Mapas", texts={"es": {"short_description": "Mapas", "features": ["Capas"]}})
    index()
    return sae


@pytest.fixture
def grow(shelf, enter, record, cast, index):
    """Have so many more software that match, each reused by two."""

    def grow(first: int, last: int) -> None:
        for number in range(first, last):
            software = enter(f"Agenda {number}", texts={"es": {"features": [BY_HOUR]}})
            record(software)
            record(software, cast.other_agency)
        index()

    return grow


@pytest.fixture
def need(state):
    return state(title="Agenda de citas", problem="Filas para la atención", requirements=LINES)


def test_shows_what_comes_near_with_the_feature_that_meets_each_line(api, cast, shelf, need):
    answer = api.as_(cast.member).get(f"/needs/{need.id}/matches")

    assert answer.status_code == 200
    first = answer.json()["items"][0]
    assert first["software"]["slug"] == "sae-v4"
    assert first["software"]["publisher"]["agency"] == "DEMO-A"
    met, unmet = first["requirements"]
    assert (met["requirement"], met["priority"], met["is_knockout"]) == ("R-01", "must", True)
    assert (met["strength"], met["passage"], met["language"]) == ("stated", BY_HOUR, "es")
    assert (met["place"], met["page"]) == ("feature", "/software/sae-v4#does")
    assert 0 < met["likeness"] <= 1
    assert (unmet["strength"], unmet["passage"], unmet["page"]) == ("not_found", None, None)
    assert first["standing"] == {"must": 1.0, "should": 0.0, "could": 0.0}


def test_names_what_no_candidate_meets_and_what_meets_more_together(api, cast, shelf, state):
    lines = [
        {"priority": "must", "text": BY_HOUR},
        {"priority": "must", "text": "Capas"},
        {"priority": "should", "text": "Que liquide sueldos"},
    ]
    need = state(title="Agenda y mapas", problem="Filas", requirements=lines)

    answer = api.as_(cast.member).get(f"/needs/{need.id}/matches?limit=1").json()

    assert answer["unmet"] == ["R-03"]
    (together,) = answer["together"]
    assert set(together["software"]) == {"sae-v4", "mapas"}
    assert (together["found"], together["asked"], together["left"]) == (2, 3, ["R-03"])
    assert {(one["requirement"], one["software"]) for one in together["met"]} == {
        ("R-01", "sae-v4"),
        ("R-02", "mapas"),
    }


def test_combines_nothing_that_a_reader_may_not_know_of(api, cast, shelf, state, enter, index):
    enter(
        "Secreta",
        cast.other_agency,
        visibility="restricted",
        texts={"es": {"features": ["Firma de PDF"]}},
    )
    index()
    lines = [{"priority": "must", "text": text} for text in (BY_HOUR, "Firma de PDF")]
    need = state(title="Agenda y firma", problem="Filas", requirements=lines)

    hidden = api.as_(cast.member).get(f"/needs/{need.id}/matches")
    seen = api.as_(cast.outsider).get(f"/needs/{need.id}/matches")

    assert "secreta" not in hidden.text
    assert hidden.json()["unmet"] == ["R-02"]
    assert hidden.json()["together"] == []
    assert set(seen.json()["together"][0]["software"]) == {"sae-v4", "secreta"}


def test_names_the_knockouts_that_were_not_found_and_puts_what_lacks_one_last(
    api, cast, shelf, state
):
    lines = [{"priority": "must", "text": "Capas del mapa", "is_knockout": True}, LINES[0]]
    need = state(title="Agenda de citas", problem="Filas", requirements=lines)

    items = api.as_(cast.member).get(f"/needs/{need.id}/matches").json()["items"]

    missing = {each["software"]["slug"]: each["missing_knockouts"] for each in items}
    assert missing["sae-v4"] == ["R-01"]
    assert missing["mapas"] == ["R-02"]
    assert all(
        set(codes)
        == {
            row["requirement"]
            for row in each["requirements"]
            if row["is_knockout"] and row["strength"] == "not_found"
        }
        for each, codes in zip(items, missing.values(), strict=True)
    )


def test_shows_who_reuses_it_and_its_lineage_and_what_adapting_took(api, cast, shelf, need):
    member = api.as_(cast.member)
    reuse = member.post("/reuses", json={"software": "sae-v1", "adaptation_months": "4"})
    member.patch(
        f"/reuses/{reuse.json()['id']}",
        json={"stage": "in_production"},
        headers={"If-Match": "*"},
    )

    items = member.get(f"/needs/{need.id}/matches").json()["items"]

    (shown,) = next(each for each in items if each["software"]["slug"] == "sae-v4")["reuses"]
    assert (shown["software"], shown["adaptation_months"], shown["time_ratio"]) == (
        "sae-v1",
        "4.00",
        "0.400000",
    )


def test_lists_as_many_as_are_asked_for(api, cast, shelf, need):
    listed = api.as_(cast.member).get(f"/needs/{need.id}/matches?limit=1").json()

    assert (len(listed["items"]), listed["next"]) == (1, None)


def test_finds_nothing_a_reader_may_not_know_of(api, cast, shelf, need, enter, index):
    enter(
        "Secreta",
        cast.other_agency,
        visibility="restricted",
        texts={"es": {"short_description": "Agenda de citas", "features": [BY_HOUR]}},
    )
    index()

    items = api.as_(cast.member).get(f"/needs/{need.id}/matches").json()["items"]

    assert "secreta" not in [each["software"]["slug"] for each in items]


@pytest.mark.parametrize("limit", ["0", "41", "x", ""])
def test_refuses_a_limit_that_is_none(api, cast, shelf, need, limit):
    answer = api.as_(cast.member).get(f"/needs/{need.id}/matches?limit={limit}")

    assert answer.status_code == 422


def test_is_hidden_with_the_need(api, cast, shelf, state):
    need = state(visibility="restricted")

    assert api.as_(cast.outsider).get(f"/needs/{need.id}/matches").status_code == 404
    assert api.as_(cast.reviewer).get(f"/needs/{need.id}/matches").status_code == 200


def test_says_that_search_is_being_prepared_while_there_is_no_index(api, cast, need):
    answer = api.as_(cast.member).get(f"/needs/{need.id}/matches")

    assert answer.status_code == 503


def test_costs_the_same_however_much_matches(api, cast, need, grow, statements):
    member = api.as_(cast.member)

    def ask() -> None:
        assert member.get(f"/needs/{need.id}/matches?limit=40").status_code == 200

    counts = []
    for first, last in ((0, 3), (3, 30)):
        grow(first, last)
        ask()  # features are encoded once, when they are first met
        counts.append(statements(ask))

    assert counts[0] == counts[1]
