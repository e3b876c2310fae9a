"""Several processes share the tests out by name, so each must find the same names in the same order."""

import os
import subprocess
import sys

import pytest

from tests.environment.server import PROJECT


def collected(seed: str) -> list[str]:
    """Return the names of all tests, as a process finds them whose sets fall as the seed says."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "long or not long"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in done.stdout.splitlines() if "::" in line]


@pytest.mark.long
def test_no_name_or_order_is_left_to_chance():
    one, other = collected("1"), collected("2")

    assert len(one) > 1_000
    assert one == other
