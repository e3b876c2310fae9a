"""How long `make run` takes to its first answer, in a folder that is set up already."""

import os
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.benchmarks.processes import processor_seconds
from tests.benchmarks.telling import new_table, show, within
from tests.environment.ports import free_port
from tests.environment.server import INHERITED, PROJECT

LIMIT_SECONDS = 5
AGAIN = 3
PATIENCE_SECONDS = 300


def tell() -> None:
    """Start once to set up, kill it, start again and again, and print the times."""
    table = new_table(
        "`make run`, until / answers", "start", "s", "s of a processor", f"≤ {LIMIT_SECONDS} s"
    )
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1 + AGAIN):
            seconds, processor = _started(Path(folder))
            which = f"again, {number}" if number else "the first, which sets up"
            kept = within(seconds, LIMIT_SECONDS) if number else ""
            table.add_row(which, f"{seconds:.1f}", f"{processor:.1f}", kept)
    show(table)


def _started(folder: Path) -> tuple[float, float]:
    """Return the seconds to the first answer, by the clock and of the processor; then kill it."""
    port = free_port()
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    began = time.perf_counter()
    with (folder / "log").open("wb") as log:
        make = subprocess.Popen(
            ["make", "run"],  # noqa: S607  whichever make this machine has
            cwd=PROJECT,
            env=inherited | {"ACERVO_DATA_DIR": str(folder / "var"), "ACERVO_PORT": str(port)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", make, folder / "log")
        return time.perf_counter() - began, processor_seconds(make.pid)
    finally:
        os.killpg(make.pid, signal.SIGKILL)
        make.wait()


def _wait_for(address: str, make: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and make.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=30):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise RuntimeError(log.read_text())
