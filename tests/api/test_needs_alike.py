"""Needs of other agencies that are like one, and needs that are looked for."""

import pytest

QUEUES = {
    "title": "Agenda para la atención al público",
    "problem": "Las personas hacen fila desde la madrugada para conseguir un número.",
    "categories": ["appointment-scheduling"],
}
FILAS = {
    "title": "Agendamento de atendimento ao cidadão",
    "problem": "O atendimento presencial tem filas longas; não há como marcar hora.",
    "categories": ["appointment-scheduling"],
    "language": "pt",
}
CARS = {
    "title": "Control de la flota",
    "problem": "No se sabe cuánto combustible gasta cada vehículo.",
    "categories": ["fleet-management"],
}


@pytest.fixture
def alike(api, index):
    """Ask who else looks for what a need says: `alike(need, by=cast.member)`."""
    index()

    def alike(need, by):
        answer = api.as_(by).get(f"/needs/{need.id}/matches")
        assert answer.status_code == 200
        return answer.json()["alike"]

    return alike


class TestAlike:
    def test_each_of_two_agencies_sees_the_others_need(self, cast, state, alike):
        ours = state(**QUEUES, visibility="public")
        theirs = state(cast.other_agency, **FILAS, visibility="government")

        here, there = alike(ours, cast.member), alike(theirs, cast.outsider)

        assert here["agencies"] == there["agencies"] == 1
        assert here["items"][0]["id"] == str(theirs.id)
        assert here["items"][0]["agency"] == cast.other_agency.code
        assert here["items"][0]["categories"] == ["appointment-scheduling"]
        assert there["items"][0]["id"] == str(ours.id)
        assert here["items"][0]["likeness"] == there["items"][0]["likeness"]

    @pytest.mark.parametrize(
        "reserved",
        [{"visibility": "restricted"}, {"confidential_until": "2199-01-01"}],
    )
    def test_one_that_a_reader_may_not_know_of_is_neither_named_nor_counted(
        self, cast, state, alike, reserved
    ):
        ours = state(**QUEUES, visibility="public")
        state(cast.other_agency, **FILAS, **reserved)

        assert alike(ours, cast.member) == {"agencies": 0, "items": []}
        assert alike(ours, cast.stranger) == {"agencies": 0, "items": []}
        assert alike(ours, cast.reviewer)["agencies"] == 1

    def test_a_stranger_sees_public_ones_alone(self, cast, state, alike):
        ours = state(**QUEUES, visibility="public")
        state(cast.other_agency, **FILAS, visibility="government")

        assert alike(ours, cast.stranger)["agencies"] == 0
        assert alike(ours, cast.member)["agencies"] == 1

    def test_counts_agencies_and_not_needs(self, cast, state, alike):
        ours = state(**QUEUES, visibility="public")
        for _ in range(7):
            state(cast.other_agency, **FILAS)

        found = alike(ours, cast.member)

        assert (found["agencies"], len(found["items"])) == (1, 5)

    @pytest.mark.parametrize(
        "other",
        [CARS, {**FILAS, "categories": ["fleet-management"]}, {**CARS, "categories": []}],
    )
    def test_another_subject_is_not_alike(self, cast, state, alike, other):
        ours = state(**QUEUES, visibility="public")
        state(cast.other_agency, **other)

        assert alike(ours, cast.member)["agencies"] == 0

    def test_without_a_category_it_must_be_liker(self, cast, state, alike):
        ours = state(**QUEUES, visibility="public")
        state(cast.other_agency, **{**QUEUES, "categories": []})
        state(cast.other_agency, **{**FILAS, "categories": []})

        found = alike(ours, cast.member)

        assert found["items"][0]["title"] == QUEUES["title"]

    @pytest.mark.parametrize("status", ["closed", "withdrawn"])
    def test_one_that_ended_is_no_longer_looked_for(self, api, cast, state, alike, status):
        ours = state(**QUEUES, visibility="public")
        theirs = state(cast.other_agency, **FILAS)
        api.as_(cast.outsider).patch(
            f"/needs/{theirs.id}", json={"status": status}, headers={"If-Match": "*"}
        )

        assert alike(ours, cast.member)["agencies"] == 0

    def test_ones_of_the_own_agency_are_not_others(self, cast, state, alike):
        ours = state(**QUEUES, visibility="public")
        state(**FILAS)

        assert alike(ours, cast.member)["agencies"] == 0

    def test_real_and_invented_ones_are_not_alike(self, cast, state, register, alike):
        real = register("BPS", "Banco de Previsión Social")
        ours = state(**QUEUES, visibility="public")
        theirs = state(real, **FILAS, visibility="public")

        assert alike(ours, cast.member)["agencies"] == 0
        assert alike(theirs, cast.member)["agencies"] == 0


