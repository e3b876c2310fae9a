"""What the fields of an entry, its states and what happened to it are called."""

from collections.abc import Mapping

from registry.audit.vocabulary import Event
from registry.catalogue.vocabulary import Life
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reviews.vocabulary import ReviewDecision
from registry.search.facet_words import MAINTENANCE, STATUSES
from web.names import (
    BASE_KINDS,
    MAINTENANCE_TYPES,
    PRECISIONS,
    RELATIONS,
    SOFTWARE_TYPES,
    VISIBILITIES,
)

LIVES: Mapping[Life, str] = {
    Life.DRAFT: N_("Draft"),
    Life.IN_REVIEW: N_("In review"),
    Life.CHANGES_REQUESTED: N_("Changes requested"),
    Life.PUBLISHED: N_("Published"),
    Life.WITHDRAWN: N_("Withdrawn"),
}
MARKS: Mapping[Life, str] = {
    Life.DRAFT: "off",
    Life.IN_REVIEW: "half",
    Life.CHANGES_REQUESTED: "decide",
    Life.PUBLISHED: "on",
    Life.WITHDRAWN: "ended",
}
NOT_REVIEWED = N_("Published, not reviewed yet")
DECISIONS: Mapping[ReviewDecision, str] = {
    ReviewDecision.APPROVED: N_("Approved"),
    ReviewDecision.CHANGES_REQUESTED: N_("Changes requested"),
}
EVENTS: Mapping[str, str] = {
    Event.SOFTWARE_CREATED: N_("Entered"),
    Event.SOFTWARE_EDITED: N_("Edited"),
    Event.SOFTWARE_IMPORTED: N_("Taken in from a file"),
    Event.SOFTWARE_SUBMITTED: N_("Review asked for"),
    Event.SOFTWARE_PUBLISHED: N_("Published before the review"),
    Event.SOFTWARE_APPROVED: N_("Reviewed and published"),
    Event.SOFTWARE_SENT_BACK: N_("Changes requested"),
    Event.SOFTWARE_WITHDRAWN: N_("Withdrawn"),
    Event.SOFTWARE_MERGED: N_("Made one with another entry"),
    Event.READINESS_ASSESSED: N_("Readiness for reuse assessed"),
    Event.READINESS_CONFIRMED: N_("Readiness for reuse confirmed by a reviewer"),
    Event.ENTRY_CONFIRMED: N_("Confirmed to be true still"),
    Event.LICENCE_FILE_LOOKED_FOR: N_("Looked whether its repository holds a licence file"),
    Event.ENTRY_REMINDED: N_("Its agency reminded to confirm it"),
    Event.ENTRY_UNSUPPORTED: N_("Its agency told that base software has no support any more"),
    Event.SUPPORTER_NAMED: N_("Somebody who helps with it named"),
    Event.SUPPORTER_APPROVED: N_("Somebody who helps with it reviewed"),
    Event.SUPPORTER_REMOVED: N_("Somebody who helped with it struck out"),
    Event.CONTRIBUTION_RECORDED: N_("A contribution to it recorded"),
    Event.CONTRIBUTION_EDITED: N_("A contribution to it edited"),
    Event.CONTRIBUTION_REMOVED: N_("A contribution to it struck out"),
    Event.HANDOVER_ACCEPTED: N_("Taken on by a new steward"),
    Event.ROWS_PASSED_ON: N_("Passed on to another agency"),
}
FIELDS: Mapping[str, str] = {
    "name": N_("Name"),
    "slug": N_("Address"),
    "aliases": N_("Also known as"),
    "publisher": N_("Publisher"),
    "agency": N_("Agency that answers for it"),
    "holder": N_("Rights holder"),
    "holder_name": N_("Rights holder, by name"),
    "steward": N_("Steward"),
    "repository_url": N_("Repository"),
    "landing_url": N_("Web page"),
    "logo": N_("Logo"),
    "licence": N_("Licence"),
    "licence_as_found": N_("Licence as found"),
    "development_status": N_("Development status"),
    "software_type": N_("Software type"),
    "maintenance_type": N_("Maintenance"),
    "maintenance_status": N_("Maintenance status"),
    "categories": N_("Categories"),
    "platforms": N_("Platforms"),
    "available_languages": N_("Languages of its interface"),
    "is_localisation_ready": N_("Can be translated"),
    "contacts": N_("Whom to write to"),
    "contractors": N_("By contract"),
    "ends_on": N_("Until which day"),
    "website": N_("Web page"),
    "started_on": N_("Begun on"),
    "discontinued_on": N_("Discontinued on"),
    "support_ends_on": N_("Support ends on"),
    "life": N_("State of the entry"),
    "is_reviewed": N_("Reviewed"),
    "withdrawn_reason": N_("Why it was withdrawn"),
    "merged_into": N_("Made one with"),
    "visibility": N_("Who may see it"),
    "confidential_until": N_("Confidential until"),
    "baseline_months": N_("Original development, months"),
    "baseline_margin_months": N_("Margin of these months"),
    "baseline_precision": N_("How exact these months are"),
    "baseline_person_months": N_("Original development, person-months"),
    "baseline_cost": N_("Original development, cost"),
    "baseline_currency": N_("Currency of the cost"),
    "baseline_price_year": N_("Year of the prices"),
    "baseline_source": N_("Source of these figures"),
    "source": N_("Source"),
    "texts": N_("Description"),
    "releases": N_("Versions"),
    "base_software": N_("Base software"),
    "declared_users": N_("Declared users"),
    "lineage": N_("Lineage"),
    "short_description": N_("Short description"),
    "long_description": N_("Long description"),
    "generic_name": N_("Generic name"),
    "localised_name": N_("Name in this language"),
    "documentation_url": N_("Documentation"),
    "features": N_("Features"),
    "screenshots": N_("Pictures of its screens"),
    "released_on": N_("Released on"),
    "notes": N_("What it changes"),
    "kind": N_("Kind"),
    "version_name": N_("Version"),
    "version_min": N_("Lowest version"),
    "version_max": N_("Highest version"),
    "is_optional": N_("Optional"),
    "other": N_("Other software"),
    "other_name": N_("Other software, by name"),
    "other_version": N_("Version of the other software"),
    "since_on": N_("Since"),
}
"""What a field is called; a part of one by its last word, with its language or version beside."""

