"""What whoever runs Acervo can set, from the environment alone."""

import os
import re
import secrets
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    EmailStr,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

MIN_SECRET = 32
_OPEN = "CC-BY-4.0"
PREFIX = "ACERVO_"
LONGEST_WAIT_SECONDS = 3600


class SettingsError(Exception):
    """A setting has a value that Acervo cannot start with; the sentence says which and why."""


class Settings(BaseSettings):
    """Every setting of Acervo, its default and what it is for."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    data_dir: Path = Field(
        default=Path("var"),
        description="Folder for what this node keeps: the SQLite file, the generated secret key and the search index.",
    )
    database_url: str = Field(
        default="",
        repr=False,  # it may hold a password
        description="The database: `sqlite:///PATH` or `postgresql+psycopg://…`."
        " Empty: a SQLite file in the data folder.",
    )
    migration_database_url: str = Field(
        default="",
        repr=False,  # as above
        description="The login that owns the tables and migrates them, on PostgreSQL."
        " Empty: the same as the database's.",
    )
    base_url: str = Field(
        default="",
        description="The public address of this installation. Empty: `http://127.0.0.1` and the port.",
    )
    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: Annotated[int, Field(ge=1, le=65535)] = Field(
        default=8000, description="The port to listen on."
    )
    trusted_proxies: str = Field(
        default="",
        description="Addresses or networks of the proxies in front, divided by commas, whose word is taken for where"
        " a reader comes from (`X-Forwarded-For`, `X-Forwarded-Proto`). Empty: nobody's.",
    )
    outside_test_hosts: str = Field(
        default="",
        description="For tests alone: names with their ports, divided by commas (`code.example:8099`), that stand for"
        " this machine and are asked by plain http. Not taken where the public address is an https one, nor in"
        " production. Empty: none, and only public hosts are asked, by https.",
    )
    workers: Annotated[int, Field(ge=1, le=64)] = Field(
        default=1, description="How many processes serve requests."
    )
    secret_key: str = Field(
        default="",
        repr=False,
        description=(
            "Secret of at least 32 characters that signs and encrypts. On SQLite it is generated and kept in the data"
            " folder when absent; on PostgreSQL its absence stops the start."
        ),
    )
    files: str = Field(
        default="",
        description="A shared folder for uploaded files. Empty: they are kept in the database.",
    )
    default_language: Literal["es", "pt", "en"] = Field(
        default="es", description="The language of a reader who names none."
    )
    data_licence: str = Field(
        default=_OPEN,
        description="The licence under which the catalogue's data may be used, as an SPDX expression."
        " Every file of open data names it.",
    )
    data_publisher: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        default="Acervo",
        description="Who publishes the catalogue's data, as its files name it: the body that runs this installation.",
    )
    data_contact: Annotated[str, Field(max_length=200)] = Field(
        default="",
        description="An e-mail address for questions about the data, which its files name. Empty: none is named.",
    )
    production: bool = Field(
        default=False,
        description="Hides pages for development, such as the gallery of components.",
    )
    runs_jobs: bool = Field(
        default=True,
        description="Whether the server's process also does the jobs; set to false where `acervo work` does them.",
    )
    log_format: Literal["json", "plain"] = Field(
        default="plain", description="How log lines are written."
    )
    statement_timeout_seconds: Annotated[int, Field(ge=1, le=LONGEST_WAIT_SECONDS)] = Field(
        default=30, description="The longest a statement may take on PostgreSQL."
    )
    lock_timeout_seconds: Annotated[int, Field(ge=1, le=LONGEST_WAIT_SECONDS)] = Field(
        default=5, description="The longest to wait for a lock, on both databases."
    )

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value:
            TypeAdapter(HttpUrl).validate_python(value)
        return value.rstrip("/")

    @field_validator("data_licence")
    @classmethod
    def _is_a_licence(cls, value: str) -> str:
        if value == _OPEN:
            return value
        # The list of all licences takes a while to load, and few installations name another one.
        from license_expression import (  # type: ignore[import-untyped]  # noqa: PLC0415  it ships no types; see above
            get_spdx_licensing,
        )

        if get_spdx_licensing().validate(value).errors:
            message = "it is no SPDX expression, such as CC-BY-4.0 or CC0-1.0"
            raise ValueError(message)
        return value

    @field_validator("data_contact")
    @classmethod
    def _is_an_email(cls, value: str) -> str:
        if value:
            TypeAdapter(EmailStr).validate_python(value)
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses(cls, value: str) -> str:
        named = [each.strip() for each in value.split(",") if each.strip()]
        for each in named:
            try:
                ip_network(each)
            except ValueError as wrong:
                message = f"{each} is not an address such as 192.0.2.1, nor a network such as 192.0.2.0/24"
                raise ValueError(message) from wrong
        return ",".join(named)

    @field_validator("outside_test_hosts")
    @classmethod
    def _are_hosts_with_ports(cls, value: str) -> str:
        named = [each.strip() for each in value.split(",") if each.strip()]
        for each in named:
            if not re.fullmatch(r"[a-z0-9.-]+:[1-9][0-9]{0,4}", each):
                message = f"{each} is not a host with its port, such as code.example:8099"
                raise ValueError(message)
        return ",".join(named)

    @field_validator("database_url", "migration_database_url")
    @classmethod
    def _names_a_database(cls, value: str) -> str:
        if not value:
            return value
        try:
            url = make_url(value)
        except ArgumentError as wrong:
            message = (
                "this is not the address of a database, such as sqlite:///var/acervo.sqlite"
            )
            raise ValueError(message) from wrong
        if url.drivername in {"postgresql", "postgres"}:
            url = url.set(drivername="postgresql+psycopg")
        if url.drivername not in {"sqlite", "postgresql+psycopg"}:
            message = f"{url.drivername} is not served; use sqlite or postgresql"
            raise ValueError(message)
        if _is_in_memory(url):
            message = (
                "a database in memory is lost when the process ends;"
                " name a file, such as sqlite:///var/acervo.sqlite"
            )
            raise ValueError(message)
        return url.render_as_string(hide_password=False)

    @field_validator("secret_key")
    @classmethod
    def _is_long_enough(cls, value: str) -> str:
        if value and len(value) < MIN_SECRET:
            message = f"it has {len(value)} characters and needs at least {MIN_SECRET}"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _secret_is_given_where_it_cannot_be_kept(self) -> Self:
        if self.database_url.startswith("postgresql") and not self.secret_key:
            message = "ACERVO_SECRET_KEY must be set when the database is PostgreSQL"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _test_hosts_are_for_tests(self) -> Self:
        if self.outside_test_hosts and (self.is_secure or self.production):
            message = (
                "ACERVO_OUTSIDE_TEST_HOSTS is for tests alone:"
                " it lets readers have this machine asked, and must be empty here"
            )
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _both_logins_lead_to_one_kind_of_database(self) -> Self:
        used, migrated = (
            make_url(each).get_backend_name()
            for each in (self.database, self.migration_database)
        )
        if used != migrated:
            message = (
                f"ACERVO_MIGRATION_DATABASE_URL leads to {migrated} and ACERVO_DATABASE_URL to {used}:"
                " both must lead to the same database"
            )
            raise ValueError(message)
        return self

    @cached_property
    def database(self) -> str:
        """Return the address of the database, with the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'acervo.sqlite'}"

    @cached_property
    def migration_database(self) -> str:
        """Return the address that migrations use."""
        return self.migration_database_url or self.database

    @cached_property
    def database_file(self) -> Path | None:
        """Return the file that holds the database; None on PostgreSQL."""
        url = make_url(self.database)
        return (
            Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
        )

    @cached_property
    def public_url(self) -> str:
        """Return the public address, without a slash at its end."""
        return self.base_url or f"http://127.0.0.1:{self.port}"

    @property
    def is_secure(self) -> bool:
        """Whether readers come by https, so that cookies can be bound to it."""
        return self.public_url.startswith("https://")

    @property
    def index_dir(self) -> Path:
        """Return the folder of this node's search index."""
        return self.data_dir / "index"

    @property
    def metrics_dir(self) -> Path:
        """Return the folder in which the workers of this node's server count what they answer."""
        return self.data_dir / "metrics" / str(self.port)

    @cached_property
    def secret(self) -> bytes:
        """Return the secret key, generating and keeping one on the first start on SQLite."""
        if self.secret_key:
            return self.secret_key.encode()
        return _kept_secret(self.data_dir / "secret_key")


def _is_in_memory(url: URL) -> bool:
    if url.get_backend_name() != "sqlite":
        return False
    return not url.database or ":memory:" in url.database or url.query.get("mode") == "memory"


def _kept_secret(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)  # of two that start at once, the first one's key stays
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes().strip()


def read_settings() -> Settings:
    """Read the settings from the environment.

    Raises SettingsError with one sentence that says which setting is wrong and why.
    """
    _refuse_misspelt(os.environ)
    try:
        return Settings()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        reason = first["msg"].removeprefix("Value error, ")
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        sentence = f"{name} cannot be used: {reason}." if first["loc"] else f"{reason}."
        raise SettingsError(sentence) from wrong


def _refuse_misspelt(variables: Iterable[str]) -> None:
    """Raise SettingsError where a variable is called almost as a setting is: it would go unheard.

    One that is like none of them is somebody else's.
    """
    known = [name.upper() for name in Settings.model_fields]
    for name in sorted(variables):
        prefix, own = name[: len(PREFIX)].upper(), name[len(PREFIX) :].upper()
        near = get_close_matches(own, known, n=1)
        if prefix == PREFIX and near and own not in known:
            message = f"{name} is no setting; did you mean {PREFIX}{near[0]}?"
            raise SettingsError(message)
