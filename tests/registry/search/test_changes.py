from dataclasses import replace

import pytest

from registry.search.index.entries import LocalisedTexts
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import Change, SearchIndex
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import EVERYTHING, SAE_V4, software

HARBOUR = software(
    "puerto", "Puerto", "Turnos de atraque para las embarcaciones en los muelles deportivos."
)


def test_a_new_entry_is_found_and_counted(index, store):
    index.apply(Change(2, (HARBOUR,)), store)

    outcome = ask(index, "atraque de embarcaciones")
    assert outcome.results[0].slug == "puerto"
    assert outcome.change_number == 2
    assert ask(index, "").total == len(EVERYTHING) + 1


def test_words_that_no_entry_held_before_have_kin_at_once(index, store):
    index.apply(Change(2, (HARBOUR,)), store)

    assert found(index, "mooring of ships")[0] == "puerto"


def test_a_changed_entry_is_found_by_what_it_says_now_alone(index, store):
    texts = {"es": LocalisedTexts(short_description="Cría de abejas y cosecha de miel.")}
    index.apply(Change(2, (replace(SAE_V4, texts=texts, name="Colmena"),)), store)

    assert found(index, "abejas y miel")[0] == SAE_V4.slug
    assert SAE_V4.slug not in found(index, "multiorganismo")
    assert ask(index, "").total == len(EVERYTHING)


def test_a_deleted_entry_is_gone_from_results_and_counts(index, store):
    index.apply(Change(2, deletes=(SAE_V4.id, "no-such-entry")), store)

    assert SAE_V4.slug not in found(index, "agenda electrónica")
    assert ask(index, "").total == len(EVERYTHING) - 1


def test_an_entry_may_come_back(index, store):
    index.apply(Change(2, deletes=(SAE_V4.id,)), store)
    index.apply(Change(3, (SAE_V4,)), store)

    assert found(index, "agenda electrónica multiorganismo")[0] == SAE_V4.slug
    assert ask(index, "").total == len(EVERYTHING)


def test_the_same_change_applied_twice_is_the_same(index, store):
    for _ in range(2):
        index.apply(Change(2, (HARBOUR,), (SAE_V4.id,)), store)

    assert ask(index, "").total == len(EVERYTHING)
    assert found(index, "atraque").count("puerto") == 1


def test_a_change_without_entries_moves_the_change_number_on(index, store):
    index.apply(Change(7), store)

    assert index.status().change_number == 7
    assert ask(index, "").change_number == 7


def test_many_small_changes_leave_an_index_as_good_as_a_fresh_one(index, store, tmp_path):
    for number, entry in enumerate(EVERYTHING, 2):
        index.apply(Change(number, (replace(entry, has_been_reused=True),)), store)
    fresh = SearchIndex(tmp_path / "fresh")
    fresh.rebuild([replace(entry, has_been_reused=True) for entry in EVERYTHING], 1, store)

    for need in ("agenda para reservar hora", "firma de documentos", "mapas"):
        assert found(index, need)[:5] == found(fresh, need)[:5]


def test_another_index_object_sees_what_was_published(index, store):
    other = SearchIndex(index.root)
    before = found(other, "atraque de embarcaciones")

    index.apply(Change(2, (HARBOUR,)), store)

    assert "puerto" not in before
    assert found(other, "atraque de embarcaciones")[0] == "puerto"


def test_a_state_that_is_held_does_not_change_under_its_reader(index, store):
    held = index.state()
    rows = len(held.rows)

    index.apply(Change(2, (HARBOUR,), (SAE_V4.id,)), store)

    assert len(held.rows) == rows
    assert SAE_V4.id in held.numbers
    assert held.words.passages([held.numbers[SAE_V4.id]])


def test_a_rebuild_takes_the_place_of_what_was_there(index, store):
    index.rebuild([HARBOUR], 9, store)

    assert [one.slug for one in ask(index, "").results] == ["puerto"]
    assert index.status().change_number == 9
    assert len([path for path in index.root.iterdir() if path.is_dir()]) == 1


def test_a_rebuild_tells_how_far_it_is(index, store):
    told = []

    index.rebuild(EVERYTHING, 2, store, told.append)

    assert told == [len(EVERYTHING)]


def test_an_empty_catalogue_has_an_index(tmp_path, store):
    index = SearchIndex(tmp_path / "index")

    index.rebuild([], 0, store)
    nothing = ask(index, "agenda")
    index.apply(Change(1, (HARBOUR,)), store)

    assert nothing.total == 0
    assert found(index, "atraque") == ["puerto"]


def test_a_change_needs_an_index(tmp_path, store):
    with pytest.raises(IndexUnusableError):
        SearchIndex(tmp_path / "index").apply(Change(1, (HARBOUR,)), store)


def test_no_text_is_encoded_twice(index, store):
    index.apply(Change(2, (HARBOUR,)), store)
    kept = dict(store.kept)

    index.rebuild([*EVERYTHING, HARBOUR], 3, store)

    assert store.kept.keys() == kept.keys()


def test_an_index_says_when_building_it_anew_pays(index, store):
    assert not index.wants_rebuild()

    index.apply(Change(2, [HARBOUR] * 1_100), store)

    assert index.wants_rebuild()
