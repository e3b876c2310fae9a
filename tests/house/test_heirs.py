"""When agencies merge, each room hands its rows to the heir."""

import ast

from registry.closing import ROOMS
from tests.house.sources import sources

VERB = "pass_on"


def _rooms_that_hand_on() -> set[str]:
    return {
        source.name.removesuffix(".py").replace("/", ".")
        for source in sources("registry")
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and node.name == VERB
    }


def test_no_room_is_forgotten():
    assert {verb.__module__ for verb in ROOMS} == _rooms_that_hand_on()
