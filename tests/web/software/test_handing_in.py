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
def test_a_repository_that_others_registered_leads_to_their_entry(
    owner, words, enter, cast, do
):
    enter("Filas", cast.other_agency, repository_url="https://git.example.org/Plaza/turnero")

    answer = owner.post(FILE, {"do": do, "text": WHOLE})

    assert "It is registered already" in words(answer)
    assert 'href="/software/filas"' in answer.text
    assert 'value="save"' not in answer.text
    assert 'value="take"' not in answer.text


def test_of_an_entry_that_is_anothers_draft_no_more_is_said_than_that_it_is_there(
    pages, cast, words, draft
):
    draft("Filas", repository_url="https://git.example.org/Plaza/turnero")

    answer = pages.as_(cast.outsider).post(FILE, {"do": "check", "text": WHOLE})

    assert "an entry that is not published yet" in words(answer)
    assert "Filas" not in answer.text.partition("<textarea")[0]


class TestOwnEntry:
    """A file of software of which the agency has an entry already."""

    REPOSITORY = "https://git.example.org/Plaza/turnero"

    @pytest.fixture
    def typed(self, draft):
        return draft("Filas", repository_url=self.REPOSITORY, licence="MIT")

    @staticmethod
    def seen(answer) -> dict[str, str]:
        """Return what the page holds of what it showed."""
        form = answer.text
        names = ("digest", "version")
        return {
            name: form.partition(f'name="{name}" value="')[2].partition('"')[0]
            for name in names
        }

    def test_is_named_with_what_the_file_would_change_of_it(self, owner, typed, words):
        answer = owner.post(FILE, {"do": "check", "text": WHOLE})

        told = words(answer)
        assert answer.status_code == 200
        assert "Your agency has an entry of it" in told
        assert 'href="/software/filas"' in answer.text
        assert "Name Filas Turnero" in told
        assert "Licence MIT EUPL-1.2" in told
        assert "Short description (es) no data Reserva de turnos" in told
        assert 'value="save"' not in answer.text

    def test_takes_the_file_over_when_that_is_confirmed(self, owner, typed, kept, words, house):
        shown = owner.post(FILE, {"do": "check", "text": WHOLE})
        assert kept("filas").licence == "MIT"

        answer = owner.post(FILE, {"do": "take", "text": WHOLE, **self.seen(shown)})

        software = kept("turnero")
        assert answer.headers["location"] == "/software/turnero/edit?done=taken_over"
        assert (software.id, software.licence) == (typed.id, "EUPL-1.2")
        assert "The file was taken over into the entry." in words(
            owner.get(answer.headers["location"])
        )
        with house.sessions.reading() as session:
            assert publiccode_file_of(session, software).raw_text == WHOLE

    def test_is_shown_what_people_said_stays(self, owner, words, kept):
        owner.post(FILE, {"do": "save", "text": WHOLE})
        version = str(kept("turnero").version)
        fields = {
            "name": "Turnero",
            "landing_url": "https://otra.example.org/",
            "version": version,
        }
        url = "https://git.example.org/Plaza/turnero.git"
        owner.post("/software/turnero/edit/name", {**fields, "repository_url": url})

        answer = owner.post(FILE, {"do": "check", "text": WHOLE})

        told = words(answer)
        assert "It would change nothing of what the entry says" in told
        assert "Web page https://otra.example.org/ https://turnero.example.org" in told

    @pytest.mark.parametrize("what", ["file", "entry"])
    def test_is_not_touched_before_what_changes_was_seen(self, owner, typed, kept, words, what):
        seen = self.seen(owner.post(FILE, {"do": "check", "text": WHOLE}))
        text = WHOLE.replace("EUPL-1.2", "GPL-3.0-or-later") if what == "file" else WHOLE
        seen |= {"version": "0"} if what == "entry" else {}

        answer = owner.post(FILE, {"do": "take", "text": text, **seen})

        assert answer.status_code == 412
        assert "Look again before you take it over" in words(answer)
        assert kept("filas").licence == "MIT"
        assert owner.post(FILE, {"do": "take", "text": text, **self.seen(answer)}).headers[
            "location"
        ]

    def test_is_handed_its_file_from_its_own_page(self, owner, draft, kept):
        draft("Sin repositorio")
        page = owner.get("/software/sin-repositorio/edit").text
        assert 'href="/software/new/file?entry=sin-repositorio"' in page
        assert 'value="sin-repositorio"' in owner.get(f"{FILE}?entry=sin-repositorio").text
        asked = {"text": WHOLE, "entry": "sin-repositorio"}

        shown = owner.post(FILE, {"do": "check", **asked})
        owner.post(FILE, {"do": "take", **asked, **self.seen(shown)})

        assert kept("turnero").repository_url == "https://git.example.org/Plaza/turnero.git"

    def test_takes_no_file_of_another_entrys_repository(self, owner, typed, draft, words):
        draft("Otro")

        answer = owner.post(FILE, {"do": "check", "text": WHOLE, "entry": "otro"})

        assert answer.status_code == 422
        assert "The file names the repository of another entry" in words(answer)
        assert 'value="take"' not in answer.text

    def test_that_was_withdrawn_takes_nothing(self, owner, enter, words, kept):
        enter("Filas", repository_url=self.REPOSITORY)
        owner.post("/software/filas/withdraw", {"reason": "Ya no se usa."})
        assert kept("filas").life is Life.WITHDRAWN

        answer = owner.post(FILE, {"do": "check", "text": WHOLE})

        assert "nothing is taken over into it" in words(answer)
        assert 'value="take"' not in answer.text

    def test_of_another_agency_is_refused(self, pages, cast, typed, words, kept):
        other = pages.as_(cast.outsider)

        checked = other.post(FILE, {"do": "check", "text": WHOLE})
        taken = other.post(FILE, {"do": "take", "text": WHOLE, **self.seen(checked)})
        handed = other.post(FILE, {"do": "check", "text": WHOLE, "entry": "filas"})

        assert "Your agency has an entry of it" not in words(checked)
        assert (taken.status_code, handed.status_code) == (422, 404)
        assert kept("filas").licence == "MIT"
