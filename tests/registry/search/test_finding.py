import pytest

from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import EVERYTHING, SAE_V1, SAE_V2, SAE_V4

THE_SAME_NEED = (
    "sistema de agenda para reservar hora de atención",
    "agendamento de atendimento ao cidadão",
    "citizen appointment booking",
)


@pytest.mark.parametrize("need", THE_SAME_NEED)
def test_a_need_said_in_three_languages_finds_the_agenda_first(shelf, need):
    assert found(shelf, need)[0] == SAE_V4.slug


@pytest.mark.parametrize("need", THE_SAME_NEED)
def test_the_discontinued_versions_stand_below_the_one_that_succeeds_them(shelf, need):
    order = found(shelf, need)

    assert order.index(SAE_V4.slug) < order.index(SAE_V2.slug) < order.index(SAE_V1.slug)


def test_a_discontinued_software_is_first_where_nothing_succeeds_it(shelf):
    assert found(shelf, "editar entidades geográficas sobre un mapa")[0] == "geo-mvd"


@pytest.mark.parametrize(
    "asked",
    ["Firma Electrónica", "firma electronica", "FIRMA ELECTRÓNICA", "firma electro\u0301nica"],
)
def test_accents_and_case_make_no_difference(shelf, asked):
    plain, other = ask(shelf, "firma electrónica"), ask(shelf, asked)

    assert [one.slug for one in other.results] == [one.slug for one in plain.results]
    assert other.results[0].slug == "componente-firma-electronica"


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda entry: entry.slug)
def test_an_entry_is_found_by_its_own_name(shelf, entry):
    assert entry.slug in found(shelf, entry.name)[:3]


def test_a_name_that_others_hold_in_part_finds_its_bearer_first(shelf):
    assert found(shelf, "simple")[0] == "simple"


@pytest.mark.parametrize(
    ("asked", "sought"),
    [
        ("datos abiertos", "plugin-ckan"),
        ("assinatura eletrônica de documentos", "componente-firma-electronica"),
        ("electronic signature of PDF documents", "componente-firma-electronica"),
        ("procurement and accounting for agencies", "odoo-coreuy"),
        ("licencias de construcción en línea", "open-permits"),
        ("street map viewer", "geo-postal"),
        ("filas en los centros de salud", "fila-digital"),
        ("gestão de projetos", "siges"),
        ("no-code online procedures", "simple"),
        ("préstamo de libros", "biblioteca"),
        ("citizen complaints about the street", "reclamos"),
    ],
)
def test_what_is_meant_is_found_across_languages(shelf, asked, sought):
    assert sought in found(shelf, asked)[:3]


def test_asking_nothing_lists_everything_by_name(shelf):
    outcome = ask(shelf, "  ")

    assert outcome.total == len(EVERYTHING)
    assert [one.slug for one in outcome.results[:3]] == ["becas", "biblioteca", "plugin-ckan"]


def test_pages_follow_one_another_without_a_gap(shelf):
    whole = found(shelf, "gestión")
    first = ask(shelf, "gestión", limit=2)
    second = ask(shelf, "gestión", limit=2, offset=first.next_offset)

    assert [one.slug for one in (*first.results, *second.results)] == whole[:4]
    assert first.total == second.total == len(whole)


def test_the_last_page_has_no_next(shelf):
    assert ask(shelf, "gestión", limit=100).next_offset is None


def test_a_page_holds_at_most_a_hundred(shelf):
    assert len(ask(shelf, "", limit=10_000).results) == len(EVERYTHING)
    assert ask(shelf, "", limit=-5).next_offset == 1


def test_the_language_of_a_question_is_told(shelf):
    assert [ask(shelf, need).query_language for need in THE_SAME_NEED] == ["es", "pt", "en"]
    assert ask(shelf, "agenda", query_language="it").query_language == "it"
