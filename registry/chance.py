"""Identifiers and secrets, drawn in one place so that a test can repeat them."""

import secrets
from uuid import UUID, uuid4


def new_id() -> UUID:
    """Return a random identifier: a UUID of version 4, as the public contract asks."""
    return uuid4()


def new_secret() -> str:
    """Return a secret of 256 bits that can stand in an address or a header."""
    return secrets.token_urlsafe(32)
