from pathlib import Path

import pytest

from tests.environment import system_packages


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without PostgreSQL and Chromium, and someone who may not install them."""
    monkeypatch.setattr(system_packages, "POSTGRESQL", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)


def test_one_sentence_names_what_is_missing_where_it_cannot_be_installed(bare_machine, capsys):
    outcome = system_packages.main([])

    said = capsys.readouterr().err
    assert outcome == 1
    assert said.splitlines() == [
        "The tests need PostgreSQL 15 and Chromium: as root, apt-get install postgresql-15 chromium"
    ]


def test_only_what_is_asked_for_is_missed(bare_machine, capsys):
    system_packages.main(["postgresql-15"])

    assert capsys.readouterr().err.splitlines() == [
        "The tests need PostgreSQL 15: as root, apt-get install postgresql-15"
    ]


def test_nothing_is_said_where_nothing_is_missing(capsys):
    assert system_packages.main([]) == 0
    assert capsys.readouterr() == ("", "")
