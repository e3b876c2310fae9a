"""What an entry is called, and which version a question names."""

from dataclasses import replace

import pytest

from registry.search.index.index import Change
from registry.search.index.names import called, is_version_of, versions_in
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import SAE_V1, SAE_V2, SAE_V4, software


@pytest.mark.parametrize(
    ("name", "names"),
    [
        (
            "Sistema de Agenda Electrónica (SAE)",
            {"sistema de agenda electronica sae", "sae", "sistema de agenda electronica"},
        ),
        (
            "Sistema de Agenda Electrónica (SAE) v4",
            {
                "sistema de agenda electronica sae v4",
                "sae",
                "sae v4",
                "sistema de agenda electronica",
                "sistema de agenda electronica v4",
            },
        ),
        (
            "SAE (Sistema de Agenda Electrónica)",
            {"sae sistema de agenda electronica", "sae", "sistema de agenda electronica"},
        ),
        ("Gestor (beta)", {"gestor beta"}),
        ("Portal (Montevideo)", {"portal montevideo"}),
        ("(SAE)", {"sae"}),
        ("Agenda ()", {"agenda"}),
        ("Agenda (SAE", {"agenda sae"}),
        ("Mapas (OPEN DATA PARA TODO EL PAIS)", {"mapas open data para todo el pais"}),
        ("🙂", {""}),
    ],
)
def test_an_acronym_in_brackets_is_a_name(name, names):
    assert set(called(name, ())) == names


def test_the_whole_name_stands_first():
    assert called("🙂 (SAE)", ("otra",))[0] == "sae"
    assert called("🙂", ("otra",)) == ("", "otra")


@pytest.mark.parametrize(
    ("asked", "versions"),
    [
        ("sae v1", {("sae", "1")}),
        ("sae version 1", {("sae", "1")}),
        ("migrar de sae 1 a sae 4", {("sae", "1"), ("sae", "4")}),
        ("sae 2 3 22", {("sae", "2")}),
        ("2 agendas", set()),
        ("1 2 3", set()),
        ("v1", set()),
        ("", set()),
    ],
)
def test_a_version_is_the_number_behind_a_word(asked, versions):
    assert versions_in(asked) == versions


def test_a_version_is_of_what_bears_both_in_one_name():
    assert is_version_of(("otra", "sae v1"), frozenset({("sae", "1")}))
    assert not is_version_of(("sae", "otra v1"), frozenset({("sae", "1")}))


@pytest.mark.parametrize("asked", ["SAE", "sae", "Sistema de Agenda Electrónica", "SÁE"])
def test_an_acronym_finds_its_bearers_first_the_living_one_before_the_others(shelf, asked):
    assert found(shelf, asked)[:3] == [SAE_V4.slug, SAE_V2.slug, SAE_V1.slug]
    assert ask(shelf, asked).results[0].parts.name > 0


def test_an_acronym_comes_before_what_only_speaks_of_it(index, store):
    named = software("compras", "Gestión de Compras Públicas (GCP)", "Compras y licitaciones.")
    speaks = software("otra", "Pagos GCP", "Se integra con GCP. GCP le da los pagos de GCP.")

    index.apply(Change(2, (named, speaks)), store)

    assert found(index, "GCP")[0] == "compras"


def test_what_it_is_called_in_another_language_is_a_name(index, store):
    turnero = software("turnero", "Turnero", "Da números para la fila.")
    texts = {**turnero.texts, "pt": replace(turnero.texts["es"], name="Fila Única")}

    index.apply(Change(2, (replace(turnero, texts=texts),)), store)

    assert ask(index, "fila única").results[0].parts.name > 0


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("SAE v1", SAE_V1),
        ("sae version 1", SAE_V1),
        ("documentación de SAE v1", SAE_V1),
        ("instalar SAE versión 1", SAE_V1),
        ("SAE v2", SAE_V2),
        ("SAE 2", SAE_V2),
        ("SAE v4", SAE_V4),
        ("SAE", SAE_V4),
        ("SAE v3", SAE_V4),
        ("2 agendas para reservar hora", SAE_V4),
        ("pasar de SAE v2 a SAE v4", SAE_V4),
    ],
)
def test_what_succeeds_a_version_is_above_it_unless_the_question_names_the_version(
    shelf, asked, first
):
    assert found(shelf, asked)[0] == first.slug


def test_a_version_that_was_asked_for_loses_nothing_by_its_status(shelf):
    asked = "SAE v1, agenda para reservar hora de atención"
    by_slug = {one.slug: one for one in ask(shelf, asked).results}

    assert by_slug[SAE_V1.slug].parts.status == 0
    assert by_slug[SAE_V2.slug].parts.status < 0
