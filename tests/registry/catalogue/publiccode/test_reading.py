from datetime import date

import pytest

from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.vocabulary import (
    BaseSoftwareKind,
    Category,
    DevelopmentStatus,
    MaintenanceType,
    Scope,
    SoftwareType,
)
from tests.registry.catalogue.publiccode.files import WHOLE, changed, without


def findings(data):
    return [
        (found.code, found.key, found.line, found.column)
        for found in read_publiccode(data).findings
    ]


class TestAWholeFile:
    def test_has_nothing_wrong(self):
        assert findings(WHOLE.encode()) == []

    def test_keeps_its_text_as_it_was(self):
        assert read_publiccode(WHOLE.encode()).raw_text == WHOLE

    def test_gives_everything_it_says(self):
        entry = read_publiccode(WHOLE.encode()).entry

        assert entry is not None
        assert entry.name == "Turnero"
        assert entry.url == "https://git.example.org/Plaza/turnero.git"
        assert entry.repository == "https://git.example.org/Plaza/turnero"
        assert entry.is_based_on == ("https://git.example.org/plaza/filas",)
        assert (entry.software_version, entry.release_date) == ("1.10", date(2025, 3, 9))
        assert entry.platforms == ("web", "android")
        assert entry.categories == (Category.APPOINTMENT_SCHEDULING, Category.ONLINE_BOOKING)
        assert entry.used_by == ("Ayuntamiento de Ejemplo",)
        assert entry.supports == ("alias:gdpr", "urn:example:norma:1")
        assert entry.development_status is DevelopmentStatus.STABLE
        assert entry.software_type is SoftwareType.WEB
        assert entry.organisation is not None
        assert entry.organisation.name == "Plaza de Ejemplo"
        assert entry.audience.countries == ("UY", "BR")
        assert entry.audience.scopes == (Scope.LOCAL_AUTHORITIES,)
        assert entry.legal.licence == "EUPL-1.2"
        assert entry.maintenance.type is MaintenanceType.CONTRACT
        assert entry.maintenance.contractors[0].until == date(2027, 12, 31)
        assert entry.is_localisation_ready is True
        assert entry.available_languages == ("es", "pt-BR")
        assert [(each.kind, each.name, each.is_optional) for each in entry.depends_on] == [
            (BaseSoftwareKind.OPEN, "PostgreSQL", False),
            (BaseSoftwareKind.PROPRIETARY, "Oracle", True),
        ]

    def test_gives_its_texts_by_language(self):
        entry = read_publiccode(WHOLE.encode()).entry

        assert entry is not None
        text = entry.descriptions["es"]
        assert text.localised_name == "El turnero"
        assert text.features == ("Reserva por la web", "Llamador en pantalla")
        assert text.long_description is not None
        assert text.long_description.startswith("El turnero deja")
        assert text.long_description.endswith("por una pantalla.")


