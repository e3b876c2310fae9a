"""What became of each thing that is imported, as it is told."""

from typing import Any

from cli.lists import said_of
from cli.terminal import say
from registry.catalogue.importing import Imported, ImportOutcome
from registry.house import House

Row = dict[str, Any]  # Any: JSON values


def as_row(house: House, name: str, imported: Imported) -> Row:
    """Return what became of a file or a repository."""
    return {
        "file": name,
        "outcome": imported.outcome.value,
        "changed": imported.changed,
        "software": imported.software.slug if imported.software else None,
        "findings": [said_of(house, finding) for finding in imported.findings],
    }


def refused(house: House, name: str, message_id: str, **params: object) -> Row:
    """Return that nothing could be read, and why."""
    finding = {"severity": "error", "key": "", "line": 1, "column": 1, "code": "not-read"}
    return {
        "file": name,
        "outcome": ImportOutcome.REFUSED.value,
        "changed": False,
        "software": None,
        "findings": [
            {**finding, "message": say(house.settings, message_id, **params), "hint": ""}
        ],
    }
