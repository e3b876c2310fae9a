"""GET /search?explain=true."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.terms.schemas import ConceptDraft
from registry.terms.service import add_concept

QUESTION = "¿Qué sistema de agenda hay para que los ciudadanos reserven hora?"
AGENDA = {
    "short_description": "Agenda de citas para la atención al público",
    "features": ["Reserva de hora por internet", "Recordatorio de la cita"],
}


@pytest.fixture
def shelf(register, enter, index):
    """A small catalogue of a real agency, in the index."""
    agency = register("AGESIC", "Agencia de Gobierno Electrónico")
    enter("SAE v4", agency, development_status="stable", texts={"es": AGENDA}, aliases=["SAE"])
    enter(
        "SAE v1",
        agency,
        development_status="obsolete",
        successor="sae-v4",
        texts={"es": AGENDA},
    )
    enter("Nómina", agency, texts={"es": {"short_description": "Liquidación de sueldos"}})
    index()
    return agency


@pytest.mark.parametrize("question", [QUESTION, "SAE v1", "sae", "citizen appointment booking"])
def test_the_parts_add_up_to_the_score(api, shelf, question):
    results = api.get("/search", params={"q": question, "explain": True}).json()["results"]

    assert results
    for each in results:
        parts = each["explanation"]["parts"]
        assert sum(parts.values()) == pytest.approx(each["score"], abs=1e-9)


def test_says_which_sentence_answers_and_which_words_in_which_language(api, shelf):
    asked = {"q": "reservas de hora", "explain": True}
    first = api.get("/search", params=asked).json()["results"][0]["explanation"]

    sentence = first["sentence"]
    marked = [sentence["text"][each["start"] : each["end"]] for each in sentence["marks"]]
    assert (sentence["field"], sentence["language"]) == ("feature", "es")
    assert sentence["text"] == "Reserva de hora por internet"
    assert marked == ["Reserva", "hora"]
    words = {each["asked"]: each for each in first["words"]}
    assert words["reservas"] == {
        "asked": "reservas",
        "found": "Reserva",
        "how": "word",
        "language": "es",
    }


def test_says_which_word_only_means_the_same(api, shelf):
    asked = {"q": "booking", "explain": True}
    first = api.get("/search", params=asked).json()["results"][0]["explanation"]

    (word,) = first["words"]
    assert (word["asked"], word["how"], word["language"]) == ("booking", "meaning", "es")


def test_says_what_the_thesaurus_has_answer(api, shelf, write):
    with write() as session:
        draft = ConceptDraft(
            kind="synonyms", preferred={"es": "agenda"}, alternative={"es": ["turnero"]}
        )
        add_concept(session, SYSTEM, draft)

    asked = {"q": "turnero", "explain": True}
    first = api.get("/search", params=asked).json()["results"][0]["explanation"]

    assert {(each["asked"], each["how"]) for each in first["words"]} == {
        ("turnero", "thesaurus")
    }


def test_says_who_reuses_it_with_what_that_took_and_what_else_it_is_called(
    api, shelf, write, register, record, index
):
    with write() as session:
        software = find_software(session, SYSTEM, "sae-v1")
        edit = SoftwareEdit(aliases=["Agenda vieja"], baseline={"months": "10"})
        edit_software(session, SYSTEM, software, edit)
    record(software, register("BPS"), stage="in_production", adaptation_months="4")
    index()

    asked = {"q": "SAE v1", "explain": True}
    first = api.get("/search", params=asked).json()["results"][0]

    (reuse,) = first["explanation"]["reused_by"]
    del reuse["id"]
    assert reuse == {
        "agency": "BPS",
        "software": "sae-v1",
        "stage": "in_production",
        "original_months": "10.00",
        "adaptation_months": "4.00",
        "adaptation_person_months": None,
        "time_ratio": "0.400000",
        "is_demonstration": False,
    }
    assert first["explanation"]["evidence"] == ["reused"]
    assert first["explanation"]["also_known_as"] == ["Agenda vieja"]


def test_what_succeeds_it_is_above_unless_the_question_names_its_version(api, shelf):
    def first(question):
        results = api.get("/search", params={"q": question}).json()["results"]
        return results[0]["software"]["slug"]

    assert first("SAE v1") == "sae-v1"
    assert first("instalar SAE versión 1") == "sae-v1"
    assert first("SAE") == first("agenda de citas") == "sae-v4"


def test_nothing_is_explained_unless_it_is_asked_for(api, shelf):
    plain = api.get("/search", params={"q": "agenda"}).json()
    asked = api.get("/search", params={"q": "agenda", "explain": True}).json()

    assert {each["explanation"] for each in plain["results"]} == {None}
    for each in asked["results"]:
        each["explanation"] = None
    assert asked == plain


def test_no_reuse_is_told_of_that_a_reader_may_not_know_of(  # noqa: PLR0917  each is a fixture
    api, cast, shelf, enter, record, register, index
):
    hidden = enter("SAE v9", shelf, visibility="government", based_on=["sae-v1"])
    record(hidden, register("BPS"), stage="in_production")
    index()

    def told(someone):
        asked = {"q": "SAE v1", "explain": True}
        results = api.as_(someone).get("/search", params=asked).json()["results"]
        (row,) = [row for row in results if row["software"]["slug"] == "sae-v1"]
        return [each["software"] for each in row["explanation"]["reused_by"]]

    assert (told(cast.stranger), told(cast.member)) == ([], ["sae-v9"])


def test_costs_the_same_however_many_are_found(api, shelf, enter, index, statements):
    def ask() -> None:
        assert api.get("/search?q=agenda&limit=100&explain=true").json()["total"] >= 2

    few = statements(ask)
    for number in range(30):
        enter(f"Agenda {number}", shelf, texts={"es": AGENDA}, successor="sae-v4")
    index()

    assert statements(ask) == few
