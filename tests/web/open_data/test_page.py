"""The page that lists what there is, and what the API says of it."""

from registry.open_data.vocabulary import DataFile


def test_the_page_says_what_there_is_how_large_and_what_for(catalogue, pages, words):
    answer = pages.get("/open-data")
    page = words(answer)

    assert "Entries 3 " in page
    assert "CC-BY-4.0" in page
    assert all(f'href="/open-data/{file}"' in answer.text for file in DataFile)
    assert "≈ 2 kB" in page
    assert 'href="/feeds/changes.atom"' in answer.text


def test_the_page_keeps_the_demonstration_in_its_links(every_kind, pages):
    text = pages.get("/open-data?demonstration=1").text

    assert 'href="/open-data/catalogue.csv?demonstration=1"' in text
    assert 'href="/feeds/changes.atom?demonstration=1"' in text


def test_the_page_warns_who_is_signed_in(pages, words, cast):
    warning = "what your agency may read"

    assert warning in words(pages.as_(cast.member).get("/open-data"))
    assert warning not in words(pages.get("/open-data"))


def test_the_page_speaks_three_languages(pages, words):
    said = [words(pages.get(f"/open-data?language={each}")) for each in ("es", "pt", "en")]

    assert "Para qué sirve" in said[0]
    assert "Para que serve" in said[1]
    assert "What it is good for" in said[2]


def test_the_api_lists_the_files(catalogue, api, pages):
    listed = api.get("/open-data").json()

    assert (listed["licence"], listed["entries"]) == ("CC-BY-4.0", 3)
    assert listed["licence_url"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert [file["name"] for file in listed["files"]] == list(DataFile)
    for file in listed["files"]:
        path = file["url"].removeprefix("http://127.0.0.1:8000")
        answer = pages.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == file["media_type"]


def test_an_empty_registry_has_a_page(pages, words):
    assert "Entries 0 " in words(pages.get("/open-data"))
