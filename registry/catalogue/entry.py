"""A whole entry: a software with all that hangs on it, fetched in one query a table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from registry.catalogue.models import Software
from registry.catalogue.parts import (
    BaseSoftware,
    DeclaredUser,
    PubliccodeFile,
    Release,
    SoftwareContact,
    SoftwareContractor,
    SoftwareGrant,
    SoftwareText,
)

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


_WITH_AGENCY = joinedload(SoftwareGrant.agency)


@dataclass(frozen=True)
class Upkeep:
    """Who keeps a software going: whom to write to, and who does it by contract."""

    contacts: list[SoftwareContact]
    contractors: list[SoftwareContractor]


@dataclass(frozen=True)
class Entry:
    """A software and its parts, each list in the order in which it is shown."""

    software: Software
    texts: list[SoftwareText] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    base_software: list[BaseSoftware] = field(default_factory=list)
    declared_users: list[DeclaredUser] = field(default_factory=list)
    grants: list[SoftwareGrant] = field(default_factory=list)

    def text_for(self, language: str) -> SoftwareText | None:
        """Return the text in a reader's language, or the nearest there is: Spanish, English, any."""
        by_language = {text.language.split("-")[0]: text for text in reversed(self.texts)}
        for wanted in (language, "es", "en", "pt"):
            if wanted in by_language:
                return by_language[wanted]
        return self.texts[0] if self.texts else None


def entries_of(session: Session, software: Iterable[Software]) -> list[Entry]:
    """Return the whole entries of some software, in the same order."""
    wanted = list(software)
    ids = [each.id for each in wanted]
    texts = _parts(session, SoftwareText, ids)
    releases = _parts(session, Release, ids)
    base = _parts(session, BaseSoftware, ids)
    users = _parts(session, DeclaredUser, ids)
    grants = _parts(session, SoftwareGrant, ids, _WITH_AGENCY)
    return [
        Entry(
            software=each,
            texts=sorted(texts[each.id], key=lambda text: text.language),
            releases=sorted(releases[each.id], key=lambda release: release.position),
            base_software=sorted(base[each.id], key=lambda row: row.position),
            declared_users=sorted(users[each.id], key=lambda row: row.name),
            grants=grants[each.id],
        )
        for each in wanted
    ]


def entry_of(session: Session, software: Software) -> Entry:
    """Return the whole entry of a software."""
    return entries_of(session, [software])[0]


def upkeep_of(session: Session, software: Software) -> Upkeep:
    """Return who keeps a software going; contacts are personal, and so no part of a whole entry."""
    return upkeeps_of(session, [software])[0]


def upkeeps_of(session: Session, software: Iterable[Software]) -> list[Upkeep]:
    """Return who keeps each of some software going, in the same order."""
    ids = [each.id for each in software]
    contacts = _parts(session, SoftwareContact, ids)
    contractors = _parts(session, SoftwareContractor, ids)
    return [
        Upkeep(
            sorted(contacts[each], key=lambda row: row.position),
            sorted(contractors[each], key=lambda row: row.position),
        )
        for each in ids
    ]


def publiccode_file_of(session: Session, software: Software) -> PubliccodeFile | None:
    """Return the file an entry came from, with its raw text and findings."""
    return session.scalar(
        select(PubliccodeFile).where(PubliccodeFile.software_id == software.id)
    )


def _parts(
    session: Session, model: type[Part], ids: list[UUID], *options: ORMOption
) -> dict[UUID, list[Part]]:
    rows: dict[UUID, list[Part]] = defaultdict(list)
    if ids:
        for row in session.scalars(_parts_of(model, *options), {"ids": ids}):
            rows[row.software_id].append(row)
    return rows


@cache  # putting it together takes longer than the database needs to answer it
def _parts_of(model: type[Part], *options: ORMOption) -> Select[Part]:
    wanted = model.software_id.in_(bindparam("ids", expanding=True))
    return select(model).where(wanted).options(*options)
