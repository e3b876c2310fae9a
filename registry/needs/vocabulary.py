"""The words of needs and requirements (domain A4.1)."""

from enum import StrEnum


class NeedStatus(StrEnum):
    """Where a need stands."""

    DRAFT = "draft"
    OPEN = "open"
    MATCHED = "matched"
    IN_REUSE = "in_reuse"
    JOINT_CANDIDATE = "joint_candidate"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class RequirementKind(StrEnum):
    """What a requirement is about."""

    FUNCTIONAL = "functional"
    TECHNICAL = "technical"
    LEGAL = "legal"
    SECURITY = "security"
    DATA = "data"
    OPERATIONAL = "operational"


class Priority(StrEnum):
    """How much a requirement weighs: imprescindible, importante, deseable."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class NeedVisibility(StrEnum):
    """Who may read a need: anyone, any agency, or the agency that states it."""

    PUBLIC = "public"
    GOVERNMENT = "government"
    RESTRICTED = "restricted"
