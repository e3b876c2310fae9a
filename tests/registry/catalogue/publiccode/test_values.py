import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.catalogue.publiccode.addresses import is_any_uri, is_uri, is_web_address
from registry.catalogue.publiccode.licences import licence_of, likely_licence
from registry.catalogue.publiccode.values import (
    country_of,
    cut,
    day_of,
    graphemes,
    is_email,
    is_image_path,
    is_mime_type,
    language_of,
    nearest,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("MIT", "MIT"),
        ("mit", "MIT"),
        ("GPL-3.0", "GPL-3.0-only"),
        ("GPL-2.0+", "GPL-2.0-or-later"),
        ("MPL-2.0+", "MPL-2.0+"),
        ("LGPL-3.0-or-later AND MPL-2.0+", "LGPL-3.0-or-later AND MPL-2.0+"),
        ("(MIT OR EUPL-1.2) AND CC0-1.0", "(MIT OR EUPL-1.2) AND CC0-1.0"),
        ("GPL-2.0-only WITH Classpath-exception-2.0",) * 2,
        ("LicenseRef-scancode-llgpl",) * 2,
    ],
)
def test_a_licence_is_read_in_the_present_spelling(written, read):
    assert licence_of(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "()",
        "MIT License",
        "GPLv3",
        "GPL",
        "GPL 2.0+",
        "LicenseRef-scancode-psf-3.7.2/LicenseRef-Own",
        "Nada+",
        "MIT OR",
        "MIT MIT",
        "MIT/X11",
        "MIT+MITMIT WITH MITMIT +MIT'MIT",
        "MIT AND " * 60 + "MIT",
    ],
)
def test_what_is_no_licence_expression_is_none(written):
    assert licence_of(written) is None


@given(
    st.lists(
        st.sampled_from(
            [
                *("MIT", "(", ")", " AND ", " WITH ", "+", " ", "with", "é", "'"),
                *(f"LicenseRef-{own}" for own in ("scancode-psf-3.7.2", "scancode-llgpl", "X")),
            ]
        )
    ).map("".join)
)
def test_no_licence_makes_reading_fail(text):
    assert licence_of(text) != ""


def test_advice_on_a_licence_is_itself_spdx():
    for spoken in ("MIT License", "GPL v3", "cc0", "EUPL-1.2-or-later"):
        likely = likely_licence(spoken)

        assert likely is not None
        assert all(licence_of(each) for each in likely.split(" / "))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://example.org", True),
        ("http://example.org:8080/a?b#c", True),
        ("https://[2001:db8::1]/", True),
        ("ftp://example.org", False),
        ("https://", False),
        ("https://[::1", False),
        ("https://example.org:99999", False),
        ("https://exa mple.org", False),
        ("javascript:alert(1)", False),
        ("https://example.org/" + "a" * 600, False),
    ],
)
def test_web_addresses(text, is_one):
    assert is_web_address(text) is is_one


def test_uris_may_be_urns_and_supports_any_scheme():
    assert is_uri("urn:x-agency:BPS")
    assert not is_uri("did:web:example.org")
    assert is_any_uri("did:web:example.org")
    assert not is_any_uri("nada")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a@example.org", True),
        ("a@b", False),
        ("a b@example.org", False),
        ("a@example.org, b@example.org", False),
    ],
)
def test_emails(text, is_one):
    assert is_email(text) is is_one


def test_media_types():
    assert is_mime_type("application/vnd.oasis.opendocument.text")
    assert not is_mime_type("text")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("docs/logo.SVG", True),
        ("https://example.org/logo.png?raw=true", True),
        ("/logo.png", False),
        ("file:logo.png", False),
        ("..\\logo.png", False),
        ("logo.gif", False),
    ],
)
def test_paths_of_pictures(text, is_one):
    assert is_image_path(text, (".png", ".svg")) is is_one


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("es", "es"),
        ("IT", "it"),
        ("it-IT", "it-IT"),
        ("zh-Hant", "zh-Hant"),
        ("en_GB", "en-GB"),
        ("eng", "en"),
    ],
)
def test_languages_are_understood_in_other_spellings(written, tag):
    read = language_of(written)

    assert read is not None
    assert (read.value, read.is_exact) == (tag, tag == written)


@pytest.mark.parametrize(
    "written", ["", "xxx", "english", "e", "12", "x-private", "de-" + "a" * 40]
)
def test_what_is_no_language(written):
    assert language_of(written) is None


def test_countries():
    assert country_of("UY") is not None
    assert country_of("XX") is None
    assert country_of("URY") is None


@pytest.mark.parametrize(
    "written", ["2021-13-01", "2021-02-30", "hoy", "", "21-1-1", "2021/01/01"]
)
def test_what_is_no_day(written):
    assert day_of(written) is None


def test_the_nearest_word_is_offered_only_where_it_is_near():
    assert nearest("Stabel", ["stable", "beta"]) == "stable"
    assert nearest("xyz", ["stable", "beta"]) is None


@given(st.text(), st.integers(1, 9))
def test_a_cut_text_is_the_beginning_and_no_longer_than_asked(text, most):
    short = cut(text, most)

    assert text.startswith(short)
    assert len(short) <= most
    assert graphemes(short) <= graphemes(text)
