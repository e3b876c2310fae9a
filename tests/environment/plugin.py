"""Lays the ground of a test run, and clears it when the run ends, however it ends."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.environment import postgresql
from tests.environment.ground import Ground, lay_ground

settings.register_profile("acervo", deadline=None)  # no test of ours judges by the clock
settings.load_profile("acervo")

GROUND = pytest.StashKey[Ground]()


LONGEST = (
    "web/test_every_page.py",
    "journeys/test_before_buying.py",
    "doors/test_hard_times.py",
    "doors/test_contract.py",
    "doors/test_workers.py",
    "cli/test_serving.py",
)
"""Files that take half a minute and more. They go first, so that no process is left alone with one."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest at the beginning."""
    items.sort(key=lambda item: not str(item.path).endswith(LONGEST))


def pytest_configure(config: pytest.Config) -> None:
    """Lay the ground, or find the one that the run's first process has laid."""
    told: dict[str, str] | None = getattr(config, "workerinput", None)
    config.stash[GROUND] = Ground(Path(told["ground"])) if told else lay_ground()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Start the cluster where it outlives every worker; alone, the first test to need it does."""
    postgresql.running_cluster(config.stash[GROUND])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Tell a worker where the ground is."""
    node.workerinput["ground"] = str(node.config.stash[GROUND].root)  # type: ignore[attr-defined]  # xdist's own


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the cluster and clear the ground, in the process that laid it."""
    if GROUND in config.stash and not hasattr(config, "workerinput"):
        postgresql.stop_cluster()
        config.stash[GROUND].clear()
