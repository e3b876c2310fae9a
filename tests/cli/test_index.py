"""`acervo index`."""

import shutil

import pytest


def test_says_how_much_it_holds_and_up_to_which_change(seeded):
    result = seeded("index", "status")

    entries, change = result.stdout.split(" entries, up to change ")
    assert result.exit_code == 0
    assert int(entries) > 30
    assert int(change) > 0


@pytest.mark.parametrize("damage", ["none", "missing", "manifest"])
def test_is_built_anew_whatever_state_it_is_in(seeded, damage):
    before = seeded("index", "status").stdout
    if damage == "missing":
        shutil.rmtree(seeded.settings.index_dir)
    elif damage == "manifest":
        (seeded.settings.index_dir / "manifest.json").write_bytes(b"\x00")

    result = seeded("index", "rebuild")

    assert result.exit_code == 0
    assert result.stdout.strip() == f"The index holds {before.split()[0]} entries."
    assert seeded("index", "status").stdout == before


def test_says_what_is_wrong_with_it_and_what_to_run(seeded):
    shutil.rmtree(seeded.settings.index_dir)

    result = seeded("index", "status")

    assert result.exit_code == 1
    assert result.stderr.strip() == (
        "The index cannot be used: there is none yet. Run: acervo index rebuild"
    )


def test_says_that_it_cannot_be_written(seeded):
    shutil.rmtree(seeded.settings.index_dir)
    seeded.settings.index_dir.write_text("a file where the folder should be")

    result = seeded("index", "rebuild")

    assert result.exit_code == 1
    assert "The index cannot be written in" in result.stderr
    assert "Traceback" not in result.stderr
