"""What someone else changed in an entry, its texts included, while a form on it was open."""

from collections.abc import Iterable

from registry.catalogue.category_words import category_name
from registry.catalogue.entry import entry_of
from registry.catalogue.models import Software
from registry.catalogue.parts import SoftwareText
from registry.history.queries import earlier_version, rows_as_of
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.changes import Change, Write, changes_since, written
from web.dependencies import Database

NAMES = {  # of an entry's columns, where the page says what changed
    "name": N_("Name"),
    "repository_url": N_("Repository"),
    "landing_url": N_("Its own page"),
    "logo": N_("Logo"),
    "software_type": N_("What kind of software it is"),
    "development_status": N_("State of development"),
    "platforms": N_("Platforms"),
    "categories": N_("Categories"),
    "available_languages": N_("Languages"),
    "is_localisation_ready": N_("Can be translated"),
    "licence": N_("Licence"),
    "licence_as_found": N_("Licence, as found"),
    "holder_name": N_("Holder"),
    "maintenance_type": N_("Who maintains it"),
    "maintenance_status": N_("Maintenance status"),
    "discontinued_on": N_("Discontinued on"),
    "support_ends_on": N_("Support ends on"),
    "started_on": N_("Begun on"),
    "aliases": N_("Also known as"),
    "baseline_months": N_("Original development in months"),
    "baseline_person_months": N_("Effort in person-months"),
    "baseline_cost": N_("Cost"),
}
SEEN = {
    "visibility": N_("Who may see it"),
    "confidential_until": N_("Confidential until"),
}
TEXTS = {
    "short_description": N_("In one sentence"),
    "long_description": N_("In some paragraphs"),
    "features": N_("What it can do"),
    "documentation_url": N_("Documentation"),
    "screenshots": N_("Pictures of its screens"),
}


def _categories(value: object, language: Language) -> str:
    codes = value if isinstance(value, list) else []
    return written([category_name(code, language) for code in codes], language)


WRITERS: dict[str, Write] = {"categories": _categories}


def changes_of_entry(
    session: Database, software: Software, version: int, language: Language
) -> list[Change]:
    """Return what changed in an entry since the version that a form was opened on."""
    return [
        *changes_since(session, software, version, NAMES, language, WRITERS),
        *_texts(session, software, version, language),
    ]


def changes_of_visibility(
    session: Database, software: Software, version: int, language: Language
) -> list[Change]:
    """Return what changed of who may see an entry since the version that a form was opened on."""
    return changes_since(session, software, version, SEEN, language)


def _texts(
    session: Database, software: Software, version: int, language: Language
) -> Iterable[Change]:
    past = earlier_version(session, Software, software.id, version, software.version)
    if past is None:
        return
    present = entry_of(session, software).texts
    ids = [text.id for text in present]
    before = {row.id: row for row in rows_as_of(session, SoftwareText, past.recorded_at, ids)}
    for text in present:
        for column, name in TEXTS.items():
            was = getattr(before.get(text.id), column, None)
            now = getattr(text, column)
            if (was or None) != (now or None):
                yield Change(name, written(was, language), written(now, language))
