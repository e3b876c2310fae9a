"""Whether what a form shows is still what is kept, so that nobody undoes what they have not seen."""

from typing import Protocol

from starlette.datastructures import FormData

from registry.errors import StaleError

FIELD = "version"


class Versioned(Protocol):
    """A row whose edits are told apart by a version."""

    @property
    def version(self) -> int:
        """The number of its present version."""


def require_unchanged(row: Versioned, posted: FormData) -> None:
    """Refuse a form that was opened on an older version. Raises StaleError.

    The form holds it: `{{ hidden("version", row.version) }}`.
    """
    if posted.get(FIELD) != str(row.version):
        raise StaleError
