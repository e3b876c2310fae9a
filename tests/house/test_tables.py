"""What the plan asks of tables: relationships refuse to load by themselves, keys point down."""

import tomllib

import pytest
from sqlalchemy.orm import Mapper, RelationshipProperty, configure_mappers

from registry.tables import Table
from tests.house.sources import PROJECT

configure_mappers()
mappers = sorted(Table.registry.mappers, key=lambda mapper: mapper.class_.__name__)
relationships = [relationship for mapper in mappers for relationship in mapper.relationships]


@pytest.mark.parametrize("relationship", relationships, ids=str)
def test_a_relationship_never_loads_by_itself(relationship: RelationshipProperty[object]):
    assert relationship.lazy == "raise_on_sql"


@pytest.mark.parametrize("relationship", relationships, ids=str)
def test_a_relationship_has_no_way_back(relationship: RelationshipProperty[object]):
    assert not relationship.back_populates
    assert not relationship.backref


def floors() -> dict[str, int]:
    """Return each room's floor in the plan, the ground being the highest number."""
    plan = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]
    rooms = next(contract for contract in plan["contracts"] if contract["id"] == "rooms")
    return {
        room.strip(" ()"): floor
        for floor, layer in enumerate(rooms["layers"])
        for room in layer.split("|")
    }


def room_of(mapper: Mapper[object]) -> str:
    """Return the room that a table's class lives in."""
    return mapper.class_.__module__.split(".")[1]


homes = {mapper.local_table.name: room_of(mapper) for mapper in mappers}
keys = [
    pytest.param(home, homes[key.column.table.name], id=f"{key.parent} to {key.column}")
    for name, home in homes.items()
    for key in sorted(Table.metadata.tables[name].foreign_keys, key=lambda key: str(key.parent))
]


@pytest.mark.parametrize(("home", "target"), keys)
def test_a_foreign_key_points_down(home: str, target: str):
    assert home == target or floors()[home] < floors()[target]
