from dataclasses import replace

import pytest

from registry.catalogue.category_words import CATEGORY_WORDS, category_name
from registry.search.index.access import ReaderScope
from registry.search.index.index import Change
from tests.registry.search.shelf import (
    DEMONSTRATION,
    GOVERNMENT_ONLY,
    RESTRICTED,
    SAE_V1,
    SAE_V2,
    SAE_V4,
)

CATEGORIES = {code: category_name(code, "es") for code in CATEGORY_WORDS}


def suggested(index, text: str, limit: int = 8) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in index.suggest(text, "es", CATEGORIES, limit)]


class TestSuggestions:
    def test_are_names_categories_features_and_words_that_begin_so(self, shelf):
        found = suggested(shelf, "can")

        assert ("feature", "Cancelar la hora reservada") in found
        assert suggested(shelf, "geop") == [("name", "GeoPostal")]
        assert ("category", "Agenda de citas y reserva de hora") in suggested(shelf, "citas")
        assert ("word", "expedientes") in suggested(shelf, "exped")

    @pytest.mark.parametrize("typed", ["publicac", "PUBLICAC", "Publicác", "  publicac"])
    def test_do_not_mind_accents_or_case(self, shelf, typed):
        assert ("name", "Publicación y suscripción de novedades") in suggested(shelf, typed)

    def test_begin_any_word_of_a_name(self, shelf):
        assert ("name", "Componente de firma electrónica") in suggested(shelf, "firma elec")
        assert suggested(shelf, "elec")[0][0] == "name"

    def test_keep_the_whole_words_before(self, shelf):
        assert all("firma" in text.lower() for _, text in suggested(shelf, "firma elec"))

    def test_write_a_word_as_the_entries_do(self, shelf):
        assert ("word", "público") in suggested(shelf, "publico")

    def test_put_first_the_name_that_begins_so(self, shelf):
        assert suggested(shelf, "gestor")[0] == ("name", "Gestor de certificados")

    @pytest.mark.parametrize("limit", [1, 3, 20])
    def test_are_no_more_than_are_wanted_and_none_twice(self, shelf, limit):
        found = suggested(shelf, "sistema", limit)

        assert len(found) <= limit
        assert len({text.lower() for _, text in found}) == len(found)

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "a",
            " ",
            "?!",
            "x" * 5_000,
            "title:^",
            ".*",
            "*",
            "(",
            "\0",
            "📅",
            "\ud800",
            "12",
        ],
    )
    def test_are_none_for_what_begins_nothing(self, shelf, typed):
        assert suggested(shelf, typed) == []

    def test_tell_nothing_of_what_not_everybody_may_see(self, index, store):
        before = {
            typed: suggested(index, typed) for typed in ("pad", "inte", "cru", "prov", "gest")
        }
        index.apply(Change(2, (GOVERNMENT_ONLY, RESTRICTED, DEMONSTRATION)), store)

        assert {typed: suggested(index, typed) for typed in before} == before

    def test_tell_nothing_of_what_was_or_is_gone(self, index, store):
        index.apply(Change(2, deletes=(SAE_V1.id, SAE_V2.id)), store)

        names = [text for kind, text in suggested(index, "sistema") if kind == "name"]
        assert SAE_V4.name in names
        assert SAE_V1.name not in names


class TestAlike:
    def test_is_what_says_much_the_same_the_likest_first(self, shelf):
        found = shelf.alike(SAE_V2.id, ReaderScope(), (), 5)

        assert next(iter(dict(found))) == SAE_V4.id
        assert [likeness for _, likeness in found] == sorted(
            (likeness for _, likeness in found), reverse=True
        )
        assert SAE_V2.id not in dict(found)

    def test_leaves_out_what_it_is_told_to(self, shelf):
        found = shelf.alike(SAE_V2.id, ReaderScope(), (SAE_V4.id,), 5)

        assert SAE_V4.id not in dict(found)

    def test_is_no_more_than_is_wanted(self, shelf):
        assert len(shelf.alike(SAE_V2.id, ReaderScope(), (), 1)) == 1

    def test_is_nothing_for_what_the_index_does_not_hold(self, shelf):
        assert shelf.alike("nothing", ReaderScope(), (), 5) == []

    def test_is_nothing_that_a_reader_may_not_know_of(self, index, store):
        hidden = replace(
            SAE_V4, id="hidden", slug="hidden", visibility="restricted", restricted_to=("BPS",)
        )
        index.apply(Change(2, (hidden,)), store)

        assert "hidden" not in dict(index.alike(SAE_V4.id, ReaderScope(), (), 5))
        entitled = ReaderScope(agency_codes=frozenset({"BPS"}))
        assert "hidden" in dict(index.alike(SAE_V4.id, entitled, (), 5))
