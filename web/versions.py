"""Whether what a form shows is still what is kept, so that nobody undoes what they have not seen."""

from typing import Protocol

from starlette.datastructures import FormData

FIELD = "version"
LONGEST_NUMBER = 9


class Versioned(Protocol):
    """A row whose edits are told apart by a version."""

    @property
    def version(self) -> int:
        """The number of its present version."""


def opened_version(posted: FormData, field: str = FIELD) -> int:
    """Return the version that a form was opened on; 0 where it does not say.

    The form holds it: `{{ hidden("version", row.version) }}`.
    """
    text = str(posted.get(field, ""))
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def is_stale(row: Versioned, posted: FormData) -> bool:
    """Tell whether a form was opened on another version of a row than the present one."""
    return opened_version(posted) != row.version
