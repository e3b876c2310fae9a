import json

import pytest

from registry.search.index import layout
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import SearchIndex
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
