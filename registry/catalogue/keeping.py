"""Keeps the parts of an entry in step with what was handed in, row by row, so that history stays whole."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.agencies.queries import agency_named_in
from registry.catalogue.models import Software
from registry.catalogue.parts import (
    BaseSoftware,
    DeclaredUser,
    Release,
    SoftwareContact,
    SoftwareContractor,
    SoftwareGrant,
    SoftwareText,
)
from registry.catalogue.schemas import SoftwareFields

Part = TypeVar(
    "Part",
    SoftwareText,
    Release,
    BaseSoftware,
    SoftwareContact,
    SoftwareContractor,
    DeclaredUser,
    SoftwareGrant,
)
Values = Mapping[str, Any]  # Any: a column's value


def keep_parts(
    session: Session, software: Software, fields: SoftwareFields, given: set[str]
) -> None:
    """Make the parts that are given the entry's own: rows are changed, added and deleted to match."""
    if "texts" in given:
        texts = {language: text.model_dump() for language, text in fields.texts.items()}
        _sync(
            session, software, SoftwareText, lambda row: row.language, _keyed(texts, "language")
        )
    if "releases" in given:
        releases = {
            release.version: {
                "released_on": release.released_on,
                "notes": release.notes,
                "position": position,
            }
            for position, release in enumerate(fields.releases)
        }
        _sync(
            session,
            software,
            Release,
            lambda row: row.version_name,
            _keyed(releases, "version_name"),
        )
    if "base_software" in given:
        base = {
            position: {
                "name": row.name,
                "kind": row.kind,
                "version_name": row.version,
                "version_min": row.version_min,
                "version_max": row.version_max,
                "is_optional": row.is_optional,
            }
            for position, row in enumerate(fields.base_software)
        }
        _sync(
            session, software, BaseSoftware, lambda row: row.position, _keyed(base, "position")
        )
    _keep_upkeep(session, software, fields, given)
    if "declared_users" in given:
        users: dict[str, Values] = {name: {} for name in fields.declared_users}
        _sync(session, software, DeclaredUser, lambda row: row.name, _keyed(users, "name"))
    if "shared_with" in given:
        agencies = [
            agency_named_in(session, "shared_with", code) for code in fields.shared_with
        ]
        grants: dict[Any, Values] = {agency.id: {} for agency in agencies}
        _sync(
            session,
            software,
            SoftwareGrant,
            lambda row: row.agency_id,
            _keyed(grants, "agency_id"),
        )


def _keep_upkeep(
    session: Session, software: Software, fields: SoftwareFields, given: set[str]
) -> None:
    if "contacts" in given:
        contacts = {place: row.model_dump() for place, row in enumerate(fields.contacts)}
        wanted = _keyed(contacts, "position")
        _sync(session, software, SoftwareContact, lambda row: row.position, wanted)
    if "contractors" in given:
        contractors = {place: row.model_dump() for place, row in enumerate(fields.contractors)}
        wanted = _keyed(contractors, "position")
        _sync(session, software, SoftwareContractor, lambda row: row.position, wanted)


def _keyed(
    rows: Mapping[Any, Values], name: str
) -> dict[Hashable, Values]:  # Any: keys of each part's kind
    return {key: {**values, name: key} for key, values in rows.items()}


def _sync(
    session: Session,
    software: Software,
    model: type[Part],
    key_of: Callable[[Part], Hashable],
    wanted: dict[Hashable, Values],
) -> None:
    kept = {
        key_of(row): row
        for row in session.scalars(select(model).where(model.software_id == software.id))
    }
    for key, row in kept.items():
        if key not in wanted:
            session.delete(row)
    for key, values in wanted.items():
        if key in kept:
            _change(kept[key], values)
        else:
            session.add(model(software_id=software.id, **values))


def _change(row: Part, values: Values) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