class TestWhatMakesAFileUnusable:
    def test_no_address_of_a_repository(self):
        reading = read_publiccode(without("url"))

        assert reading.entry is None
        assert [found.code for found in reading.findings] == ["no-repository"]

    def test_an_address_that_is_none(self):
        data = changed("https://git.example.org/Plaza/turnero.git", "javascript:alert(1)")

        assert read_publiccode(data).entry is None
        assert findings(data) == [("not-a-repository", "url", 4, 6)]

    def test_no_name_anywhere(self):
        data = without("name").replace(b"    localisedName: El turnero\n", b"")

        assert read_publiccode(data).entry is None
        assert findings(data) == [("no-name", "name", 1, 1)]

    def test_a_name_in_the_description_alone_is_enough(self):
        reading = read_publiccode(without("name"))

        assert reading.entry is not None
        assert reading.entry.name == "El turnero"
        assert [found.code for found in reading.findings] == ["name-from-description"]

    def test_two_keys_are_enough(self):
        reading = read_publiccode(b"name: Turnero\nurl: https://git.example.org/a\n")

        assert reading.entry is not None
        assert {found.code for found in reading.findings} == {"missing"}
        assert {found.key for found in reading.findings} == {
            "publiccodeYmlVersion",
            "platforms",
            "developmentStatus",
            "softwareType",
            "description",
            "legal",
            "maintenance",
            "localisation",
        }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("name: Turnero\n", "name: Turnero\nname: Otro\n", ("duplicate-key", "name", 3, 1)),
        ("name: Turnero\n", "name: [Turnero]\n", ("wrong-type", "name", 2, 7)),
        ("name: Turnero\n", 'name: Turnero\nnamme: "x"\n', ("unknown-key", "namme", 3, 1)),
        ('"1.10"', "1.10", ("quotes-missing", "softwareVersion", 7, 18)),
        ("2025-03-09", "2025-3-9", ("other-day-form", "releaseDate", 8, 14)),
        ("2025-03-09", "2025-03-09T10:00:00Z", ("other-day-form", "releaseDate", 8, 14)),
        ("2025-03-09", "2025-02-30", ("not-a-day", "releaseDate", 8, 14)),
        ("2025-03-09", "pronto", ("not-a-day", "releaseDate", 8, 14)),
        ("2025-03-09", "''", ("nothing-said", "releaseDate", 8, 14)),
        ("https://turnero.example.org\n", "turnero\n", ("not-an-address", "landingURL", 5, 13)),
        ("docs/logo.svg", "/logo.svg", ("not-an-image-path", "logo", 9, 7)),
        ("docs/logo.svg", "file:logo.svg", ("not-an-image-path", "logo", 9, 7)),
        ("docs/logo.svg", "logo.mpg", ("not-an-image-path", "logo", 9, 7)),
        ("  - web\n", "  - web\n  - web\n", ("repeated-item", "platforms[1]", 12, 5)),
        ("  - web\n", "  -\n", ("empty-value", "platforms[0]", 11, 4)),
        ("online-booking", "online-boking", ("not-in-list", "categories[1]", 15, 5)),
        ("stable", "done", ("not-in-list", "developmentStatus", 25, 20)),
        ("standalone/web", "[web]", ("wrong-type", "softwareType", 26, 15)),
        ("  uri: urn:x-example:plaza\n", "", ("missing", "organisation.uri", 28, 3)),
        ("uri: urn:x-example:plaza", "uri: plaza", ("not-a-uri", "organisation.uri", 28, 8)),
        ("id: alias:gdpr", "id: alias:nada", ("unknown-support", "supports[0].id", 22, 9)),
        ("[UY, BR]", "[uy, BR]", ("country-case", "intendedAudience.countries[0]", 31, 15)),
        ("[UY, BR]", "[UY, Br]", ("country-mixed-case", "intendedAudience.countries[1]", 31, 19)),
        ("[UY, BR]", "[UY, XX]", ("not-a-country", "intendedAudience.countries[1]", 31, 19)),
        ("[UY, BR]", "UY", ("single-value", "intendedAudience.countries", 31, 14)),
        ("[UY, BR]", "{}", ("wrong-type", "intendedAudience.countries", 31, 14)),
        ("  es:\n", "  ES:\n", ("language-case", "description.ES", 34, 3)),
        ("  es:\n", "  es_UY:\n", ("language-form", "description.es_UY", 34, 3)),
        ("  es:\n", "  xxx:\n", ("not-a-language", "description.xxx", 34, 3)),
        (
            "    localisedName: El turnero\n",
            "    genericName: " + "Un turnero cualquiera " * 2 + "\n",
            ("deprecated", "description.es.genericName", 35, 5),
        ),
        (
            "Reserva de turnos para atención al público.",
            "Reserva de turnos " * 10,
            ("too-long", "description.es.shortDescription", 36, 23),
        ),
        ("      - Reserva por la web\n      - Llamador en pantalla\n", "      []\n",
         ("missing", "description.es.features", 43, 7)),
        ("docs/pantalla.png", "docs/pantalla.webp",
         ("not-an-image-path", "description.es.screenshots[0]", 46, 9)),
        ("EUPL-1.2", "MIT License", ("unknown-licence", "legal.license", 48, 12)),
        ("EUPL-1.2", "()", ("unknown-licence", "legal.license", 48, 12)),
        ("type: contract", "type: none", ("contractor-without-contract", "maintenance.contractors", 52, 3)),
        ("type: contract", "type: mutual", ("not-in-list", "maintenance.type", 51, 9)),
        ('      until: "2027-12-31"\n', "", ("missing", "maintenance.contractors[0].until", 53, 7)),
        ("localisationReady: true", "localisationReady: yes",
         ("not-true-or-false", "localisation.localisationReady", 57, 22)),
        ("localisationReady: true", "localisationReady: 'true'",
         ("not-true-or-false", "localisation.localisationReady", 57, 22)),
        ("    - pt-BR\n", "    - IT\n", ("language-case", "localisation.availableLanguages[1]", 60, 7)),
        ('versionMin: "13"', "versionMin: []", ("wrong-type", "dependsOn.open[0].versionMin", 64, 19)),
        ("optional: true", "optional: {}", ("wrong-type", "dependsOn.proprietary[0].optional", 67, 17)),
        ("dependsOn:\n  open:", "dependsOn:\n  opens:", ("unknown-key", "dependsOn.opens", 62, 3)),
        ('"0.7"', '"1.0"', ("unknown-version", "publiccodeYmlVersion", 1, 23)),
        ('"0.7"', '"0.4"', ("older-version", "publiccodeYmlVersion", 1, 23)),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_at_its_key_line_and_column(old, new, expected):
    reading = read_publiccode(changed(old, new))

    assert expected in [
        (found.code, found.key, found.line, found.column) for found in reading.findings
    ]
    assert reading.entry is not None


