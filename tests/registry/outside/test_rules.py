import pytest

from registry.outside.rules import (
    BrokenAddressError,
    CredentialsInAddressError,
    NotHttpsError,
    destination_of,
    is_public,
)

NOT_PUBLIC = (
    "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 "
    "172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 "
    "203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 "
    "::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1 "
    "100::1 2001::1 2001:db8::1 2002:7f00:1:: fc00::1 fd00:ec2::254 fe80::1 "
    "fe80::1%eth0 fec0::1 ff02::1 2606:4700::1111%1 2130706433 0177.0.0.1 0x7f.1 "
    "127.1 localhost "
)


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_an_address_that_is_not_of_the_public_internet_is_told(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "172.32.0.1", "2606:4700:4700::1111"])
def test_an_address_of_the_public_internet_is_told(address):
    assert is_public(address)


class TestDestination:
    @pytest.mark.parametrize(
        ("url", "place", "target"),
        [
            ("https://example.org", "example.org", "/"),
            (
                "https://EXAMPLE.org.:443/a b"[:-2] + "%20b?q=ñ",
                "example.org",
                "/a%20b?q=%C3%B1",
            ),
            ("https://educación.example/ñ", "xn--educacin-13a.example", "/%C3%B1"),
            ("https://[2606:4700:4700:0::1111]/x", "[2606:4700:4700::1111]", "/x"),
        ],
    )
    def test_is_read_from_an_address(self, url, place, target):
        read = destination_of(url)

        assert (read.place, read.target, read.port) == (place, target, 443)

    @pytest.mark.parametrize(
        "url",
        [
            "http://example.org/",
            "https://example.org:8443/",
            "https://example.org:22/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:6379/_",
        ],
    )
    def test_is_of_the_secure_web_alone(self, url):
        with pytest.raises((NotHttpsError, BrokenAddressError)):
            destination_of(url)

    @pytest.mark.parametrize(
        "url",
        ["https://me@example.org/", "https://me:word@example.org/", "https://@example.org/"],
    )
    def test_holds_no_name_and_no_password(self, url):
        with pytest.raises(CredentialsInAddressError):
            destination_of(url)

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "https://",
            "https://exa mple.org/",
            "https://example.org\\@127.0.0.1/",
            "https://example.org/\r\nHost: other",
            "https://[::1/",
            "https://[::1%25eth0]/",
            "https://example.org:99999/",
            "https://exa%6dple.org/",
            "https://" + "a" * 3000,
        ],
    )
    def test_is_read_in_one_way_or_not_at_all(self, url):
        with pytest.raises(BrokenAddressError):
            destination_of(url)

    def test_is_a_tests_host_only_where_it_is_named_with_its_port(self):
        named = frozenset({"code.example:8099"})

        assert destination_of("http://code.example:8099/x", named).scheme == "http"
        for other in ("http://code.example:8098/x", "http://code.example/x"):
            with pytest.raises(NotHttpsError):
                destination_of(other, named)
