import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.catalogue.publiccode.decoding import MAX_BYTES
from registry.catalogue.publiccode.reading import read_publiccode
from tests.registry.catalogue.publiccode.files import WHOLE, changed

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
)
MERGED = "a: &a {" + ",".join(f"k{n}: 1" for n in range(2_000)) + "}\n" + "".join(
    f"b{n}: {{<<: *a}}\n" for n in range(2_000)
)  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


REFUSED = {
    "nothing": (b"", "empty-file", 1, 1),
    "blanks": (b" \r\n\n\t", "empty-file", 1, 1),
    "a byte order mark": (b"\xef\xbb\xbf", "empty-file", 1, 1),
    "a comment": (b"# nothing but this\n", "empty-file", 1, 1),
    "zeros": (b"\x00" * 5_000, "empty-file", 1, 1),
    "a PNG": (PNG, "not-text", 1, 1),
    "a JPEG": (b"\xff\xd8\xff\xe0 a photograph", "not-text", 1, 1),
    "a PDF": (b"%PDF-1.7 name: x", "not-text", 1, 1),
    "an archive": (b"PK\x03\x04 name: x", "not-text", 1, 1),
    "noise": (bytes((n * 7_919) % 256 for n in range(9_000)), "not-text", 1, 1),
    "broken UTF-16": (b"\xff\xfe\x00\xd8", "not-text", 1, 1),
    "20 MB": (b"a" * 20_000_000, "too-large", 1, 1),
    "a list": (b"- a\n- b\n", "not-a-mapping", 1, 1),
    "a sentence": (b"just words\n", "not-a-mapping", 1, 1),
    "two documents": (b"name: a\nurl: b\n---\nname: c\n", "several-documents", 3, 1),
    "a tab": (b"name: a\n\turl: b\n", "tab", 2, 1),
    "a tab after spaces": (b"name: a\nurl:\n  \t- b: c\n", "tab", 3, 3),
    "two colons": (b"name: a: b\n", "not-yaml", 1, 8),
    "an open quote": (b"name: 'a\n", "not-yaml", 2, 1),
    "an open bracket": (b"name: [a\nurl: b\n", "not-yaml", 2, 4),
    "a sign that wants quotes": (b"name: @a\n", "not-yaml", 1, 7),
    "an unfinished merge": (
        b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n",
        "merge-conflict",
        2,
        1,
    ),
    "a reference to nothing": (b"a: *b\n", "unknown-reference", 1, 4),
    "a reference to itself": (b"a: &a [*a]\n", "refers-to-itself", 1, 8),
    "a reference to what holds it": (b"a: &a {b: {c: *a}}\n", "refers-to-itself", 1, 15),
    "a bomb of references": (BOMB.encode(), "grows-too-large", 6, 29),
    "a bomb of merged keys": (MERGED.encode(), "grows-too-large", 112, 7),
    "deep brackets": (b"a: " + b"[" * 500_000, "too-deep", 1, 1003),
    "deep dashes": (b"- " * 2_000, "too-deep", 1, 81),
    "deep keys": ("".join(" " * n + "a:\n" for n in range(1_000)).encode(), "too-deep", 41, 41),
    "a list without end": (b"a: [" + b"1," * 900_000 + b"]", "too-many-values", 1, 99_999),
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_gives_one_clear_finding_and_no_entry(name):
    data, *expected = REFUSED[name]

    reading = read_publiccode(data)

    assert reading.entry is None
    assert [[found.code, found.line, found.column] for found in reading.findings] == [expected]


READ_ALL_THE_SAME = {
    "a byte order mark": (b"\xef\xbb\xbf" + WHOLE.encode(), "byte-order-mark"),
    "UTF-16 with a mark": (WHOLE.encode("utf-16"), "other-encoding"),
    "UTF-16, the great end first": (WHOLE.encode("utf-16-be"), "other-encoding"),
    "UTF-16, the little end first": (WHOLE.encode("utf-16-le"), "other-encoding"),
    "UTF-32": (WHOLE.encode("utf-32"), "other-encoding"),
    "Latin-1": (WHOLE.encode("latin-1"), "other-encoding"),
    "a NUL": (changed("Turnero", "Tur\x00nero"), "control-characters"),
    "control characters": (changed("Turnero", "Tur\x07\x9bnero"), "control-characters"),
    "a turned direction": (changed("Turnero", "Tur\u202enero"), "direction-characters"),
    "an escaped NUL": (changed("name: Turnero", 'name: "Tur\\0nero"'), "control-characters"),
    "an escaped turn": (
        changed("name: Turnero", 'name: "Tur\\u202Enero"'),
        "direction-characters",
    ),
}


@pytest.mark.parametrize("name", READ_ALL_THE_SAME)
def test_each_is_noted_and_read_all_the_same(name):
    data, code = READ_ALL_THE_SAME[name]

    reading = read_publiccode(data)

    assert [found.code for found in reading.findings] == [code]
    assert reading.entry is not None
    assert reading.entry.name == "Turnero"
    assert (
        reading.entry.descriptions["es"].short_description
        == "Reserva de turnos para atención al público."
    )


def test_the_first_byte_that_is_not_utf_8_is_pointed_at():
    found, *_ = read_publiccode(WHOLE.encode("latin-1")).findings

    assert (found.line, found.column) == (36, 52)


def test_lines_may_end_as_on_any_system():
    for ending in ("\r\n", "\r"):
        assert read_publiccode(WHOLE.replace("\n", ending).encode()).findings == ()


def test_no_database_is_handed_a_nul():
    assert "\x00" not in (read_publiccode(changed("Turnero", "Tur\x00nero")).raw_text or "\x00")


def test_the_text_of_a_refused_file_is_kept():
    reading = read_publiccode("<<<<<<< a\nx: ñ\n>>>>>>> b\n".encode())

    assert reading.raw_text == "<<<<<<< a\nx: ñ\n>>>>>>> b\n"


def test_a_tag_of_a_programming_language_runs_nothing():
    reading = read_publiccode(
        changed("name: Turnero", "name: !!python/object/apply:os.getcwd []")
    )

    assert reading.entry is not None
    assert reading.entry.name == "El turnero"


def test_findings_are_counted_and_then_no_more_are_kept():
    reading = read_publiccode(
        changed(
            "description:\n",
            "description:\n" + "".join(f"  l{n}: {{}}\n" for n in range(9_000)),
        )
    )

    assert len(reading.findings) == 301
    assert reading.findings[0].code == "too-many-findings"


WORST = {
    "a name of two million letters": b"name: " + b"a" * (MAX_BYTES - 6),
    "a letter of many accents": changed("name: Turnero", "name: M" + "\u0301" * 500_000),
    "a description of a million letters": changed(
        "longDescription: >\n", "longDescription: " + "x" * 1_000_000 + "\n    rest: >\n"
    ),
    "a long list in many places": (
        "usedBy: &u [" + ",".join(f"u{n}" for n in range(20_000)) + "]\nname: a\n"
        "url: https://a.example/b\nplatforms: *u\ncategories: *u\nisBasedOn: *u\n"
    ).encode(),
    "keys that are almost right": "\n".join(f"usedB{n}: v" for n in range(20_000)).encode(),
    "escapes": b'name: "' + b"\\u202e" * 300_000 + b'"',
    "media types that are none": (
        "inputTypes: [" + ",".join(f"text{n}" for n in range(20_000)) + "]"
    ).encode(),
    "addresses of people that are none": (
        "maintenance: {contacts: [" + ",".join(["{email: '" + "ñ" * 60 + "'}"] * 10_000) + "]}"
    ).encode(),
    "a text of a million joined signs": changed(
        "longDescription: >\n", "longDescription: " + "ñ\u0301" * 400_000 + "\n    rest: >\n"
    ),
    "a long list of videos": (
        "description: {es: {videos: [" + "https://a.b/c," * 24_000 + "]}}"
    ).encode(),
    "a licence of brackets": b"legal: {license: '" + b"(" * 100_000 + b"'}",
    "a long block": b"a: |\n" + b" x\n" * 500_000,
    "a long comment": b"#" * MAX_BYTES,
    "blanks": b" " * (MAX_BYTES - 1) + b"a",
    "quotes": b"'" * 1_000_000,
    "anchors": b"&a " * 300_000,
    "marks of a merge": b"<<<<<<< a\n" * 100_000,
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_file_takes_seconds(name):
    begin = time.process_time()  # other work on the machine does not count
    read_publiccode(WORST[name])

    assert (
        time.process_time() - begin < 20
    )  # an endless loop or a square of the size: no stop-watch


pieces = st.sampled_from(
    [
        "\t",
        "- ",
        ": ",
        "&a ",
        "*a ",
        "[",
        "]",
        "{",
        "}",
        "\n",
        "null",
        "'",
        '"',
        "<<: ",
        "!!binary ",
        "|\n",
        "---\n",
        "\x00",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 9), pieces), max_size=6))
def test_no_spoiled_file_makes_reading_fail(edits):
    text = WHOLE
    for at, length, piece in edits:
        text = text[:at] + piece + text[at + length :]

    reading = read_publiccode(text.encode())

    assert all(found.message and found.hint for found in reading.findings)
    assert all(found.line >= 1 and found.column >= 1 for found in reading.findings)
    assert reading.entry is None or (reading.entry.name and reading.entry.repository)
    assert reading.entry is not None or reading.errors


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_fail(data):
    reading = read_publiccode(data)

    assert reading.entry is not None or reading.errors
