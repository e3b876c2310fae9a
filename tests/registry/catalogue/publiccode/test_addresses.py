import pytest

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.addresses import (
    is_ipa_code,
    on_any_address,
    on_body,
    on_repository,
)
from registry.catalogue.publiccode.videos import can_be_embedded


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://plaza.example.org", None),
        ("urn:x-agency:BPS", None),
        ("URN:X-Italian-PA:c_h501", None),
        ("urn:x-italian-pa:", remarks.NOT_AN_IPA_CODE),
        ("urn:x-italian-pa:c h501", remarks.NOT_AN_IPA_CODE),
        ("urn:urn:x", remarks.NOT_A_URI),
        ("urn:x-agency:", remarks.NOT_A_URI),
        ("pcm", remarks.NOT_A_URI),
        ("/plaza", remarks.NOT_A_URI),
        ("mailto:plaza@example.org", remarks.NOT_A_URI),
        ("ldap://plaza.example.org", advice.NOT_OF_THE_WEB),
        ("http://[plaza", remarks.NOT_A_URI),
    ],
)
def test_bodies_are_named_by_an_address_or_a_urn(text, said):
    assert on_body(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ssh://git.example.org/a", advice.NOT_OF_THE_WEB),
        ("git@git.example.org:a/b", remarks.NOT_AN_ADDRESS),
        ("ssh://[a", remarks.NOT_AN_ADDRESS),
        ("https:", remarks.NOT_AN_ADDRESS),
        ("spid-button,%20other", remarks.NOT_AN_ADDRESS),
    ],
)
def test_any_scheme_will_do_for_what_it_is_based_on(text, said):
    assert on_any_address(text) is said


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://github.com/plaza/turnero", True),
        ("https://www.github.com/plaza/turnero.git", True),
        ("https://github.com/plaza/turnero/", True),
        ("https://github.com/plaza", False),
        ("https://github.com/plaza/turnero/tree/main", False),
        ("https://bitbucket.org/plaza/turnero/src/master", False),
        ("https://gitlab.com/plaza/gente/turnero", True),
        ("https://gitlab.com/plaza/turnero/-/tree/main", False),
        ("https://gitlab.com/plaza/turnero/raw/main/publiccode.yml", False),
        ("https://gitlab.com/plaza", False),
        ("https://git.example.org/turnero", True),
    ],
)
def test_the_great_hosts_addresses_tell_a_repository(address, is_one):
    assert on_repository(address) is (None if is_one else remarks.NOT_THE_REPOSITORY)


@pytest.mark.parametrize(
    ("code", "is_one"), [("c_h501", True), ("PCM", True), ("a b", False), ("", False)]
)
def test_codes_of_italian_bodies(code, is_one):
    assert is_ipa_code(code) is is_one


@pytest.mark.parametrize(
    ("address", "can_be"),
    [
        ("https://www.youtube.com/watch?v=a", True),
        ("https://m.youtube.com/shorts/a", True),
        ("https://youtu.be/a", True),
        ("https://vimeo.com/1", True),
        ("https://player.vimeo.com/video/1", True),
        ("https://www.youtube.com/@plaza", False),
        ("https://www.youtube.com/", False),
        ("https://youtu.be", False),
        ("https://notyoutube.com/watch?v=a", False),
        ("https://turnero.example.org/video.mp4", False),
    ],
)
def test_videos_are_known_by_their_service(address, can_be):
    assert can_be_embedded(address) is can_be