class TestWhatIsStillUsed:
    def entry(self, old, new):
        entry = read_publiccode(changed(old, new)).entry
        assert entry is not None
        return entry

    def test_a_number_as_it_was_written(self):
        assert self.entry('"1.10"', "1.10").software_version == "1.10"

    def test_a_day_whose_zeros_are_missing(self):
        assert self.entry("2025-03-09", "2025-3-9").release_date == date(2025, 3, 9)

    def test_a_yes_for_true(self):
        assert self.entry("Ready: true", "Ready: yes").is_localisation_ready is True

    def test_a_language_in_another_spelling(self):
        assert set(self.entry("  es:\n", "  es_UY:\n").descriptions) == {"es-UY"}

    @pytest.mark.parametrize(
        ("written", "tag"), [("IT", "it"), ("it-IT", "it-IT"), ("zh-Hant", "zh-Hant")]
    )
    def test_languages_with_a_country_or_a_script(self, written, tag):
        assert set(self.entry("  es:\n", f"  {written}:\n").descriptions) == {tag}

    def test_the_first_of_two_texts_in_one_language(self):
        entry = self.entry("legal:\n", "  ES:\n    localisedName: Otro\nlegal:\n")

        assert entry.descriptions["es"].localised_name == "El turnero"

    def test_the_last_of_two_equal_keys(self):
        assert self.entry("name: Turnero\n", "name: Viejo\nname: Turnero\n").name == "Turnero"

    def test_a_licence_in_other_words_is_unknown_and_kept_as_found(self):
        legal = self.entry("EUPL-1.2", "MIT License").legal

        assert (legal.licence, legal.licence_as_found) == (None, "MIT License")

    def test_a_retired_licence_name_is_read_in_its_present_form(self):
        legal = self.entry("EUPL-1.2", "GPL-3.0 OR mit").legal

        assert legal.licence == "GPL-3.0-only OR MIT"

    def test_a_text_that_is_too_long_for_the_standard(self):
        entry = self.entry("Reserva de turnos para", "Reserva " * 30)

        assert (entry.descriptions["es"].short_description or "").startswith("Reserva Reserva")

    def test_a_single_platform(self):
        entry = self.entry("  - web\n  - android\n", "  web\n")

        assert entry.platforms == ("web",)

    def test_several_softwares_it_is_based_on(self):
        entry = self.entry(
            "isBasedOn: https://git.example.org/plaza/filas",
            "isBasedOn: [https://a.example/x, nada, https://b.example/y]",
        )

        assert entry.is_based_on == ("https://a.example/x", "https://b.example/y")

    def test_nothing_that_it_is_based_on(self):
        assert (
            self.entry(
                "isBasedOn: https://git.example.org/plaza/filas", "isBasedOn:"
            ).is_based_on
            == ()
        )

    def test_the_body_in_the_italian_section(self):
        reading = read_publiccode(
            without("organisation") + b"it:\n  riuso:\n    codiceIPA: C_H501\n"
        )

        assert reading.entry is not None
        assert reading.entry.organisation is not None
        assert reading.entry.organisation.uri == "urn:x-italian-pa:c_h501"
        assert reading.errors == ()

    def test_keys_taken_over_by_a_reference(self):
        entry = self.entry(
            "  proprietary:\n    - name: Oracle\n",
            "  proprietary:\n    - &base {name: Oracle, version: '19'}\n    - <<: *base\n      name: Db2\n",
        )

        assert [(each.name, each.version) for each in entry.depends_on[1:]] == [
            ("Oracle", "19"),
            ("Db2", "19"),
        ]

    def test_git_s_own_way_of_writing_the_address(self):
        entry = self.entry(
            "https://git.example.org/Plaza/turnero.git", "git@git.example.org:Plaza/turnero.git"
        )

        assert entry.url == entry.repository == "https://git.example.org/Plaza/turnero"


class TestLengths:
    def test_are_counted_as_a_reader_counts(self):
        family = "\U0001f469\u200d\U0001f467"  # one sign to a reader, three to a computer

        assert (
            findings(changed("Reserva de turnos para atención al público.", family * 150)) == []
        )
        assert [
            code
            for code, *_ in findings(
                changed("Reserva de turnos para atención al público.", family * 151)
            )
        ] == ["too-long"]

    def test_a_text_is_cut_between_signs(self):
        entry = read_publiccode(
            changed("name: Turnero", "name: " + "e\u0301o\u0308\u0323" * 200)
        ).entry

        assert entry is not None
        assert len(entry.name) <= 200
        assert not entry.name.endswith("o")


class TestPersonalData:
    def test_a_wrong_email_is_not_repeated(self):
        reading = read_publiccode(
            changed("      website:", "      email: someone at example\n      website:")
        )

        assert [found.code for found in reading.findings] == ["not-an-email"]
        assert "someone" not in repr(reading.findings)

    def test_contacts_do_not_show_in_what_is_logged(self):
        reading = read_publiccode(
            changed(
                "  type: contract\n", "  type: contract\n  contacts:\n    - name: Alguien\n"
            )
        )

        assert reading.entry is not None
        assert reading.entry.maintenance.contacts[0].name == "Alguien"
        assert "Alguien" not in repr(reading.entry)
