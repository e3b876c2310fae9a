"""What the thesaurus says to the search."""

import pytest

from registry.search.synonyms import SYNONYM, expansions, is_by_thesaurus, table_of
from registry.terms.models import Concept
from registry.terms.rules import kept
from registry.terms.schemas import ConceptDraft
from registry.terms.service import COLUMNS


def table(*concepts):
    drafts = [ConceptDraft.model_validate(concept) for concept in concepts]
    return table_of([Concept(**kept(draft, set(COLUMNS))) for draft in drafts])


def synonyms(*labels):
    first, *rest = labels
    return {"kind": "synonyms", "preferred": {"es": first}, "alternative": {"es": rest}}


TURN = synonyms("turno", "cita", "hora", "agenda electrónica", "reserva de consulta")
HELP = synonyms("mesa de ayuda", "help desk", "helpdesk")
SIG = {
    "kind": "acronym",
    "preferred": {"es": "SIG"},
    "alternative": {"es": ["GIS"]},
    "expansion": {"es": "sistema de información geográfica"},
}
PRODUCT = {
    "kind": "commercial_product",
    "preferred": {"es": "DocuSign"},
    "does": {"es": ["rubricar"]},
    "same_job": [{"name": "Documenso"}],
    "source": "Lista",
    "source_url": "https://example.org",
}


def said(text, *concepts):
    return {word: set(others) for word, others in expansions(table(*concepts), text).items()}


def test_a_word_that_is_a_label_gets_the_others():
    found = expansions(table(TURN), "Quiero sacar TURNO para el médico")

    assert found.keys() == {"turno"}
    assert found["turno"]["cita"] == SYNONYM
    assert found["turno"]["reserva"] < SYNONYM


def test_a_plural_is_its_label_where_the_label_is_long_enough():
    assert "turnos" in said("gestión de turnos", TURN)
    assert said("carga de horas trabajadas", TURN) == {}


def test_a_longer_label_is_taken_as_a_whole():
    found = said("una mesa de ayuda", HELP)

    assert found == {
        "mesa": {"help", "desk", "helpdesk"},
        "ayuda": {"help", "desk", "helpdesk"},
    }
    assert said("una mesa", HELP) == {}
    assert said("ayuda en la mesa", HELP) == {}


def test_a_word_of_several_concepts_answers_none_of_them():
    other = synonyms("trámite", "gestión electrónica", "consulta pública")

    assert "consulta" not in said("turno", TURN, other)["turno"]
    assert "reserva" in said("turno", TURN, other)["turno"]


def test_an_acronym_and_what_it_stands_for_are_the_same():
    assert said("SIG", SIG) == {"sig": {"gis", "sistema", "informacion", "geografica"}}
    assert said("sistema de información geográfica", SIG)["geografica"] >= {"sig", "gis"}


def test_a_product_leads_to_what_does_its_job_and_nothing_leads_to_it():
    assert said("algo como docusign", PRODUCT) == {"docusign": {"rubricar", "documenso"}}
    assert said("rubricar con documenso", PRODUCT) == {}


@pytest.mark.parametrize(
    "text", ["", "de la", "!!! \0 \ud800", "x" * 30_000, "título:^ AND (", "🙂"]
)
def test_any_text_is_taken(text):
    assert said(text, TURN) == {}


def test_tells_what_it_has_answer_a_word():
    found = expansions(table(TURN), "turno")

    assert is_by_thesaurus(found, "Turno", "citas")
    assert not is_by_thesaurus(found, "turno", "escuela")
    assert not is_by_thesaurus(found, "otra", "cita")
