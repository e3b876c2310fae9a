"""The standard's rules, one by one: a whole file is spoilt in one place, and one thing is said of it."""

import pytest

from registry.catalogue.publiccode.reading import VERSIONS, read_publiccode
from registry.catalogue.vocabulary import Category, Scope, SoftwareType
from tests.registry.catalogue.publiccode.files import WHOLE, changed, without

ITALIAN = (
    "IT:\n  countryExtensionVersion: '1.0'\n  conforme:\n    gdpr: true\n"
    "  riuso:\n    codiceIPA: c_h501\n  piattaforme:\n    spid: true\n"
)
FUNDER = "  - name: Fondo de Ejemplo\n    uri: https://fondo.example.org\n"


def said_of(data):
    return [
        (found.severity.value, found.code, found.key)
        for found in read_publiccode(data).findings
    ]


def added(text):
    return WHOLE.encode() + text.encode()


class TestVersions:
    @pytest.mark.parametrize("version", sorted(VERSIONS))
    def test_the_parser_s_are_taken_and_older_ones_warned_of(self, version):
        said = said_of(changed('"0.7"', f'"{version}"'))

        is_latest = version in {"0", "0.7", "0.7.0"}
        assert said == (
            [] if is_latest else [("warning", "older-version", "publiccodeYmlVersion")]
        )

    @pytest.mark.parametrize(
        "version", ["1", "1.0", "0.6", "0.1", "0.7.1", "v0.7", "latest", "00"]
    )
    def test_no_other_is(self, version):
        said = said_of(changed('"0.7"', f'"{version}"'))

        assert said == [("error", "unknown-version", "publiccodeYmlVersion")]


class TestRequiredKeys:
    @pytest.mark.parametrize(
        "key",
        ["publiccodeYmlVersion", "platforms", "developmentStatus", "softwareType",
         "description", "legal", "maintenance", "localisation"],
    )  # fmt: skip
    def test_of_the_first_level(self, key):
        data = without(key)

        assert ("error", "missing", key) in said_of(data)

    @pytest.mark.parametrize(
        ("old", "key"),
        [
            ("  license: EUPL-1.2\n", "legal.license"),
            ("  type: contract\n", "maintenance.type"),
            ("    - name: Taller de Ejemplo\n      until", "maintenance.contractors[0].name"),
            ('      until: "2027-12-31"\n', "maintenance.contractors[0].until"),
            ("  localisationReady: true\n", "localisation.localisationReady"),
            ("    shortDescription: Reserva de turnos para atención al público.\n",
             "description.es.shortDescription"),
            ("  uri: urn:x-example:plaza\n", "organisation.uri"),
        ],
    )  # fmt: skip
    def test_of_a_section(self, old, key):
        new = "    - until" if old.endswith("until") else ""

        assert ("error", "missing", key) in said_of(changed(old, new))

    def test_in_every_language(self):
        data = changed("legal:\n", "  pt:\n    localisedName: Turnos\nlegal:\n")

        assert {key for _, code, key in said_of(data) if code == "missing"} == {
            "description.pt.shortDescription",
            "description.pt.longDescription",
            "description.pt.features",
        }

    @pytest.mark.parametrize(
        ("kind", "code", "key"),
        [
            ("contract", "no-contractor", "maintenance.contractors"),
            ("internal", "no-contact", "maintenance.contacts"),
            ("community", "no-contact", "maintenance.contacts"),
            ("none", None, None),
        ],
    )
    def test_by_the_type_of_maintenance(self, kind, code, key):
        data = without("maintenance") + f"maintenance:\n  type: {kind}\n".encode()

        assert said_of(data) == ([("error", code, key)] if code else [])


