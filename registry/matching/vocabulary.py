"""The words of matching."""

from enum import StrEnum


class Strength(StrEnum):
    """How far what an entry says meets a requirement, as a proposal.

    None of these is a level of coverage: until a person accepts one, a requirement's coverage is
    not determined (domain B3, trap 14: what is blank is not a yes).
    """

    STATED = "stated"
    LIKELY = "likely"
    NOT_FOUND = "not_found"
