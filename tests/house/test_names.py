"""No name can be given to a row whose address is that of a page."""

import pytest
from fastapi.routing import iter_route_contexts

from registry.settings import Settings
from registry.text import RESERVED
from tests.environment.databases import SECRET
from web.main import create_app

NAMED = ("{code}", "{slug}")  # what people name; ids and keys are ours


@pytest.fixture
def paths(tmp_path) -> list[list[str]]:
    app = create_app(Settings(data_dir=tmp_path, secret_key=SECRET))
    doors = (app, app.state.api)
    return [
        route.path.split("/") for door in doors for route in iter_route_contexts(door.routes)
    ]


def test_every_word_that_stands_where_a_name_could_is_reserved(paths):
    before_names = {
        tuple(path[:place])
        for path in paths
        for place, part in enumerate(path)
        if part in NAMED
    }

    words = {
        path[len(before)]
        for path in paths
        for before in before_names
        if tuple(path[: len(before)]) == before and len(path) > len(before)
    }

    assert {word for word in words if not word.startswith("{")} <= RESERVED
    assert "new" in words
