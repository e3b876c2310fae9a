"""What every answer has, whichever door gives it."""

import pytest

from tests.environment.doors import Pages
from web.main import create_app

ANSWERS = [
    "/livez",
    "/nothing-here",
    "/api/v1/nothing-here",
    "/api/v1/openapi.json",
    "/static/manifest.json",
]


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_tells_the_browser_its_bounds(pages, address):
    answer = pages.get(address)

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_page_carries_the_nonce_of_its_own_policy_and_no_two_pages_the_same(pages):
    first, second = pages.get("/nothing-here"), pages.get("/nothing-here")

    nonces = [_nonce(answer) for answer in (first, second)]
    assert nonces[0] != nonces[1]
    assert f'nonce="{nonces[0]}"' in first.text


def _nonce(answer) -> str:
    return answer.headers["Content-Security-Policy"].partition("'nonce-")[2].partition("'")[0]


class TestRequestIds:
    def test_keeps_the_one_the_caller_gave(self, pages):
        answer = pages.get("/livez", headers={"X-Request-ID": "abc-123"})

        assert answer.headers["X-Request-ID"] == "abc-123"

    @pytest.mark.parametrize("given", ["", "a b", "<script>", "x" * 61, "-abc"])
    def test_gives_a_new_one_instead_of_one_that_is_not_sane(self, pages, given):
        answer = pages.get("/livez", headers={"X-Request-ID": given})

        assert len(answer.headers["X-Request-ID"]) == 32


class TestHead:
    @pytest.mark.parametrize("address", [*ANSWERS, "/sign-in"])
    def test_is_the_answer_to_get_without_its_body(self, pages, address):
        read, head = pages.get(address), pages.client.head(address)

        assert head.status_code == read.status_code
        assert head.headers["Content-Type"] == read.headers["Content-Type"]
        assert head.content == b""


class TestAddresses:
    @pytest.mark.parametrize("address", ["/livez/", "/sign-in//", "/api/v1/me/", "//sign-in"])
    def test_have_one_spelling(self, pages, address):
        answer = pages.get(f"http://testserver{address}?a=b%20c")

        assert answer.status_code == 308
        assert answer.headers["Location"] == f"/{address.strip('/')}?a=b%20c"

    def test_never_lead_to_another_site(self, pages):
        answer = pages.get("http://testserver//evil.example/")

        assert answer.status_code == 404

    @pytest.mark.parametrize("address", ["/livez", "/sign-in", "/api/v1/me"])
    def test_say_which_methods_they_take(self, pages, address):
        answer = pages.client.options(address)

        assert answer.status_code == 204
        assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["Allow"].split(", "))

    def test_refuse_another_method_and_name_those_they_take(self, pages):
        answer = pages.client.put("/sign-in")

        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


class TestStaticFiles:
    def test_are_kept_by_browsers_for_a_year(self, pages):
        css = pages.get("/static/manifest.json").json()["files"]["acervo.css"]["path"]

        assert "max-age=31536000" in pages.get(f"/static/{css}").headers["Cache-Control"]

    def test_are_not_looked_for_elsewhere(self, pages):
        assert pages.get("/static/..%2f..%2fpyproject.toml").status_code == 404


class TestHealth:
    def test_lives_whatever_it_cannot_do(self, pages):
        assert pages.get("/livez").text == "ok"

    def test_is_not_ready_before_each_part_is_and_says_which_is_not(self, pages):
        answer = pages.get("/readyz")

        checks = answer.json()["checks"]
        assert answer.status_code == 503
        assert checks["database"] == checks["migrations"] == {"ok": True, "why": None}
        assert checks["index"] == {"ok": False, "why": "The search index is being built."}

    def test_counts_answers_by_the_pattern_of_their_address(self, house):
        pages = Pages(create_app(house=house))
        pages.get("/nothing-here?q=secret")
        pages.get("/sign-in")

        numbers = pages.get("/metrics").text

        assert (
            'acervo_http_requests_total{method="GET",route="/sign-in",status="200"} 1.0'
            in numbers
        )
        assert 'route="unknown",status="404"' in numbers
        assert "process_resident_memory_bytes" in numbers
        assert "secret" not in numbers
