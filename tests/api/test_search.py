"""GET /search."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.search.index.marks import FACETS
from registry.search.queries import SearchAsked, cursor_of
from tests.environment.odd_questions import QUESTIONS

QUESTION = "¿Qué sistema de agenda hay para que los ciudadanos reserven hora?"
AGENDA = {
    "short_description": "Agenda de citas para la atención al público",
    "features": ["Reserva de hora por internet", "Recordatorio de la cita"],
}


@pytest.fixture
def shelf(register, enter, index):
    """A small catalogue of a real agency, in the index."""
    agency = register("AGESIC", "Agencia de Gobierno Electrónico")
    enter(
        "SAE v4",
        agency,
        licence="GPL-3.0-or-later",
        development_status="stable",
        categories=["appointment-scheduling"],
        texts={"es": AGENDA},
    )
    enter(
        "SAE v1",
        agency,
        development_status="obsolete",
        successor="sae-v4",
        categories=["appointment-scheduling"],
        texts={"es": AGENDA},
    )
    enter("Nómina", agency, texts={"es": {"short_description": "Liquidación de sueldos"}})
    index()
    return agency


def test_says_what_was_found_and_why(api, shelf):
    answer = api.get("/search", params={"q": QUESTION})

    assert answer.status_code == 200
    found = answer.json()
    assert (found["query"], found["language"], found["query_language"]) == (
        QUESTION,
        "en",
        "es",
    )
    assert found["next"] is None
    first = found["results"][0]
    assert first["software"] == {
        "slug": "sae-v4",
        "name": "SAE v4",
        "publisher": {"name": "Agencia de Gobierno Electrónico", "agency": "AGESIC"},
        "licence": "GPL-3.0-or-later",
        "status": "stable",
        "maintenance_status": None,
        "is_discontinued": False,
        "support_ends_on": None,
        "successor": None,
        "is_demonstration": False,
    }
    assert 0 < first["score"] <= 1
    assert set(first["reasons"][0]) == {"kind", "text", "language", "field", "score"}


@pytest.mark.parametrize(
    "question",
    [
        "sistema de agenda para reservar hora de atención",
        "agendamento de atendimento ao cidadão",
        "citizen appointment booking",
    ],
)
def test_finds_the_living_one_first_in_any_language_and_names_it_as_successor(
    api, shelf, question
):
    results = api.get("/search", params={"q": question}).json()["results"]

    slugs = [each["software"]["slug"] for each in results]
    assert slugs[0] == "sae-v4"
    old = results[slugs.index("sae-v1")]["software"]
    assert (old["is_discontinued"], old["successor"]) == (True, "sae-v4")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("es", "Agenda de citas y reserva de hora"),
        ("pt", "Agendamento de horários e atendimentos"),
        ("en", "Appointment scheduling"),
    ],
)
def test_counts_facets_and_calls_them_by_the_readers_words(api, shelf, language, label):
    facets = api.get(f"/search?q=agenda&language={language}").json()["facets"]

    assert set(facets) == set(FACETS)
    assert facets["category"][0] == {
        "value": "appointment-scheduling",
        "label": label,
        "count": 2,
    }


def test_keeps_only_what_has_the_facets_that_were_chosen(api, shelf):
    both = api.get("/search?q=agenda&status=stable&status=obsolete").json()
    one = api.get("/search?q=agenda&status=obsolete").json()
    none = api.get("/search?q=agenda&status=obsolete&licence=MIT").json()

    assert (both["total"], one["total"], none["total"]) == (2, 1, 0)
    assert one["results"][0]["software"]["slug"] == "sae-v1"


def test_keeps_what_is_kept_going_alone_and_says_until_when_the_rest_is_supported(
    api, shelf, enter, index
):
    enter("SAE v2", shelf, texts={"es": AGENDA}, maintenance_status="active")
    ended = {"maintenance_status": "attic", "support_ends_on": "2027-06-30"}
    enter("SAE v3", shelf, texts={"es": AGENDA}, **ended)
    index()

    kept = api.get("/search?q=agenda&maintenance=active").json()
    left = api.get("/search?q=agenda&maintenance=attic").json()

    assert [each["software"]["slug"] for each in kept["results"]] == ["sae-v2"]
    found = left["results"][0]["software"]
    assert (found["maintenance_status"], found["is_discontinued"]) == ("attic", True)
    assert found["support_ends_on"] == "2027-06-30"
    labels = {each["value"]: each["label"] for each in left["facets"]["maintenance"]}
    assert labels["unknown"] == "Maintenance not known"


@pytest.mark.parametrize("reader", ["stranger", "member"])
def test_all_that_is_counted_can_be_had_by_how_it_is_kept_going(
    api, shelf, enter, index, cast, reader
):
    """The entries that the other doors count for a reader, by maintenance status (domain E1)."""
    for number, status in enumerate(
        ("active", "maintenance_only", "discontinued", "attic", "attic")
    ):
        enter(f"SAE {number}", shelf, maintenance_status=status)
    enter("Para organismos", shelf, maintenance_status="active", visibility="government")
    enter("Borrador", shelf, maintenance_status="active", life="draft")
    index()
    program = api.as_(getattr(cast, reader))

    counted = program.get("/search?q=&limit=1").json()["facets"]["maintenance"]
    entries = program.get("/open-data").json()["entries"]

    by_status = {each["value"]: each["count"] for each in counted}
    active = 1 if reader == "stranger" else 2
    assert by_status == {
        "active": active,
        "maintenance_only": 1,
        "discontinued": 1,
        "attic": 2,
        "unknown": 3,
    }
    assert sum(by_status.values()) == entries


def test_without_words_shows_everything_a_page_at_a_time(api, shelf):
    first = api.get("/search?limit=2").json()
    rest = api.get("/search", params={"limit": 2, "cursor": first["next"]}).json()

    slugs = [each["software"]["slug"] for each in first["results"] + rest["results"]]
    assert sorted(slugs) == ["nomina", "sae-v1", "sae-v4"]
    assert (first["total"], rest["next"]) == (3, None)


def test_finds_nothing_a_reader_may_not_know_of_and_does_not_count_it(
    api, cast, shelf, enter, index
):
    enter("SAE Secreta", shelf, visibility="government", texts={"es": AGENDA})
    index()

    public = api.get("/search?q=agenda").json()
    known = api.as_(cast.member).get("/search?q=agenda").json()

    assert (public["total"], known["total"]) == (2, 3)
    assert "Secreta" not in str(public)


def test_names_no_successor_that_a_reader_may_not_know_of(api, cast, shelf, enter, index):
    enter("SAE v9", shelf, visibility="government")
    enter("SAE v8", shelf, successor="sae-v9", texts={"es": AGENDA})
    index()

    def successor(someone):
        results = api.as_(someone).get("/search?q=SAE v8").json()["results"]
        return results[0]["software"]["successor"]

    assert (successor(cast.stranger), successor(cast.member)) == (None, "sae-v9")


def test_leaves_invented_ones_out_until_they_are_asked_for(api, cast, shelf, enter, index):
    enter("SAE Demo", texts={"es": AGENDA})
    index()

    real = api.get("/search?q=agenda").json()
    all_of_them = api.get("/search?q=agenda&demonstration=true").json()

    assert (real["total"], all_of_them["total"]) == (2, 3)
    labelled = {
        each["software"]["slug"]
        for each in all_of_them["results"]
        if each["software"]["is_demonstration"]
    }
    assert labelled == {"sae-demo"}


@pytest.mark.parametrize(
    "other",
    [
        {"q": "agenda"},
        {"q": "", "status": "stable"},
        {"q": "", "demonstration": "true"},
        {"q": "", "sort": "freshness"},
    ],
)
def test_refuses_a_cursor_that_another_question_gave(api, shelf, other):
    cursor = api.get("/search?limit=1").json()["next"]

    answer = api.get("/search", params={"limit": 1, **other, "cursor": cursor})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "cursor"


def test_takes_a_cursor_whatever_the_language_and_the_number_asked_for(api, shelf):
    cursor = api.get("/search?limit=1").json()["next"]

    answer = api.get("/search", params={"limit": 50, "language": "pt", "cursor": cursor})

    assert len(answer.json()["results"]) == 2


def test_gives_the_reason_in_the_readers_language(api, shelf, enter, index):
    texts = {
        "en": {"features": ["Several agendas"]},
        "es": {"features": ["Varias agendas"]},
    }
    enter("Turnero", shelf, texts=texts)
    index()

    def reason(language):
        results = api.get(f"/search?q=agendas&language={language}").json()["results"]
        (row,) = [row for row in results if row["software"]["slug"] == "turnero"]
        return row["reasons"][0]["text"]

    assert (reason("es"), reason("en")) == ("Varias agendas", "Several agendas")


@pytest.mark.parametrize(
    "question",
    [*QUESTIONS.values(), "a" * 10_000, "agenda " * 1_400],
)
def test_answers_whatever_is_asked(api, shelf, question):
    answer = api.get("/search", params={"q": question})

    assert answer.status_code == 200
    assert answer.json()["query"] == question


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("q=" + "a" * 10_001, "q"),
        ("q=%00", "q"),
        ("q=%01agenda%1F", "q"),
        ("query_language=tlh", "query_language"),
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        ("limit=1000000000", "limit"),
        ("sort=price", "sort"),
        ("sort=", "sort"),
        ("year=" + "9" * 201, "year"),
        (
            "licence_family=" + "&licence_family=".join("abcdefghijklmnopqrstu"),
            "licence_family",
        ),
        ("limit=101", "limit"),
        ("cursor=abc", "cursor"),
        ("colour=red", "colour"),
        ("demonstration=maybe", "demonstration"),
    ],
)
def test_refuses_what_it_cannot_use_and_names_it(api, shelf, query, parameter):
    answer = api.get(f"/search?{query}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"].partition(".")[0] == parameter


def test_says_that_it_is_being_prepared_while_there_is_no_index(api, cast):
    answer = api.get("/search?q=agenda")

    assert answer.status_code == 503
    assert answer.json()["type"].endswith("/search-unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def test_costs_the_same_however_many_are_found(api, shelf, enter, index, statements):
    def ask() -> None:
        assert api.get("/search?q=agenda&limit=100").json()["total"] >= 2

    few = statements(ask)
    for number in range(30):
        enter(f"Agenda {number}", shelf, texts={"es": AGENDA}, successor="sae-v4")
    index()

    assert statements(ask) == few


@pytest.mark.parametrize(
    "filters",
    [
        "category=no-such",
        "licence_family=copyfarleft",
        "country=XX",
        "year=0000",
        "reuses=7",
        "readiness=11",
        "publisher=nobody",
        "reused=true&reuses=0",
        "status=stable&status=obsolete&maintenance=attic&year=1999",
    ],
)
def test_finds_nothing_by_a_value_that_nothing_has_or_by_two_that_exclude_each_other(
    api, shelf, filters
):
    answer = api.get(f"/search?q=agenda&{filters}")

    assert answer.status_code == 200
    assert (answer.json()["total"], answer.json()["results"]) == (0, [])


def test_answers_the_same_to_the_name_of_a_hidden_publisher_as_to_one_of_nobody(
    api, shelf, register, enter, index
):
    enter("SAE Secreta", register("OCULTO"), visibility="government", texts={"es": AGENDA})
    index()

    hidden = api.get("/search?publisher=oculto").json()
    nobody = api.get("/search?publisher=nadie").json()

    assert hidden == nobody


def test_labels_facets_in_the_readers_language(api, shelf, enter, index):
    facts = {"licence": "AGPL-3.0-only", "available_languages": ["pt-BR"], "platforms": ["mac"]}
    enter("Turnero", shelf, **facts)
    index()

    def labels(language):
        facets = api.get(f"/search?q=turnero&language={language}").json()["facets"]
        names = (
            "licence_family",
            "interface_language",
            "platform",
            "publisher_kind",
            "country",
        )
        return [facets[name][0]["label"] for name in names]

    assert labels("es")[:3] == ["Copyleft de red", "Portugués", "macOS"]
    assert labels("en") == [
        "Network copyleft", "Portuguese", "macOS", "Central administration", "Uruguay",
    ]  # fmt: skip


@pytest.fixture
def measured(shelf, write, register, record, index):
    """The same shelf with what its entries are ordered by."""
    with write() as session:
        for slug, day in (("nomina", "2026-01"), ("sae-v4", "2024")):
            edit = SoftwareEdit(releases=[{"version": "1", "released_on": day}])
            edit_software(session, SYSTEM, find_software(session, SYSTEM, slug), edit)
        reused = find_software(session, SYSTEM, "sae-v1")
        edit_software(session, SYSTEM, reused, SoftwareEdit(baseline={"months": "10"}))
    record(reused, register("BPS"), stage="in_production", adaptation_months="4")
    index()


@pytest.mark.parametrize(
    ("sort", "slugs"),
    [
        ("freshness", ["nomina", "sae-v4", "sae-v1"]),
        ("name", ["nomina", "sae-v1", "sae-v4"]),
        ("reuse", ["sae-v1", "nomina", "sae-v4"]),
        ("adaptation_ratio", ["sae-v1", "nomina", "sae-v4"]),
    ],
)
def test_orders_what_it_finds_through_all_its_pages(api, measured, sort, slugs):
    found, cursor = [], None
    for _ in slugs:
        asked = {"limit": 1, "sort": sort} | ({"cursor": cursor} if cursor else {})
        answer = api.get("/search", params=asked).json()
        found += [each["software"]["slug"] for each in answer["results"]]
        cursor = answer["next"]

    assert (found, cursor) == (slugs, None)


def test_a_page_beyond_the_end_is_empty_and_the_last(api, shelf):
    asked = SearchAsked("", {}, limit=1)
    beyond = cursor_of(asked, 9_000)

    answer = api.get("/search", params={"limit": 1, "cursor": beyond}).json()

    assert (answer["total"], answer["results"], answer["next"]) == (3, [], None)


def test_says_whether_anything_answers(api, shelf):
    fits = api.get("/search", params={"q": "agenda de citas"}).json()
    none = api.get("/search", params={"q": "zzkqx wvvbn"}).json()

    assert (fits["answer"], fits["results"][0]["weak"]) == ("fits", False)
    assert (none["answer"], none["results"]) == ("nothing", [])


def test_forgives_typing_errors(api, shelf):
    found = api.get("/search", params={"q": "agneda de ctias"}).json()

    assert found["results"][0]["software"]["slug"] == "sae-v4"
