"""`acervo index`."""

import json
import shutil
from dataclasses import replace

import pytest

from registry.history.queries import last_change
from registry.house import open_house
from registry.search.gathering import every_entry


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


class TestCheck:
    def test_ends_well_where_index_and_database_say_the_same(self, seeded):
        result = seeded("index", "check")

        assert result.exit_code == 0
        assert result.stdout.strip().endswith("Index and database say the same.")

    def test_says_which_entries_differ_and_in_what(self, seeded):
        _index_all_but_two(seeded.settings)

        result = seeded("index", "check")

        lines = result.stdout.splitlines()
        assert result.exit_code == 1
        assert any(line.startswith("siges (") and line.endswith(": missing") for line in lines)
        assert any("name, bare_names" in line for line in lines)
        assert any(line == "ghost (ghost): not in the catalogue" for line in lines)
        assert lines[-1].endswith("3 differ. Run: acervo index rebuild")

    def test_says_it_as_json(self, seeded):
        _index_all_but_two(seeded.settings)

        result = seeded("index", "check", "--json")

        document = json.loads(result.stdout)
        assert result.exit_code == 1
        assert (document["is_clean"], document["differing"]) == (False, 3)
        assert {"missing", "not in the catalogue", "name"} <= {
            what for each in document["differences"] for what in each["what"]
        }

    @pytest.mark.parametrize("options", [(), ("--json",)])
    def test_says_that_the_index_cannot_be_used(self, seeded, options):
        shutil.rmtree(seeded.settings.index_dir)

        result = seeded("index", "check", *options)

        assert result.exit_code == 1
        assert "there is none yet" in result.output


def _index_all_but_two(settings):
    """Build an index that lacks an entry, has one under another name, and one that there is not."""
    house = open_house(settings)
    with house.sessions.reading() as session:
        entries = [entry for entry in every_entry(session) if entry.slug != "siges"]
        entries[0] = replace(entries[0], name="Otro nombre")
        entries.append(replace(entries[1], id="ghost", slug="ghost"))
        house.index.rebuild(entries, last_change(session), house.vectors)
    house.close()
