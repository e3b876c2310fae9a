"""`acervo migrate`, `seed` and `doctor`."""

import shutil
from collections.abc import Iterator

import pytest
from click.testing import Result
from sqlalchemy import text

from registry.database.engine import for_writing, open_engine
from registry.history.queries import last_change
from registry.house import House, open_house
from registry.settings import Settings
from tests.cli.command import Acervo
from tests.environment.ports import free_port

ON_A_DATABASE = (
    ("serve",),
    ("work",),
    ("seed",),
    ("import", "."),
    ("search", "agenda"),
    ("index", "status"),
    ("index", "rebuild"),
    ("token", "create", "x", "--role", "member"),
    ("person", "create", "a@example.org", "Ana", "--role", "admin", "--invite"),
)
PICTURE = b"\x89PNG\r\n\x1a\n" * 4096
FIRST_ACCOUNT = "acervo person create E-MAIL NAME --role admin --invite"
NOBODY_YET = {
    "es": "Nadie tiene una cuenta todavía.",
    "pt": "Ninguém tem uma conta ainda.",
    "en": f"Nobody has an account yet. Make the first one: {FIRST_ACCOUNT}",
}


@pytest.fixture
def opened(seeded) -> Iterator[House]:
    house = open_house(seeded.settings)
    yield house
    house.close()


def set_version(acervo: Acervo, version: str) -> None:
    engine = open_engine(acervo.settings, acervo.settings.migration_database)
    with for_writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    engine.dispose()


class TestMigrating:
    def test_brings_an_empty_database_up_to_this_version(self, empty_database):
        acervo = Acervo(empty_database.settings)

        results = [acervo("migrate") for _ in range(2)]

        assert [result.exit_code for result in results] == [0, 0]
        assert results[1].stdout.strip() == "The database is of this version."

    @pytest.mark.parametrize(
        "command", [("migrate",), ("serve", "--set-up"), *ON_A_DATABASE], ids=" ".join
    )
    def test_does_not_touch_a_database_of_a_newer_version(self, acervo, house, command):
        set_version(acervo, "29990101_later")

        result = acervo(*command, ACERVO_PORT=str(free_port()))

        assert result.exit_code == 2
        assert result.stderr.startswith("The database is of version 29990101_later")
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""
        with house.sessions.reading() as session:
            assert last_change(session) == 0

    @pytest.mark.parametrize("command", ON_A_DATABASE, ids=" ".join)
    def test_is_asked_for_before_anything_else(self, empty_database, command):
        acervo = Acervo(empty_database.settings)

        result = acervo(*command, ACERVO_PORT=str(free_port()))

        assert result.exit_code == 2
        assert result.stderr == "The database is of an older version. Run: acervo migrate\n"
        assert result.stdout == ""

    @pytest.mark.parametrize("command", [("migrate",), ("serve",), ("seed",), ("import", ".")])
    def test_says_in_words_that_the_database_does_not_answer(self, acervo, command):
        url = f"postgresql+psycopg://acervo:x@127.0.0.1:{free_port()}/acervo"

        result = acervo(
            *command,
            ACERVO_DATABASE_URL=url,
            ACERVO_MIGRATION_DATABASE_URL=url,
            ACERVO_PORT=str(free_port()),
            ACERVO_SECRET_KEY="s" * 32,
        )

        assert result.exit_code == 1
        assert "Traceback" not in result.output
        assert "database does not answer" in result.output

    @pytest.mark.parametrize("command", [("migrate",), *ON_A_DATABASE], ids=" ".join)
    def test_says_that_a_file_of_something_else_is_no_database(self, tmp_path, command):
        picture = tmp_path / "picture.sqlite"
        picture.write_bytes(PICTURE)
        acervo = Acervo(Settings(data_dir=tmp_path, database_url=f"sqlite:///{picture}"))

        result = acervo(*command, ACERVO_PORT=str(free_port()))

        assert result.exit_code == 2
        assert result.stderr == (
            f"ACERVO_DATABASE_URL cannot be used: {picture} is not a database of Acervo's.\n"
        )
        assert picture.read_bytes() == PICTURE