class TestFinding:
    @pytest.fixture
    def find(self, api, cast):
        def find(by=None, **asked):
            answer = api.as_(by or cast.member).get("/needs", params=asked)
            assert answer.status_code == 200, answer.text
            return [each["title"] for each in answer.json()["items"]]

        return find

    @pytest.mark.parametrize(
        "words",
        ["agenda", "AGENDAS", "atencion publico", "Público", "madrugada filas", "número"],
    )
    def test_words_are_found_whatever_their_accents_case_and_number(self, state, find, words):
        state(**QUEUES)
        state(**CARS)

        assert find(q=words) == [QUEUES["title"]]

    def test_all_words_must_stand_in_it_its_requirements_included(self, state, find):
        line = {"priority": "must", "text": "Llamador de turnos"}
        state(**QUEUES, requirements=[line])

        assert find(q="turno agenda") == [QUEUES["title"]]
        assert find(q="turno combustible") == []

    def test_is_found_by_what_an_edit_says_and_no_longer_by_what_it_said(
        self, api, cast, state, find
    ):
        need = state(**CARS)
        api.as_(cast.member).patch(
            f"/needs/{need.id}",
            json={
                "title": "Depósito",
                "problem": "Stock",
                "requirements": [{"priority": "must", "text": "Inventario"}],
            },
            headers={"If-Match": "*"},
        )

        assert find(q="inventario deposito") == ["Depósito"]
        assert find(q="combustible") == []

    def test_by_category_and_agency(self, cast, state, find):
        state(**QUEUES)
        state(cast.other_agency, **FILAS)
        state(**CARS)

        assert set(find(category="appointment-scheduling")) == {QUEUES["title"], FILAS["title"]}
        assert find(category="appointment-scheduling", agency=cast.other_agency.code) == [
            FILAS["title"]
        ]
        assert find(category="appointment") == []
        assert find(category="%") == []
        assert len(find(category="")) == 3

    def test_nothing_that_a_reader_may_not_know_of(self, cast, state, find):
        state(**QUEUES, visibility="restricted")
        state(cast.other_agency, **FILAS, visibility="government")

        assert find(q="madrugada", by=cast.outsider) == []
        assert find(q="agendamento", by=cast.stranger) == []

    @pytest.mark.parametrize(
        "words", ["", "  ", "?!", "%", "_", "'; DROP TABLE need; --", "🗓️", "ψ", "a" * 10_000]
    )
    def test_whatever_is_typed_is_answered(self, state, find, words):
        state(**CARS)

        assert find(q=words) in ([], [CARS["title"]])

    def test_more_than_can_be_typed_is_refused(self, api):
        assert api.get("/needs", params={"q": "a" * 10_001}).status_code == 422

    def test_names_what_comes_near_in_meaning_without_the_words(self, api, cast, state):
        need = state(**QUEUES)
        state(**CARS)

        answer = api.as_(cast.member).get(
            "/needs", params={"q": "agendar atendimento ao público"}
        )

        assert answer.json()["items"] == []
        assert answer.json()["near"] == [str(need.id)]

    def test_names_nothing_near_that_a_reader_may_not_know_of(self, api, cast, state):
        state(**QUEUES, visibility="restricted")

        answer = api.as_(cast.outsider).get("/needs", params={"q": QUEUES["title"]})

        assert (answer.json()["items"], answer.json()["near"]) == ([], [])

    def test_costs_the_same_however_many_there_are(self, api, cast, state, statements):
        member = api.as_(cast.member)

        def ask() -> None:
            member.get("/needs", params={"q": "agenda"})

        counts = []
        for more in (3, 20):
            for number in range(more):
                state(**{**QUEUES, "title": f"Agenda {more} {number}"})
            ask()  # each is encoded once, when it is first met
            counts.append(statements(ask))

        assert counts[0] == counts[1]
