"""Makes the keys that this installation signs with, and opens them."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry.errors import NotFoundError, UnavailableError
from registry.evidence.models import SigningKey
from registry.evidence.vocabulary import KeyPurpose
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.settings import Settings


class WrongSecretError(UnavailableError):
    """The keys were sealed with another secret than the one this process has."""

    code = "wrong-secret"
    sentence = N_(
        "ACERVO_SECRET_KEY is not the one that this installation's keys were sealed with. Give"
        " Acervo the former one."
    )


def ensure_key(session: Session, settings: Settings, purpose: KeyPurpose) -> SigningKey:
    """Return the key in use for a purpose, made where there is none yet."""
    return _in_use(session, purpose) or _kept_or_present(
        session, _new(session, settings, purpose)
    )


def load_key(session: Session, settings: Settings, purpose: KeyPurpose) -> Ed25519PrivateKey:
    """Return the private key in use for a purpose. Raises NotFoundError or WrongSecretError."""
    key = _in_use(session, purpose)
    if key is None:
        raise NotFoundError
    try:
        return Ed25519PrivateKey.from_private_bytes(
            _seal(settings).decrypt(key.sealed_private_key)
        )
    except InvalidToken as closed:
        raise WrongSecretError from closed


def _new(session: Session, settings: Settings, purpose: KeyPurpose) -> SigningKey:
    private = Ed25519PrivateKey.generate()
    return SigningKey(
        purpose=purpose,
        public_key=private.public_key().public_bytes_raw(),
        sealed_private_key=_seal(settings).encrypt(private.private_bytes_raw()),
        created_at=now_in(session),
    )


def _kept_or_present(session: Session, key: SigningKey) -> SigningKey:
    try:
        with session.begin_nested():
            session.add(key)
            session.flush()
    except IntegrityError:  # another process made one at the same moment
        return session.scalars(_used_for(key.purpose)).one()
    return key


def _in_use(session: Session, purpose: KeyPurpose) -> SigningKey | None:
    return session.scalar(_used_for(purpose))


def _used_for(purpose: KeyPurpose) -> Select[SigningKey]:
    return select(SigningKey).where(
        SigningKey.purpose == purpose, SigningKey.retired_at.is_(None)
    )


def _seal(settings: Settings) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"acervo signing keys")
    return Fernet(urlsafe_b64encode(derived.derive(settings.secret)))
