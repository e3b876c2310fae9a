"""The words of upkeep."""

from enum import StrEnum
from typing import Final

REMIND: Final = "upkeep.remind"
"""The daily job that reminds agencies of entries that nobody has confirmed for a year."""

CONFIRMED_FOR_MONTHS: Final = 12
"""How long an entry that was confirmed is taken to be true (domain E18)."""

TOLD_AFTER_DAYS: Final = 30
"""How long an entry stands before its agency is told of its base software: who enters it has just seen it."""


class SupporterKind(StrEnum):
    """How somebody helps with a software: by selling a service, or by maintaining it."""

    SUPPLIER = "supplier"
    MAINTAINER = "maintainer"


class HandoverState(StrEnum):
    """How far a handing over of stewardship has come."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
