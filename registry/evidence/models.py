"""The keys' table."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import Identified, Table, one_open
from registry.database.types import words
from registry.evidence.vocabulary import KeyPurpose


class SigningKey(Identified, Table):
    """An Ed25519 key. Its private half is sealed with the installation's secret key."""

    __tablename__ = "signing_key"
    __table_args__ = (one_open("purpose", closed="retired_at"),)

    purpose: Mapped[KeyPurpose] = mapped_column(words(KeyPurpose))
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_private_key: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
