"""Ties one software to another, changes a tie and takes it away."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.entry import entry_of
from registry.catalogue.lineages import ties_of
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.queries import (
    software_by_repository,
    software_named_in,
    software_with_ids,
)
from registry.catalogue.repository import normalise_repository
from registry.catalogue.schemas import TieDraft, TieEdit, TieFields
from registry.catalogue.settling import outlook_of, settle_edit
from registry.catalogue.ties import like, require_no_circle
from registry.catalogue.vocabulary import LineageRelation
from registry.errors import ConflictError, InvalidError
from registry.language.marks import N_

SHOWN_VERSIONS = 12
_COLUMNS = {"version": "version_name", "other_version": "other_version", "since_on": "since_on"}


class Wanted(NamedTuple):
    """A tie that is to be: in what way, and to which entry or to what is in no catalogue."""

    relation: LineageRelation
    other: Software | None
    name: str | None


class TiedAlreadyError(ConflictError):
    """A software would come from another in two ways, or be followed by it twice."""

    code = "tied-already"
    sentence = N_("It is tied to this one already. Change that tie, or take it away first.")


class SuccessorStatedError(ConflictError):
    """A software would be followed by two others."""

    code = "successor-stated"
    sentence = N_(
        "%(software)s is said to follow it already. Take that away first: one software follows another."
    )


class NoSuchVersionError(InvalidError):
    """A tie names a version that the software it is of does not list, though it lists some."""

    code = "no-such-version"
    sentence = N_("%(software)s lists no version %(version)s. These it lists: %(versions)s.")


def add_tie(session: Session, actor: Actor, software: Software, draft: TieDraft) -> Lineage:
    """Tie a software to another. What is named by the repository of an entry is that entry.

    Raises OwnLineageError, LineageCircleError, TiedAlreadyError, SuccessorStatedError,
    NoSuchVersionError, UnknownSoftwareError.
    """
    policy.require_edit(actor, software)
    _hold(session, software)
    before = outlook_of(session, software)
    other = _other_of(session, actor, draft)
    name = None if other is not None else _name_of(draft)
    field = "software" if draft.software is not None else "name"
    _require_free(session, actor, software, Wanted(draft.relation, other, name), field)
    tie = Lineage(
        software_id=software.id,
        relation=draft.relation,
        other=other,
        other_name=name,
        version_name=draft.version,
        other_version=draft.other_version,
        since_on=draft.since_on,
    )
    _require_versions(session, software, other, draft)
    session.add(tie)
    settle_edit(session, actor, software, before)
    log(session, actor, Event.SOFTWARE_EDITED, software)
    return tie


def edit_tie(
    session: Session, actor: Actor, software: Software, tie: Lineage, edit: TieEdit
) -> Lineage:
    """Change in what way a software is tied to another, or since when. Raises as `add_tie` does."""
    policy.require_edit(actor, software)
    _hold(session, software)
    before, given = outlook_of(session, software), edit.given()
    relation = edit.relation or tie.relation
    if like(relation) != like(tie.relation):
        wanted = Wanted(relation, tie.other, tie.other_name)
        _require_free(session, actor, software, wanted, "relation")
    _require_versions(session, software, tie.other, edit)
    tie.relation = relation
    for name in given & _COLUMNS.keys():
        setattr(tie, _COLUMNS[name], getattr(edit, name))
    if given:
        tie.is_from_file = False  # it is what people say of it now
    settle_edit(session, actor, software, before)
    log(session, actor, Event.SOFTWARE_EDITED, software)
    return tie


def remove_tie(session: Session, actor: Actor, software: Software, tie: Lineage) -> None:
    """Take a tie away; the history keeps that it was said."""
    policy.require_edit(actor, software)
    before = outlook_of(session, software)
    session.delete(tie)
    settle_edit(session, actor, software, before)
    log(session, actor, Event.SOFTWARE_EDITED, software)


def _hold(session: Session, software: Software) -> None:
    """Have others who tie this software wait, so that each sees what those before said."""
    session.scalar(select(Software.id).where(Software.id == software.id).with_for_update())


def _other_of(session: Session, actor: Actor, draft: TieDraft) -> Software | None:
    if draft.software is not None:
        return software_named_in(session, actor, "software", draft.software)
    key = normalise_repository(draft.name or "")
    found = software_by_repository(session, key) if key is not None else None
    known = software_with_ids(session, actor, [found.id]) if found is not None else {}
    return next(iter(known.values()), None)


def _name_of(draft: TieDraft) -> str | None:
    """Return a name as it is kept; an address as the entry that may come one day will have it."""
    return normalise_repository(draft.name or "") or draft.name


def _require_free(
    session: Session, actor: Actor, software: Software, wanted: Wanted, field: str
) -> None:
    """Refuse what would tie it to itself, in a circle, or twice; of ties the actor may know of."""
    relation, other, name = wanted
    if other is not None:
        require_no_circle(session, field, software, relation, other)
    for kept in ties_of(session, actor, [software.id])[software.id]:
        if kept.relation not in like(relation):
            continue
        if kept.other_id == other.id if other is not None else kept.other_name == name:
            raise TiedAlreadyError
        if relation is LineageRelation.SUCCESSOR:
            raise SuccessorStatedError(
                software=kept.other.name if kept.other else kept.other_name
            )


def _require_versions(
    session: Session, software: Software, other: Software | None, said: TieFields
) -> None:
    """Refuse a version that the software it is of does not list, where it lists any."""
    asked = (("version", software), ("other_version", other))
    for field, of in asked:
        version = getattr(said, field)
        if of is None or version is None:
            continue
        listed = [release.version_name for release in entry_of(session, of).releases]
        if listed and version not in listed:
            more = ", …" if len(listed) > SHOWN_VERSIONS else ""
            versions = ", ".join(listed[:SHOWN_VERSIONS]) + more
            raise NoSuchVersionError(
                field, software=of.name, version=version, versions=versions
            )
