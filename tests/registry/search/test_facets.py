from collections import Counter
from dataclasses import replace

from registry.search.index.access import ReaderScope
from registry.search.index.index import Change
from registry.search.index.marks import FACETS
from tests.registry.search.asking import ask, counts, found
from tests.registry.search.shelf import EVERYTHING, SAE_V4


def test_facets_count_everything_where_nothing_is_asked(shelf):
    outcome = ask(shelf, "")

    assert counts(outcome, "licence") == Counter(one.licence or "unknown" for one in EVERYTHING)
    assert counts(outcome, "status") == Counter(one.status for one in EVERYTHING)
    assert counts(outcome, "publisher") == Counter(one.publisher for one in EVERYTHING)
    assert counts(outcome, "category") == Counter(
        category for one in EVERYTHING for category in one.categories
    )
    assert counts(outcome, "reused") == {"false": 24, "true": 5}


def test_what_only_invented_agencies_reuse_has_been_reused_for_who_asks_to_see_them(
    index, store
):
    shown = replace(SAE_V4, has_been_reused=False, has_been_reused_by_invented=True)
    index.apply(Change(2, (shown,)), store)
    seeing = ReaderScope(include_demonstration=True)

    assert counts(ask(index, ""), "reused") == {"false": 25, "true": 4}
    assert counts(ask(index, "", seeing), "reused") == {"false": 24, "true": 5}
    reused = {"reused": frozenset({"true"})}
    assert SAE_V4.slug not in found(index, "", filters=reused)
    assert SAE_V4.slug in found(index, "", seeing, filters=reused)
    assert set(ask(index, "").facets) == set(FACETS)


def test_facets_count_all_that_was_found_and_not_the_page_alone(shelf):
    outcome = ask(shelf, "agenda para reservar hora", limit=1)

    assert sum(counts(outcome, "status").values()) == outcome.total > 1


def test_the_most_frequent_value_comes_first(shelf):
    values = [(one.count, one.value) for one in ask(shelf, "").facets["category"]]

    assert values == sorted(values, key=lambda pair: (-pair[0], pair[1]))


def test_a_publisher_is_labelled_by_its_name(shelf):
    labels = {one.value: one.label for one in ask(shelf, "").facets["publisher"]}

    assert labels["im"] == "Intendencia de Montevideo"


def test_a_filter_keeps_only_what_has_the_value(shelf):
    outcome = ask(shelf, "", filters={"licence": frozenset({"MIT"})})

    assert {one.slug for one in outcome.results} == {"fila-digital", "open-permits"}
    assert outcome.total == 2


def test_two_values_of_one_facet_widen_and_two_facets_narrow(shelf):
    licences = frozenset({"MIT", "BSD-3-Clause"})

    wide = found(shelf, "", filters={"licence": licences})
    narrow = found(shelf, "", filters={"licence": licences, "reused": frozenset({"true"})})

    assert set(wide) == {"fila-digital", "open-permits", "simple"}
    assert narrow == ["simple"]


def test_the_counts_of_a_facet_leave_its_own_filter_out(shelf):
    outcome = ask(shelf, "", filters={"licence": frozenset({"MIT"})})

    assert counts(outcome, "licence")["AGPL-3.0-only"] == 2
    assert counts(outcome, "publisher") == {"city": 1, "gov-br": 1}


def test_a_value_that_nobody_has_finds_nothing(shelf):
    outcome = ask(shelf, "agenda", filters={"licence": frozenset({"no-such"})})

    assert outcome.total == 0
    assert outcome.results == ()
    assert counts(outcome, "licence")


def test_an_empty_choice_filters_nothing(shelf):
    assert ask(shelf, "", filters={"licence": frozenset()}).total == len(EVERYTHING)


def test_what_an_entry_is_made_of_and_where_it_comes_from_can_be_chosen(index, store):
    told = replace(
        SAE_V4,
        licence_family="strong_copyleft",
        publisher_kind="central_administration",
        country="UY",
        interface_languages=("es", "pt"),
        platforms=("web", "linux"),
        base_software=("PostgreSQL", "WildFly"),
        reusers=2,
        readiness=6,
        released_on="2026-01-29",
    )
    index.apply(Change(2, (told,)), store)
    chosen = {
        "licence_family": "strong_copyleft",
        "publisher_kind": "central_administration",
        "country": "UY",
        "interface_language": "pt",
        "platform": "linux",
        "base_software": "postgresql",
        "reuses": "2-4",
        "readiness": "6",
        "year": "2026",
    }

    for facet, value in chosen.items():
        assert found(index, "", filters={facet: frozenset({value})}) == [SAE_V4.slug], facet
        assert counts(ask(index, ""), facet)[value] == 1, facet
    everything = {facet: frozenset({value}) for facet, value in chosen.items()}
    assert found(index, "", filters=everything) == [SAE_V4.slug]


def test_base_software_is_one_however_it_is_written_and_labelled_as_the_public_write_it(
    index, store
):
    others = [one for one in EVERYTHING if one is not SAE_V4][:2]
    index.apply(
        Change(
            2,
            (
                replace(others[0], base_software=("POSTGRESQL",), visibility="government"),
                replace(SAE_V4, base_software=("PostgreSQL",)),
                replace(others[1], base_software=("Postgre-SQL",), visibility="government"),
            ),
        ),
        store,
    )
    seeing = ReaderScope(sees_all=True)

    told = {
        one.value: (one.label, one.count)
        for one in ask(index, "", seeing).facets["base_software"]
    }
    assert told == {"postgresql": ("PostgreSQL", 2), "postgre sql": (None, 1)}


def test_counts_go_on_being_right_as_entries_change(index, store):
    for number, entry in enumerate(EVERYTHING[:8], 2):
        platforms = ("web",) * (number % 2) + ("linux", "mac")[: number % 3]
        index.apply(Change(number, (replace(entry, platforms=platforms),)), store)

    changed = EVERYTHING[:8]
    expected = Counter(
        platform
        for number, _ in enumerate(changed, 2)
        for platform in ("web",) * (number % 2) + ("linux", "mac")[: number % 3]
    )
    assert counts(ask(index, ""), "platform") == expected
    for platform, count in expected.items():
        assert len(found(index, "", filters={"platform": frozenset({platform})})) == count
