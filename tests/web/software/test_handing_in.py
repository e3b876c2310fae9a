"""A publiccode.yml is pasted or uploaded, judged line by line, and kept as a draft."""

import pytest

from registry.catalogue.entry import publiccode_file_of
from registry.catalogue.vocabulary import Life
from tests.registry.catalogue.publiccode.files import WHOLE, changed

FILE = "/software/new/file"


def upload(owner, data, name="publiccode.yml", **typed):
    return owner.post(
        FILE, {"do": "check", "text": "", **typed}, files={"file": (name, data, "text/plain")}
    )


def test_both_ways_in_are_offered(owner, words):
    answer = owner.get("/software/new")

    assert 'href="/software/new/form"' in answer.text
    assert 'href="/software/new/file"' in answer.text


def test_each_thing_that_is_wrong_stands_under_its_line(owner, words):
    text = changed("developmentStatus: stable", "developmentStatus: estable").decode()

    answer = owner.post(FILE, {"do": "check", "text": text.replace("\n", "\r\n")})

    assert answer.status_code == 200
    assert "developmentStatus: <mark>estable</mark>" in answer.text
    assert "line 25, column 20" in words(answer)
    assert "The file is not valid yet" in words(answer)
    assert "developmentStatus: estable\n" in answer.text.partition("<textarea")[2]
    assert 'value="save"' in answer.text


def test_a_file_that_is_uploaded_is_given_back_to_be_mended(owner):
    answer = upload(owner, WHOLE.encode())

    assert WHOLE.splitlines()[5] in answer.text.partition("<textarea")[2]


def test_what_is_usable_is_kept_as_a_draft_with_its_text(owner, kept, house, words):
    answer = owner.post(FILE, {"do": "save", "text": WHOLE})

    assert answer.headers["location"] == "/software/turnero/edit?done=taken"
    assert "The file is saved as a draft of your agency." in words(
        owner.get(answer.headers["location"])
    )
    software = kept("turnero")
    assert software.life is Life.DRAFT
    with house.sessions.reading() as session:
        assert publiccode_file_of(session, software).raw_text == WHOLE


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "a picture"),
        (b"a: b\n" * 4_000_000, "2097152"),
        ("name: Añado".encode("utf-16"), "UTF-16"),
        (b"name: Turnero\n", "No entry can be made of it yet"),
    ],
    ids=["empty", "picture", "20 MB", "not UTF-8", "no address"],
)
@pytest.mark.parametrize("do", ["check", "save"])
def test_what_is_no_entry_is_refused_in_one_clear_finding(owner, words, data, said, do):
    answer = upload(owner, data, do=do)

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="save"' not in answer.text


def test_nothing_of_what_was_pasted_is_lost(owner):
    text = "\n  name: [<Turnero>\n"

    answer = owner.post(FILE, {"do": "save", "text": text})

    assert answer.status_code == 422
    assert "\n  name: [&lt;Turnero&gt;\n</textarea>" in answer.text


def test_a_whole_megabyte_can_be_pasted(owner):
    text = WHOLE + "# \u00f1" * 400_000

    answer = owner.post(FILE, {"do": "save", "text": text}, files={"file": ("", b"")})

    assert answer.headers["location"] == "/software/turnero/edit?done=taken"


@pytest.mark.parametrize("do", ["check", "save"])
def test_a_repository_that_is_registered_leads_to_its_entry(owner, words, enter, do):
    enter("Filas", repository_url="https://git.example.org/Plaza/turnero")

    answer = owner.post(FILE, {"do": do, "text": WHOLE})

    assert "It is registered already" in words(answer)
    assert 'href="/software/filas"' in answer.text
    assert 'value="save"' not in answer.text


def test_of_an_entry_that_is_anothers_draft_no_more_is_said_than_that_it_is_there(
    pages, cast, words, draft
):
    draft("Filas", repository_url="https://git.example.org/Plaza/turnero")

    answer = pages.as_(cast.outsider).post(FILE, {"do": "check", "text": WHOLE})

    assert "an entry that is not published yet" in words(answer)
    assert "Filas" not in answer.text.partition("<textarea")[0]
