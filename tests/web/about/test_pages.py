"""The small pages at the foot, and the gallery that production hides."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from web.main import create_app

PAGES = ["/about", "/accessibility", "/personal-data"]
HEADINGS = {
    "es": ["Acerca del registro", "Accesibilidad", "Datos personales"],
    "pt": ["Sobre o registro", "Acessibilidade", "Dados pessoais"],
    "en": ["About the registry", "Accessibility", "Personal data"],
}


@pytest.mark.parametrize("language", HEADINGS)
def test_each_page_speaks_its_readers_language(pages, language):
    for address, heading in zip(PAGES, HEADINGS[language], strict=True):
        answer = pages.get(f"{address}?language={language}")

        assert answer.status_code == 200
        assert f'<h1 class="govuk-heading-xl">{heading}</h1>' in answer.text


def test_they_ask_nothing_of_the_database(pages, statements):
    assert statements(lambda: [pages.get(address) for address in PAGES]) == 0


def test_how_long_a_sign_in_holds_is_said_as_it_is(pages, words):
    said = words(pages.get("/personal-data"))

    assert "It ends after 8 hours without use, and after 14 days in any case." in said
    assert "holds for 7 days when you are invited, and for 24 hours" in said


def test_the_gallery_is_not_there_in_production(house):
    assert TestClient(create_app(house=house)).get("/_gallery").status_code == 200

    hidden = replace(house, settings=house.settings.model_copy(update={"production": True}))
    assert TestClient(create_app(house=hidden)).get("/_gallery").status_code == 404
