"""What the registry's words are called on the pages."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from registry.agencies.vocabulary import AGENCY_KINDS
from registry.catalogue.vocabulary import (
    BaseSoftwareKind,
    Life,
    LineageRelation,
    MaintenanceType,
    Precision,
    SoftwareType,
    Visibility,
)
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.vocabulary import NeedStatus, NeedVisibility, Priority, RequirementKind
from registry.reuse.vocabulary import BaselineKind, ContributionKind, ReuseKind, ReuseStage
from registry.search.facet_words import MAINTENANCE, STATUSES
from registry.terms.vocabulary import ConceptKind

Word = TypeVar("Word", bound=StrEnum)

STAGES: Mapping[ReuseStage, str] = {
    ReuseStage.PLANNED: N_("Planned"),
    ReuseStage.ASSESSING: N_("Being assessed"),
    ReuseStage.ADAPTING: N_("Being adapted"),
    ReuseStage.PILOTING: N_("Being piloted"),
    ReuseStage.IN_PRODUCTION: N_("In production"),
    ReuseStage.RETIRED: N_("Retired"),
    ReuseStage.ABANDONED: N_("Abandoned"),
}
REUSE_KINDS: Mapping[ReuseKind, str] = {
    ReuseKind.AS_IS: N_("Unchanged"),
    ReuseKind.ADAPTED: N_("Adapted"),
    ReuseKind.SHARED_SERVICE: N_("As a service that another agency runs"),
    ReuseKind.COMPONENT: N_("Only some components"),
}
BASELINES: Mapping[BaselineKind, str] = {
    BaselineKind.ORIGINAL_DEVELOPMENT: N_("The original development of its lineage"),
    BaselineKind.OWN_DEVELOPMENT: N_("The development of the version that was taken"),
    BaselineKind.OWN_BUILD_ESTIMATE: N_("What building it anew would have taken"),
}
PRECISIONS: Mapping[Precision, str] = {
    Precision.EXACT: N_("Exact"),
    Precision.APPROXIMATE: N_("Approximate"),
    Precision.DERIVED_FROM_DATES: N_("From the days of the stages"),
}
CONTRIBUTIONS: Mapping[ContributionKind, str] = {
    ContributionKind.CORRECTION: N_("Correction"),
    ContributionKind.FEATURE: N_("Feature"),
    ContributionKind.MODULE: N_("Module"),
    ContributionKind.TRANSLATION: N_("Translation"),
    ContributionKind.DOCUMENTATION: N_("Documentation"),
    ContributionKind.MAINTENANCE: N_("Maintenance"),
}
CONCEPT_KINDS: Mapping[ConceptKind, str] = {
    ConceptKind.SYNONYMS: N_("Words for one thing"),
    ConceptKind.ACRONYM: N_("Acronym"),
    ConceptKind.COMMERCIAL_PRODUCT: N_("Commercial product"),
}
NEED_STATUSES: Mapping[NeedStatus, str] = {
    NeedStatus.DRAFT: N_("Draft"),
    NeedStatus.OPEN: N_("Open"),
    NeedStatus.MATCHED: N_("Software found"),
    NeedStatus.IN_REUSE: N_("Being met by a reuse"),
    NeedStatus.JOINT_CANDIDATE: N_("Candidate for joint development"),
    NeedStatus.CLOSED: N_("Closed"),
    NeedStatus.WITHDRAWN: N_("Withdrawn"),
}
NEED_VISIBILITIES: Mapping[NeedVisibility, str] = {
    NeedVisibility.PUBLIC: N_("Anyone"),
    NeedVisibility.GOVERNMENT: N_("Any agency"),
    NeedVisibility.RESTRICTED: N_("Your agency and those you name"),
}
REQUIREMENT_KINDS: Mapping[RequirementKind, str] = {
    RequirementKind.FUNCTIONAL: N_("What it does"),
    RequirementKind.TECHNICAL: N_("Technical"),
    RequirementKind.LEGAL: N_("Legal"),
    RequirementKind.SECURITY: N_("Security"),
    RequirementKind.DATA: N_("Data"),
    RequirementKind.OPERATIONAL: N_("Operation"),
}
PRIORITIES: Mapping[Priority, str] = {
    Priority.MUST: N_("Must"),
    Priority.SHOULD: N_("Should"),
    Priority.COULD: N_("Could"),
}
LIVES: Mapping[Life, str] = {
    Life.DRAFT: N_("Draft"),
    Life.IN_REVIEW: N_("In review"),
    Life.CHANGES_REQUESTED: N_("Changes requested"),
    Life.PUBLISHED: N_("Published"),
    Life.WITHDRAWN: N_("Withdrawn"),
}
VISIBILITIES: Mapping[Visibility, str] = {
    Visibility.PUBLIC: N_("Anyone"),
    Visibility.GOVERNMENT: N_("Any agency"),
    Visibility.RESTRICTED: N_("Your agency and those you name"),
}
SOFTWARE_TYPES: Mapping[SoftwareType, str] = {
    SoftwareType.WEB: N_("Web application"),
    SoftwareType.MOBILE: N_("Application for phones"),
    SoftwareType.DESKTOP: N_("Application for computers"),
    SoftwareType.BACKEND: N_("Service that other programs use"),
    SoftwareType.IOT: N_("Program for connected devices"),
    SoftwareType.OTHER: N_("Another kind of application"),
    SoftwareType.ADDON: N_("Extension of another software"),
    SoftwareType.LIBRARY: N_("Library"),
    SoftwareType.CONFIGURATION_FILES: N_("Configuration files"),
}
MAINTENANCE_TYPES: Mapping[MaintenanceType, str] = {
    MaintenanceType.INTERNAL: N_("The agency's own people"),
    MaintenanceType.CONTRACT: N_("A company, by contract"),
    MaintenanceType.COMMUNITY: N_("A community"),
    MaintenanceType.NONE: N_("Nobody at present"),
}
BASE_KINDS: Mapping[BaseSoftwareKind, str] = {
    BaseSoftwareKind.UNKNOWN: N_("Not said"),
    BaseSoftwareKind.OPEN: N_("Free or open source"),
    BaseSoftwareKind.PROPRIETARY: N_("Proprietary"),
    BaseSoftwareKind.HARDWARE: N_("Equipment"),
}
RELATIONS: Mapping[LineageRelation, str] = {
    LineageRelation.BASED_ON: N_("Based on"),
    LineageRelation.FORK_OF: N_("Fork of"),
    LineageRelation.ADAPTATION_OF: N_("Adaptation of"),
    LineageRelation.VARIANT_OF: N_("Variant of"),
    LineageRelation.SUCCESSOR: N_("Followed by"),
}
_ALL: tuple[Mapping[Any, str], ...] = (  # Any: each names words of its own
    STAGES,
    REUSE_KINDS,
    CONCEPT_KINDS,
    BASELINES,
    PRECISIONS,
    CONTRIBUTIONS,
    NEED_STATUSES,
    NEED_VISIBILITIES,
    REQUIREMENT_KINDS,
    PRIORITIES,
    AGENCY_KINDS,
    STATUSES,
    MAINTENANCE,
    LIVES,
    VISIBILITIES,
    SOFTWARE_TYPES,
    MAINTENANCE_TYPES,
    BASE_KINDS,
    RELATIONS,
)
_BY_KIND = {type(next(iter(names))): names for names in _ALL}


def name_of(word: StrEnum) -> str:
    """Return the message id of what a word is called."""
    return _BY_KIND[type(word)][word]


def choices(
    names: Mapping[Word, str], language: Language, only: Iterable[Word] | None = None
) -> list[tuple[str, str]]:
    """Return words to choose among, as the form's fields take them: the value, and what it is called."""
    offered = names if only is None else only
    return [(word.value, translate(language, names[word])) for word in offered]
