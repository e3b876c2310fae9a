"""What the command prints, on terminals and into files of every kind, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.environment.server import PROJECT, environment_of
from tests.registry.catalogue.publiccode.files import WHOLE


def run(acervo, *arguments: str | bytes, to: Path | None = None, **environment: str):
    """Run `acervo` on its own, with its output in a file where one is named."""
    with (to or Path(os.devnull)).open("wb") as output:
        return subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "cli.main", *arguments],
            cwd=PROJECT,
            env={
                **environment_of(acervo.settings),
                "ACERVO_DEFAULT_LANGUAGE": "en",
                **environment,
            },
            stdout=output if to else subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_is_utf_8_whatever_the_terminals_own(acervo, tmp_path, encoding):
    file = tmp_path / "reserva de hora de atención.yml"
    file.write_text(WHOLE)

    done = run(acervo, "import", str(file), "--json", PYTHONIOENCODING=encoding)

    (row,) = json.loads(done.stdout.decode())["files"]
    assert (done.returncode, done.stderr.strip()) == (0, b"")
    assert row["file"] == str(file)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8:surrogateescape"])
def test_is_json_whatever_a_file_is_called(acervo, tmp_path, encoding):
    odd = os.fsencode(tmp_path) + b"/\xff.yml"
    Path(os.fsdecode(odd)).touch()

    done = run(acervo, "import", odd, "--json", PYTHONIOENCODING=encoding)

    (row,) = json.loads(done.stdout.decode())["files"]
    assert row["file"] == f"{tmp_path}/\\xff.yml"


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "agenda"),
        ("search", "agenda", "--json"),
        ("index", "status"),
        ("doctor",),
        ("--help",),
    ],
    ids=" ".join,
)
def test_that_cannot_be_written_ends_the_command_in_one_sentence(seeded, arguments):
    done = run(seeded, *arguments, to=Path("/dev/full"))

    assert done.returncode == 1
    assert done.stderr == b"The output cannot be written: No space left on device.\n"
