"""The files that a publiccode.yml refers to, looked for in a folder."""

import struct
import zlib

import pytest

from registry.catalogue.publiccode.validation import validate
from tests.registry.catalogue.publiccode.files import WHOLE, changed


def png(width: int, *, summed: bool = True) -> bytes:
    """Return the beginning of a PNG of some width."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, 10, 8, 6, 0, 0, 0)
    total = zlib.crc32(header) if summed else 0
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", total)


@pytest.fixture
def repository(tmp_path):
    """A folder with every file that the whole publiccode.yml refers to."""
    folder = tmp_path / "repository"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "logo.svg").write_text("<svg/>")
    (folder / "docs" / "pantalla.png").write_bytes(png(800))
    (tmp_path / "beside.svg").write_text("<svg/>")
    return folder


def said_of(data, base):
    return [
        (found.severity.value, found.code, found.key) for found in validate(data, base).findings
    ]


def test_those_that_are_there_are_passed_over_in_silence(repository):
    assert said_of(WHOLE.encode(), repository) == []


def test_without_a_folder_each_is_advised_to_be_checked():
    validation = validate(WHOLE.encode())

    assert validation.is_valid(strictly=True)
    assert [(found.code, found.key) for found in validation.findings] == [
        ("file-not-checked", "logo"),
        ("file-not-checked", "description.es.screenshots[0]"),
    ]


def test_one_that_is_not_there_makes_the_file_invalid(repository):
    (repository / "docs" / "pantalla.png").unlink()

    validation = validate(WHOLE.encode(), repository)

    (found,) = validation.findings
    assert not validation.is_valid()
    assert (found.code, found.key, found.line) == (
        "file-missing",
        "description.es.screenshots[0]",
        46,
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png(1_000), []),
        (png(999), [("advice", "logo-below-standard", "logo")]),
        (png(120), [("advice", "logo-below-standard", "logo")]),
        (png(119), [("error", "logo-too-small", "logo")]),
        (png(1_000, summed=False), [("error", "not-a-png", "logo")]),
        (b"\xff\xd8\xff a photograph", [("error", "not-a-png", "logo")]),
        (b"", [("error", "not-a-png", "logo")]),
    ],
)
def test_a_logo_in_png_is_looked_at(repository, content, said):
    (repository / "docs" / "logo.png").write_bytes(content)

    assert said_of(changed("docs/logo.svg", "docs/logo.png"), repository) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("./docs/../docs/logo.svg", []),
        ("../beside.svg", [("advice", "file-outside", "logo")]),
        ("docs/../../beside.svg", [("advice", "file-outside", "logo")]),
        ("docs/" + "a" * 300 + ".svg", [("error", "file-missing", "logo")]),
        ("docs/LOGO.svg", [("error", "file-missing", "logo")]),
        ("https://turnero.example.org/logo.svg", []),
        ("docs/logo.bmp", [("error", "not-an-image-path", "logo")]),
    ],
)
def test_paths(repository, path, said):
    assert said_of(changed("docs/logo.svg", path), repository) == said


def test_a_file_of_authors_is_looked_for(repository):
    data = changed("  license:", "  authorsFile: AUTHORS\n  license:")

    assert ("error", "file-missing", "legal.authorsFile") in said_of(data, repository)
    (repository / "AUTHORS").write_text("Plaza")
    assert said_of(data, repository) == [("warning", "deprecated", "legal.authorsFile")]
