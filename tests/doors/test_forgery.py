"""A form is taken from our own pages alone."""

import pytest

from tests.environment.doors import TOKEN


@pytest.fixture
def reader(pages, cast):
    """Someone signed in."""
    return pages.as_(cast.member)


@pytest.fixture
def post(reader):
    """Send a form without whatever a page would add."""
    return lambda data, **headers: reader.client.post("/sign-out", data=data, headers=headers)


def test_a_form_without_its_token_is_refused(post):
    answer = post({})

    assert answer.status_code == 403
    assert "This form is out of date." in answer.text


@pytest.mark.parametrize("token", ["x", "é", ".", "00.00", "0" * 10_000])
def test_a_made_up_token_is_refused(post, token):
    assert post({"csrf_token": token}).status_code == 403


def test_another_persons_token_is_refused(pages, cast, post):
    theirs = pages.as_(cast.admin).token()

    assert post({"csrf_token": theirs}).status_code == 403


def test_a_strangers_token_is_refused_once_signed_in(pages, post):
    assert post({"csrf_token": pages.token()}).status_code == 403


def test_a_token_differs_on_every_page_and_each_is_taken(reader):
    first, second = reader.token(), reader.token()

    assert first != second
    assert reader.client.post("/sign-out", data={"csrf_token": first}).status_code == 303


@pytest.mark.parametrize(
    "origin",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_a_form_that_comes_from_elsewhere_is_refused_with_its_token_and_all(
    reader, post, origin
):
    answer = post({"csrf_token": reader.token()}, **origin)

    assert answer.status_code == 403
    assert "This form was sent from another page than ours." in answer.text


@pytest.mark.parametrize(
    "origin",
    [
        {"Origin": "http://testserver"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Sec-Fetch-Site": "same-origin"},
        {},
    ],
)
def test_a_form_of_our_own_is_taken(reader, post, origin):
    assert post({"csrf_token": reader.token()}, **origin).status_code == 303


def test_a_stranger_gets_a_cookie_with_the_form_alone(pages):
    assert "Set-Cookie" not in pages.get("/problems").headers
    assert pages.get("/sign-in").headers["Set-Cookie"].startswith("acervo-form=")
    assert "Set-Cookie" not in pages.get("/sign-in").headers


def test_every_form_of_a_page_holds_a_token(reader, cast):
    text = reader.get(f"/people/{cast.member.person.id}").text

    assert text.count('method="post"') == len(TOKEN.findall(text))
