"""Matches of needs with the seed."""

from decimal import Decimal

import pytest

from registry.actors.rules import STRANGER
from registry.matching.candidates import LINES_ASKED, question_of
from registry.matching.queries import MatchesAsked, matches_for
from registry.needs.queries import requirements_of

SAE = "sistema-agenda-electronica"
NEEDS = {
    "es": {
        "title": "Agenda para la atención al público",
        "problem": "La gente hace fila desde la madrugada para conseguir un número.",
        "must": ["Que se pueda reservar hora por internet", "Que se pueda cancelar la reserva"],
        "should": ["Que avise por correo electrónico"],
    },
    "pt": {
        "title": "Agendamento do atendimento ao cidadão",
        "problem": "As pessoas esperam na fila desde a madrugada para serem atendidas.",
        "must": ["Agendar horário pela internet", "Cancelar o agendamento"],
        "should": ["Avisar por correio eletrônico"],
    },
    "en": {
        "title": "Appointments for the public",
        "problem": "People queue from dawn to be attended to.",
        "must": ["Book an appointment on the internet", "Cancel an appointment"],
        "should": ["Send a notice by e-mail"],
    },
}


@pytest.fixture
def answer(house, session, member):
    def answer(need, limit=10, reader=member, language=None):
        asked = MatchesAsked(limit, language)
        return matches_for(session, house.index, house.vectors, reader, need, asked)

    return answer


@pytest.fixture
def match(answer):
    """Match a need: the software alone, best first."""
    return lambda *asked, **how: answer(*asked, **how).best


@pytest.mark.parametrize("language", NEEDS)
def test_sae_v4_comes_first_in_each_language(state, match, language):
    first = match(state(**NEEDS[language]))[0]

    assert first.software.slug == f"{SAE}-v4"
    assert first.stated
    assert all(met.support.passage for met in first.stated)
    assert len(first.stated) + len(first.likely) + len(first.not_found) == 3


def test_versions_that_ended_come_after_the_one_that_follows_them(state, match):
    slugs = [match_.software.slug for match_ in match(state(**NEEDS["es"]))]

    assert slugs.index(f"{SAE}-v4") < min(slugs.index(SAE), slugs.index(f"{SAE}-v2"))


def test_shows_what_bps_took_for_version_1_under_version_4(state, match):
    first = match(state(**NEEDS["es"]))[0]

    (bps,) = [each for each in first.reuses if each.reuse.agency.code == "BPS"]
    assert bps.reuse.software.slug == SAE
    assert "v1" in bps.reuse.software.name
    assert bps.adaptation is not None
    assert bps.adaptation.value == Decimal(4)
    assert bps.baseline is not None
    assert bps.baseline.value == Decimal(10)


def test_a_need_half_off_topic_finds_what_meets_one_of_its_lines(state, match):
    need = state(
        "Modernización de la oficina",
        "Se cambia de edificio y se renueva todo lo que hay en él.",
        must=[
            "Muebles ergonómicos de madera certificada",
            "Climatización con bombas de calor",
            "Reserva de hora por internet para la atención al público",
            "Limpieza de vidrios en altura",
        ],
    )

    slugs = [each.software.slug for each in match(need)]

    assert f"{SAE}-v4" in slugs[:3]


def test_a_need_without_lines_is_matched_as_a_whole(state, match):
    first = match(state("Agenda para reservar hora de atención"))[0]

    assert first.software.slug == f"{SAE}-v4"
    assert first.met == []


def test_asks_for_so_many_lines_and_no_more(state, match):
    lines = [f"Requisito {number} de la oficina" for number in range(LINES_ASKED + 10)]

    matches = match(state("Oficina", must=lines), limit=40)

    assert all(len(each.met) == len(lines) for each in matches)


def test_gives_as_many_as_are_asked_for_musts_before_shoulds_before_coulds(state, match):
    need = state(**NEEDS["es"])

    standings = [each.standing for each in match(need) if not each.software.is_discontinued]

    assert standings == sorted(standings, reverse=True)
    assert len(match(need, limit=2)) == 2


def test_a_must_goes_before_any_number_of_shoulds(state, match):
    need = state(
        "Trámites en línea",
        must=["Firmar documentos PDF"],
        should=[
            "Reserva de hora por la web",
            "Cancelar o mover la reserva",
            "Llamador de turnos",
        ],
    )

    first, *others = match(need)

    assert first.software.slug == "componente-firma-electronica"
    assert f"{SAE}-v4" in [each.software.slug for each in others]


def test_names_what_no_candidate_says_that_it_meets(state, answer):
    unmet = "Liquidación de sueldos de la marina mercante"
    need = state("Agenda", must=["Reserva de hora por la web", unmet])

    assert [row.text for row in answer(need).unmet] == [unmet]


def test_how_many_are_listed_changes_neither_what_is_unmet_nor_what_goes_together(
    state, answer
):
    need = state("Agenda", must=["Reserva de hora por la web", "Firma de PDF", "Caballos"])

    one, many = answer(need, limit=1), answer(need, limit=40)

    assert one.unmet == many.unmet
    assert one.together == many.together


