"""How files are sent: as they are read, once, compressed, and closed when their reader goes."""

import gzip
from email.utils import parsedate_to_datetime

import anyio
import anyio.lowlevel
import pytest

from registry.open_data import queries
from tests.web.open_data.conftest import FILES, rows_of
from web.main import create_app
from web.open_data import download

CSV = "/open-data/catalogue.csv"


@pytest.mark.parametrize("name", FILES)
def test_a_reader_who_has_this_edition_is_spared_another_copy(
    catalogue, edit, pages, fetch, name, clock
):
    clock.forward(minutes=1)
    first = fetch(name)
    known = {"If-None-Match": first.headers["etag"]}
    since = {"If-Modified-Since": first.headers["last-modified"]}

    for headers in (known, since, {"If-None-Match": "*"}):
        again = pages.get(f"/open-data/{name}", headers=headers)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    clock.forward(hours=1)
    edit("poco-se-sabe", licence="MIT")

    for headers in (known, since):
        assert pages.get(f"/open-data/{name}", headers=headers).status_code == 200


def test_a_day_on_which_an_entry_opens_is_another_edition(enter, agesic, pages, table, clock):
    enter("Agenda", agesic, confidential_until="2026-03-05")
    clock.forward(minutes=1)
    first = pages.get(CSV)
    assert rows_of(CSV, first.content) == []

    clock.forward(days=4)
    later = pages.get(CSV, headers={"If-Modified-Since": first.headers["last-modified"]})

    assert [row["slug"] for row in rows_of(CSV, later.content)] == ["agenda"]
    assert parsedate_to_datetime(later.headers["last-modified"]).day == 5


@pytest.mark.parametrize(
    "said",
    [
        "yesterday",
        "Mon, 02 Mar 2026 12:00:00",
        "",
        "Mon, 02 Mar 2026 11:59:59 GMT",
        "Mon, 02 Mar 2026 12:00:01 GMT",  # whose ever it is, no copy of ours bears it
    ],
)
def test_a_moment_that_is_not_this_edition_s_spares_nothing(catalogue, pages, said, clock):
    clock.forward(minutes=1)

    assert pages.get(CSV, headers={"If-Modified-Since": said}).status_code == 200


def test_an_answer_names_its_licence_and_its_date(catalogue, fetch, clock):
    clock.forward(minutes=1)

    answer = fetch("catalogue.csv")

    assert answer.headers["link"] == '<https://spdx.org/licenses/CC-BY-4.0>; rel="license"'
    assert answer.headers["last-modified"] == "Mon, 02 Mar 2026 12:00:00 GMT"
    assert answer.headers["content-disposition"] == (
        'attachment; filename="acervo-2026-03-02-catalogue.csv"'
    )


def test_whoever_takes_it_gets_it_compressed(catalogue, pages):
    plain = pages.get(CSV, headers={"Accept-Encoding": "identity"})
    refused = pages.get(CSV, headers={"Accept-Encoding": "gzip;q=0"})
    with pages.client.stream("GET", CSV, headers={"Accept-Encoding": "br, gzip"}) as answer:
        packed = b"".join(answer.iter_raw())

    assert answer.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers | refused.headers
    assert gzip.decompress(packed) == plain.content == refused.content
    book = pages.get("/open-data/catalogue.xlsx", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in book.headers


def test_an_unknown_file_is_none(pages):
    assert pages.get("/open-data/catalogue.pdf").status_code == 404


def test_a_catalogue_of_many_parts_is_written_whole_and_once(enter, agesic, table, monkeypatch):
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    for number in range(7):
        enter(f"Agenda {number}", agesic)

    for name in ("catalogue.csv", "catalogue.xlsx"):
        assert [row["slug"] for row in table(name)] == [f"agenda-{n}" for n in range(7)]


class TestConnections:
    """On a database of their own, through the server's own way of answering."""

    @pytest.fixture
    def front(self, fresh_database):
        front = create_app(fresh_database.settings)
        yield front
        front.state.house.close()

    def test_a_reader_who_goes_away_leaves_no_connection_behind(self, front, monkeypatch):
        pool = front.state.house.engine.pool
        self._fetch(front, goes_after=1)

        assert pool.checkedout() == 0

    def test_a_reader_who_stops_reading_is_cut_off_in_the_end(self, front, monkeypatch):
        monkeypatch.setattr(download, "LONGEST_SECONDS", 0.2)
        pool = front.state.house.engine.pool

        sent = self._fetch(front, stalls=True)

        assert pool.checkedout() == 0
        assert not any(message.get("more_body") is False for message in sent)

    def test_while_it_is_sent_one_connection_is_held(self, front):
        pool = front.state.house.engine.pool
        held = []

        sent = self._fetch(front, at_each=lambda: held.append(pool.checkedout()))

        assert max(held) == 1
        assert sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}
        assert pool.checkedout() == 0

    def _fetch(self, front, *, goes_after=None, stalls=False, at_each=lambda: None):
        """Ask for the CSV as a server would hand the request in; return what was sent."""
        sent = []
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "path": CSV,
            "raw_path": CSV.encode(),
            "root_path": "",
            "scheme": "http",
            "query_string": b"",
            "headers": [],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
        }

        async def knock():
            gone = anyio.Event()
            asked = False

            async def receive():
                nonlocal asked
                if not asked:
                    asked = True
                    return {"type": "http.request", "body": b"", "more_body": False}
                await gone.wait()
                return {"type": "http.disconnect"}

            async def send(message):
                sent.append(message)
                at_each()
                if goes_after is not None and len(sent) > goes_after:
                    gone.set()
                    await anyio.lowlevel.checkpoint()
                if stalls and message["type"] == "http.response.body":
                    await anyio.sleep_forever()

            with anyio.fail_after(60):
                await front(scope, receive, send)

        anyio.run(knock)
        return sent
