"""Several who migrate the same database at once, as when two nodes are started together."""

import subprocess
import sys

from registry.database.version import is_current
from tests.environment.server import environment_of
from tests.house.sources import PROJECT

AT_ONCE = 3
MIGRATE = """
from registry.database.migrating import migrate
from registry.settings import read_settings
migrate(read_settings())
"""


def test_each_waits_for_the_one_before_and_finds_it_done(empty_database):
    surroundings = environment_of(empty_database.settings)

    started = [
        subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-c", MIGRATE],
            cwd=PROJECT,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(AT_ONCE)
    ]
    ended = [(process.communicate(timeout=120)[0], process.returncode) for process in started]

    assert [code for _, code in ended] == [0] * AT_ONCE, ended
    assert is_current(empty_database.engine)
