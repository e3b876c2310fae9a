"""The ways in which a journey is made: with and without JavaScript, on each database."""

import pytest

from tests.environment.databases import Kind

_EVERY_TIME = [(Kind.SQLITE, True), (Kind.POSTGRESQL, False)]
_NOW_AND_THEN = [(Kind.SQLITE, False), (Kind.POSTGRESQL, True)]

WAYS = pytest.mark.parametrize(
    ("database_kind", "script"),
    [*_EVERY_TIME, *(pytest.param(*way, marks=pytest.mark.long) for way in _NOW_AND_THEN)],
    indirect=["database_kind"],
    ids=lambda value: {True: "with script", False: "without script"}.get(value, str(value)),
)
"""Each database and each browser every time; how they are paired otherwise, in the long tests."""
