"""The guarded client against hosts that mean no good."""

import gzip
import socket
import time
import zlib

import pytest

from registry.outside.connecting import OutsideSlowError, UnknownHostError
from registry.outside.fetching import (
    NotAnsweredError,
    OutsideTooLargeError,
    TooManyRedirectsError,
    fetch,
)
from registry.outside.rules import NotHttpsError, PrivateAddressError
from registry.outside.schemas import Limits
from tests.registry.outside.host import answer

MIB = 2**20


class TestWhatIsAnswered:
    def test_is_read_as_it_is_whatever_its_encoding(self, host):
        host.serve("/latin", "Trámite".encode("latin-1"), "text/plain; charset=ISO-8859-1")

        fetched = fetch(f"{host.url}/latin", limits=host.limits())

        assert (fetched.content, fetched.media_type) == (b"Tr\xe1mite", "text/plain")
        assert fetched.is_found

    def test_may_be_that_there_is_nothing(self, host):
        fetched = fetch(f"{host.url}/nowhere", limits=host.limits())

        assert (fetched.status, fetched.is_found) == (404, False)

    def test_was_asked_for_with_no_more_than_is_needed(self, host):
        host.serve("/x", "x")

        fetch(f"{host.url}/x#part", limits=host.limits())

        (request,) = host.asked
        sent = {name.lower(): value for name, value in request.headers.items()}
        assert sorted(sent) == [
            "accept",
            "accept-encoding",
            "connection",
            "host",
            "user-agent",
        ]
        assert sent["user-agent"].startswith("Acervo")
        assert sent["host"] == host.test_hosts
        assert request.path == "/x"

    @pytest.mark.parametrize(
        ("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)]
    )
    def test_is_unpacked_where_it_comes_packed(self, host, coding, pack):
        host.answers["/packed"] = lambda request: answer(
            request, pack(b"name: Turnero"), {"Content-Encoding": coding}
        )

        assert fetch(f"{host.url}/packed", limits=host.limits()).content == b"name: Turnero"


class TestRedirects:
    def test_are_followed_to_the_end(self, host):
        host.redirect("/a", "/b?c=1")
        host.redirect("/b?c=1", f"{host.url}/d#e")
        host.serve("/d", "there")

        fetched = fetch(f"{host.url}/a", limits=host.limits())

        assert (fetched.content, fetched.url) == (b"there", f"{host.url}/d")

    @pytest.mark.parametrize(
        ("location", "refusal"),
        [
            ("https://127.0.0.1/", PrivateAddressError),
            ("https://[::1]/", PrivateAddressError),
            ("https://169.254.169.254/latest/meta-data", PrivateAddressError),
            ("https://localhost/", PrivateAddressError),
            ("http://127.0.0.1:{other}/", NotHttpsError),
            ("http://169.254.169.254/", NotHttpsError),
            ("file:///etc/passwd", NotHttpsError),
        ],
    )
    def test_are_judged_as_the_first_address_was(self, host, location, refusal):
        host.redirect("/away", location.format(other=host.port))

        with pytest.raises(refusal):
            fetch(f"{host.url}/away", limits=host.limits())

        assert len(host.asked) == 1

    def test_that_lead_nowhere_end(self, host):
        host.redirect("/round", "/round")

        with pytest.raises(TooManyRedirectsError):
            fetch(f"{host.url}/round", limits=host.limits())

        assert len(host.asked) == 6


class TestNames:
    @pytest.mark.parametrize(
        "addresses",
        [
            ["127.0.0.1"],
            ["93.184.215.14", "127.0.0.1"],
            ["2606:4700:4700::1111", "::1"],
            ["::ffff:127.0.0.1"],
            ["64:ff9b::7f00:1"],
            ["fe80::1%2"],
        ],
    )
    def test_that_lead_to_what_is_not_public_are_not_asked(self, names, addresses):
        names["rebound.example"] = addresses

        with pytest.raises(PrivateAddressError) as refused:
            fetch("https://rebound.example/", limits=Limits())

        assert refused.value.params == {"host": "rebound.example"}

    @pytest.mark.parametrize("host", ["2130706433", "0177.0.0.1", "0x7f.0.0.1", "127.1"])
    def test_that_are_addresses_in_disguise_are_judged_by_what_they_lead_to(self, names, host):
        names[host] = ["127.0.0.1"]  # as the system reads them

        with pytest.raises(PrivateAddressError):
            fetch(f"https://{host}/", limits=Limits())

    def test_that_lead_nowhere_are_said(self, names):
        names["nowhere.example"] = []

        with pytest.raises(UnknownHostError):
            fetch("https://nowhere.example/", limits=Limits())

    def test_are_looked_up_once_so_that_no_second_answer_leads_elsewhere(
        self, names, monkeypatch
    ):
        reached = []
        names["twice.example"] = ["93.184.215.14"]

        def reach(address, *_, **__):
            reached.append(address[0])
            names["twice.example"] = ["127.0.0.1"]  # what the next one who asks is told
            raise OSError

        monkeypatch.setattr(socket, "create_connection", reach)

        with pytest.raises(NotAnsweredError):
            fetch("https://twice.example/", limits=Limits())

        assert reached == ["93.184.215.14"]


class TestHostsThatMeanNoGood:
    def test_one_that_answers_for_ever_is_left_when_the_time_is_up(self, host):
        def drip(request):
            request.send_response(200)
            request.end_headers()
            while True:
                request.wfile.write(b".")
                time.sleep(0.05)

        host.answers["/drip"] = drip
        began = time.monotonic()

        with pytest.raises(OutsideSlowError):
            fetch(f"{host.url}/drip", limits=host.limits(seconds=1))

        assert time.monotonic() - began < 3

    def test_one_whose_head_never_ends_is_left_too(self, host):
        def drip(request):
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                request.wfile.write(b"x")
                time.sleep(0.05)

        host.answers["/drip"] = drip

        with pytest.raises(OutsideSlowError):
            fetch(f"{host.url}/drip", limits=host.limits(seconds=1))

    def test_one_that_redirects_slowly_has_no_more_time_for_it(self, host):
        def later(request):
            time.sleep(0.6)
            answer(request, b"", {"Location": "/later"}, 302)

        host.answers["/later"] = later

        with pytest.raises(OutsideSlowError):
            fetch(f"{host.url}/later", limits=host.limits(seconds=1))

    @pytest.mark.parametrize("said", ["10000000000", None])
    def test_one_that_sends_10_gb_is_read_no_further_than_the_limit(self, host, said):
        sent = []

        def flood(request):
            request.send_response(200)
            if said:
                request.send_header("Content-Length", said)
            request.end_headers()
            for _ in range(10_000):
                request.wfile.write(b"x" * MIB)
                sent.append(MIB)

        host.answers["/flood"] = flood

        with pytest.raises(OutsideTooLargeError):
            fetch(f"{host.url}/flood", limits=host.limits())

        assert sum(sent) < 64 * MIB  # what the buffers between us took

    def test_one_that_packs_a_bomb_is_unpacked_no_further_than_the_limit(self, host):
        bomb = gzip.compress(b"\0" * (300 * MIB), 1)
        host.answers["/bomb"] = lambda request: answer(
            request, bomb, {"Content-Encoding": "gzip"}
        )

        with pytest.raises(OutsideTooLargeError):
            fetch(f"{host.url}/bomb", limits=host.limits())

    @pytest.mark.parametrize("coding", ["br", "gzip"])
    def test_one_whose_packing_is_none_is_refused(self, host, coding):
        host.answers["/odd"] = lambda request: answer(
            request, b"not packed", {"Content-Encoding": coding}
        )

        with pytest.raises(NotAnsweredError):
            fetch(f"{host.url}/odd", limits=host.limits())

    def test_one_that_hangs_up_or_speaks_another_language_is_refused(self, host):
        host.answers["/rude"] = lambda request: request.wfile.write(b"220 mail.example\r\n\r\n")

        with pytest.raises(NotAnsweredError):
            fetch(f"{host.url}/rude", limits=host.limits())
