"""What a unit of work has changed so far: in each row, and in the parts that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, inspect

from registry.database.tables import Table
from registry.history.images import columns_of, is_personal, plain_value

Changes = dict[str, list[Any]]  # field → [before, after]  # Any: JSON values
Parts = dict[str, dict[str, Changes]]  # table → id → what changed in that row

_STAMPS = frozenset(
    {"id", "created_at", "updated_at", "version"}
)  # of the row, not its content
_CHANGED = ["changed", "changed"]


@dataclass
class Gathered:
    """The changes of a unit of work, each from what was before the unit to what is now."""

    changes: dict[Table, Changes] = field(default_factory=dict)
    added: set[Table] = field(default_factory=set)
    _parts: dict[tuple[str, str], Parts] | None = None

    def add(self, row: Table) -> None:
        """Take all that a new row says."""
        self.added.add(row)
        self._parts = None
        said = inspect(row).dict
        self.changes[row] = {
            name: _said(column, None, said[name])
            for name, column in _content_of(row)
            if said.get(name) is not None
        }

    def change(self, row: Table) -> None:
        """Take what a flush changes in a row."""
        gathered = self.changes.setdefault(row, {})
        self._parts = None
        for name, column in _content_of(row):
            history = inspect(row).attrs[name].history
            if not history.has_changes():
                continue
            before = history.deleted[0] if history.deleted else None
            after = history.added[0] if history.added else None
            said = _said(column, before, after)
            is_same = plain_value(before, column) == plain_value(after, column)
            if name in gathered:
                gathered[name][1] = said[1]
            elif is_personal(column) or not is_same:
                gathered[name] = said

    def delete(self, row: Table) -> None:
        """Take all that a deleted row said; nothing, where this unit had added it."""
        gathered = self.changes.pop(row, {})
        self._parts = None
        if row in self.added:
            self.added.discard(row)
            return
        said = inspect(row).dict
        self.changes[row] = {
            name: [
                (gathered.get(name) or _said(column, said.get(name), None))[0],
                _CHANGED[1] if _is_hidden(column) else None,
            ]
            for name, column in _content_of(row)
            if name in gathered or said.get(name) is not None
        }

    def of(self, row: Table) -> Changes:
        """Return what has changed in a row itself."""
        return self.changes.get(row, {})

    def parts_of(self, table: str, row_id: str) -> Parts:
        """Return what has changed in the rows that are parts of one; asked when all is gathered."""
        if self._parts is None:
            self._parts = self._by_whole()
        return self._parts.get((table, row_id), {})

    def clear(self) -> None:
        """Begin anew."""
        self.changes.clear()
        self.added.clear()
        self._parts = None

    def _by_whole(self) -> dict[tuple[str, str], Parts]:
        found: dict[tuple[str, str], Parts] = {}
        for row, changed in self.changes.items():
            for name, column in columns_of(type(row)):
                if not changed or not column.info.get("part_of"):
                    continue
                whole = next(iter(column.foreign_keys)).column.table.name
                whole_id = _whole_of(row, changed, name)
                if whole_id is None:
                    continue  # a part of something else, or of nothing
                own = {key: said for key, said in changed.items() if key != name}
                parts = found.setdefault((whole, whole_id), {})
                parts.setdefault(row.__tablename__, {})[str(_id_of(row))] = own
        return found


def _content_of(row: Table) -> Iterator[tuple[str, Column[Any]]]:  # Any: whatever it holds
    return (
        (name, column)
        for name, column in columns_of(type(row))
        if name not in _STAMPS and not column.info.get("unsaid")
    )


def _said(
    column: Column[Any], before: Any, after: Any
) -> list[Any]:  # Any: what the column holds; JSON values
    if _is_hidden(column):
        return list(_CHANGED)
    return [plain_value(before, column), plain_value(after, column)]


def _is_hidden(column: Column[Any]) -> bool:  # Any: as above
    """Tell whether a value is personal, or so long that it stands in the history alone."""
    return is_personal(column) or bool(column.info.get("bulky"))


def _whole_of(row: Table, changed: Changes, name: str) -> str | None:
    """Return the id of the row that this one is a part of; of a deleted one, as it was."""
    said = next((each for each in changed.get(name, ())[::-1] if each is not None), None)
    kept = said or getattr(row, name)
    return None if kept is None else str(kept)


def _id_of(row: Table) -> Any:  # Any: a kept row's id
    written = inspect(row).identity  # what was written may have been expired since
    return written[0] if written else inspect(row).dict["id"]
