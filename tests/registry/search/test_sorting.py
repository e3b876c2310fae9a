from dataclasses import replace

import pytest

from registry.search.index.access import ReaderScope
from registry.search.index.index import Change
from registry.search.index.sorting import Sort
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import EVERYTHING, SAE_V1, SAE_V2, SAE_V4

QUESTION = "agenda para reservar hora"


@pytest.fixture
def measured(index, store):
    """The three agendas with figures: the first is reused most, the last took least and is newest."""
    figures = (
        replace(
            SAE_V1, reusers=3, ratio=400_000, ratio_with_invented=400_000, released_on="2010"
        ),
        replace(SAE_V2, reusers=1, reusers_with_invented=9, released_on="2016-04"),
        replace(SAE_V4, ratio=50_000, ratio_with_invented=900_000, released_on="2026-01-29"),
    )
    index.apply(Change(2, figures), store)
    return index


class TestSorting:
    @pytest.mark.parametrize(
        ("sort", "first"),
        [
            (Sort.REUSE, [SAE_V1, SAE_V2, SAE_V4]),
            (Sort.ADAPTATION_RATIO, [SAE_V4, SAE_V1, SAE_V2]),
            (Sort.FRESHNESS, [SAE_V4, SAE_V2, SAE_V1]),
            (Sort.NAME, [SAE_V1, SAE_V2, SAE_V4]),
            (Sort.RELEVANCE, [SAE_V4, SAE_V2, SAE_V1]),
        ],
    )
    def test_puts_first_what_is_asked_for_and_last_what_is_not_known(
        self, measured, sort, first
    ):
        slugs = found(measured, QUESTION, sort=sort)

        assert [slug for slug in slugs if "agenda" in slug] == [one.slug for one in first]

    def test_counts_what_is_invented_for_who_asks_to_see_it_alone(self, measured):
        seeing = ReaderScope(include_demonstration=True)

        assert found(measured, "", seeing, sort=Sort.REUSE)[0] == SAE_V2.slug
        assert found(measured, "", seeing, sort=Sort.ADAPTATION_RATIO)[0] == SAE_V1.slug

    def test_changes_nothing_but_the_order(self, measured):
        plain, sorted_ = ask(measured, QUESTION), ask(measured, QUESTION, sort=Sort.NAME)

        assert (plain.total, plain.facets) == (sorted_.total, sorted_.facets)
        assert sorted(plain.results, key=lambda one: one.slug) == sorted(
            sorted_.results, key=lambda one: one.slug
        )

    @pytest.mark.parametrize("sort", list(Sort))
    def test_goes_through_the_whole_once_a_page_at_a_time(self, measured, sort):
        slugs = []
        for offset in range(0, len(EVERYTHING), 7):
            slugs += found(measured, "", sort=sort, limit=7, offset=offset)

        assert sorted(slugs) == sorted(one.slug for one in EVERYTHING)

    def test_leaves_what_is_alike_by_name_where_nothing_is_asked(self, shelf):
        assert found(shelf, "", sort=Sort.FRESHNESS) == found(shelf, "", sort=Sort.NAME)
