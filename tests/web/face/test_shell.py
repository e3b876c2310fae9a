"""What stands around a page: its language and the ways to the others, sections, who is signed in."""

import re

import pytest
from starlette.testclient import TestClient

from registry.language.vocabulary import Language
from tests.web.face.conftest import face_app


@pytest.fixture
def reader() -> TestClient:
    return TestClient(face_app())


def _language(answer) -> str:
    return re.search(r'<html lang="(\w+)"', answer.text)[1]


def test_the_default_language_is_spanish(reader):
    answer = reader.get("/_gallery", headers={"accept-language": "de"})

    assert _language(answer) == "es"
    assert answer.headers["content-language"] == "es"


def test_the_browsers_wish_is_followed(reader):
    assert _language(reader.get("/_gallery", headers={"accept-language": "en-US"})) == "en"


def test_the_language_of_the_address_is_remembered(reader):
    reader.get("/_gallery?language=pt")

    assert _language(reader.get("/_gallery", headers={"accept-language": "en"})) == "pt"


def test_a_language_that_is_none_of_ours_changes_nothing(reader):
    answer = reader.get("/_gallery?language=xx")

    assert _language(answer) == "es"
    assert "set-cookie" not in answer.headers


def test_whoever_does_not_choose_a_language_gets_no_cookie(reader):
    assert "set-cookie" not in reader.get("/_gallery").headers


def test_the_installation_may_have_another_default():
    app = face_app()
    app.state.default_language = Language.PT

    assert _language(TestClient(app).get("/_gallery")) == "pt"


def test_answers_differ_by_language_for_whoever_keeps_them(reader):
    assert reader.get("/_gallery").headers["vary"] == "Accept-Language, Cookie"


def test_the_ways_to_other_languages_keep_the_address(reader):
    text = reader.get("/_gallery?q=firma+%26+sello&language=es&tag=a&tag=b").text

    assert 'href="?q=firma+%26+sello&amp;tag=a&amp;tag=b&amp;language=pt"' in text
    assert 'hreflang="en" lang="en"' in text


def test_a_stranger_is_offered_to_sign_in(reader):
    text = reader.get("/_gallery").text

    assert 'href="/sign-in"' in text
    assert "/sign-out" not in text
    assert 'href="/my-agency"' not in text


def test_someone_signed_in_is_named_by_agency_and_roles_and_leaves_by_a_form(reader):
    text = reader.get("/_gallery?as=someone").text

    assert "Organismo Demo A" in text
    assert "Ingresar, Buscar" in text
    assert 'action="/sign-out" method="post"' in text
    assert 'name="csrf_token" value="form-token"' in text
    assert "3 avisos" in text
    assert 'href="/sign-in"' not in text


def test_a_page_with_demonstration_rows_says_so(reader):
    assert 'class="acv-demo"' in reader.get("/_gallery").text
    assert 'class="acv-demo"' not in reader.get("/error/404").text


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (404, "Esta página no está en el registro"),
        (403, "No tiene permiso para esto"),
        (409, "No se pudo hacer"),
        (418, "No se entiende este pedido"),
        (500, "Algo falló de nuestro lado"),
    ],
)
def test_an_error_page_says_what_happened(reader, status, title):
    answer = reader.get(f"/error/{status}")

    assert answer.status_code == status
    assert f"<title>{title} – Acervo</title>" in answer.text  # noqa: RUF001  the title's dash


def test_only_a_mishap_of_ours_quotes_the_number_of_the_request(reader):
    assert "8f2c1b" in reader.get("/error/500").text
    assert "8f2c1b" not in reader.get("/error/404").text


def test_a_page_that_is_not_there_offers_to_search(reader):
    assert 'action="/search" role="search"' in reader.get("/error/404").text


def test_a_form_with_errors_says_so_in_the_title(reader):
    assert "<title>Error: Galería" in reader.get("/_gallery").text
