import pytest

from registry.terms.rules import (
    ExpansionMissingError,
    JobMissingError,
    LabelMissingError,
    SourceMissingError,
    derived,
    kept,
    require_whole,
)
from registry.terms.schemas import ConceptDraft
from registry.terms.service import COLUMNS

TURN = {
    "kind": "synonyms",
    "preferred": {"es": "turno", "en": "appointment"},
    "alternative": {"es": ["cita", "turno", "cita", "Día y hora"]},
}
PRODUCT = {
    "kind": "commercial_product",
    "preferred": {"es": "DocuSign"},
    "does": {"es": ["firma de documentos"]},
    "source": "Lista",
    "source_url": "https://example.org/lista",
}


def values_of(**given):
    return kept(ConceptDraft.model_validate(given), set(COLUMNS))


class TestKept:
    def test_leaves_out_languages_without_a_word(self):
        assert values_of(**TURN)["preferred"] == {"es": "turno", "en": "appointment"}

    def test_says_each_label_once_and_the_preferred_one_apart(self):
        assert values_of(**TURN)["alternative"] == {"es": ["cita", "Día y hora"]}

    def test_keeps_a_slug_only_where_there_is_one(self):
        values = values_of(**PRODUCT, same_job=[{"name": "A"}, {"name": "B", "slug": "b"}])

        assert values["same_job"] == [{"name": "A"}, {"name": "B", "slug": "b"}]


class TestDerived:
    def test_sorts_and_finds_without_accents_and_case(self):
        assert derived(values_of(**TURN)) == {
            "sorted_by": "turno",
            "found_by": "turno | appointment | cita | dia y hora",
            "languages": "es en",
        }


class TestRequireWhole:
    @pytest.mark.parametrize(
        ("lacking", "refusal", "field"),
        [
            ({**TURN, "preferred": {"es": " "}}, LabelMissingError, "preferred.es"),
            ({**TURN, "kind": "acronym"}, ExpansionMissingError, "expansion.es"),
            ({**PRODUCT, "source": None}, SourceMissingError, "source"),
            ({**PRODUCT, "source_url": None}, SourceMissingError, "source_url"),
            ({**PRODUCT, "does": {}}, JobMissingError, "does.es"),
        ],
    )
    def test_names_what_is_lacking(self, lacking, refusal, field):
        with pytest.raises(refusal) as refused:
            require_whole(values_of(**lacking))

        assert refused.value.field == field

    @pytest.mark.parametrize(
        "whole", [TURN, PRODUCT, {**PRODUCT, "does": {}, "same_job": [{"name": "Documenso"}]}]
    )
    def test_lets_pass_what_its_kind_needs(self, whole):
        require_whole(values_of(**whole))
