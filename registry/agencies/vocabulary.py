"""Kinds of public bodies, and which invented ones show."""

from collections.abc import Mapping
from enum import StrEnum

from registry.language.marks import N_


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


AGENCY_KINDS: Mapping[AgencyKind, str] = {
    AgencyKind.CENTRAL: N_("Central administration"),
    AgencyKind.AUTONOMOUS: N_("Autonomous entity"),
    AgencyKind.DECENTRALISED: N_("Decentralised service"),
    AgencyKind.DEPARTMENTAL: N_("Departmental government"),
    AgencyKind.MUNICIPALITY: N_("Municipality"),
    AgencyKind.LEGISLATIVE: N_("Legislative branch"),
    AgencyKind.JUDICIAL: N_("Judicial branch"),
    AgencyKind.CONTROL: N_("Control body"),
    AgencyKind.NON_STATE: N_("Non-state public body"),
    AgencyKind.FOREIGN: N_("Foreign body"),
}
"""What a kind of body is called."""


class Demonstration(StrEnum):
    """Which rows of invented agencies are to show; none of them ever enters a real figure."""

    NONE = "none"
    OWN = "own"  # those of the reader's own agency, which its people work with
    ALL = "all"
