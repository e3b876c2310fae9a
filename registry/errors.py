"""Refusals: what the registry will not do, and what the reader can do about it.

A refusal's sentence is a message id with its parameters kept apart, so that each door says it in
the reader's language. The registry never names an HTTP status: doors read the kind of refusal.
"""

from typing import ClassVar

from registry.language.marks import N_


class RefusalError(Exception):
    """Something the registry will not do."""

    code: ClassVar[str] = "refused"  # lasting name: the end of a problem's `type`
    sentence: ClassVar[str] = N_("This cannot be done.")

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.sentence % params if params else self.sentence)


class NotFoundError(RefusalError):
    """What was asked for is not here, or is not for this reader to know of."""

    code = "not-found"
    sentence = N_("There is nothing here by that name.")


class NotAllowedError(RefusalError):
    """The actor may not do this."""

    code = "not-allowed"
    sentence = N_("Your roles do not allow this. Ask the administrator of your agency.")


class SignInNeededError(NotAllowedError):
    """Nobody is signed in, and this asks for someone."""

    code = "sign-in-needed"
    sentence = N_("Sign in to do this.")


class ConflictError(RefusalError):
    """The registry's present state does not admit this change."""

    code = "conflict"
    sentence = N_(
        "Someone else changed this at the same moment. Look at it again and repeat your change."
    )


class StaleError(ConflictError):
    """The change was made to an older version than the one kept here."""

    code = "stale"
    sentence = N_(
        "This was changed after you opened it. Look at the present version and repeat your change."
    )


class InvalidError(RefusalError):
    """One field of what was handed in cannot be taken; `field` is its dotted name."""

    code = "invalid"
    sentence = N_("This value cannot be used.")

    def __init__(self, field: str, **params: object) -> None:
        self.field = field
        super().__init__(**params)


class UnreadableError(InvalidError):
    """A word of an address holds control characters or broken ones."""

    code = "unreadable"
    sentence = N_("The address holds characters that nobody types. Write it anew.")


class UnavailableError(RefusalError):
    """For the moment this cannot be answered; trying again later is right."""

    code = "unavailable"
    sentence = N_("This cannot be answered at the moment. Try again shortly.")


class BusyError(UnavailableError):
    """The database was locked by others for longer than we wait."""

    code = "busy"
    sentence = N_("The registry is busy. Nothing was changed; try again in a moment.")


class DatabaseGoneError(UnavailableError):
    """The database does not answer."""

    code = "database-gone"
    sentence = N_(
        "The registry's database does not answer. Nothing was changed; try again shortly."
    )


class DiskFullError(UnavailableError):
    """There is no room left to write."""

    code = "disk-full"
    sentence = N_(
        "The registry has no room left to write. Nothing was changed; its administrator must free space."
    )
