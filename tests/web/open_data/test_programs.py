"""Files are given to a program by its agency's token, as the JSON door gives; no page is."""

import json

import pytest

from tests.web.open_data.conftest import FILES, words_of

FEED = "/feeds/changes.atom"
ENTRY = "/software/gubernamental.jsonld"
TAKEN = [*(f"/open-data/{name}" for name in FILES), FEED]


def bearing(secret):
    return {"Authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("address", TAKEN)
def test_a_token_is_given_what_its_agency_reads(every_kind, pages, cast, address):
    asked = f"{address}?demonstration=1"
    for someone in (cast.outsider, cast.member, cast.reviewer):
        by_token = pages.get(asked, headers=bearing(someone.token))
        by_sign_in = pages.as_(someone).get(asked)

        assert by_token.status_code == 200
        name = address.rpartition("/")[2]
        assert words_of(name, by_token.content) == words_of(name, by_sign_in.content)
        assert "Gubernamental" in words_of(name, by_token.content)
        assert by_token.headers["cache-control"] == "no-store"
        assert "Authorization" in by_token.headers["vary"]


def test_a_token_is_given_an_entry_s_own_description(every_kind, pages, cast):
    assert pages.get(ENTRY).status_code == 404

    answer = pages.get(ENTRY, headers=bearing(cast.outsider.token))

    assert json.loads(answer.content)["name"] == "Gubernamental"


@pytest.mark.parametrize("address", TAKEN)
def test_a_token_that_may_not_read_is_given_what_a_stranger_is(
    every_kind, pages, cast, address
):
    narrow = cast.token(cast.agency, {"publisher"}, {"needs:write"})
    asked, name = f"{address}?demonstration=1", address.rpartition("/")[2]

    given = pages.get(asked, headers=bearing(narrow.token))

    assert words_of(name, given.content) == words_of(name, pages.get(asked).content)
    assert "Gubernamental" not in words_of(name, given.content)


@pytest.mark.parametrize("said", ["Bearer acv_nothing", "Bearer ", "Bearer", "Basic YTpi", ""])
@pytest.mark.parametrize("address", ["/open-data/catalogue.csv", FEED, ENTRY])
def test_a_token_that_is_none_of_ours_is_refused(every_kind, pages, cast, address, said):
    for reader in (pages, pages.as_(cast.member)):  # whoever is signed in beside it
        answer = reader.get(address, headers={"Authorization": said})

        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Bearer realm="Acervo"'
        assert "This token is not, or no longer, one of ours." in answer.text


def test_a_token_that_ran_out_is_refused(every_kind, pages, cast, clock):
    token = cast.outsider.token
    clock.forward(days=2)

    assert pages.get(FEED, headers=bearing(token)).status_code == 401


def test_a_token_goes_before_a_sign_in(every_kind, pages, cast):
    asked = "/open-data/catalogue.csv?demonstration=1"

    given = pages.as_(cast.member).get(asked, headers=bearing(cast.outsider.token))

    assert given.content == pages.as_(cast.outsider).get(asked).content


def test_a_copy_of_a_program_s_is_spared_by_its_tag(every_kind, pages, cast):
    headers = bearing(cast.outsider.token)
    tag = pages.get(FEED, headers=headers).headers["etag"]

    again = pages.get(FEED, headers={**headers, "If-None-Match": tag})
    of_stranger = pages.get(FEED, headers={"If-None-Match": tag})

    assert (again.status_code, of_stranger.status_code) == (304, 200)


@pytest.mark.parametrize(
    "address",
    [
        "/open-data?demonstration=1",
        "/search?q=gubernamental&demonstration=1",
        "/reuses?demonstration=1",
    ],
)
def test_a_token_opens_no_page(every_kind, pages, words, cast, index, address):
    index()

    given = pages.get(address, headers=bearing(cast.outsider.token))

    assert words(given) == words(pages.get(address))


@pytest.mark.parametrize("address", ["/my-agency", "/my-account", "/people"])
def test_a_token_signs_nobody_in(pages, cast, address):
    answer = pages.get(address, headers=bearing(cast.agency_admin.token))

    assert answer.headers["location"].startswith("/sign-in")


def test_a_token_opens_the_page_of_no_hidden_entry(every_kind, pages, cast):
    headers = bearing(cast.outsider.token)

    assert pages.get("/software/gubernamental", headers=headers).status_code == 404
