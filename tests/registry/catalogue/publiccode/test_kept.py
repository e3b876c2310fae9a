"""Findings as they are kept."""

import json

import pytest

from registry.catalogue.publiccode import remarks
from registry.catalogue.publiccode.findings import Findings, Place, Word
from registry.catalogue.publiccode.kept import as_record, finding_of
from registry.catalogue.publiccode.reading import read_publiccode
from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from tests.registry.catalogue.publiccode.files import WHOLE, changed, without

SPOILED = {
    "a wrong type": changed("platforms:\n  - web\n  - android\n", "platforms: {a: 1}\n"),
    "a wrong day": changed("2025-03-09", "9/3/2025"),
    "no quotes": changed('"1.10"', "1.10"),
    "an unknown key": changed("logo:", "logos:"),
    "no url": without("url"),
    "no yaml": b"name: [a\nurl: b\n",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0",
    "too large": b"a" * 20_000_000,
}


def made(remark, **params):
    findings = Findings()
    findings.add(remark, "name", Place(3, 7), **params)
    return findings.in_order()[0]


@pytest.mark.parametrize("data", SPOILED.values(), ids=SPOILED)
def test_come_back_from_the_database_as_they_were(data):
    found = read_publiccode(data).findings

    kept = json.loads(json.dumps([as_record(each) for each in found]))

    assert found
    assert tuple(finding_of(each) for each in kept) == found


def test_are_said_in_the_readers_language_with_their_words():
    kept = as_record(made(remarks.WRONG_TYPE, found=Word("a list"), wanted=Word("text")))

    said = finding_of(kept).say(lambda sentence: translate(Language.ES, sentence))

    assert said == "Aquí hay una lista y se espera un texto; se omitió."


def test_do_not_translate_what_stands_in_the_file():
    kept = as_record(made(remarks.NOT_A_DAY, found="a list"))

    said = finding_of(kept).say(lambda sentence: translate(Language.PT, sentence))

    assert "a list" in said


def test_of_an_earlier_version_are_said_as_they_were_written():
    place = {"severity": "error", "key": "url", "line": 3, "column": 1, "code": "missing"}

    found = finding_of({**place, "message": "100% is missing.", "hint": "Add it."})

    assert (found.message, found.hint, found.line) == ("100% is missing.", "Add it.", 3)


def test_of_a_whole_file_are_none():
    assert read_publiccode(WHOLE.encode()).findings == ()
