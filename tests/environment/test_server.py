"""The server of the journeys is one that anybody could have started."""

import urllib.request
from pathlib import Path

from tests.environment.server import serve


class TestServer:
    def test_serves_the_home_page_of_a_seeded_registry(self, server):
        with urllib.request.urlopen(f"{server.url}/") as answer:  # noqa: S310  our own address
            assert answer.status == 200


class TestServe:
    def test_ends_the_process_it_has_started(self, fresh_database):
        with serve(fresh_database.settings) as server:
            pid = server.process.pid

        assert server.process.returncode is not None
        assert not Path("/proc", str(pid)).exists()
