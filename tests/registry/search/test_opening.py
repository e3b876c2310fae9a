"""A state that is continued by a change is the state that whoever opens the index anew sees."""

from dataclasses import replace

import numpy as np
import pytest

from registry.search.index import keeping, layers, layout, roster
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import Change, SearchIndex
from registry.search.index.keeping import Rows
from registry.search.index.layers import Layered
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import EVERYTHING, SAE_V4, software

MORE = [
    software(f"muelle-{place}", f"Muelle {place % 3}", f"Turnos de atraque número {place}.")
    for place in range(12)
]


@pytest.fixture(params=[1, 1_000])
def small_layers(request, monkeypatch):
    """Have what is layered be folded at every change, or at none."""
    monkeypatch.setattr(layers, "_LEAST", request.param)


@pytest.fixture(params=[1, 10_000])
def one_by_one(request, monkeypatch):
    """Have new rows put in order one by one, or all rows ordered anew."""
    monkeypatch.setattr(roster, "_FEW", request.param)


def changed(index, store):
    """Make changes of every kind, with the index open before each."""
    changes = [
        Change(2, MORE[:4]),
        Change(3, (replace(MORE[1], name="Atracadero"), MORE[2]), (MORE[0].id, SAE_V4.id)),
        Change(4, (*MORE[4:], MORE[0], replace(MORE[0], agency="agesic"))),
        Change(5, (replace(MORE[3], visibility="restricted", restricted_to=("msp",)), SAE_V4)),
        Change(6, deletes=(MORE[5].id,)),
    ]
    for change in changes:
        index.state()
        index.apply(change, store)
    return index.state()


@pytest.mark.usefixtures("small_layers", "one_by_one")
def test_a_continued_state_is_what_is_read_anew(index, store):
    continued = changed(index, store)
    fresh = SearchIndex(index.root).state()

    assert list(continued.rows) == list(fresh.rows)
    assert dict(continued.numbers) == dict(fresh.numbers)
    for names in ("names", "organisations"):
        told, anew = getattr(continued, names), getattr(fresh, names)
        assert {name: sorted(rows) for name, rows in told.items()} == dict(anew)
    for column in ("alive", "is_discontinued", "slug_order", "name_order"):
        assert np.array_equal(getattr(continued, column), getattr(fresh, column))
    for column in ("is_public", "is_restricted", "is_demonstration"):
        assert np.array_equal(getattr(continued.access, column), getattr(fresh.access, column))
    assert continued.access.entitled.keys() == fresh.access.entitled.keys()
    for code, rows in fresh.access.entitled.items():
        assert np.array_equal(continued.access.entitled[code], rows)
    for name, column in fresh.facets.items():
        assert continued.facets[name].values == column.values
        assert np.array_equal(continued.facets[name].codes, column.codes)
    for column in ("words", "counts", "starts", "lengths", "frequency"):
        assert np.array_equal(getattr(continued.tokens, column), getattr(fresh.tokens, column))
    assert continued.tokens.mean_length == fresh.tokens.mean_length
    for pieces in ("passages", "wholes"):
        told, anew = getattr(continued, pieces), getattr(fresh, pieces)
        assert np.array_equal(told.starts, anew.starts)
        assert np.array_equal(told.vectors.table, anew.vectors.table)
        assert np.array_equal(told.vectors.inverse_lengths, anew.vectors.inverse_lengths)


def test_the_rows_in_order_are_ordered_by_their_slugs(index, store):
    state = changed(index, store)

    order = np.argsort(state.slug_order)

    slugs = [state.rows[row].slug for row in order]
    assert slugs == sorted(slugs)


def test_an_older_state_stays_as_it_was(index, store):
    older = index.state()
    rows, vectors = list(older.rows), older.passages.vectors.table.copy()

    changed(index, store)

    assert list(older.rows) == rows
    assert SAE_V4.id in older.numbers
    assert np.array_equal(older.passages.vectors.table, vectors)


def test_rows_are_kept_in_memory_where_the_disk_is_full(index, store, monkeypatch):
    monkeypatch.setattr(keeping.tempfile, "TemporaryFile", no_room)

    opened = SearchIndex(index.root)
    opened.apply(Change(2, MORE), store)

    assert found(opened, "turnos de atraque")[0].startswith("muelle")


def no_room(*_, **__):
    raise OSError


def test_rows_are_written_over_those_of_an_opening_that_broke_off(shelf):
    some = list(shelf.state().rows)
    first = Rows().with_rows(some[:2])
    broken_off = first.with_rows(some[2:5])
    assert broken_off[2] == some[2]

    again = first.with_rows(some[5:7])

    assert list(again) == [*some[:2], *some[5:7]]


def test_there_is_no_row_behind_the_last(shelf):
    rows = shelf.state().rows

    with pytest.raises(IndexError):
        rows[len(rows)]


class TestLayered:
    def test_tells_what_changed_and_what_is_gone(self):
        known = Layered({"a": 1, "b": 2})

        other = known.changed({"b": None, "c": 3, "d": None})

        assert dict(other) == {"a": 1, "c": 3}
        assert len(other) == len(dict(other))
        assert "b" not in other
        assert other.get("d") is None

    def test_stays_as_it_was(self):
        known = Layered({"a": 1})

        known.changed({"a": 2})

        assert dict(known) == {"a": 1}


class TestAnotherProcess:
    def test_writes_what_is_no_damage(self, index, store):
        other = SearchIndex(index.root)
        other.refuse_touched()

        for number in range(2, 6):
            index.apply(Change(number, MORE[number : number + 2]), store)
            other.refuse_touched()

        assert ask(other, "").total == len(EVERYTHING) + 5

    def test_does_not_hide_that_a_file_was_damaged(self, index, store):
        other = SearchIndex(index.root)
        other.refuse_touched()
        table = index.root / index.status().folder / layout.NEAR_WORDS
        index.apply(Change(2, MORE[:1]), store)

        table.write_bytes(b"\xa5" * table.stat().st_size)

        with pytest.raises(IndexUnusableError):
            other.refuse_touched()
