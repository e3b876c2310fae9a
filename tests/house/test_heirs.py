"""When agencies merge, each room hands its rows to the heir, at whichever door it is said."""

import ast

import pytest

from api.agencies import ROOMS as AT_THE_JSON_DOOR
from tests.house.sources import sources
from web.agencies.closing import ROOMS as AT_THE_PAGES

VERB = "pass_on"


def _rooms_that_hand_on() -> set[str]:
    return {
        source.name.removesuffix(".py").replace("/", ".")
        for source in sources("registry")
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and node.name == VERB
    }


@pytest.mark.parametrize("handed_on", [AT_THE_JSON_DOOR, AT_THE_PAGES], ids=["api", "web"])
def test_no_room_is_forgotten(handed_on):
    assert {verb.__module__ for verb in handed_on} == _rooms_that_hand_on()
