"""A process that does jobs, for the tests to kill.

    python -m tests.registry.jobs.worker NAME

Its kinds write what they did into the file that their arguments name, a line at a time.
"""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event

from registry.database.engine import open_engine
from registry.history.unit_of_work import Sessions
from registry.jobs.runner import JobContext, Runner
from registry.jobs.schemas import Schedule
from registry.settings import Settings, read_settings

AGES = timedelta(days=36_500)  # a schedule whose turn does not change while a test runs


def note(context: JobContext) -> None:
    """Write down that it was done."""
    _write(context, f"{context.job_id} done")


def hang(context: JobContext) -> None:
    """Write down that it began, and the first time never end."""
    _write(context, f"{context.job_id} begun {context.attempt}")
    if context.attempt == 1:
        Event().wait()
    _write(context, f"{context.job_id} done")


def main() -> None:
    """Do jobs until told to end."""
    settings, stop = read_settings(), Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    turns = Schedule("note", every=AGES, arguments={"file": str(turns_in(settings))})
    runner = Runner(
        Sessions(open_engine(settings)),
        {"note": note, "hang": hang},
        sys.argv[1],
        schedules=[turns],
        lease=timedelta(seconds=30),
    )
    runner.run_forever(stop, threads=2)


def turns_in(settings: Settings) -> Path:
    """Return the file in which turns of the schedule are written down."""
    return settings.data_dir / "turns"


def _write(context: JobContext, line: str) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    file = os.open(context.arguments["file"], flags, 0o600)
    os.write(file, f"{line}\n".encode())  # one short write at the end: lines never mix
    os.close(file)


if __name__ == "__main__":
    main()
