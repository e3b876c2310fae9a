"""What is written down of a request: enough to mend, nothing about a person."""

import json
import sys
from dataclasses import replace
from io import StringIO

import pytest

from registry.settings import Settings
from tests.environment.doors import Pages
from web.main import create_app


@pytest.fixture
def logged(house, capsys):
    """A reader whose requests are logged as JSON, and the lines."""
    settings = Settings(**house.settings.model_dump(exclude={"log_format"}), log_format="json")
    reader = Pages(create_app(house=replace(house, settings=settings)))

    def lines() -> list[dict[str, object]]:
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return reader, lines


def test_a_line_names_method_pattern_status_time_and_request(logged, cast):
    reader, lines = logged

    reader.as_(cast.admin).get(
        "/people/7?done=ana@demo.gub.uy", headers={"X-Request-ID": "abc"}
    )

    line = lines()[-1]
    assert line.pop("ms") > 0
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "answered",
        "level": "info",
        "method": "GET",
        "request_id": "abc",
        "route": "/people/{person_id}",
        "status": 404,
    }


@pytest.mark.parametrize(
    "address",
    ["/sign-in?next=/ana", "/links/ana", "/ana", "/problems/ana?q=ana", "/api/v1/ana?q=ana"],
)
def test_no_line_quotes_what_was_asked(logged, address):
    reader, lines = logged

    reader.get(address, headers={"User-Agent": "ana", "Referer": "http://testserver/ana"})

    written = json.dumps(lines())
    assert "answered" in written
    assert "ana" not in written


def test_what_machines_ask_all_day_is_not_written_down(logged):
    reader, lines = logged
    lines()

    for address in ("/livez", "/readyz", "/metrics", "/static/manifest.json"):
        reader.get(address)

    assert lines() == []


def test_a_log_that_nobody_takes_keeps_no_answer_back(logged, monkeypatch):
    reader, _ = logged
    gone = StringIO()
    gone.close()
    monkeypatch.setattr(sys, "stderr", gone)

    assert reader.get("/sign-in").status_code == 200
