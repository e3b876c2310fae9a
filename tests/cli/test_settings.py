"""What a wrong setting says, before anything is done."""

import pytest

COMMANDS = (
    ("serve",),
    ("work",),
    ("migrate",),
    ("seed",),
    ("import", "."),
    ("search", "agenda"),
    ("index", "status"),
    ("index", "rebuild"),
    ("token", "create", "x", "--role", "member"),
    ("person", "create", "a@example.org", "Ana", "--role", "member"),
    ("doctor",),
)
WRONG = {
    "ACERVO_PORT": ("0", "greater than or equal to 1"),
    "ACERVO_DATABASE_URL": ("mysql://x/y", "mysql is not served"),
    "ACERVO_SECRET_KEY": ("short", "it has 5 characters and needs at least 32"),
    "ACERVO_DEFAULT_LANGUAGE": ("fr", "'es', 'pt' or 'en'"),
    "ACERVO_BASE_URL": ("no address", "URL"),
}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_ends_with_one_sentence_that_names_the_setting(acervo, command):
    result = acervo(*command, ACERVO_PORT="eighty")

    assert result.exit_code == 2
    assert result.stderr.startswith("ACERVO_PORT cannot be used: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


@pytest.mark.parametrize("name", WRONG)
def test_each_setting_says_why(acervo, name):
    value, why = WRONG[name]

    result = acervo("doctor", **{name: value})

    assert result.exit_code == 2
    assert result.stderr.startswith(f"{name} cannot be used: ")
    assert why in result.stderr


def test_postgresql_asks_for_a_secret_key(acervo):
    result = acervo(
        "doctor",
        ACERVO_DATABASE_URL="postgresql://acervo:x@127.0.0.1/acervo",
        ACERVO_SECRET_KEY="",
    )

    assert result.exit_code == 2
    assert "ACERVO_SECRET_KEY must be set when the database is PostgreSQL" in result.stderr