EDITS = [
    # texts and their lengths, counted as written
    ("name: Turnero", "name: ''", "error", "name-from-description", "name"),
    ("name: Turnero", "name: {a: b}", "error", "wrong-type", "name"),
    ("name: Turnero", "name: 12", "advice", "quotes-missing", "name"),
    ("applicationSuite: Ventanilla", "applicationSuite: []",
     "error", "wrong-type", "applicationSuite"),
    ("applicationSuite: Ventanilla", "applicationSuite: ''",
     "advice", "empty-value", "applicationSuite"),
    # addresses
    ("https://turnero.example.org\n", "ftp://turnero.example.org\n",
     "error", "not-an-address", "landingURL"),
    ("https://turnero.example.org\n", "''\n", "error", "nothing-said", "landingURL"),
    ("https://turnero.example.org\n", "https://turnero.example.org/a b\n",
     "advice", "blank-in-address", "landingURL"),
    ("https://turnero.example.org\n", "https://turnero.example.org/%zz\n",
     "error", "not-an-address", "landingURL"),
    ("https://turnero.example.org\n", "|\n  https://turnero.example.org\n",
     "error", "blanks-around", "landingURL"),
    ("https://turnero.example.org\n", "https://turnero.example.org/" + "a" * 500 + "\n",
     "advice", "address-too-long", "landingURL"),
    ("isBasedOn: https://git.example.org/plaza/filas", "isBasedOn: filas",
     "error", "not-an-address", "isBasedOn"),
    ("isBasedOn: https://git.example.org/plaza/filas", "isBasedOn: [git://git.example.org/a]",
     "advice", "not-of-the-web", "isBasedOn[0]"),
    ("isBasedOn: https://git.example.org/plaza/filas", "isBasedOn: {a: b}",
     "error", "wrong-type", "isBasedOn"),
    ("uri: urn:x-example:plaza", "uri: urn:x", "error", "not-a-uri", "organisation.uri"),
    ("uri: urn:x-example:plaza", "uri: urn:x-example:a/b",
     "error", "not-a-uri", "organisation.uri"),
    ("uri: urn:x-example:plaza", "uri: urn:x-italian-pa:c_h501 e",
     "error", "not-an-ipa-code", "organisation.uri"),
    ("uri: urn:x-example:plaza", "uri: ftp://plaza.example.org",
     "advice", "not-of-the-web", "organisation.uri"),
    ("uri: https://fondo.example.org", "uri: fondo", "error", "not-a-uri", "fundedBy[0].uri"),
    ("    uri: https://fondo.example.org\n", "", "error", "missing", "fundedBy[0].uri"),
    (FUNDER, "  - uri: https://fondo.example.org\n",
     "advice", "funder-without-name", "fundedBy[0].name"),
    (FUNDER, "  name: Fondo\n", "error", "wrong-type", "fundedBy"),
    # days
    ("2025-03-09", "09/03/2025", "error", "not-a-day", "releaseDate"),
    ('"2027-12-31"', "2027-12-31T10:00:00Z",
     "error", "other-day-form", "maintenance.contractors[0].until"),
    # lists and words
    ("platforms:\n  - web\n  - android\n", "platforms: []\n", "error", "missing", "platforms"),
    ("platforms:\n  - web\n  - android\n", "platforms: web\n",
     "error", "single-value", "platforms"),
    ("  - web\n", "  - Web\n", "advice", "platform-form", "platforms[0]"),
    ("  - online-booking\n", "  -\n", "error", "nothing-said", "categories[1]"),
    ("scope: [local-authorities]", "scope: [localauthorities]",
     "error", "not-in-list", "intendedAudience.scope[0]"),
    ("softwareType: standalone/web", "softwareType: standalone",
     "error", "not-in-list", "softwareType"),
    ("softwareType: standalone/web", "softwareType: ''", "error", "nothing-said", "softwareType"),
    ("softwareType: standalone/web", "softwareType: |\n  standalone/web",
     "error", "blanks-around", "softwareType"),
    ("  - id: alias:gdpr\n", "  - id: alias:gdprs\n", "error", "unknown-support", "supports[0].id"),
    ("  - id: alias:gdpr\n", "  - alias:gdpr\n", "error", "wrong-type", "supports[0]"),
    # languages, countries, licences
    ("    - es\n", "    - spa\n", "error", "language-long", "localisation.availableLanguages[0]"),
    ("    - es\n", "    - es_UY\n", "error", "language-form", "localisation.availableLanguages[0]"),
    ("    - es\n", "    - ES\n", "advice", "language-case", "localisation.availableLanguages[0]"),
    ("    - es\n", "    - x-lunfardo\n",
     "advice", "private-language", "localisation.availableLanguages[0]"),
    ("    - es\n", "    - spanish\n",
     "error", "not-a-language", "localisation.availableLanguages[0]"),
    ("    - es\n    - pt-BR\n", "      []\n",
     "error", "missing", "localisation.availableLanguages"),
    ("[UY, BR]", "[UY, br]", "warning", "country-case", "intendedAudience.countries[1]"),
    ("[UY, BR]", "[UY, bR]", "error", "country-mixed-case", "intendedAudience.countries[1]"),
    ("[UY, BR]", "[UY, URY]", "error", "not-a-country", "intendedAudience.countries[1]"),
    ("countries: [UY, BR]", "unsupportedCountries: Uruguay",
     "error", "not-a-country", "intendedAudience.unsupportedCountries"),
    ("EUPL-1.2", "GPL-3.0", "advice", "licence-form", "legal.license"),
    ("EUPL-1.2", "mit", "advice", "licence-form", "legal.license"),
    ("EUPL-1.2", "MIT AND", "error", "unknown-licence", "legal.license"),
    ("EUPL-1.2", "GPL", "error", "unknown-licence", "legal.license"),
    ("EUPL-1.2", "MIT OR GPL 2.0", "error", "unknown-licence", "legal.license"),
    ("EUPL-1.2", "LicenseRef-scancode-psf-3.7.2,MIT", "error", "unknown-licence", "legal.license"),
    # pictures and videos
    ("docs/logo.svg", "docs/logo.jpg", "error", "not-an-image-path", "logo"),
    ("docs/logo.svg", "https://turnero.example.org/logo.gif", "error", "not-an-image-path", "logo"),
    ("docs/logo.svg", "file:///logo.svg", "error", "not-an-image-path", "logo"),
    ("docs/pantalla.png", "docs/pantalla.jpeg",
     "error", "not-an-image-path", "description.es.screenshots[0]"),
    ("    screenshots:\n      - docs/pantalla.png\n", "    videos:\n      - https://turnero.example.org/v.mp4\n",
     "error", "not-a-video", "description.es.videos[0]"),
    ("    screenshots:\n      - docs/pantalla.png\n", "    videos:\n      - turnero\n",
     "error", "not-an-address", "description.es.videos[0]"),
    # people
    ("      website:", "      email: nadie\n      website:",
     "error", "not-an-email", "maintenance.contractors[0].email"),
    ("      website:", "      email: nadie@example\n      website:",
     "error", "not-an-email", "maintenance.contractors[0].email"),
    ("https://taller.example.org", "taller",
     "error", "not-an-address", "maintenance.contractors[0].website"),
    # flags
    ("optional: true", "optional: 'true'",
     "error", "not-true-or-false", "dependsOn.proprietary[0].optional"),
    ("localisationReady: true", "localisationReady: on",
     "error", "not-true-or-false", "localisation.localisationReady"),
    ("localisationReady: true", "localisationReady: no",
     "error", "not-true-or-false", "localisation.localisationReady"),
    # keys
    ("name: Turnero\n", "name: Turnero\nde: {}\n", "error", "unknown-key", "de"),
    ("    features:\n", "    featureList: []\n    features:\n",
     "error", "unknown-key", "description.es.featureList"),
    ("  license: EUPL-1.2\n", "  license: EUPL-1.2\n  repoOwner: Plaza\n",
     "warning", "deprecated", "legal.repoOwner"),
    ("  license: EUPL-1.2\n", "  license: EUPL-1.2\n  authorsFile: AUTHORS\n",
     "warning", "deprecated", "legal.authorsFile"),
    ("  license: EUPL-1.2\n", "  license: EUPL-1.2\n  authorsFile: /AUTHORS\n",
     "error", "not-a-path", "legal.authorsFile"),
    ("logo: docs/logo.svg\n", "monochromeLogo: docs/logo.svg\n",
     "warning", "deprecated", "monochromeLogo"),
    ("logo: docs/logo.svg\n", "monochromeLogo: []\n", "error", "wrong-type", "monochromeLogo"),
    ("logo: docs/logo.svg\n", "inputTypes: [text/plain]\n", "warning", "deprecated", "inputTypes"),
    ("logo: docs/logo.svg\n", "outputTypes: [texto]\n",
     "error", "not-a-mime-type", "outputTypes[0]"),
    ("logo: docs/logo.svg\n", "outputTypes: [text/plian]\n",
     "advice", "mime-type-unknown", "outputTypes[0]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "severity", "code", "key"), EDITS)
def test_one_thing_wrong_is_said_with_its_gravity(old, new, severity, code, key):
    assert (severity, code, key) in said_of(changed(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("categories:\n  - appointment-scheduling\n  - online-booking\n", ""),
        ("categories:\n  - appointment-scheduling\n  - online-booking\n", "categories:\n"),
        ("categories:\n  - appointment-scheduling\n  - online-booking\n", "categories: []\n"),
        ("isBasedOn: https://git.example.org/plaza/filas", "isBasedOn: null"),
        ("EUPL-1.2", "MIT OR (EUPL-1.2 AND GPL-2.0-only WITH Classpath-exception-2.0)"),
        ("EUPL-1.2", "LicenseRef-Plaza-1.0"),
        ("EUPL-1.2", "MPL-2.0+"),
        ("[UY, BR]", "[UY, XK]"),
        ("    - es\n", "    - es-419\n"),
        ("    - es\n", "    - ca-valencia\n"),
        ("    - es\n", "    - zh-Hant-TW\n"),
        ("  - web\n", "  - haiku\n"),
        ("uri: urn:x-example:plaza", "uri: urn:x-italian-pa:C_H501"),
        ("    screenshots:\n", "    videos:\n      - https://youtu.be/abc\n    screenshots:\n"),
        ("docs/logo.svg", "https://turnero.example.org/logo.SVG?a=b"),
        ("      website:", "      email: nadie@ejemplo.example\n      website:"),
        ("id: alias:gdpr", "id: https://eur-lex.example.org/gdpr"),
    ],
)
def test_what_the_standard_allows_has_nothing_said_of_it(old, new):
    assert said_of(changed(old, new)) == []


@pytest.mark.parametrize("category", Category)
def test_every_category_is_known(category):
    assert said_of(changed("  - online-booking\n", f"  - {category}\n")) in (
        [],
        [("advice", "repeated-item", "categories[1]")],
    )


def test_every_scope_is_known():
    assert said_of(changed("[local-authorities]", f"[{', '.join(Scope)}]")) == []
    assert (len(Category), len(Scope)) == (106, 24)


class TestLengths:
    @pytest.mark.parametrize(
        ("count", "code"),
        [(149, "too-short"), (150, None), (10_000, None), (10_001, "too-long")],
    )
    def test_of_the_long_description(self, count, code):
        long = WHOLE[WHOLE.index("    longDescription") : WHOLE.index("    documentation")]
        data = changed(long, f"    longDescription: {'x' * count}\n")

        key = "description.es.longDescription"
        assert said_of(data) == ([("error", code, key)] if code else [])

    def test_a_line_break_at_the_end_counts_as_it_does_for_the_parser(self):
        long = WHOLE[WHOLE.index("    longDescription") : WHOLE.index("    documentation")]

        assert said_of(changed(long, f"    longDescription: |\n      {'x' * 149}\n")) == []

    def test_of_the_generic_name(self):
        data = changed("    localisedName: El turnero\n", f"    genericName: {'ñ' * 36}\n")

        assert ("error", "too-long", "description.es.genericName") in said_of(data)


class TestTheItalianSection:
    def test_is_given_up_and_each_part_names_what_takes_its_place(self):
        findings = read_publiccode(added(ITALIAN)).findings

        assert {(found.severity.value, found.key) for found in findings} == {
            ("warning", "IT.conforme"),
            ("warning", "IT.riuso.codiceIPA"),
            ("warning", "IT.piattaforme"),
        }
        hints = " ".join(found.hint for found in findings)
        assert "alias:gdpr" in hints
        assert "alias:spid" in hints
        assert "organisation.uri: urn:x-italian-pa:c_h501" in hints

    def test_is_given_up_whole_where_it_says_nothing_else(self):
        (found,) = read_publiccode(added("IT:\n  countryExtensionVersion: '0.2'\n")).findings

        assert (found.severity.value, found.key, found.code) == ("warning", "IT", "deprecated")
        assert "“supports”" in found.hint

    def test_in_small_letters_names_the_capitals(self):
        found, *_ = read_publiccode(added("it:\n  countryExtensionVersion: '0.2'\n")).findings

        assert (found.severity.value, found.key, found.code) == ("warning", "it", "deprecated")
        assert "“IT”" in found.hint

    @pytest.mark.parametrize(
        ("section", "code", "key"),
        [
            (ITALIAN + "it: {}\n", "both-cases", "it"),
            ("It: {}\n", "unknown-key", "It"),
            ("IT: []\n", "wrong-type", "IT"),
            ("IT:\n  countryExtensionVersion: '3'\n", "unknown-italian-version",
             "IT.countryExtensionVersion"),
            ("IT:\n  conforme:\n    gdpr: si\n", "not-true-or-false", "IT.conforme.gdpr"),
            ("IT:\n  conforme:\n    gpdr: true\n", "unknown-key", "IT.conforme.gpdr"),
            ("IT:\n  piattaforme:\n    spid: 1\n", "not-true-or-false", "IT.piattaforme.spid"),
            ("IT:\n  riuso:\n    codiceIPA: 'Comune di Roma'\n", "not-an-ipa-code",
             "IT.riuso.codiceIPA"),
        ],
    )  # fmt: skip
    def test_is_checked(self, section, code, key):
        assert ("error", code, key) in said_of(added(section))


class TestWords:
    def test_an_unknown_key_names_the_nearest_known_one(self):
        (found,) = read_publiccode(changed("landingURL:", "landingUrl:")).findings

        assert found.hint == "Perhaps you mean “landingURL”."

    def test_a_wrong_type_says_what_was_found_and_what_is_wanted(self):
        (found,) = read_publiccode(changed("name: Turnero", "name: [Turnero]")).errors[:1]

        assert found.message == "Here is a list, and text is wanted; it was passed over."

    def test_a_mistaken_media_type_names_the_nearest(self):
        found = read_publiccode(changed("logo: docs/logo.svg", "inputTypes: [text.plain]"))

        assert "Perhaps you mean “text/plain”." in [each.hint for each in found.findings]

    @pytest.mark.parametrize(
        ("old", "new", "hint"),
        [
            ("stable", "zzz", "Choose one of: concept, development, beta, stable, obsolete."),
            (
                "online-booking",
                "zzz",
                "Choose one of the 106 words that the standard lists for it.",
            ),
        ],
    )
    def test_what_is_near_no_word_is_told_the_words(self, old, new, hint):
        (found,) = read_publiccode(changed(old, new)).findings

        assert found.hint == hint

    @pytest.mark.parametrize("kind", SoftwareType)
    def test_no_list_of_words_is_cut(self, kind):
        (found,) = read_publiccode(changed("standalone/web", "qqq")).findings

        assert kind in found.hint
