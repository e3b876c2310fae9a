"""What each row of a long list asks takes no longer because the catalogue is large."""

import pytest
from sqlalchemy import text

ASKED = {
    "by its name": (
        "SELECT id FROM software WHERE repository_key IS NULL AND name = 'x'",
        "ix_software_name_alone",
    ),
    "whether its address is free": ("SELECT id FROM software WHERE slug = 'x'", "slug=?"),
    "whether it was another's": (
        "SELECT id FROM former_software_slug WHERE slug = 'x'",
        "slug=?",
    ),
}


@pytest.mark.parametrize("asked", ASKED)
def test_an_entry_is_found_by_an_index(session, asked):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("PostgreSQL chooses by how many rows there are: here none")
    statement, index = ASKED[asked]

    plan = session.execute(text(f"EXPLAIN QUERY PLAN {statement}")).all()

    assert [index in str(step) for step in plan] == [True]
