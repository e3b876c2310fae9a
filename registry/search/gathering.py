"""Gathers from the catalogue what the index needs to know of some software."""

from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import clock
from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.catalogue.category_words import CATEGORY_WORDS
from registry.catalogue.entry import Entry, entries_of
from registry.catalogue.licences import licence_family
from registry.catalogue.lineages import successors
from registry.catalogue.models import Software
from registry.catalogue.parts import Release, SoftwareText
from registry.catalogue.queries import is_demonstration, with_ties
from registry.catalogue.vocabulary import Life, Visibility
from registry.search.index.entries import UNKNOWN, AgencyNames, IndexedEntry, LocalisedTexts
from registry.search.measures import Measures, measures_of

_AT_ONCE = 300


def every_entry(session: Session) -> Iterator[IndexedEntry]:
    """Yield all entries as the index wants them, a part at a time."""
    published = select(Software.id).where(Software.life == Life.PUBLISHED)
    ids = iter(session.scalars(published.order_by(Software.id)).all())
    while part := list(islice(ids, _AT_ONCE)):
        yield from some_entries(session, part)
        session.expunge_all()  # a catalogue may be larger than the memory


def some_entries(session: Session, ids: Iterable[UUID]) -> list[IndexedEntry]:
    """Return those of some software that are published, as the index wants them."""
    wanted = list(ids)
    published = select(Software).where(Software.id.in_(wanted), Software.life == Life.PUBLISHED)
    software = session.scalars(with_ties(published)).all()
    entries = entries_of(session, software)
    follows = successors(session, SYSTEM, wanted)
    measures = measures_of(session, wanted)
    codes = _codes_of(session, {grant.agency_id for entry in entries for grant in entry.grants})
    return [
        _indexed(
            entry,
            successor=follows.get(entry.software.id),
            measured=measures[entry.software.id],
            shared_with=tuple(codes[grant.agency_id] for grant in entry.grants),
        )
        for entry in entries
    ]


def _indexed(
    entry: Entry,
    *,
    successor: Software | None,
    measured: Measures,
    shared_with: tuple[str, ...],
) -> IndexedEntry:
    software = entry.software
    is_held_back = (
        software.confidential_until is not None and software.confidential_until > clock.today()
    )
    status, maintenance = software.development_status, software.maintenance_status
    publishing = software.publisher.agency
    return IndexedEntry(
        id=str(software.id),
        slug=software.slug,
        name=software.name,
        texts={text.language: localised(text) for text in entry.texts},
        aliases=tuple(software.aliases),
        categories=tuple(software.categories),
        category_words=tuple(
            word for code in software.categories for word in CATEGORY_WORDS.get(code, ())
        ),
        publisher=software.publisher.slug,
        publisher_name=software.publisher.name,
        publisher_names=_names_of(software.publisher.agency),
        holder_names=(*_names_of(software.holder), *_names_of(software.steward)),
        holder_name=software.holder_name or "",
        base_software=tuple(dict.fromkeys(row.name for row in entry.base_software)),
        agency=software.agency.code if software.agency else None,
        licence=software.licence,
        licence_family=licence_family(software.licence).value,
        status=status.value if status else UNKNOWN,
        maintenance=maintenance.value if maintenance else UNKNOWN,
        has_been_reused=measured.reusers.real > 0,
        has_been_reused_by_invented=measured.reusers.shown > 0,
        reusers=measured.reusers.real,
        reusers_with_invented=measured.reusers.shown,
        ratio=measured.ratio,
        ratio_with_invented=measured.ratio_with_invented,
        readiness=measured.readiness,
        publisher_kind=publishing.kind.value if publishing else UNKNOWN,
        country=_country_of(software),
        interface_languages=_languages_of(software),
        platforms=_platforms_of(software),
        released_on=_last_of(entry.releases),
        visibility="restricted" if is_held_back else software.visibility.value,
        restricted_to=()
        if is_held_back or software.visibility is not Visibility.RESTRICTED
        else shared_with,
        is_demonstration=is_demonstration(software),
        is_discontinued=software.is_discontinued,
        successor_id=str(successor.id) if successor else None,
    )


def _country_of(software: Software) -> str:
    """Return the country of the agency that publishes it, or else of the one that answers for it."""
    agency = software.publisher.agency or software.agency
    return agency.country.upper() if agency else UNKNOWN


def _languages_of(software: Software) -> tuple[str, ...]:
    """Return the languages of its interface without their countries: `es-419` is Spanish."""
    tags = (tag.partition("-")[0].lower() for tag in software.available_languages)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _platforms_of(software: Software) -> tuple[str, ...]:
    """Return what it runs on; the words of publiccode.yml are written small."""
    names = (name.strip().lower() for name in software.platforms)
    return tuple(dict.fromkeys(name for name in names if name))


def _last_of(releases: Iterable[Release]) -> str | None:
    """Return when its last version appeared: a year, a month or a day."""
    return max((each.released_on for each in releases if each.released_on), default=None)


def localised(text: SoftwareText) -> LocalisedTexts:
    """Return what an entry says of itself in one language, as the index cuts it into passages."""
    return LocalisedTexts(
        name=text.localised_name or "",
        generic_name=text.generic_name or "",
        short_description=text.short_description or "",
        long_description=text.long_description or "",
        features=tuple(text.features),
    )


def _names_of(agency: Agency | None) -> tuple[AgencyNames, ...]:
    if agency is None:
        return ()
    short = dict.fromkeys(each for each in (agency.acronym, agency.code) if each)
    return (AgencyNames(agency.name, tuple(short)),)


def _codes_of(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    codes = session.execute(select(Agency.id, Agency.code).where(Agency.id.in_(ids)))
    return dict(codes.all())
