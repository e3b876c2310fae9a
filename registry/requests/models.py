"""The table of kept answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import Identified, Table
from registry.database.types import Document


class KeptAnswer(Identified, Table):
    """What was answered to a request, kept with what the request did, for when it is sent again.

    Neither the caller's key nor the answer stands here in clear: an answer can hold a secret that
    is shown once. The key opens it, and the key is kept as a digest alone.
    """

    __tablename__ = "kept_answer"

    digest: Mapped[str] = mapped_column(String(64), unique=True)  # of the caller and their key
    request_digest: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    headers: Mapped[dict[str, Any]] = mapped_column(Document)  # Any: a JSON value
    sealed_body: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