def nowhere(kind: str, folder) -> dict[str, str]:
    """Return settings that lead to no database: a picture, or a port that nobody listens on."""
    url = f"postgresql+psycopg://acervo:x@127.0.0.1:{free_port()}/acervo"
    if kind == "sqlite":
        picture = folder / "picture.sqlite"
        picture.write_bytes(PICTURE)
        url = f"sqlite:///{picture}"
    return {"ACERVO_DATABASE_URL": url, "ACERVO_MIGRATION_DATABASE_URL": url}


class TestSeeding:
    @pytest.fixture
    def choice(self, database_kind) -> tuple[str, ...]:
        """The password's choice, which a database that others may reach asks for."""
        return () if database_kind == "sqlite" else ("--demo-password", "clave de demostración")

    def test_changes_nothing_a_second_time(self, seeded, opened):
        def changes() -> int:
            with opened.sessions.reading() as session:
                return last_change(session)

        before = changes()

        result = seeded("seed", "--demo-password", "otra clave de demostración")

        assert (result.exit_code, result.stdout) == (0, "The first records are there.\n")
        assert before == changes() > 0

    def test_prints_the_demo_accounts_and_their_password_once(self, acervo, choice):
        result = acervo("seed", *choice)

        password = result.stdout.rpartition("password: ")[2].strip()
        assert result.exit_code == 0
        assert "integrante@demo-a.example" in result.stdout
        assert len(password) >= 12
        assert "password" not in acervo("seed", *choice).stdout

    def test_says_how_to_make_the_first_account_until_somebody_has_one(self, acervo):
        def seed(language: str) -> Result:
            return acervo("seed", ACERVO_PRODUCTION="true", ACERVO_DEFAULT_LANGUAGE=language)

        told = [seed(language) for language in NOBODY_YET]
        made = acervo(*FIRST_ACCOUNT.replace("E-MAIL", "a@example.org").split()[1:])
        afterwards = seed("en")

        assert {each.exit_code for each in (*told, made, afterwards)} == {0}
        for each, words in zip(told, NOBODY_YET.values(), strict=True):
            assert words in each.stdout
        assert FIRST_ACCOUNT not in afterwards.stdout

    def test_makes_no_demo_account_that_nobody_chose_where_others_may_reach_it(
        self, acervo, database_kind
    ):
        said = acervo("seed").stdout

        assert (FIRST_ACCOUNT in said) == (database_kind == "postgresql")
        assert ("integrante@demo-a.example" in said) == (database_kind == "sqlite")

    def test_goes_on_where_it_was_broken_off(self, acervo, choice, monkeypatch):
        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr("seed.loading._load_reuses", fail)
            assert acervo("seed", *choice).exit_code != 0

        result = acervo("seed", *choice)

        assert result.exit_code == 0
        assert "integrante@demo-a.example" in result.stdout


class TestTheDoctor:
    def test_finds_all_well(self, seeded):
        result = seeded("doctor")

        assert result.exit_code == 0
        assert result.stdout.split() == (
            [
                "ok",
                "database",
                "ok",
                "migrations",
                "ok",
                "index",
                "ok",
                "disk",
                "ok",
                "settings",
            ]
        )
        assert result.stderr == ""

    def test_finds_a_missing_index(self, seeded):
        shutil.rmtree(seeded.settings.index_dir)

        result = seeded("doctor")

        assert result.exit_code == 1
        assert result.stderr.startswith("-- index: ")

    def test_finds_a_database_that_does_not_answer(self, acervo, database_kind, tmp_path):
        result = acervo("doctor", **nowhere(database_kind, tmp_path))

        assert result.exit_code == 1
        assert "-- database: The database does not answer." in result.stderr

    @pytest.mark.parametrize(
        ("version", "words"), [("29990101_later", "newer version"), ("", "older version")]
    )
    def test_finds_a_database_of_another_version(self, acervo, version, words):
        if version:
            set_version(acervo, version)
        else:
            engine = open_engine(acervo.settings, acervo.settings.migration_database)
            with for_writing(engine).begin() as connection:
                connection.execute(text("DELETE FROM alembic_version"))
            engine.dispose()

        result = acervo("doctor")

        assert result.exit_code == 1
        assert words in result.stderr
