"""Entries that these tests begin with, and what an owner types."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.models import Software
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software

LONG = "La agenda deja que la gente reserve hora para ser atendida en una oficina. " * 3


@pytest.fixture
def owner(pages, cast):
    """Someone who publishes the agency's software."""
    return pages.as_(cast.publisher)


@pytest.fixture
def draft(write, cast):
    """Keep a draft of the agency: `draft("Agenda", licence="MIT")`."""

    def draft(name: str = "Agenda", **facts) -> Software:
        given = {"name": name, "life": "draft", **facts}
        with write() as session:
            given = SoftwareDraft.model_validate(given)
            return enter_software(session, cast.publisher.actor, given)

    return draft


@pytest.fixture
def kept(house):
    """Return an entry as it is kept now, by its slug."""

    def kept(slug: str) -> Software | None:
        with house.sessions.reading() as session:
            return software_by_slug(session, SYSTEM, slug)

    return kept


@pytest.fixture
def steps():
    """What is typed into each step, so that the file is valid at the end."""
    return {
        "name": {
            "name": "Agenda",
            "repository_url": "https://git.example.org/demo/agenda",
            "landing_url": "",
            "logo": "docs/logo.svg",
        },
        "description": {
            "texts-0-language": "es",
            "texts-0-short_description": "Reserva de hora por internet.",
            "texts-0-long_description": LONG,
            "texts-0-features": "Reserva por la web\r\nLlamador en pantalla\r\n",
            "texts-0-screenshots": "docs/agenda.png\r\nhttps://example.org/llamador.jpg\r\n",
            "texts-0-documentation_url": "",
            "texts-0-localised_name": "",
        },
        "kind": {
            "software_type": "standalone/web",
            "development_status": "stable",
            "platforms": ["", "web"],
            "more_platforms": "OpenBSD",
            "categories": ["", "appointment-scheduling"],
            "available_languages": ["", "es"],
            "is_localisation_ready": "false",
            "latest_version": "1.10",
            "released_on": "2025-03",
        },
        "rights": {
            "licence": "GPL-3.0-or-later",
            "licence_other": "",
            "licence_as_found": "",
            "holder": "DEMO-A",
            "holder_name": "",
        },
        "upkeep": {
            "maintenance_type": "internal",
            "steward": "DEMO-A",
            "contacts-0-name": "Mesa de ayuda",
            "contacts-0-email": "mesa@demo-a.example",
            "contacts-0-phone": "",
            "contacts-0-affiliation": "",
            "contractors-0-name": "",
            "contractors-0-ends_on-day": "",
            "contractors-0-ends_on-month": "",
            "contractors-0-ends_on-year": "",
            "contractors-0-website": "",
        },
        "needs": {
            "base_software-0-name": "PostgreSQL",
            "base_software-0-version_min": "15",
            "base_software-0-version_max": "",
            "base_software-0-kind": "open",
            "base_software-1-name": "",
            "base_software-1-version_min": "",
            "base_software-1-kind": "",
            "baseline-months": "10",
            "baseline-margin_months": "0,5",
            "baseline-person_months": "",
            "baseline-precision": "approximate",
            "baseline-cost": "",
            "baseline-currency": "",
            "baseline-price_year": "",
            "baseline-source": "",
        },
    }
