"""How a request is known again, and how its answer is sealed."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12  # bytes, as AES-GCM wants them


def key_digest(caller_id: UUID, key: str) -> str:
    """Return what is kept of a caller's key: another caller's same key is another one."""
    return _digest((caller_id.bytes, key.encode("utf-8", "surrogatepass")))


def request_digest(parts: Iterable[bytes]) -> str:
    """Return what is kept of a request, by which the same one is told from another."""
    return _digest(parts)


def seal(secret: bytes, key: str, body: bytes) -> bytes:
    """Return an answer sealed with the caller's key and the installation's secret."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_opener(secret, key)).encrypt(nonce, body, None)


def unseal(secret: bytes, key: str, sealed: bytes) -> bytes:
    """Return an answer that was sealed with the same key and secret."""
    return AESGCM(_opener(secret, key)).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)


def lock_number(digest: str) -> int:
    """Return the number by which PostgreSQL locks a key: 63 bits of its digest."""
    return int(digest[:16], 16) >> 1


def _digest(parts: Iterable[bytes]) -> str:
    """Digest parts with their lengths, so that no two lists of parts are the same text."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def _opener(secret: bytes, key: str) -> bytes:
    return hmac.digest(secret, b"answer:" + key.encode("utf-8", "surrogatepass"), "sha256")
