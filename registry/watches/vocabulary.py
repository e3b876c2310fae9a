"""The words of watches, and how many there may be."""

from datetime import timedelta
from enum import StrEnum

TELL = "watches.tell"
"""The job that asks which watches a change in the catalogue answers."""

MOST_WATCHES = 200
"""How many one person, or the programs of one agency, may have at a time."""

MOST_KNOWN = 1_000
"""How many of the entries that answer a watch already are remembered when it begins."""

MOST_TOLD = 500
"""How many entries of one look are told: who is sent more reads the search itself."""

SETTLES = timedelta(seconds=2)
"""How long after a change it is looked at, so that changes made together are told together."""

KEPT_AFTERWARDS = timedelta(days=30)
"""How long a watch that ended is kept, and those of a person who left."""


class WatchKind(StrEnum):
    """What is watched."""

    SEARCH = "search"
    NEED = "need"


class MailDigest(StrEnum):
    """How often what was told is to come by mail too."""

    NONE = "none"
    DAILY = "daily"
    WEEKLY = "weekly"
