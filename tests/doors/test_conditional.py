"""Which version a caller has, and what they may change on the strength of it."""

import asyncio
from dataclasses import dataclass

import pytest
from starlette.requests import Request
from starlette.responses import Response

from api.conditional import Match, MatchNeededError, _match, settle
from registry.actors.rules import STRANGER
from registry.errors import StaleError


@dataclass
class Row:
    """A row at some version."""

    version: int = 3


def _asked(**headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "headers": raw})


def _answer(body: bytes = b"{}") -> Response:
    return Response(body, headers={"ETag": '"3"'})


def _matched(given: str | None) -> Match:
    return asyncio.run(_match(STRANGER, given))


@pytest.mark.parametrize(
    "given", ['"3"', '"3.5f1d0c2b9a7e"', '"2", "3"', "*", ' "3" ', 'W/"2", "3.aa"']
)
def test_a_change_to_the_present_version_is_let_through(given):
    _matched(given).require(Row())


@pytest.mark.parametrize(
    "given", ['"2"', '"33"', 'W/"3"', "3", "", '"', '"é"', '"3', "x" * 10_000]
)
def test_a_change_to_any_other_version_is_stale(given):
    with pytest.raises(StaleError):
        _matched(given).require(Row())


def test_a_change_that_names_no_version_is_refused():
    with pytest.raises(MatchNeededError):
        _matched(None)


def test_the_tag_tells_the_version_and_the_whole_answer_apart():
    tags = {settle(_asked(), _answer(body)).headers["ETag"] for body in (b"a", b"b", b"a")}

    assert len(tags) == 2
    assert all(tag.startswith('"3.') for tag in tags)


def test_a_copy_that_is_still_right_is_not_sent_again():
    tag = settle(_asked(), _answer()).headers["ETag"]

    again = settle(_asked(if_none_match=f'"1.aa", W/{tag}'), _answer())

    assert again.status_code == 304
    assert again.body == b""
    assert again.headers["ETag"] == tag


@pytest.mark.parametrize("kept", ['"3"', '"3.000000000000"', "3", ""])
def test_any_other_copy_is(kept):
    assert settle(_asked(if_none_match=kept), _answer()).status_code == 200


def test_an_answer_without_a_version_has_no_tag():
    assert "ETag" not in settle(_asked(), Response(b"{}")).headers
