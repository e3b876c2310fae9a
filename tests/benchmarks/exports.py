"""What it takes to write the whole catalogue in each format: seconds, bytes, and memory at its most.

Each file is asked for at the front door of a process of its own, which does nothing else, once of a
small catalogue and once of a large one: where memory is flat the two peaks are alike.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, text

from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.parts import BaseSoftware, DeclaredUser, Release, SoftwareText
from registry.catalogue.vocabulary import BaseSoftwareKind, DevelopmentStatus
from registry.chance import new_id
from registry.database.tables import Table
from registry.open_data.vocabulary import DataFile
from registry.publishers.models import Publisher
from registry.settings import Settings
from tests.benchmarks.telling import new_table, say, show
from tests.environment.databases import Database
from tests.environment.server import PROJECT, environment_of

OTHERS = ("feeds/changes.atom", "sitemap-1.xml")
PUBLISHERS = 300
AT_ONCE = 5_000
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
PROSE = "Gestiona expedientes, turnos y pagos de los trámites de un organismo público. "

Row = dict[str, Any]  # Any: a column's value


def tell(database: Database, count: int) -> None:
    """Fill a database with a tenth of the entries, then with all of them; measure every file both times."""
    small = count // 10
    owners = _enter_publishers(database)
    before = _measure_at(database, owners, 0, small)
    after = _measure_at(database, owners, small, count)
    table = new_table(
        f"{database.kind}: every file of {count:,} entries, each by a process of its own",
        "file",
        "seconds",
        "of one core",
        "MB",
        "peak MB",
        f"at {small:,}",
    )
    for name, told in after.items():
        table.add_row(
            name,
            f"{told['seconds']:.1f}",
            f"{told['processor']:.1f}",
            f"{told['bytes'] / 1e6:.1f}",
            f"{told['peak']:.0f}",
            f"{before[name]['peak']:.0f}",
        )
    show(table)


def _measure_at(
    database: Database, owners: list[Row], first: int, count: int
) -> dict[str, dict[str, float]]:
    began = time.perf_counter()
    with database.engine.begin() as connection:
        for start in range(first, count, AT_ONCE):
            _enter(connection, owners, range(start, min(count, start + AT_ONCE)))
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect() as connection:
            connection.execute(text("ANALYZE"))
    say(f"Entered {count - first:,} entries in {time.perf_counter() - began:.0f} s.")
    names = [*(f"open-data/{file}" for file in DataFile), *OTHERS]
    return {name: _measured(database.settings, name) for name in names}


def _measured(settings: Settings, name: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.exporting", f"/{name}"]
    done = subprocess.run(  # noqa: S603  ourselves
        command,
        cwd=PROJECT,
        env=environment_of(settings),
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _enter_publishers(database: Database) -> list[Row]:
    agencies = [
        _kept(code=f"ORG-{n}", name=f"Organismo {n}", kind=AgencyKind.CENTRAL, country="UY",
              is_demonstration=False)
        for n in range(PUBLISHERS)
    ]  # fmt: skip
    publishers = [
        _kept(slug=f"org-{n}", identity=f"org-{n}", name=each["name"], agency_id=each["id"])
        for n, each in enumerate(agencies)
    ]
    with database.engine.begin() as connection:
        _insert(connection, Agency, agencies)
        _insert(connection, Publisher, publishers)
    return publishers


def _enter(connection: Connection, owners: list[Row], numbers: range) -> None:
    """Enter some entries as rows, without their history: what is measured is how they are read."""
    drawn = Random(numbers.start)  # noqa: S311  no secret is drawn
    software = [_software(drawn, owners, number) for number in numbers]
    _insert(connection, Software, software)
    _insert(
        connection, SoftwareText, [text for each in software for text in _texts(each["id"])]
    )
    _insert(
        connection,
        Release,
        [
            _kept(
                software_id=each["id"],
                version_name=f"{n}.0",
                released_on=f"{2024 - n}-05",
                notes={},
                position=n,
            )
            for each in software
            for n in range(2)
        ],
    )
    _insert(
        connection,
        BaseSoftware,
        [
            _kept(
                software_id=each["id"],
                name="PostgreSQL",
                kind=BaseSoftwareKind.OPEN,
                is_optional=False,
                position=0,
            )
            for each in software
        ],
    )
    _insert(
        connection,
        DeclaredUser,
        [
            _kept(software_id=each["id"], name=f"Intendencia {n}")
            for each in software
            for n in range(3)
        ],
    )


def _software(drawn: Random, owners: list[Row], number: int) -> Row:
    owner = drawn.choice(owners)
    moment = BEGAN + timedelta(minutes=number)
    return _kept(
        slug=f"programa-{number}",
        name=f"Programa {number}",
        aliases=[f"P{number}"],
        publisher_id=owner["id"],
        agency_id=owner["agency_id"],
        repository_url=f"https://code.example/org/programa-{number}",
        repository_key=f"code.example/org/programa-{number}",
        licence=drawn.choice(["MIT", "EUPL-1.2", "GPL-3.0-or-later", None]),
        development_status=drawn.choice(list(DevelopmentStatus)),
        categories=["document-management", "workflow-management"],
        platforms=["web", "linux"],
        available_languages=["es", "pt"],
        is_reviewed=True,
        created_at=moment,
        updated_at=moment,
    )


def _texts(software_id: object) -> Iterator[Row]:
    for language in ("es", "en"):
        yield _kept(
            software_id=software_id,
            language=language,
            short_description=PROSE,
            long_description=PROSE * 12,
            features=[f"{PROSE}{n}" for n in range(5)],
        )


def _kept(**values: Any) -> Row:  # Any: a column's value
    return {"id": new_id(), "created_at": BEGAN, "updated_at": BEGAN, "version": 1, **values}


def _insert(connection: Connection, model: type[Table], rows: list[Row]) -> None:
    connection.execute(insert(model.__table__), rows)
