"""What the command says reaches whoever reads it whole, or the command says that it did not."""

import io
import os
import sys
from typing import Any

from typer.core import TyperGroup

from cli.terminal import FAILED, UnwrittenError, err


class Commands(TyperGroup):
    """All commands; they write UTF-8 whatever the terminal's own, as JSON must be written."""

    def main(self, *args: Any, **options: Any) -> Any:  # Any: passed on as it is
        """Run the command that is typed; where its output cannot be written, say so and end."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            try:
                return super().main(*args, **options)
            finally:
                sys.stdout.flush()
        except OSError as fault:
            why = _why_unwritten(fault)
            if why is None:
                raise
            err.print(f"The output cannot be written: {why}.", markup=False)
            sys.exit(FAILED)


def _why_unwritten(fault: OSError) -> str | None:
    """Return why standard output takes no more, and let go of what waits for it; None where it does."""
    why = _told(fault) if isinstance(fault, UnwrittenError) else None
    try:
        sys.stdout.flush()
    except OSError as still:
        why = _told(still)
    if why is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())  # Python flushes once more when it ends
        os.close(nowhere)
    return why


def _told(fault: OSError) -> str:
    return fault.strerror or str(fault)
