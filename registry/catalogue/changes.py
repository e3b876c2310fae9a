"""What was changed in an entry, field by field, as its audit tells it.

A field's name is that of the catalogue's own draft, with the language or the version in it:
`texts.es.short_description`, `releases.4.7.0.released_on`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.audit.models import AuditEvent
from registry.catalogue.models import Software
from registry.catalogue.parts import (
    BaseSoftware,
    DeclaredUser,
    Lineage,
    Release,
    SoftwareContractor,
    SoftwareText,
)
from registry.catalogue.visibility import visible_to
from registry.publishers.models import Publisher

Value = Any  # Any: a column's JSON value
Pair = tuple[Value, Value]

_LEFT_OUT: Final = frozenset(
    {"repository_key", "software_id", "position", "digest", "raw_text"}
)
"""What follows from another field, or is the database's own affair."""

_LABELS: Final[Mapping[str, tuple[str, str, Any]]] = {  # Any: the part's table
    "software_text": ("texts", "language", SoftwareText),
    "release": ("releases", "version_name", Release),
    "base_software": ("base_software", "name", BaseSoftware),
    "software_contractor": ("contractors", "name", SoftwareContractor),
    "declared_user": ("declared_users", "name", DeclaredUser),
    "lineage": ("lineage", "relation", Lineage),
}
_LEADS_TO: Final = {
    **dict.fromkeys(("agency_id", "holder_id", "steward_id"), Agency),
    "publisher_id": Publisher,
    "other_id": Software,
    "merged_into_id": Software,
}
_NOTHING: Final = (None, "")


@dataclass(frozen=True)
class FieldChange:
    """A field of an entry with what it said before and says now; None where it said nothing."""

    field: str
    before: Value
    now: Value


@dataclass(frozen=True)
class Called:
    """What the rows that some events speak of are called: parts by their label, others by their name.

    `hidden` are the rows that lead to what the reader may not know of: nothing is told of them.
    """

    labels: Mapping[str, str]
    names: Mapping[str, str]
    hidden: frozenset[str]


def called_in(session: Session, reader: Actor, events: Sequence[AuditEvent]) -> Called:
    """Return what the rows of some events are called to a reader, asked for in one query a table."""
    labels: dict[str, str] = {}
    unlabelled: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for table, row_id, changed in _rows_of(event):
            _others_in(changed, others)
            if table not in _LABELS:
                continue
            before, now = changed.get(_LABELS[table][1], (None, None))
            if before is None and now is None:
                unlabelled[table].add(row_id)
            else:
                labels[row_id] = str(before if now is None else now)
    leads = _leads_of_ties(session, events)
    if any(leads.values()):
        others["other_id"].update(*leads.values())
    for table, row_ids in unlabelled.items():
        _, key, model = _LABELS[table]
        wanted = [UUID(row_id) for row_id in row_ids - labels.keys()]
        found = select(model.id, getattr(model, key)).where(model.id.in_(wanted))
        labels |= {str(row_id): str(label) for row_id, label in session.execute(found)}
    names = _names_of(session, reader, others)
    hidden = frozenset(row_id for row_id, to in leads.items() if not to <= names.keys())
    by_other = {
        row_id: f" {names[min(to)]}"
        for row_id, to in leads.items()
        if to <= names.keys() and to
    }
    return Called(
        {row_id: label + by_other.get(row_id, "") for row_id, label in labels.items()},
        names,
        hidden,
    )


def _leads_of_ties(session: Session, events: Iterable[AuditEvent]) -> dict[str, set[str]]:
    """Return to which software each tie that the events speak of led and leads; to none that has a name alone."""
    leads: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for row_id, changed in event.changes.get("parts", {}).get("lineage", {}).items():
            leads[row_id].update(value for value in changed.get("other_id", ()) if value)
    unsaid = [UUID(row_id) for row_id, to in leads.items() if not to]
    if not unsaid:
        return leads
    there = select(Lineage.id, Lineage.other_id).where(
        Lineage.id.in_(unsaid), Lineage.other_id.is_not(None)
    )
    for tie_id, other_id in session.execute(there):
        leads[str(tie_id)].add(str(other_id))
    return leads


def _others_in(changed: Mapping[str, Pair], others: dict[str, set[str]]) -> None:
    """Gather the rows of other tables that changed fields lead to, by the field."""
    for field in changed.keys() & _LEADS_TO.keys():
        others[field].update(value for value in changed[field] if value)


def _names_of(
    session: Session, reader: Actor, others: Mapping[str, set[str]]
) -> dict[str, str]:
    by_model: dict[Any, set[UUID]] = defaultdict(set)  # Any: a table that has a name
    for field, ids in others.items():
        by_model[_LEADS_TO[field]].update(UUID(each) for each in ids)
    names: dict[str, str] = {}
    for model, wanted in by_model.items():
        found = select(model.id, model.name).where(model.id.in_(wanted))
        if model is Software:  # agencies and publishers hide from nobody
            found = found.where(visible_to(reader))
        names |= {str(row_id): name for row_id, name in session.execute(found)}
    return names


def _rows_of(event: AuditEvent) -> Iterator[tuple[str, str, Mapping[str, Pair]]]:
    """Yield the table, the id and the changed fields of each row of an event, its subject first."""
    own = {name: pair for name, pair in event.changes.items() if name != "parts"}
    yield event.subject_table, str(event.subject_id), own
    for table, rows in event.changes.get("parts", {}).items():
        for row_id, changed in rows.items():
            yield table, row_id, changed


def changes_in(events: Iterable[AuditEvent], called: Called) -> list[FieldChange]:
    """Return what some events of one entry changed in the end, the oldest event first.

    A field that was changed and changed back is left out; of one that leads elsewhere, so is what
    has no name for the reader.
    """
    first: dict[str, Value] = {}
    last: dict[str, Value] = {}
    for event in events:
        for name, (before, now) in _fields_of(event, called).items():
            first.setdefault(name, before)
            last[name] = now
    changed = [
        name for name in first if _differ(first[name], last[name]) or first[name] == "changed"
    ]
    return [
        FieldChange(
            name.removesuffix("_id"),
            _said(name, first[name], called),
            _said(name, last[name], called),
        )
        for name in changed
    ]


def _differ(before: Value, now: Value) -> bool:
    """Tell whether a reader sees two values differ: what is empty says as little as what is not there."""
    return before != now and not (before in _NOTHING and now in _NOTHING)


def _said(field: str, value: Value, called: Called) -> Value:
    """Return what a field says; an id is never shown, and what it leads to where it has a name."""
    if field.rpartition(".")[2] in _LEADS_TO:
        return called.names.get(str(value))
    return value


def _fields_of(event: AuditEvent, called: Called) -> Mapping[str, Pair]:
    found: dict[str, Pair] = {}
    for table, row_id, changed in _rows_of(event):
        if table == event.subject_table:
            found |= {name: pair for name, pair in changed.items() if name not in _LEFT_OUT}
            if "slug" in changed:  # a merger, which once gave the kept one's name as its reason
                found.pop("withdrawn_reason", None)
        elif table in _LABELS and row_id not in called.hidden:
            field, key, _ = _LABELS[table]
            head = f"{field}.{called.labels.get(row_id, row_id[:8])}"
            for name, pair in changed.items():
                is_label = name == key and len(changed) > 1 and None in pair
                if name not in _LEFT_OUT and not is_label:
                    found[head if name == key else f"{head}.{name}"] = pair
    return found
