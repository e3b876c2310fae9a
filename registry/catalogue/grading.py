"""How complete entries are and how clear their licences: one query a table, however many there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from registry.catalogue.completeness import Completeness, Part, completeness
from registry.catalogue.entry import Entry
from registry.catalogue.licences import LicenceClarity, Needed, licence_clarity
from registry.catalogue.models import Software
from registry.catalogue.parts import (
    BaseSoftware,
    Release,
    SoftwareContact,
    SoftwareText,
)


@dataclass(frozen=True)
class Grade:
    """How complete an entry is, and how clear its licence."""

    completeness: Completeness
    licence: LicenceClarity


def grades_of(
    session: Session,
    software: Sequence[Software],
    has_file: Mapping[UUID, bool | None] | None = None,
) -> dict[UUID, Grade]:
    """Return the grade of each entry; `has_file` tells whose repositories hold a licence file."""
    ids = [each.id for each in software]
    needed = _needed(session, ids)
    parts = _known_parts(session, ids)
    files = has_file or {}
    return {each.id: _grade(each, parts, needed, files.get(each.id)) for each in software}


def grade_of(session: Session, entry: Entry) -> Grade:
    """Return the grade of a whole entry, asking for no more than it does not hold."""
    software = entry.software
    written = select(SoftwareContact.id).where(SoftwareContact.software_id == software.id)
    held = {
        Part.DOCUMENTATION: any(text.documentation_url for text in entry.texts),
        Part.FEATURES: any(text.features for text in entry.texts),
        Part.RELEASE: any(release.released_on is not None for release in entry.releases),
        Part.CONTACT: session.scalar(written.limit(1)) is not None,
    }
    parts = {part: {software.id} for part, is_held in held.items() if is_held}
    needed = {
        software.id: [
            Needed(each.name, each.kind, each.is_optional) for each in entry.base_software
        ]
    }
    return _grade(software, parts, needed, None)


def _grade(
    software: Software,
    parts: Mapping[Part, Collection[UUID]],
    needed: Mapping[UUID, list[Needed]],
    has_file: bool | None,  # noqa: FBT001  a fact, not a wish
) -> Grade:
    return Grade(
        completeness(_parts_of(software, parts, needed)),
        licence_clarity(
            software.licence,
            needed.get(software.id, ()),
            has_file=has_file,
            has_repository=software.repository_url is not None,
        ),
    )


def _parts_of(
    software: Software,
    parts: Mapping[Part, Collection[UUID]],
    needed: Mapping[UUID, list[Needed]],
) -> set[Part]:
    known = {part for part, ids in parts.items() if software.id in ids}
    said = {
        Part.LICENCE: software.licence is not None,
        Part.REPOSITORY: software.repository_url is not None,
        Part.BASE_SOFTWARE: bool(needed.get(software.id)),
        Part.BASELINE: software.baseline_months is not None
        or software.baseline_person_months is not None,
    }
    return known | {part for part, is_said in said.items() if is_said}


def _known_parts(session: Session, ids: list[UUID]) -> dict[Part, set[UUID]]:
    texts = select(
        SoftwareText.software_id, SoftwareText.documentation_url, SoftwareText.features
    )
    releases = select(Release.software_id).where(Release.released_on.is_not(None))
    contacts = select(SoftwareContact.software_id)
    rows = _rows(session, texts.where(SoftwareText.software_id.in_(ids)))
    return {
        Part.DOCUMENTATION: {software_id for software_id, url, _ in rows if url},
        Part.FEATURES: {software_id for software_id, _, features in rows if features},
        Part.RELEASE: set(session.scalars(releases.where(Release.software_id.in_(ids)))),
        Part.CONTACT: set(
            session.scalars(contacts.where(SoftwareContact.software_id.in_(ids)))
        ),
    }


def _needed(session: Session, ids: list[UUID]) -> dict[UUID, list[Needed]]:
    base = select(
        BaseSoftware.software_id,
        BaseSoftware.name,
        BaseSoftware.kind,
        BaseSoftware.is_optional,
    )
    needed: dict[UUID, list[Needed]] = {}
    in_order = base.where(BaseSoftware.software_id.in_(ids)).order_by(BaseSoftware.position)
    for software_id, name, kind, is_optional in _rows(session, in_order):
        needed.setdefault(software_id, []).append(Needed(name, kind, is_optional))
    return needed


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> Any:  # Any: rows of columns
    return session.execute(statement).all()
