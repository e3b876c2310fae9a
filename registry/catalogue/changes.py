"""What was changed in an entry, field by field, as its audit tells it.

A field's name is that of the catalogue's own draft, with the language or the version in it:
`texts.es.short_description`, `releases.4.7.0.released_on`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.agencies.models import Agency
from registry.audit.models import AuditEvent
from registry.catalogue.models import Software
from registry.catalogue.parts import (
    BaseSoftware,
    Lineage,
    Release,
    SoftwareContractor,
    SoftwareText,
)
from registry.publishers.models import Publisher

Value = Any  # Any: a column's JSON value
Pair = tuple[Value, Value]

_LEFT_OUT: Final = frozenset(
    {"repository_key", "software_id", "position", "digest", "raw_text"}
)
"""What follows from another field, or is the database's own affair."""

_LABELS: Final = {
    "software_text": ("texts", "language", SoftwareText),
    "release": ("releases", "version_name", Release),
    "base_software": ("base_software", "name", BaseSoftware),
    "software_contractor": ("contractors", "name", SoftwareContractor),
    "declared_user": ("declared_users", "name", None),
    "lineage": ("lineage", "relation", Lineage),
}
_AGENCIES: Final = frozenset({"agency_id", "holder_id", "steward_id"})


@dataclass(frozen=True)
class FieldChange:
    """A field of an entry with what it said before and says now; None where it said nothing."""

    field: str
    before: Value
    now: Value


def changes_in(session: Session, events: Iterable[AuditEvent]) -> list[FieldChange]:
    """Return what some events of one entry changed in the end, the oldest event first.

    A field that was changed and changed back is left out.
    """
    first: dict[str, Value] = {}
    last: dict[str, Value] = {}
    labels: dict[str, str] = {}
    for event in events:
        for name, (before, now) in _fields_of(session, event, labels).items():
            first.setdefault(name, before)
            last[name] = now
    changed = [name for name in first if first[name] != last[name] or first[name] == "changed"]
    return _named(session, [FieldChange(name, first[name], last[name]) for name in changed])


def _fields_of(
    session: Session, event: AuditEvent, labels: dict[str, str]
) -> Mapping[str, Pair]:
    found: dict[str, Pair] = {}
    for name, change in event.changes.items():
        if name == "parts":
            found |= _parts_of(session, change, labels)
        elif name not in _LEFT_OUT:
            found[name] = (change[0], change[1])
    return found


def _parts_of(
    session: Session, parts: Mapping[str, Mapping[str, Any]], labels: dict[str, str]
) -> Mapping[str, Pair]:
    found: dict[str, Pair] = {}
    for table, rows in parts.items():
        if table not in _LABELS:
            continue
        field, key, model = _LABELS[table]
        for row_id, changed in rows.items():
            label = _label(session, row_id, changed.get(key), model, labels)
            for name, (before, now) in changed.items():
                if name not in _LEFT_OUT and not (name == key and len(changed) > 1):
                    tail = [] if name == key else [name]
                    found[".".join([field, label, *tail])] = (before, now)
    return found


def _label(
    session: Session, row_id: str, said: Pair | None, model: Any, labels: dict[str, str]
) -> str:  # Any: the part's table
    """Return what tells a part from its sisters: the language, the version, the name."""
    if said is not None:
        labels[row_id] = str(said[1] if said[1] is not None else said[0])
    elif row_id not in labels and model is not None:
        row = session.get(model, UUID(row_id))
        key = next(key for _, key, each in _LABELS.values() if each is model)
        labels[row_id] = str(getattr(row, key)) if row is not None else row_id[:8]
    return labels.get(row_id, row_id[:8])


def _named(session: Session, changes: list[FieldChange]) -> list[FieldChange]:
    """Say agencies and publishers by their names, and other software by its own."""

    def say(field: str, value: Value) -> Value:
        key = field.rpartition(".")[2]
        if not value or key not in {*_AGENCIES, "publisher_id", "other_id"}:
            return value
        name = {"publisher_id": Publisher.name, "other_id": Software.name}.get(key, Agency.name)
        return session.scalar(select(name).where(name.class_.id == UUID(value))) or value

    return [
        FieldChange(
            each.field.removesuffix("_id"),
            say(each.field, each.before),
            say(each.field, each.now),
        )
        for each in changes
    ]