REMARKED = (
    "name", "repository_url", "landing_url", "logo", "licence", "holder_name", "development_status", "software_type",
    "maintenance_type", "maintenance_status", "contacts", "contractors", "categories", "platforms",
    "available_languages", "short_description", "long_description", "features", "screenshots", "releases",
    "base_software", "baseline_months", "visibility",
)  # fmt: skip
"""The fields that a reviewer may say something of."""


WORDS: Mapping[str, Mapping[str, str]] = {
    "life": {life.value: said for life, said in LIVES.items()},
    "development_status": {status.value: said for status, said in STATUSES.items()},
    "maintenance_status": {status.value: said for status, said in MAINTENANCE.items()},
    "baseline_precision": {precision.value: said for precision, said in PRECISIONS.items()},
    "visibility": {visibility.value: said for visibility, said in VISIBILITIES.items()},
    "software_type": {kind.value: said for kind, said in SOFTWARE_TYPES.items()},
    "maintenance_type": {kind.value: said for kind, said in MAINTENANCE_TYPES.items()},
}
"""What the values of a field are called, where they are codes."""

_BASE_KINDS: Mapping[str, str] = {kind.value: said for kind, said in BASE_KINDS.items()}
_TIES: Mapping[str, str] = {relation.value: said for relation, said in RELATIONS.items()}

NOT_SAID = frozenset({"slug", "life", "is_reviewed"})
"""What the registry itself keeps of an entry, and is nothing to be reviewed."""


def words_of(field: str) -> Mapping[str, str]:
    """Return what the values of a field are called, where they are codes."""
    first, _, rest = field.partition(".")
    if first == "base_software" and rest.endswith(".kind"):
        return _BASE_KINDS
    return _TIES if rest and first == "lineage" else WORDS.get(field, {})


def field_name(field: str, language: Language) -> str:
    """Return what a field is called, with the language, version or name that tells its part."""
    first, *rest = field.split(".")
    if not rest:
        return _called(first, language)
    label, last = ".".join(rest[:-1]) or rest[0], rest[-1]
    if len(rest) > 1 and last in FIELDS:
        return f"{_called(last, language)} ({_label(first, label, language)})"
    return f"{_called(first, language)} ({_label(first, '.'.join(rest), language)})"


def _label(first: str, label: str, language: Language) -> str:
    """Return what tells a part apart; of a tie, its relation and the other software."""
    relation, space, other = label.partition(" ")
    if first != "lineage" or relation not in _TIES:
        return label
    return f"{translate(language, _TIES[relation])}{space}{other}"


def _called(word: str, language: Language) -> str:
    return translate(language, FIELDS[word]) if word in FIELDS else word
