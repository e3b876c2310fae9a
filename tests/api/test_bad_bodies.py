"""Whatever is sent instead of a right body is refused in words, and leaves nothing behind."""

import json
from collections import Counter

import pytest
from sqlalchemy import func, select

from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.needs.models import Need
from registry.publishers.models import Publisher
from registry.reuse.models import Reuse

MEGABYTE = 2**20
HEADERS = {"If-Match": "*", "Content-Type": "application/json"}
POSTED = {
    "/agencies": {"code": "BPS", "name": "BPS", "kind": "autonomous_entity"},
    "/agencies/DEMO-B/closing": {"closed_on": "2026-03-01", "reason": "Ley 1"},
    "/publishers": {"name": "Intendencia"},
    "/software": {"name": "Otra agenda"},
    "/needs": {"title": "Agenda", "problem": "Filas"},
    "/reuses": {"software": "libre"},
}
LINES = {
    "/agencies": "name",
    "/agencies/DEMO-B/closing": "reason",
    "/publishers": "name",
    "/software": "name",
    "/needs": "title",
    "/reuses": "version_taken",
}
EDITED = {
    "/agencies/DEMO-A": "name",
    "/publishers/organismo-demo-a": "name",
    "/software/agenda": "name",
    "/needs/{need}": "title",
    "/reuses/{reuse}": "note",
}
ROUTES = [*(("POST", path) for path in POSTED), *(("PATCH", path) for path in EDITED)]


@pytest.fixture
def names(enter, state, record):
    """An entry, a need and a reuse that are there."""
    enter("Libre")
    return {"need": state().id, "reuse": record(enter("Agenda")).id}


@pytest.fixture
def someone(api, cast):
    """Somebody who may send all of this."""
    roles = {role for name in ("member", "publisher", "admin") for role in _roles(cast, name)}
    return api.as_(cast.someone("everything", cast.agency, roles))


def _roles(cast, name):
    return getattr(cast, name).actor.roles


@pytest.fixture
def send(someone, names, house):
    """Send a body as it is to each route, see that nothing was changed, and return the answers."""

    def send(content: bytes, routes=ROUTES, **headers: str):
        for method, path in routes:
            before = _rows(house)
            answer = someone.request(
                method, path.format(**names), content=content, headers={**HEADERS, **headers}
            )
            assert _rows(house) == before, path
            assert answer.headers["Content-Type"] == "application/problem+json", path
            assert answer.json()["status"] == answer.status_code, path
            yield path, answer

    return send


def _rows(house) -> Counter[str]:
    with house.sessions.reading() as session:
        return Counter(
            {
                model.__name__: session.scalar(select(func.sum(model.version))) or 0
                for model in (Agency, Publisher, Software, Need, Reuse)
            }
        )


class TestABody:
    @pytest.mark.parametrize(
        "content",
        [
            b"{",
            b"{'a': 1}",
            b"null null",
            b"\xff\xfe",
            b"<needs/>",
            b'{"a": 1}}',
            b"{" * 100_000,
        ],
        ids=["open", "quotes", "two", "bytes", "xml", "closed", "deep"],
    )
    def test_that_is_not_json_cannot_be_read(self, send, content):
        for path, answer in send(content):
            assert answer.status_code in {400, 422}, path

    @pytest.mark.parametrize(
        "content", [b"", b"null", b"[]", b'"text"', b"7", b"true", b"[{}]"]
    )
    def test_that_is_no_object_is_refused(self, send, content):
        for path, answer in send(content):
            assert answer.status_code == 422, path

    def test_of_another_kind_is_refused(self, send):
        for path, answer in send(b"a=1", **{"Content-Type": "text/plain"}):
            assert answer.status_code == 415, path

    def test_with_fields_nobody_asked_for_is_refused_and_they_are_named(self, send):
        for path, answer in send(b'{"is_admin": true, "\\u0000": 1}'):
            pointers = {error["pointer"] for error in answer.json()["errors"]}
            assert answer.status_code == 422, path
            assert pointers >= {"#/is_admin", "#/\0"}, path

    def test_of_more_than_a_megabyte_is_too_large(self, send):
        for path, answer in send(b'{"x": "' + b"a" * MEGABYTE + b'"}'):
            assert answer.status_code == 413, path


class TestText:
    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("uno\x00dos", "control character"),
            ("uno\x1bdos", "control character"),
            ("uno\x85dos", "control character"),
            ("\u202eodnu", "reading direction"),
            ("uno\u2066dos", "reading direction"),
            ("\ud800", "broken character"),
            ("\ufdd0", "broken character"),
            ("\u200b", "Nothing of it can be seen"),
            ("a" * (MEGABYTE - 100), "characters. Shorten it"),
            ("   ", "at least 1"),
            (7, "must be text"),
            (["uno"], "must be text"),
            ({"es": "uno"}, "must be text"),
        ],
        ids=lambda value: ascii(value)[:20],
    )
    def test_that_hides_or_has_no_meaning_is_refused_in_words(self, send, text, complaint):
        for path, field in LINES.items():
            content = json.dumps({**POSTED[path], field: text}).encode()
            for _, answer in send(content, [("POST", path)]):
                (error,) = answer.json()["errors"]

                assert answer.status_code == 422, path
                assert error["pointer"] == f"#/{field}", path
                assert complaint in error["detail"], path

    @pytest.mark.parametrize("text", ["📅 Agenda 👩🏽‍💻", "Ωμέγα", "日本語", "عربي", "e\u0301"])
    def test_in_any_script_is_taken(self, someone, names, house, text):
        for path, field in LINES.items():
            with house.sessions.undone():
                answer = someone.post(path, json={**POSTED[path], field: text})

            assert answer.status_code < 300, answer.text

    def test_is_kept_in_one_normal_form(self, someone, names):
        shown = someone.post("/needs", json={**POSTED["/needs"], "title": " Cafe\u0301 "})

        assert shown.json()["title"] == "Café"

    def test_of_an_edit_is_looked_at_as_well(self, send):
        for path, field in EDITED.items():
            content = json.dumps({field: "uno\u202edos"}).encode()
            for _, answer in send(content, [("PATCH", path)]):
                assert answer.status_code == 422, path


class TestNumbers:
    @pytest.mark.parametrize(
        "number", ["1e400", "-1e400", "NaN", "Infinity", '"1,5"', '"1.005"', "true", "-0.01"]
    )
    def test_that_are_no_months_are_refused(self, send, number):
        body = b'{"software": "libre", "adaptation_months": ' + number.encode() + b"}"

        for _, answer in send(body, [("POST", "/reuses")]):
            assert answer.status_code in {400, 422}

    @pytest.mark.parametrize(
        ("given", "kept"),
        [("4", "4.00"), ('"4.5"', "4.50"), ("4.10", "4.10"), ("0", "0.00"), ("-0", "0.00")],
    )
    def test_that_are_months_are_kept_with_two_places(self, someone, names, given, kept):
        body = b'{"software": "libre", "adaptation_months": ' + given.encode() + b"}"

        answer = someone.post("/reuses", content=body, headers=HEADERS)

        assert answer.json()["adaptation_months"] == kept


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_what_is_wrong_is_said_in_the_readers_language(someone, cast, language):
    said = {
        "es": "Contiene un carácter de control",
        "pt": "Contém um caractere de controle",
        "en": "It holds a control character",
    }

    answer = someone.post(f"/needs?language={language}", json={"title": "\x01", "problem": "x"})

    assert answer.json()["errors"][0]["detail"].startswith(said[language])
    assert answer.headers["Content-Language"] == language
