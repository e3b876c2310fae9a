import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from registry.errors import NotFoundError
from registry.evidence.keys import WrongSecretError, ensure_key, load_key
from registry.evidence.models import SigningKey
from registry.evidence.vocabulary import KeyPurpose
from registry.settings import Settings

SETTINGS = Settings(secret_key="one secret of this installation's own")
OTHER = Settings(secret_key="another secret, which was never it ..")


class TestEnsureKey:
    def test_makes_one_for_each_purpose(self, session):
        records = ensure_key(session, SETTINGS, KeyPurpose.RECORDS)
        webhooks = ensure_key(session, SETTINGS, KeyPurpose.WEBHOOKS)

        assert records.public_key != webhooks.public_key
        assert ensure_key(session, SETTINGS, KeyPurpose.RECORDS) is records

    def test_makes_another_once_the_first_is_retired(self, session, clock):
        first = ensure_key(session, SETTINGS, KeyPurpose.RECORDS)
        first.retired_at = clock.moment

        assert ensure_key(session, SETTINGS, KeyPurpose.RECORDS) is not first

    def test_finds_the_one_that_another_process_made_meanwhile(self, session, monkeypatch):
        first = ensure_key(session, SETTINGS, KeyPurpose.RECORDS)
        monkeypatch.setattr("registry.evidence.keys._in_use", lambda *_: None)

        assert ensure_key(session, SETTINGS, KeyPurpose.RECORDS) is first

    def test_keeps_the_private_half_sealed(self, session):
        ensure_key(session, SETTINGS, KeyPurpose.RECORDS)
        private = load_key(session, SETTINGS, KeyPurpose.RECORDS).private_bytes_raw()

        assert private not in session.scalars(select(SigningKey.sealed_private_key)).one()


class TestLoadKey:
    def test_signs_what_the_public_half_verifies(self, session):
        key = ensure_key(session, SETTINGS, KeyPurpose.RECORDS)

        signature = load_key(session, SETTINGS, KeyPurpose.RECORDS).sign(b"a record")

        Ed25519PublicKey.from_public_bytes(key.public_key).verify(signature, b"a record")

    def test_says_which_setting_is_wrong_when_the_secret_is_another(self, session):
        ensure_key(session, SETTINGS, KeyPurpose.RECORDS)

        with pytest.raises(WrongSecretError, match="ACERVO_SECRET_KEY"):
            load_key(session, OTHER, KeyPurpose.RECORDS)

    def test_refuses_a_key_that_was_never_made(self, session):
        with pytest.raises(NotFoundError):
            load_key(session, SETTINGS, KeyPurpose.RECORDS)
