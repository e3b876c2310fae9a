"""What the tests need beside Python, from Debian's packages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

POSTGRESQL = Path("/usr/lib/postgresql/15/bin")
NAMES = {"postgresql-15": "PostgreSQL 15", "chromium": "Chromium"}


def find_postgresql(program: str) -> str | None:
    """Return where a program of PostgreSQL stands, Debian's version 15 before any other."""
    debian = POSTGRESQL / program
    return str(debian) if debian.exists() else shutil.which(program)


def find_chromium() -> str | None:
    """Return where Chromium stands."""
    return shutil.which("chromium")


def missing(packages: Iterable[str] = NAMES) -> list[str]:
    """Return which of some Debian packages are absent."""
    found = {
        "postgresql-15": find_postgresql("initdb") and find_postgresql("postgres"),
        "chromium": find_chromium(),
    }
    return [package for package in packages if not found[package]]


def sentence_on(absent: list[str]) -> str:
    """Say which packages are to be installed."""
    named = " and ".join(NAMES[package] for package in absent)
    return f"The tests need {named}: as root, apt-get install {' '.join(absent)}"


def main(packages: list[str]) -> int:
    """Install what is missing of some packages, by default of all.

    Where that cannot be, say in one sentence what somebody else has to install.
    """
    absent = missing(packages or NAMES)
    if not absent:
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.stderr.write(f"{sentence_on(absent)}\n")
        return 1
    return _install(absent)


def _install(packages: list[str]) -> int:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        sys.stdout.write(f"apt-get {' '.join(step)} …\n")
        sys.stdout.flush()
        done = subprocess.run(  # noqa: S603  a fixed command, and our own two names
            ["apt-get", "-qq", *step],  # noqa: S607  Debian's, wherever it stands
            env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            sys.stderr.write(done.stdout)
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
