"""Takes a publiccode.yml over into an entry that is there, by the rules of importing again.

What the former file said is the file's, and follows the new one; what people said stays as they said
it. An owner sees what a file would change of their own agency's entry before it is taken over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.changes import FieldChange
from registry.catalogue.entry import entry_of, publiccode_file_of, upkeep_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.merging import (
    FROM_FILES,
    KEYS,
    Values,
    changes_by_file,
    said_by_file,
    standing_now,
)
from registry.catalogue.models import Software
from registry.catalogue.origins import keep_file, tie
from registry.catalogue.parts import PubliccodeFile
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.publiccode.validation import validate
from registry.catalogue.queries import software_by_repository
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import RepositoryTakenError, edit_software
from registry.errors import ConflictError, InvalidError
from registry.language.marks import N_

_LANGUAGES: Final = "texts"


class UnusableFileError(InvalidError):
    """A file says too little to be an entry's."""

    code = "unusable-file"
    sentence = N_(
        "No entry can be made of this file: a name and the address of a repository are the least."
    )


class EntryWithdrawnError(ConflictError):
    """A file would be taken over into an entry that was withdrawn."""

    code = "entry-withdrawn"
    sentence = N_(
        "The entry was withdrawn: nothing is taken over into it. Ask for its return first."
    )


@dataclass(frozen=True)
class Compared:
    """What stands in an entry, what a file says, and which fields it changes with what they become."""

    now: Values
    said: Values
    changes: dict[str, Any]  # Any: what a draft's fields hold

    def to_change(self) -> list[FieldChange]:
        """Return field by field what the file changes."""
        return list(_differences(self.now, {**self.now, **self.changes}))

    def to_keep(self) -> list[FieldChange]:
        """Return what stays as people said it though the file says otherwise: with what the file says."""
        then = {**self.now, **self.changes}
        return [each for each in _differences(then, self.said) if _says_otherwise(each)]


def compare(session: Session, known: Software, values: Values) -> Compared:
    """Compare what a file says with what stands in an entry and what its former file said."""
    former = publiccode_file_of(session, known)
    said_before = {} if former is None else _former_values(former)
    now = standing_now(entry_of(session, known), upkeep_of(session, known))
    if known.holder is not None and values["holder_name"] == known.holder.name:
        values = {**values, "holder_name": None}  # the agency itself is known to hold it
    said = said_by_file(values)
    return Compared(now, said, changes_by_file(said_before, said, now))


def is_own(actor: Actor, software: Software) -> bool:
    """Tell whether an entry is the actor's own agency's, and theirs to edit."""
    is_theirs = software.agency_id is not None and software.agency_id == actor.agency_id
    return is_theirs and policy.may_edit(actor, software)


def take_over(session: Session, actor: Actor, software: Software, data: bytes) -> bool:
    """Take a file over into an entry of the actor's own agency; tell whether it was another than before.

    Raises RepositoryTakenError where the entry, or the file's repository, is another's, and
    UnusableFileError and EntryWithdrawnError.
    """
    policy.require_publish(actor, actor.agency_id)
    if not is_own(actor, software):
        raise RepositoryTakenError
    reading = read_publiccode(data)
    entry = reading.entry
    if entry is None:
        raise UnusableFileError("file")
    known = software_by_repository(session, entry.repository)
    if known is not None and known.id != software.id:
        raise RepositoryTakenError
    if software.is_withdrawn:
        raise EntryWithdrawnError
    file, digest = publiccode_file_of(session, software), sha256(data).hexdigest()
    if file is not None and file.digest == digest:
        return False
    values, dropped = usable(values_of(entry))
    changes = compare(session, software, values).changes
    edit_software(session, actor, software, SoftwareEdit.model_validate(changes))
    keep_file(session, software, file, reading, digest, (*validate(data).findings, *dropped))
    tie(session, software, entry.is_based_on)
    software.is_reviewed = False
    log(session, actor, Event.SOFTWARE_IMPORTED, software)
    return True


def _former_values(file: PubliccodeFile) -> Values:
    """Return what the source said before, by which its values are told from what people added."""
    entry = read_publiccode(file.raw_text.encode()).entry
    return {} if entry is None else said_by_file(usable(values_of(entry))[0])


def _differences(before: Values, now: Values) -> Iterator[FieldChange]:
    for name in FROM_FILES:
        was, becomes = before[name], now[name]
        if was == becomes:
            continue
        if name == _LANGUAGES:
            yield from _of_parts(name, was, becomes)
        elif name in KEYS:
            yield from _of_parts(name, _by_key(name, was), _by_key(name, becomes))
        else:
            yield FieldChange(name, was, becomes)


def _by_key(name: str, rows: list[Values]) -> dict[str, Values]:
    return {row[KEYS[name]]: row for row in rows}


def _of_parts(
    name: str, before: Mapping[str, Values], now: Mapping[str, Values]
) -> Iterator[FieldChange]:
    """Yield what changes of each part; one that comes, goes, or says nothing but its name, by that."""
    for label in {**before, **now}:
        was, becomes = before.get(label, {}), now.get(label, {})
        key = KEYS.get(name)
        if key is not None and bool(was) != bool(becomes):
            yield FieldChange(f"{name}.{label}", was.get(key), becomes.get(key))
        for column in {**was, **becomes}:
            pair = (was.get(column) or None, becomes.get(column) or None)
            if column != key and pair[0] != pair[1]:
                yield FieldChange(f"{name}.{label}.{column}", *pair)


def _says_otherwise(change: FieldChange) -> bool:
    """Tell whether a file says something that is not there; what it is silent of it does not contradict."""
    said, kept = change.now, change.before
    if said in (None, "", [], {}):
        return False
    is_more = isinstance(said, list) and isinstance(kept, list)
    return not is_more or any(value not in kept for value in said)
