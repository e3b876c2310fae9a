"""What no linter knows to ask of us; docs/how-to/build-the-house.md says why."""

import ast
import re
import sys

import pytest

from tests.house.sources import PROJECT, STOREYS, Source, called_name, receiver_name, sources

NAMELESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "managers",
    "misc",
}
UNIT_OF_WORK = "registry/history/unit_of_work.py"
EXCUSE = re.compile(
    r"#\s*(?:noqa(?:: *[A-Z]+\d+(?:, *[A-Z]+\d+)*)?|type: ignore(?:\[[\w, -]+\])?)(?P<reason>.*)"
)


def each(*folders: str):
    return pytest.mark.parametrize("source", sources(*folders), ids=lambda source: source.name)


rooms = [source for source in sources(*STOREYS, "tests") if source.path.name == "__init__.py"]


@pytest.mark.parametrize("room", rooms, ids=lambda room: room.name)
def test_a_room_says_in_one_sentence_what_it_is_for(room: Source):
    sentence = ast.get_docstring(room.tree) or ""

    assert len(room.tree.body) == 1, "a room's __init__ holds its sentence and no code"
    assert "\n" not in sentence
    assert sentence.endswith(".")


@each(*STOREYS, "migrations", "tests")
def test_a_file_is_named_for_what_it_holds(source: Source):
    words = set(source.path.relative_to(PROJECT).with_suffix("").parts)

    assert not words & NAMELESS, "a helper without a home has a concept nobody has named yet"


@each(*STOREYS)
def test_nobody_commits_but_the_unit_of_work(source: Source):
    commits = [
        call.lineno
        for call in source.calls()
        if called_name(call) == "commit" and receiver_name(call) != "writer"  # an index's
    ]

    assert not commits or source.name == UNIT_OF_WORK


@each("migrations/versions")
def test_a_migration_imports_sqlalchemy_and_alembic_alone(source: Source):
    imported = {
        name.split(".")[0] for node in ast.walk(source.tree) for name in _imported(node)
    }

    assert imported - sys.stdlib_module_names <= {"sqlalchemy", "alembic"}, (
        "a version must run long after today's code is gone"
    )


@each(*STOREYS, "migrations")
def test_an_excuse_gives_its_reason(source: Source):
    excused = [match for line in source.text.splitlines() if (match := EXCUSE.search(line))]

    assert not [match[0] for match in excused if not match["reason"].strip(" #")]


@pytest.mark.parametrize("lock", ["requirements/run.txt", "requirements/test.txt"])
def test_a_lock_file_names_versions_and_hashes_and_no_address(lock: str):
    text = (PROJECT / lock).read_text()

    assert "://" not in text
    assert all(
        "==" in line for line in text.splitlines() if line and not line.startswith((" ", "#"))
    )
    assert "--hash=sha256:" in text


def test_the_lock_of_the_assets_names_no_address_to_fetch_from():
    text = (PROJECT / "web/assets/package-lock.json").read_text()

    assert '"integrity"' in text
    assert '"resolved"' not in text


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "."] if isinstance(node, ast.ImportFrom) else []
