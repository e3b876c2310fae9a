"""The topics and levels of the Reuse Readiness Levels, in our words (NASA, RRL 1.0, 30 April 2010; domain B2)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from registry.language.marks import N_


class Topic(StrEnum):
    """What is looked at, each by itself."""

    DOCUMENTATION = "documentation"
    EXTENSIBILITY = "extensibility"
    INTELLECTUAL_PROPERTY = "intellectual_property"
    MODULARITY = "modularity"
    PACKAGING = "packaging"
    PORTABILITY = "portability"
    STANDARDS = "standards"
    SUPPORT = "support"
    TESTING = "testing"


LOWEST, HIGHEST = 1, 9

TOPICS: Final[Mapping[Topic, str]] = {
    Topic.DOCUMENTATION: N_("Documentation"),
    Topic.EXTENSIBILITY: N_("Extensibility"),
    Topic.INTELLECTUAL_PROPERTY: N_("Intellectual property"),
    Topic.MODULARITY: N_("Modularity"),
    Topic.PACKAGING: N_("Packaging"),
    Topic.PORTABILITY: N_("Portability"),
    Topic.STANDARDS: N_("Compliance with standards"),
    Topic.SUPPORT: N_("Support"),
    Topic.TESTING: N_("Verification and testing"),
}

OVERALL: Final[Mapping[int, str]] = {
    1: N_("Hardly reusable: reuse is not advised"),
    2: N_("Beginnings: reuse is impractical"),
    3: N_("Basic: for skilled teams, with high effort, cost and risk"),
    4: N_("Possible: for most, with some effort, cost and risk"),
    5: N_("Practical: for most, at reasonable cost and risk"),
    6: N_("Reusable by most, with little remaining cost and risk"),
    7: N_("Highly reusable, with minimal cost and risk"),
    8: N_("Shown: reused locally by several"),
    9: N_("Shown widely: many kinds of users and systems"),
}

LEVELS: Final[Mapping[Topic, Mapping[int, str]]] = {
    Topic.DOCUMENTATION: {
        1: N_("None, or nearly none"),
        3: N_("Basic notes for experts"),
        5: N_("A user manual"),
        7: N_("A guide to its interfaces"),
        9: N_("Guides to design, customisation, testing and reuse are all there"),
    },
    Topic.EXTENSIBILITY: {
        1: N_("It cannot be extended"),
        3: N_("Hard to extend, even in a like context"),
        5: N_("Designed to be extended within limits, partly documented"),
        7: N_("An outside team has extended it in a like context"),
        9: N_("Extended in several settings, with guidance and extension points"),
    },
    Topic.INTELLECTUAL_PROPERTY: {
        1: N_("Its authors are known, the rights are undecided"),
        3: N_("Rights are proposed"),
        5: N_("Ownership and limited rights of reuse are agreed"),
        7: N_("A statement of limited rights stands in the product"),
        9: N_("A statement of unrestricted rights, authors and citation stand in the product"),
    },
    Topic.MODULARITY: {
        1: N_("It has no separate parts"),
        3: N_("Large subsystems alone can be told apart"),
        5: N_("What is generic and what is specific are partly separated"),
        7: N_("Clear, separate parts that can be reused"),
        9: N_("All of it is encapsulated, or offered as services"),
    },
    Topic.PACKAGING: {
        1: N_("Bare source or an executable"),
        3: N_("Detailed notes on how to install it"),
        5: N_("It can be configured for other contexts"),
        7: N_("It recognises its platform and builds itself"),
        9: N_("An installer leads through it"),
    },
    Topic.PORTABILITY: {
        1: N_("Not portable"),
        3: N_("Portable at significant cost"),
        5: N_("Moderately portable"),
        7: N_("Highly portable"),
        9: N_("Completely portable"),
    },
    Topic.STANDARDS: {
        1: N_("It follows none"),
        3: N_("It follows some local ones"),
        5: N_("It follows standards, partly tested"),
        7: N_("Verified against open standards"),
        9: N_("Verified by an independent party"),
    },
    Topic.SUPPORT: {
        1: N_("There is none"),
        3: N_("There is some"),
        5: N_("An informal community of users"),
        7: N_("Organised, by its developer"),
        9: N_("A large community with defined support"),
    },
    Topic.TESTING: {
        1: N_("It was not tested"),
        3: N_("Tested with errors and odd inputs"),
        5: N_("Validated in a laboratory"),
        7: N_("Validated in a relevant setting"),
        9: N_("Validated by successful real use"),
    },
}
"""What the odd levels of each topic mean; the even ones are steps between."""
