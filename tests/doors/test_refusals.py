"""Every refusal of the pages is a page: what cannot be done, and what to do."""

import pytest

from tests.environment.doors import Pages
from web.main import create_app


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("es", "Esta página no está en el registro"),
        ("pt", "Esta página não está no registro"),
        ("en", "This page is not in the registry"),
    ],
)
def test_an_unknown_address_is_said_in_the_readers_language(pages, language, heading):
    answer = pages.get(f"/nothing-here?language={language}")

    assert answer.status_code == 404
    assert heading in answer.text
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize(
    "identifier",
    ["7", "%00", "x" * 300, "%F0%9F%98%80", "00000000-0000-0000-0000-000000000000"],
)
def test_an_identifier_that_names_nothing_leads_to_the_same_page(pages, cast, identifier):
    assert pages.as_(cast.admin).get(f"/people/{identifier}").status_code == 404


def test_a_refused_page_still_knows_who_reads_it(pages, cast):
    reader = pages.as_(cast.member)

    for address in ("/nothing-here", "/tokens"):
        assert "Organismo Demo A" in reader.get(address).text


def test_what_may_not_be_done_is_said_with_whom_to_ask(pages, cast):
    answer = pages.as_(cast.member).get("/tokens")

    assert answer.status_code == 403
    assert "Your roles do not allow this. Ask the administrator of your agency." in answer.text


def test_an_address_with_control_characters_is_refused(pages):
    answer = pages.get("/sign-in?next=%00")

    assert answer.status_code == 422
    assert "The address holds characters that nobody types." in answer.text


def test_a_form_that_is_too_large_is_refused(pages):
    answer = pages.post("/sign-in", {"email": "x" * 2**20})

    assert answer.status_code == 413
    assert "What you sent is too large" in answer.text


def test_a_form_that_is_no_form_is_refused(pages):
    kind = "multipart/form-data; boundary=x"

    answer = pages.client.post(
        "/sign-in", content=b"--y\r\n\r\nnot a part", headers={"Content-Type": kind}
    )

    assert answer.status_code in {400, 403}
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_fault_of_ours_is_told_by_its_number_and_keeps_its_innards(house, capsys):
    app = create_app(house=house)

    @app.get("/fails")
    def fails() -> None:
        raise LookupError(INNARDS)

    answer = Pages(app).get("/fails")

    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] in answer.text
    assert INNARDS not in answer.text
    logged = capsys.readouterr().err
    assert "LookupError" in logged
    assert answer.headers["X-Request-ID"] in logged
    assert INNARDS not in logged


INNARDS = "SELECT name FROM person"
