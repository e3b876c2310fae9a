"""What the tests need beside Python, from Debian's packages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

POSTGRESQL = Path("/usr/lib/postgresql/15/bin")


def find_postgresql(program: str) -> str | None:
    """Return where a program of PostgreSQL stands, Debian's version 15 before any other."""
    debian = POSTGRESQL / program
    return str(debian) if debian.exists() else shutil.which(program)


def find_chromium() -> str | None:
    """Return where Chromium stands."""
    return shutil.which("chromium")


def missing() -> list[str]:
    """Return the Debian packages that are needed and absent."""
    found = {
        "postgresql-15": find_postgresql("initdb") and find_postgresql("postgres"),
        "chromium": find_chromium(),
    }
    return [package for package, place in found.items() if not place]


def main() -> int:
    """Install what is missing, or say in one sentence what somebody else has to install."""
    absent = missing()
    if not absent:
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.stderr.write(
            f"The tests need {_named(absent)}: apt-get install {' '.join(absent)}\n"
        )
        return 1
    sys.stdout.write(f"Installing {_named(absent)} from Debian's packages …\n")
    sys.stdout.flush()
    return _install(absent)


def _named(packages: list[str]) -> str:
    names = {"postgresql-15": "PostgreSQL 15", "chromium": "Chromium"}
    return " and ".join(names[package] for package in packages)


def _install(packages: list[str]) -> int:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(  # noqa: S603  a fixed command, and our own two names
            ["apt-get", "-qq", *step],  # noqa: S607  Debian's, wherever it stands
            env=quiet,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            sys.stderr.write(done.stdout)
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
