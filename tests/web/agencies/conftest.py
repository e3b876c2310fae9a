"""Who looks at agencies in these tests."""

import pytest


@pytest.fixture
def admin(pages, cast):
    return pages.as_(cast.admin)


@pytest.fixture
def agency_admin(pages, cast):
    return pages.as_(cast.agency_admin)


@pytest.fixture
def form():
    """What is typed into the form of an agency, so that nothing is wrong with it."""
    return {
        "name": "Banco de Previsión Social",
        "code": "BPS",
        "acronym": "BPS",
        "kind": "autonomous_entity",
        "country": "UY",
        "website": "https://www.bps.gub.uy",
        "parent": "",
    }
