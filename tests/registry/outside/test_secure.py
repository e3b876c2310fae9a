"""The guarded client where it asks by HTTPS, as it asks everywhere but in tests.

Names and the addresses behind them lie outside: they are faked, and what is sent to a public address
comes to a server of this machine. All else is as it is: the client, its trust, the secret talk.
"""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta

import pytest

from registry.outside.fetching import NotAnsweredError, fetch
from registry.outside.rules import NotHttpsError, PrivateAddressError
from registry.outside.schemas import Limits
from tests.registry.outside.certificates import Authority
from tests.registry.outside.host import Host, running_host

NAME, OTHER = "code.example", "mirror.example"
PUBLIC, OTHER_PUBLIC = "93.184.215.14", "2606:4700:4700::1111"
INSIDE = "10.0.0.7"


@dataclass
class Secure:
    """A host that speaks HTTPS, and the addresses that a connection was opened to."""

    host: Host
    reached: list[tuple[str, int]]
    names: dict[str, list[str]]


@pytest.fixture
def authority(tmp_path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def start(names, monkeypatch, authority) -> Iterator:
    """Start a host with a certificate: `start(authority.context(["code.example"]))`."""
    reached: list[tuple[str, int]] = []
    truly = socket.create_connection
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    names[NAME], names[OTHER] = [PUBLIC], [OTHER_PUBLIC]
    with ExitStack() as running:

        def start(context) -> Secure:
            host = running.enter_context(running_host(context))

            def reach(address, timeout=None, **options):
                reached.append(address)
                return truly(("127.0.0.1", host.port), timeout, **options)

            monkeypatch.setattr(socket, "create_connection", reach)
            return Secure(host, reached, names)

        yield start


@pytest.fixture
def secure(start, authority) -> Secure:
    """A host that proves to be called by both names."""
    return start(authority.context([NAME, OTHER]))


def test_a_host_that_proves_its_name_is_asked_at_the_address_that_was_judged(secure):
    secure.host.serve("/publiccode.yml", "name: Turnero")

    fetched = fetch(f"https://{NAME}/publiccode.yml", limits=Limits())

    assert (fetched.content, fetched.url) == (
        b"name: Turnero",
        f"https://{NAME}/publiccode.yml",
    )
    assert secure.reached == [(PUBLIC, 443)]
    assert secure.host.asked[0].headers["host"] == NAME


def test_a_name_that_leads_elsewhere_meanwhile_is_not_asked_again(secure, monkeypatch):
    secure.host.serve("/", "here")
    look_up, looked_up = socket.getaddrinfo, []

    def rebind(host, *arguments, **options):
        looked_up.append(host)
        found = look_up(host, *arguments, **options)
        secure.names[NAME] = ["127.0.0.1"]  # what whoever asks next is told
        return found

    monkeypatch.setattr(socket, "getaddrinfo", rebind)

    assert fetch(f"https://{NAME}/", limits=Limits()).content == b"here"
    assert looked_up.count(NAME) == 1
    assert secure.reached == [(PUBLIC, 443)]


@pytest.mark.parametrize(
    ("names_of_it", "ended_ago"),
    [
        pytest.param([OTHER], timedelta(), id="another host's"),
        pytest.param([f"www.{NAME}"], timedelta(), id="a part's"),
        pytest.param([NAME], timedelta(days=2), id="one that ended"),
    ],
)
def test_a_certificate_that_does_not_prove_the_name_is_refused(
    start, authority, names_of_it, ended_ago
):
    secure = start(authority.context(names_of_it, ended_ago))

    with pytest.raises(NotAnsweredError) as refused:
        fetch(f"https://{NAME}/", limits=Limits())

    assert "CERTIFICATE_VERIFY_FAILED" in str(refused.value.__cause__)
    assert secure.reached == [(PUBLIC, 443)]
    assert secure.host.asked == []


def test_a_certificate_of_an_authority_that_nobody_trusts_is_refused(start, tmp_path):
    secure = start(Authority(tmp_path, "unknown").context([NAME]))

    with pytest.raises(NotAnsweredError) as refused:
        fetch(f"https://{NAME}/", limits=Limits())

    assert "CERTIFICATE_VERIFY_FAILED" in str(refused.value.__cause__)
    assert secure.host.asked == []


class TestRedirects:
    def test_to_another_public_host_are_followed_and_it_proves_its_own_name(self, secure):
        secure.host.redirect("/a", f"https://{OTHER}/b")
        secure.host.serve("/b", "there")

        fetched = fetch(f"https://{NAME}/a", limits=Limits())

        assert (fetched.content, fetched.url) == (b"there", f"https://{OTHER}/b")
        assert secure.reached == [(PUBLIC, 443), (OTHER_PUBLIC, 443)]
        assert [each.headers["host"] for each in secure.host.asked] == [NAME, OTHER]

    def test_to_a_host_that_does_not_prove_its_name_are_refused(self, start, authority):
        secure = start(authority.context([NAME]))
        secure.host.redirect("/a", f"https://{OTHER}/b")

        with pytest.raises(NotAnsweredError):
            fetch(f"https://{NAME}/a", limits=Limits())

        assert [each.path for each in secure.host.asked] == ["/a"]

    @pytest.mark.parametrize(
        "location",
        [
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://169.254.169.254/latest/meta-data",
            f"https://{INSIDE}/",
            "https://inside.example/",
            "//inside.example/",
        ],
    )
    def test_to_a_machine_that_is_not_public_are_refused(self, secure, location):
        secure.names["inside.example"] = [INSIDE]
        secure.host.redirect("/away", location)

        with pytest.raises(PrivateAddressError):
            fetch(f"https://{NAME}/away", limits=Limits())

        assert secure.reached == [(PUBLIC, 443)]

    def test_to_what_is_not_secret_are_refused_even_where_a_test_allows_it(self, secure, host):
        secure.host.redirect("/away", f"{host.url}/")

        with pytest.raises(NotHttpsError):
            fetch(f"https://{NAME}/away", limits=host.limits())

        assert host.asked == []
