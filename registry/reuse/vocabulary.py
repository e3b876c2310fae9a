"""The words of reuses (domain C5)."""

from enum import StrEnum


class ReuseStage(StrEnum):
    """How far a reuse has come."""

    PLANNED = "planned"
    ASSESSING = "assessing"
    ADAPTING = "adapting"
    PILOTING = "piloting"
    IN_PRODUCTION = "in_production"
    RETIRED = "retired"
    ABANDONED = "abandoned"


class ReuseKind(StrEnum):
    """In what way the software is reused."""

    AS_IS = "as_is"
    ADAPTED = "adapted"
    SHARED_SERVICE = "shared_service"
    COMPONENT = "component"


class BaselineKind(StrEnum):
    """What the adaptation is compared with."""

    ORIGINAL_DEVELOPMENT = "original_development"  # of the lineage's first software
    OWN_DEVELOPMENT = "own_development"  # of the software that was taken
    OWN_BUILD_ESTIMATE = "own_build_estimate"  # what building it anew would have taken


class ContributionKind(StrEnum):
    """What came back to the software's publisher."""

    CORRECTION = "correction"
    FEATURE = "feature"
    MODULE = "module"
    TRANSLATION = "translation"
    DOCUMENTATION = "documentation"
    MAINTENANCE = "maintenance"
