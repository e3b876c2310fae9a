"""Kinds of public bodies."""

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
