"""What `acervo serve` refuses to start with, each in one sentence that says which setting it is and why."""

import socket

import pytest

from cli.starting import require_address
from registry.database import version
from registry.settings import Settings
from tests.cli.command import Acervo
from tests.environment.ports import free_port

ELSEWHERE = "postgresql://acervo:x@127.0.0.1/acervo"
NO_FOLDER = "cannot be made or written (No such file or directory)."
NO_NAME = "localhost" * 8  # longer than a name may be, so that nobody outside is asked
WRONG = (
    ("ACERVO_DATA_DIR", "/proc/x", f"the folder /proc/x {NO_FOLDER}"),
    ("ACERVO_DATA_DIR", "/etc/passwd", "/etc/passwd is not a folder."),
    ("ACERVO_DATA_DIR", "/etc/passwd/x", "/etc/passwd/x is not a folder."),
    ("ACERVO_FILES", "/proc/x", f"the folder /proc/x {NO_FOLDER}"),
    ("ACERVO_FILES", "/etc/passwd", "/etc/passwd is not a folder."),
    ("ACERVO_LOCK_TIMEOUT_SECONDS", "3601", "less than or equal to 3600."),
    ("ACERVO_STATEMENT_TIMEOUT_SECONDS", "999999999999", "less than or equal to 3600."),
    ("ACERVO_HOST", NO_NAME, f"no address of the name {NO_NAME} is known."),
    ("ACERVO_HOST", "::1:2:3", "::1:2:3 is no address of this machine."),
)
WRONG_DATABASES = (
    ("sqlite://", "a database in memory is lost when the process ends"),
    ("sqlite:///:memory:", "a database in memory is lost when the process ends"),
    ("sqlite:///file:x?mode=memory&uri=true", "a database in memory is lost"),
    ("sqlite:////proc/nowhere/acervo.sqlite", "/proc/nowhere is not a folder."),
    ("sqlite:////etc/passwd", "/etc/passwd is not a database of Acervo's."),
    ("sqlite:////etc", "/etc is not a database of Acervo's."),
)


def is_one_sentence(result) -> bool:
    return (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(("name", "value", "why"), WRONG)
def test_each_setting_is_refused_before_an_address_is_told(acervo, name, value, why):
    result = acervo("serve", **{"ACERVO_PORT": str(free_port()), name: value})

    assert is_one_sentence(result)
    assert result.stderr.startswith(f"{name} cannot be used: ")
    assert why in result.stderr


@pytest.mark.parametrize(("url", "why"), WRONG_DATABASES)
def test_what_can_hold_no_database_is_refused(acervo, url, why):
    result = acervo(
        "serve", "--set-up", ACERVO_DATABASE_URL=url, ACERVO_MIGRATION_DATABASE_URL=""
    )

    assert is_one_sentence(result)
    assert result.stderr.startswith("ACERVO_DATABASE_URL cannot be used: ")
    assert why in result.stderr


def test_two_logins_that_lead_to_two_kinds_of_database_are_refused(acervo):
    result = acervo(
        "serve",
        ACERVO_DATABASE_URL="sqlite:///x.sqlite",
        ACERVO_MIGRATION_DATABASE_URL=ELSEWHERE,
    )

    assert is_one_sentence(result)
    assert "ACERVO_MIGRATION_DATABASE_URL leads to postgresql" in result.stderr


def test_a_port_that_is_taken_is_refused_before_the_database_is_touched(empty_database):
    acervo = Acervo(empty_database.settings)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        result = acervo("serve", "--set-up", "--port", port)

    assert is_one_sentence(result)
    assert result.stderr == (
        f"ACERVO_PORT cannot be used: something else listens on port {port} already.\n"
    )
    assert not version.is_current(empty_database.engine)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])  # noqa: S104  to listen everywhere may be wanted
def test_a_free_port_is_left_free(host):
    settings = Settings(host=host, port=free_port())

    require_address(settings)

    with socket.create_server(("127.0.0.1", settings.port)) as listening:
        assert listening.getsockname()[1] == settings.port


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ACERVO_PROT", "ACERVO_PORT"),
        ("acervo_prot", "ACERVO_PORT"),
        ("ACERVO_DATABASE_URI", "ACERVO_DATABASE_URL"),
        ("ACERVO_SECRET", "ACERVO_SECRET_KEY"),
        ("ACERVO_LOCK_TIMEOUT", "ACERVO_LOCK_TIMEOUT_SECONDS"),
    ],
)
def test_a_name_that_is_almost_a_settings_is_refused(acervo, name, meant):
    result = acervo("serve", **{name: "1"})

    assert is_one_sentence(result)
    assert result.stderr == f"{name} is no setting; did you mean {meant}?\n"


@pytest.mark.parametrize("name", ["ACERVO_SHARED_DATA", "ACERVO_COLOUR_OF_THE_ROOM", "ACERVO_"])
def test_a_name_that_is_like_none_is_somebody_elses(acervo, name):
    assert acervo("search", "agenda", **{name: "x"}).exit_code != 2
