import stat

import pytest

from registry.settings import Settings, SettingsError, read_settings

SECRET = "s" * 32


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch, tmp_path):
    """An environment that sets nothing of ours, in an empty folder."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ACERVO_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


class TestDefaults:
    def test_are_a_sqlite_file_in_the_data_folder_and_an_address_of_this_machine(self):
        settings = read_settings()

        assert settings.database == "sqlite:///var/acervo.sqlite"
        assert settings.migration_database == settings.database
        assert settings.public_url == "http://127.0.0.1:8000"
        assert not settings.is_secure

    def test_lead_the_database_along_with_the_data_folder(self, monkeypatch):
        monkeypatch.setenv("ACERVO_DATA_DIR", "/srv/acervo")

        assert read_settings().database == "sqlite:////srv/acervo/acervo.sqlite"


class TestWrongValues:
    @pytest.mark.parametrize(
        ("name", "value", "reason"),
        [
            ("ACERVO_PORT", "eighty", "a valid integer"),
            ("ACERVO_PORT", "70000", "less than or equal to 65535"),
            ("ACERVO_DATABASE_URL", "mysql://host/acervo", "use sqlite or postgresql"),
            ("ACERVO_DATABASE_URL", "not an address", "not the address of a database"),
            ("ACERVO_BASE_URL", "acervo.example", "valid URL"),
            ("ACERVO_SECRET_KEY", "short", "needs at least 32"),
            ("ACERVO_DEFAULT_LANGUAGE", "fr", "'es', 'pt' or 'en'"),
            ("ACERVO_WORKERS", "0", "greater than or equal to 1"),
            ("ACERVO_PRODUCTION", "perhaps", "valid boolean"),
            ("ACERVO_TRUSTED_PROXIES", "10.0.0.1, proxy", "proxy is not an address"),
            ("ACERVO_TRUSTED_PROXIES", "10.0.0.1/24", "nor a network"),
            ("ACERVO_OUTSIDE_TEST_HOSTS", "code.example", "not a host with its port"),
        ],
    )
    def test_stop_the_start_with_one_sentence_that_says_which_and_why(
        self, monkeypatch, name, value, reason
    ):
        monkeypatch.setenv(name, value)

        with pytest.raises(SettingsError) as wrong:
            read_settings()

        sentence = str(wrong.value)
        assert sentence.startswith(name)
        assert reason in sentence
        assert "\n" not in sentence

    @pytest.mark.parametrize(
        ("name", "value"),
        [("ACERVO_BASE_URL", "https://acervo.example"), ("ACERVO_PRODUCTION", "true")],
    )
    def test_are_hosts_for_tests_where_readers_come_from_outside(
        self, monkeypatch, name, value
    ):
        monkeypatch.setenv("ACERVO_OUTSIDE_TEST_HOSTS", "code.example:8099")
        assert read_settings().outside_test_hosts == "code.example:8099"
        monkeypatch.setenv(name, value)

        with pytest.raises(SettingsError, match="ACERVO_OUTSIDE_TEST_HOSTS is for tests alone"):
            read_settings()

    def test_name_the_secret_that_postgresql_needs(self, monkeypatch):
        monkeypatch.setenv("ACERVO_DATABASE_URL", "postgresql://host/acervo")

        with pytest.raises(SettingsError, match="ACERVO_SECRET_KEY must be set"):
            read_settings()


class TestTrustedProxies:
    def test_are_none_unless_they_are_named(self, monkeypatch):
        assert read_settings().trusted_proxies == ""

        monkeypatch.setenv("ACERVO_TRUSTED_PROXIES", "10.0.0.1, 192.0.2.0/24,")
        assert read_settings().trusted_proxies == "10.0.0.1,192.0.2.0/24"


class TestDatabase:
    @pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
    def test_is_reached_by_psycopg_however_it_is_written(self, monkeypatch, scheme):
        monkeypatch.setenv("ACERVO_DATABASE_URL", f"{scheme}://acervo:word@host/acervo")
        monkeypatch.setenv("ACERVO_SECRET_KEY", SECRET)

        assert read_settings().database == "postgresql+psycopg://acervo:word@host/acervo"


class TestSecret:
    def test_is_drawn_once_and_kept_where_its_owner_alone_can_read_it(self, tmp_path):
        first, second = read_settings(), read_settings()

        assert first.secret == second.secret
        kept = tmp_path / "var" / "secret_key"
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert [path.name for path in kept.parent.iterdir()] == ["secret_key"]

    def test_is_the_one_that_was_given(self, monkeypatch, tmp_path):
        monkeypatch.setenv("ACERVO_SECRET_KEY", SECRET)

        assert read_settings().secret == SECRET.encode()
        assert not (tmp_path / "var").exists()

    def test_is_not_shown_with_the_settings(self, monkeypatch):
        monkeypatch.setenv("ACERVO_SECRET_KEY", SECRET)

        assert SECRET not in repr(read_settings())
