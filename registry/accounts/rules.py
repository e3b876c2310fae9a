"""Decisions about accounts that need no database."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from registry.accounts.vocabulary import MAX_PASSWORD, MIN_PASSWORD
from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.errors import InvalidError
from registry.language.marks import N_

ACROSS = frozenset({Role.REVIEWER, Role.ADMIN})
WITHIN = frozenset(Role) - ACROSS
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class PasswordLengthError(InvalidError):
    """A password is too short to withstand guessing, or too long to be one."""

    code = "password-length"
    sentence = N_(
        "A password has %(least)s to %(most)s characters. A few words make a good one."
    )


class PasswordKnownError(InvalidError):
    """A password is what anyone would try first."""

    code = "password-known"
    sentence = N_("A password must not be your name, your e-mail address or your agency.")


class PasswordCharacterError(InvalidError):
    """A password holds a character that nobody types."""

    code = "password-character"
    sentence = N_("A password cannot hold control characters or broken ones.")


def roles_in_gift(actor: Actor) -> frozenset[Role]:
    """Return the roles that an actor may give to others, and manage in others.

    Nobody gives what would make another more than they are: an agency's administrator gives its
    roles, an administrator of the registry all of them.
    """
    if actor.kind is ActorKind.SYSTEM or Role.ADMIN in actor.roles:
        return frozenset(Role)
    return WITHIN if Role.AGENCY_ADMIN in actor.roles else frozenset()


def scopes_in_gift(actor: Actor) -> frozenset[Scope]:
    """Return the scopes that an actor may give to a token: at most its own."""
    return frozenset(Scope) if actor.scopes is None else actor.scopes


def fits_agency(roles: Iterable[Role], *, has_agency: bool) -> bool:
    """Tell whether roles can be held: those within an agency need one."""
    return has_agency or not WITHIN.intersection(roles)


def settled_password(password: str, known: Iterable[str | None]) -> str:
    """Return a password in the form that is hashed; refuse what anyone would guess.

    Length is what withstands guessing, so no mixture of characters is asked for (NIST SP 800-63B).
    One normal form lets the same word be typed on another keyboard.
    """
    if _UNWRITABLE.search(password):
        raise PasswordCharacterError("password")
    settled = unicodedata.normalize("NFC", password)
    if not MIN_PASSWORD <= len(settled) <= MAX_PASSWORD:
        raise PasswordLengthError("password", least=MIN_PASSWORD, most=MAX_PASSWORD)
    if _folded(settled) in {_folded(word) for word in known if word}:
        raise PasswordKnownError("password")
    return settled


def digest_of(secret: str) -> str:
    """Return what is kept of a secret of 256 random bits: no salt or slowness adds to those."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _folded(word: str) -> str:
    return "".join(word.casefold().split())
