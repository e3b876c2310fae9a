"""GET /suggest and GET /software/{slug}/similar."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software

AGENDA = {
    "short_description": "Agenda de citas para la atención al público en las oficinas",
    "features": ["Reserva de hora por internet", "Recordatorio de la cita"],
}


@pytest.fixture
def shelf(register, enter, index):
    """A small catalogue of a real agency, in the index."""
    agency = register("AGESIC", "Agencia de Gobierno Electrónico")
    enter("Turnero", agency, categories=["appointment-scheduling"], texts={"es": AGENDA})
    enter("Citas en línea", agency, texts={"es": AGENDA})
    enter("Nómina", agency, texts={"es": {"short_description": "Liquidación de sueldos"}})
    index()
    return agency


def items(answer) -> list[tuple[str, str, str | None]]:
    assert answer.status_code == 200, answer.text
    return [(each["kind"], each["text"], each["slug"]) for each in answer.json()["items"]]


class TestSuggest:
    def test_tells_names_categories_features_and_words(self, api, shelf):
        assert ("name", "Turnero", "turnero") in items(api.get("/suggest?q=turn"))
        assert ("feature", "Recordatorio de la cita", None) in items(
            api.get("/suggest?q=recor")
        )
        assert ("word", "liquidación", None) in items(api.get("/suggest?q=LIQUIDACIÓ"))
        found = items(api.get("/suggest?q=appoint&language=en"))
        assert ("category", "Appointment scheduling", "appointment-scheduling") in found

    def test_tells_nobody_of_what_is_not_public_not_even_its_own_people(
        self, api, cast, shelf, enter, index
    ):
        texts = {"es": {"features": ["Zarzaparrilla de hora"]}}
        enter("Zarza secreta", visibility="government", texts=texts)
        index()

        for someone in (cast.stranger, cast.member):
            assert items(api.as_(someone).get("/suggest?q=zarz")) == []

    def test_asks_the_database_whether_an_entry_is_still_public(self, api, shelf, write):
        with write() as session:
            software = find_software(session, SYSTEM, "turnero")
            edit_software(session, SYSTEM, software, SoftwareEdit(visibility="government"))

        assert items(api.get("/suggest?q=turn")) == []  # the index has not heard of it yet

    @pytest.mark.parametrize("query", ["", "?q=", "?q=t", "?q=%3F%21", "?q=zzzz", "?q=title:^"])
    def test_suggests_nothing_where_nothing_begins_so(self, api, shelf, query):
        assert items(api.get(f"/suggest{query}")) == []

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [
            ("q=" + "a" * 201, "q"),
            ("limit=0", "limit"),
            ("limit=-1", "limit"),
            ("limit=1000000000", "limit"),
            ("q=%00", "q"),
        ],
    )
    def test_refuses_what_it_cannot_use(self, api, shelf, query, parameter):
        answer = api.get(f"/suggest?{query}")

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["parameter"] == parameter

    def test_says_that_it_is_being_prepared_while_there_is_no_index(self, api, cast):
        assert api.get("/suggest?q=turn").status_code == 503


class TestSimilar:
    def test_tells_what_says_much_the_same_and_how_like_it_is(self, api, shelf):
        answer = api.get("/software/turnero/similar").json()

        assert [each["software"]["slug"] for each in answer["items"]] == ["citas-en-linea"]
        assert 0.5 < answer["items"][0]["likeness"] <= 1

    def test_leaves_its_own_lineage_out(self, api, shelf, enter, index):
        enter("Turnero 2", shelf, based_on=["turnero"], texts={"es": AGENDA})
        index()

        found = api.get("/software/turnero/similar").json()["items"]
        assert [each["software"]["slug"] for each in found] == ["citas-en-linea"]

    def test_tells_nothing_that_a_reader_may_not_know_of(self, api, cast, shelf, enter, index):
        enter("Turnero secreto", shelf, visibility="government", texts={"es": AGENDA})
        enter("Turnero inventado", texts={"es": AGENDA})
        index()

        def told(someone):
            found = api.as_(someone).get("/software/turnero/similar").json()["items"]
            return {each["software"]["slug"] for each in found}

        assert told(cast.stranger) == {"citas-en-linea"}
        assert told(cast.member) == {"citas-en-linea", "turnero-secreto"}

    def test_tells_of_five_at_most(self, api, shelf, enter, index):
        for number in range(7):
            enter(f"Agenda {number}", shelf, texts={"es": AGENDA})
        index()

        assert len(api.get("/software/turnero/similar").json()["items"]) == 5

    def test_knows_no_entry_that_a_reader_may_not_know_of(self, api, shelf, enter):
        enter("Secreta", shelf, visibility="government")

        assert api.get("/software/secreta/similar").status_code == 404
        assert api.get("/software/no-such/similar").status_code == 404
