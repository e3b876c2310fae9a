"""The plan of the house holds, and each of its contracts catches the breach it is there for."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.sources import PROJECT, STOREYS, sources

PLAN = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]
NAMES = {contract["id"]: contract["name"] for contract in PLAN["contracts"]}
LINT = Path(sys.executable).with_name("lint-imports")

# contract, the files that break it, what it must say
BREACHES = [
    pytest.param(
        "storeys",
        {"registry/agencies/breach.py": "import web.main\n"},
        "registry is not allowed to import web",
        id="the registry calls a door",
    ),
    pytest.param(
        "storeys",
        {"api/breach.py": "import web.main\n"},
        "api is not allowed to import web",
        id="one door calls another",
    ),
    pytest.param(
        "rooms",
        {"registry/agencies/breach.py": "import registry.reuse.models\n"},
        "registry.agencies is not allowed to import registry.reuse",
        id="a room calls one above it",
    ),
    pytest.param(
        "rooms",
        {"registry/needs/breach.py": "import registry.catalogue.models\n"},
        "registry.needs is not allowed to import registry.catalogue",
        id="a room calls its neighbour",
    ),
    pytest.param(
        "rooms",
        {"registry/gossip/__init__.py": ""},
        "registry.gossip",
        id="a room stands on no floor",
    ),
    pytest.param(
        "furniture",
        {
            "registry/audit/rules.py": "import registry.audit.queries\n",
            "registry/audit/queries.py": "",
        },
        "registry.audit.rules is not allowed to import registry.audit.queries",
        id="a rule asks the database",
    ),
    pytest.param(
        "furniture",
        {"registry/agencies/utils.py": ""},
        "registry.agencies.utils",
        id="a file has no place in its room",
    ),
    pytest.param(
        "ground",
        {"registry/language/breach.py": ""},
        "registry.language.breach",
        id="a file has no place on the ground",
    ),
    pytest.param(
        "acyclic",
        {"web/breach.py": "import web.circle\n", "web/circle.py": "import web.breach\n"},
        "No cycles are allowed in web",
        id="two files call each other",
    ),
    pytest.param(
        "no-http-in-registry",
        {"registry/agencies/breach.py": "import fastapi\n"},
        "registry is not allowed to import fastapi",
        id="the registry serves HTTP",
    ),
    pytest.param(
        "one-way-out",
        {"registry/agencies/breach.py": "import httpcore2\n"},
        "registry is not allowed to import httpcore2",
        id="a room asks the outside by itself",
    ),
    pytest.param(
        "no-sql-in-doors",
        {"web/breach.py": "from sqlalchemy import select\n"},
        "web is not allowed to import sqlalchemy",
        id="a door speaks SQL",
    ),
    pytest.param(
        "pure-rules",
        {"registry/agencies/rules.py": "import registry.database.engine\n"},
        "registry.agencies.rules is not allowed to import registry.database",
        id="a rule touches the database",
    ),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, to break."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(PROJECT / "pyproject.toml", copy)
    for source in sources(*STOREYS):
        (copy / source.name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source.path, copy / source.name)
    return copy


def lint(house: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Ask import-linter about a copy; it remembers the files that did not change."""
    return subprocess.run(  # noqa: S603  our own words alone
        [LINT, "--no-logo", "--cache-dir", house / ".cache", *options],
        cwd=house,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_house_keeps_to_its_plan(house: Path):
    answer = lint(house)

    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(("contract", "files", "complaint"), BREACHES)
def test_a_contract_catches_its_breach(
    house: Path, contract: str, files: dict[str, str], complaint: str
):
    kept = {name: (house / name).read_text() for name in files if (house / name).exists()}
    for name, text in files.items():
        (house / name).parent.mkdir(exist_ok=True)
        (house / name).write_text(text)

    answer = lint(house, "--contract", contract)

    for name in files:
        (house / name).unlink()
    for name, text in kept.items():
        (house / name).write_text(text)
    shutil.rmtree(house / "registry/gossip", ignore_errors=True)
    assert f"{NAMES[contract]} BROKEN" in answer.stdout
    assert complaint in answer.stdout


def test_every_contract_has_a_breach_that_shows_it_works():
    assert {breach.values[0] for breach in BREACHES} == NAMES.keys()
