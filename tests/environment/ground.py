"""The folder that one test run builds in, shared by all its processes."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PREFIX = "acervo-tests-"
ROOM = 2**30  # bytes; a container's /dev/shm can be as small as 64 MiB


@dataclass(frozen=True)
class Ground:
    """The folder of one test run, in memory where there is room."""

    root: Path

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Keep the other processes of this run out while the block builds something."""
        with (self.root / f"{name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def clear(self) -> None:
        """Remove the folder and all that was built in it."""
        shutil.rmtree(self.root, ignore_errors=True)


def lay_ground() -> Ground:
    """Make the folder of this run, and remove those of runs that were killed."""
    home = _home()
    for left in home.glob(f"{PREFIX}*"):
        if not _is_running(left.name.removeprefix(PREFIX).split("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    root = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=home))
    root.chmod(0o755)  # the test cluster's own user has to pass through
    return Ground(root)


def _home() -> Path:
    memory = Path("/dev/shm")  # noqa: S108  asked for by name: it is memory
    if memory.is_dir() and shutil.disk_usage(memory).free > ROOM:
        return memory
    return Path(tempfile.gettempdir())


def _is_running(pid: str) -> bool:
    return pid.isdigit() and Path("/proc", pid).exists()
