import pytest

from registry.search.index.access import ReaderScope
from registry.search.index.index import Change
from tests.registry.search.asking import EVERYONE, ask, counts, found
from tests.registry.search.shelf import (
    DEMONSTRATION,
    EVERYTHING,
    GOVERNMENT_ONLY,
    RESTRICTED,
)

NEED = "padrón de contribuyentes y proveedores"


@pytest.fixture
def shared(index, store):
    index.apply(Change(2, (GOVERNMENT_ONLY, RESTRICTED, DEMONSTRATION)), store)
    return index


def of(*codes: str) -> ReaderScope:
    return ReaderScope(agency_codes=frozenset(codes))


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (EVERYONE, set()),
        (of("MTSS"), {GOVERNMENT_ONLY.slug}),
        (of("BPS"), {GOVERNMENT_ONLY.slug, RESTRICTED.slug}),
        (of("DGI"), {GOVERNMENT_ONLY.slug, RESTRICTED.slug}),
        (ReaderScope(sees_all=True), {GOVERNMENT_ONLY.slug, RESTRICTED.slug}),
        (ReaderScope(include_demonstration=True), {DEMONSTRATION.slug}),
    ],
    ids=[
        "a stranger",
        "another agency",
        "a named agency",
        "the owner",
        "staff",
        "demonstration",
    ],
)
def test_a_reader_finds_and_counts_what_they_may_see(shared, scope, seen):
    hidden = {GOVERNMENT_ONLY.slug, RESTRICTED.slug, DEMONSTRATION.slug}
    outcome = ask(shared, "", scope, limit=100)
    by_need = set(found(shared, NEED, scope))

    assert {one.slug for one in outcome.results} & hidden == seen
    assert by_need & hidden == seen
    assert outcome.total == len(EVERYTHING) + len(seen)


def test_no_facet_tells_of_what_is_hidden(shared):
    everything, need = ask(shared, ""), ask(shared, NEED)

    for outcome in (everything, need):
        assert not {"reservado-g", "reservado-r", "demo"} & counts(outcome, "publisher").keys()
        assert not {"suppliers", "taxes"} & counts(outcome, "category").keys()


def test_a_filter_by_a_hidden_value_tells_nothing(shared):
    outcome = ask(shared, "", filters={"publisher": frozenset({"reservado-r"})})

    assert outcome.total == 0
    assert "reservado-r" not in counts(outcome, "publisher")


def test_the_name_of_what_is_hidden_finds_nothing(shared):
    assert RESTRICTED.slug not in found(shared, RESTRICTED.name)


def test_what_is_hidden_does_not_crowd_out_what_is_not(index, shared):
    before = found(index, "gestión de proyectos")

    assert found(shared, "gestión de proyectos") == before
