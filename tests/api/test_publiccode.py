"""GET /software/{slug}/publiccode.yml."""

from datetime import date

import pytest
import yaml

from registry.catalogue.parts import PubliccodeFile
from registry.catalogue.publiccode.reading import read_publiccode

LONG = "Permite reservar hora para un trámite, por internet o por teléfono. " * 4
WHOLE = {
    "repository_url": "https://example.org/sae.git",
    "landing_url": "https://example.org/sae",
    "licence": "GPL-3.0-or-later",
    "development_status": "stable",
    "software_type": "standalone/web",
    "maintenance_type": "none",
    "categories": ["appointment-scheduling"],
    "platforms": ["web"],
    "available_languages": ["es"],
    "holder_name": "Banco Demo",
    "texts": {
        "es": {
            "localised_name": "Agenda 1.10",
            "short_description": "Reserva de hora 📅",
            "long_description": f"{LONG}\n\nY más.",
            "features": ["Reserva: por teléfono", "no"],
        }
    },
    "releases": [{"version": "4.10", "released_on": "2016-04-01"}, {"version": "3.1"}],
    "base_software": [
        {"name": "PostgreSQL", "kind": "open", "version_min": "9.4"},
        {"name": "Algo", "kind": "unknown"},
    ],
    "declared_users": ["Caja Demo"],
}


@pytest.fixture
def file_of(api):
    def file_of(slug: str):
        answer = api.get(f"/software/{slug}/publiccode.yml")
        assert answer.status_code == 200, answer.text
        return answer

    return file_of


class TestWrittenFromTheEntry:
    def test_says_what_the_entry_says_in_the_standards_words(self, enter, file_of):
        enter("SAE v1", repository_url="https://example.org/sae-v1.git")
        enter("SAE v4", **WHOLE, based_on=["sae-v1"])

        answer = file_of("sae-v4")

        assert answer.headers["Content-Type"] == "application/yaml"
        assert yaml.safe_load(answer.text) == {
            "publiccodeYmlVersion": "0.7",
            "name": "SAE v4",
            "url": "https://example.org/sae.git",
            "landingURL": "https://example.org/sae",
            "isBasedOn": ["https://example.org/sae-v1.git"],
            "softwareVersion": "4.10",
            "releaseDate": date(2016, 4, 1),
            "platforms": ["web"],
            "categories": ["appointment-scheduling"],
            "usedBy": ["Caja Demo"],
            "developmentStatus": "stable",
            "softwareType": "standalone/web",
            "organisation": {"uri": "urn:acervo:agency:DEMO-A", "name": "Organismo Demo A"},
            "description": {
                "es": {
                    "localisedName": "Agenda 1.10",
                    "shortDescription": "Reserva de hora 📅",
                    "longDescription": f"{LONG}\n\nY más.".strip(),
                    "features": ["Reserva: por teléfono", "no"],
                }
            },
            "legal": {"license": "GPL-3.0-or-later", "mainCopyrightOwner": "Banco Demo"},
            "maintenance": {"type": "none"},
            "localisation": {"availableLanguages": ["es"]},
            "dependsOn": {"open": [{"name": "PostgreSQL", "versionMin": "9.4"}]},
        }

    def test_is_read_back_with_nothing_missing_but_what_nobody_said(self, enter, file_of):
        enter("SAE v4", **WHOLE)

        reading = read_publiccode(file_of("sae-v4").content)

        assert [error.key for error in reading.errors] == ["localisation.localisationReady"]
        assert reading.entry is not None
        assert reading.entry.descriptions["es"].features == ("Reserva: por teléfono", "no")

    def test_says_at_its_top_what_is_missing_and_makes_nothing_up(self, enter, file_of):
        enter("Agenda")

        text = file_of("agenda").text

        comments = [line for line in text.splitlines() if line.startswith("#")]
        assert "#   url: " in "\n".join(comments)
        assert any(line.startswith("#   legal: ") for line in comments)
        assert set(yaml.safe_load(text)) == {"publiccodeYmlVersion", "name", "organisation"}

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", "What is not known was left out"),
            ("es", "Lo que no se conoce se omitió"),
            ("pt", "O que não se conhece foi omitido"),
        ],
    )
    def test_speaks_the_readers_language_in_its_comments(self, api, enter, language, words):
        enter("Agenda")

        text = api.get(f"/software/agenda/publiccode.yml?language={language}").text

        assert words in text

    def test_names_no_origin_that_the_reader_may_not_know_of(self, enter, file_of):
        enter("SAE v1", visibility="restricted", repository_url="https://example.org/sae-v1")
        enter("SAE v4", based_on=["sae-v1"])

        assert "sae-v1" not in file_of("sae-v4").text


class TestKept:
    def test_is_given_as_it_came(self, write, enter, file_of):
        software, raw = enter("Agenda"), 'name: "Agenda"\n# ¡como vino!\nurl: x\n'
        with write() as session:
            session.add(
                PubliccodeFile(
                    software_id=software.id,
                    raw_text=raw,
                    digest="0" * 64,
                    findings=[],
                    read_on=date(2026, 3, 2),
                )
            )

        assert file_of("agenda").text == raw


def test_has_a_tag_that_spares_a_copy(api, enter, file_of):
    enter("Agenda")
    tag = file_of("agenda").headers["ETag"]

    again = api.get("/software/agenda/publiccode.yml", headers={"If-None-Match": tag})

    assert again.status_code == 304


def test_is_hidden_with_its_entry(api, enter):
    enter("Reservada", visibility="restricted")

    assert api.get("/software/reservada/publiccode.yml").status_code == 404
