"""Kinds of public bodies, and which invented ones show."""

from enum import StrEnum


class AgencyKind(StrEnum):
    """What kind of body an agency is, in Uruguay's terms (domain F4)."""

    CENTRAL = "central_administration"
    AUTONOMOUS = "autonomous_entity"
    DECENTRALISED = "decentralised_service"
    DEPARTMENTAL = "departmental_government"
    MUNICIPALITY = "municipality"
    LEGISLATIVE = "legislative_branch"
    JUDICIAL = "judicial_branch"
    CONTROL = "control_body"
    NON_STATE = "non_state_public_body"
    FOREIGN = "foreign_body"


class Demonstration(StrEnum):
    """Which rows of invented agencies are to show; none of them ever enters a real figure."""

    NONE = "none"
    OWN = "own"  # those of the reader's own agency, which its people work with
    ALL = "all"