def test_what_meets_more_together_is_proposed_with_who_meets_what(state, answer):
    need = state(
        "Atención al público y firma",
        must=[
            "Reserva de hora por la web",
            "Cancelar o mover la reserva",
            "Firma de PDF",
            "Muebles de madera certificada",
        ],
    )

    first = answer(need).together[0]

    assert {each.slug for each in first.software} == {
        f"{SAE}-v4",
        "componente-firma-electronica",
    }
    assert [row.text for row in first.left] == ["Muebles de madera certificada"]
    assert [(met.requirement.code, by.slug) for met, by in first.met] == [
        ("R-01", f"{SAE}-v4"),
        ("R-02", f"{SAE}-v4"),
        ("R-03", "componente-firma-electronica"),
    ]


def test_nothing_is_combined_where_one_meets_all(state, answer):
    need = state("Agenda", must=["Reserva de hora por la web", "Cancelar o mover la reserva"])

    assert answer(need).together == []


def test_versions_of_one_software_and_what_is_discontinued_are_not_combined(state, answer):
    need = state("Agenda", must=["Llamador de turnos", "Avisos a MiPerfil", "LDAP"])

    names = [{each.slug for each in one.software} for one in answer(need).together]

    assert all(f"{SAE}-v2" not in each and SAE not in each for each in names)


def test_a_sentence_of_the_description_supports_a_requirement_too(state, match):
    need = state("Sorteos", must=["Cálculo de lo que dice la ley jubilatoria"])

    first = match(need, language="es")[0]

    assert first.software.slug == "openfisca-uy"
    assert first.met[0].support.place in {"short_description", "long_description"}


@pytest.mark.parametrize("text", ["Κλείσιμο ραντεβού μέσω διαδικτύου", "ψ", "預約", "🗓️"])
def test_a_requirement_in_another_script_is_answered_all_the_same(state, match, text):
    first = match(state("Agenda para reservar hora de atención", must=[text]))[0]

    assert len(first.met) == 1


def test_two_hundred_requirements_are_answered(state, answer):
    lines = [f"Reserva de hora por la web {number}" for number in range(200)]

    found = answer(state("Agenda", must=lines), limit=1)

    assert len(found.best[0].met) == 200


def test_a_requirement_that_nothing_meets_is_not_found(state, match):
    need = state("Agenda de hora de atención", must=["Que liquide los sueldos de la marina"])

    first = match(need)[0]

    assert [met.requirement.text for met in first.not_found] == [
        "Que liquide los sueldos de la marina"
    ]


def test_what_says_nothing_of_a_knockout_comes_after_all_that_does(state, match):
    knockout = "!Votación del presupuesto participativo"
    need = state(
        "Agenda para reservar hora de atención",
        must=["Reserva de hora por internet", "Cancelación de la reserva", knockout],
    )

    matches = match(need, limit=40)

    missing = [bool(each.missing_knockouts) for each in matches]
    (sae,) = [each for each in matches if each.software.slug == f"{SAE}-v4"]
    assert [row.text for row in sae.missing_knockouts] == [knockout.lstrip("!")]
    assert missing == sorted(missing)
    assert not missing[0]


def test_a_knockout_that_is_met_moves_nothing(state, match):
    plain = match(state("Agenda", must=["Reserva de hora por internet"]))[0]
    with_knockout = match(state("Agenda", must=["!Reserva de hora por internet"]))[0]

    assert plain.software.slug == with_knockout.software.slug == f"{SAE}-v4"
    assert with_knockout.missing_knockouts == []


def test_a_feature_of_one_word_that_a_requirement_begins_with_is_likely(state, match):
    need = state(
        "Agenda para reservar hora de atención", should=["Recordatorios antes de la hora"]
    )

    first = match(need, language="es")[0]

    assert first.software.slug == f"{SAE}-v4"
    assert [met.support.passage for met in first.stated] == ["Recordatorios"]


def test_a_feature_that_is_as_near_is_quoted_in_the_language_of_who_reads_it(state, match):
    need = state("Agenda de hora de atención", must=["Que se pueda cancelar la reserva"])

    def quoted(language):
        return match(need, language=language)[0].stated[0].support.passage

    assert quoted("es") == quoted(None) == "Cancelar o mover la reserva"
    assert quoted("en") == "Cancelling or moving a booking"


def test_says_why_each_came_up(state, match):
    assert all(each.reasons for each in match(state(**NEEDS["es"])))


def test_a_stranger_sees_no_more_than_what_is_public(state, match):
    need = state(**NEEDS["es"])

    assert match(need, reader=STRANGER)[0].software.slug == f"{SAE}-v4"


def test_a_need_is_asked_as_one_question(state, session):
    need = state("Agenda.", "Hay filas", must=["Reserva"])

    assert question_of(need, requirements_of(session, need)) == "Agenda. Hay filas. Reserva"
