import json
import shutil

import pytest

from registry.search.index import files, layout, lexical
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import Change, SearchIndex
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import EVERYTHING


def folder_of(index):
    return index.root / index.status().folder


def refuses(index) -> bool:
    with pytest.raises(IndexUnusableError):
        SearchIndex(index.root).state()
    return True


@pytest.mark.parametrize("name", [*layout.SEALED, "manifest.json"])
@pytest.mark.parametrize("damage", ["removed", "emptied", "cut short", "overwritten"])
def test_damage_is_noticed_when_the_index_is_opened(index, name, damage):
    path = index.root / name if name == "manifest.json" else folder_of(index) / name
    whole = path.read_bytes()

    if damage == "removed":
        path.unlink()
    else:
        half = len(whole) // 2
        path.write_bytes(
            {
                "emptied": b"",
                "cut short": whole[:-7],
                "overwritten": whole[:half] + b"\xa5\x00\x7f\xff" + whole[half + 4 :],
            }[damage]
        )

    assert refuses(index)


@pytest.mark.parametrize("damage", ["removed", "emptied", "cut short", "overwritten"])
@pytest.mark.parametrize("kind", ["meta.json", ".term", ".idx", ".store", ".fast"])
def test_damage_to_the_words_is_noticed(index, kind, damage):
    for path in (folder_of(index) / layout.LEXICAL).glob(f"*{kind}"):
        whole = path.read_bytes()
        half = len(whole) // 2
        path.chmod(0o644)
        if damage == "removed":
            path.unlink()
        elif damage == "emptied":
            path.write_bytes(b"")
        elif damage == "cut short":
            path.write_bytes(whole[:half])
        else:
            path.write_bytes(whole[:half] + b"\xa5\x00\x7f\xff" + whole[half + 4 :])

    assert refuses(index)


def test_an_index_of_an_older_format_is_refused(index):
    path = index.root / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 0}))

    assert refuses(index)


def test_an_index_of_another_model_is_refused(index):
    path = index.root / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "model": "another"}))

    assert refuses(index)


def test_what_is_open_goes_on_answering_while_the_index_is_damaged(index):
    before = found(index, "agenda")
    (index.root / "manifest.json").write_bytes(b"\x00 not json")

    after = ask(index, "agenda")

    assert [one.slug for one in after.results] == before


def test_a_damaged_index_is_built_anew(index, store):
    (index.root / "manifest.json").unlink()

    index.rebuild(EVERYTHING, 5, store)

    assert ask(SearchIndex(index.root), "").total == len(EVERYTHING)


def file_by_file(index):
    found = [path for path in folder_of(index).rglob("*") if path.is_file()]
    for path in found:
        path.chmod(0o644)
    return found


def overwrite(index):
    for path in file_by_file(index):
        path.write_bytes(b"\xa5" * path.stat().st_size)


def cut_off(index):
    for path in file_by_file(index):
        path.write_bytes(b"")


def put_a_file_in_its_place(index):
    shutil.rmtree(index.root)
    index.root.write_text("no folder")


DAMAGES = [overwrite, cut_off, put_a_file_in_its_place]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_open_is_not_reached_by_damage(index, damage):
    before = ask(index, "reservar hora de atención")

    damage(index)

    assert ask(index, "reservar hora de atención") == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_open_does_not_hide_that_its_files_were_damaged(index, damage):
    index.refuse_touched()

    damage(index)

    with pytest.raises(IndexUnusableError):
        index.refuse_touched()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_process_that_starts_on_damage_refuses(index, damage):
    damage(index)

    assert refuses(index)


def test_a_change_of_our_own_is_no_damage(index, store):
    index.refuse_touched()

    index.apply(Change(2, EVERYTHING[:1]), store)

    index.refuse_touched()
    SearchIndex(index.root).refuse_touched()


def test_a_mapped_file_that_was_cut_off_is_not_read_on(index, monkeypatch):
    """To read on in it would kill the process; so the largest catalogues have their sizes looked at."""
    monkeypatch.setattr(files, "READ_WHOLE", 100)
    ask(index, "agenda")

    for name in layout.SEALED:
        (folder_of(index) / name).write_bytes(b"")

    with pytest.raises(IndexUnusableError):
        ask(index, "agenda")


@pytest.mark.parametrize("damage", [overwrite])
def test_a_search_that_breaks_off_gives_the_index_up_until_it_is_built_anew(
    index, store, monkeypatch, damage
):
    """As where there was no room for a copy of the words, and Tantivy panics in its own files."""
    monkeypatch.setattr(lexical.tempfile, "tempdir", str(index.root / "no room"))
    ask(index, "agenda")
    damage(index)

    for _ in range(2):
        with pytest.raises(IndexUnusableError):
            ask(index, "reservar hora de atención")
    with pytest.raises(IndexUnusableError):
        index.state()
    monkeypatch.undo()
    index.rebuild(EVERYTHING, 5, store)

    assert ask(index, "").total == len(EVERYTHING)


def test_a_rebuild_that_is_broken_off_leaves_nothing_behind(index, store):
    before = sorted(index.root.iterdir())

    def no_more_room():
        yield EVERYTHING[0]
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        index.rebuild(no_more_room(), 5, store)

    assert [path for path in sorted(index.root.iterdir()) if path.is_dir()] == [
        path for path in before if path.is_dir()
    ]
