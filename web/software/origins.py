"""The page that says where each value of an entry comes from: from which file, or from people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import rules
from registry.catalogue.entry import Entry, entry_of, upkeep_of
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software, is_demonstration
from registry.catalogue.sources import PEOPLE, Origin, origins_of
from registry.catalogue.vocabulary import SourceKind
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.dependencies import Actor, Database
from web.rendering.page import render
from web.reviews.names import field_name
from web.reviews.showing import changes_known
from web.shell import language_of

router = APIRouter(prefix="/software", include_in_schema=False)
KINDS: Mapping[SourceKind, str] = {
    SourceKind.PUBLICCODE: "publiccode.yml",
    SourceKind.CODE_JSON: "code.json",
    SourceKind.SPREADSHEET: N_("Spreadsheet"),
    SourceKind.PEOPLE: N_("People"),
}
BY_PEOPLE = (
    "aliases", "holder", "steward", "discontinued_on", "support_ends_on", "baseline_months",
    "baseline_person_months", "baseline_cost",
)  # fmt: skip
"""The fields that no file fills."""


@dataclass(frozen=True)
class OriginShown:
    """A field by its name, the kind of its source and which one, and since when it says so.

    Of a file `on` is the day on which it was read last; of people, when they changed the field last,
    where this reader may know of that.
    """

    field: str
    kind: str
    source: str
    is_read: bool
    on: date | None


@dataclass(frozen=True)
class OriginsPage:
    """Where each value of an entry comes from."""

    software: Software
    rows: list[OriginShown]
    holds_demonstration: bool


@router.get("/{slug}/origins")
def show(request: Request, session: Database, actor: Actor, slug: str) -> Response:
    """Show where each value of an entry comes from."""
    software = find_software(session, actor, slug)
    page = OriginsPage(
        software=software,
        rows=_rows(session, actor, software, language_of(request)),
        holds_demonstration=is_demonstration(software),
    )
    return render(request, "software/origins.html", page)


def _rows(
    session: Database, reader: rules.Actor, software: Software, language: Language
) -> list[OriginShown]:
    entry = entry_of(session, software)
    told = origins_of(session, entry, upkeep_of(session, software))
    told |= {name: PEOPLE for name in BY_PEOPLE if _is_said(entry, name)}
    changed = _last_changed(session, reader, software)
    return [
        _row(field_name(name, language), origin, changed.get(name))
        for name, origin in told.items()
    ]


def _is_said(entry: Entry, name: str) -> bool:
    return getattr(entry.software, name) not in (None, [], "")


def _row(field: str, origin: Origin, changed_on: date | None) -> OriginShown:
    is_read = origin.kind is not SourceKind.PEOPLE
    on = origin.read_on if is_read else changed_on
    return OriginShown(field, KINDS[origin.kind], origin.source, is_read, on)


def _last_changed(
    session: Database, reader: rules.Actor, software: Software
) -> dict[str, date]:
    """Return the day on which each field was changed last, as far as the reader may know of it."""
    return {
        change.field.split(".")[0]: event.occurred_at.date()
        for event, changes in changes_known(session, reader, software)
        for change in changes
    }
