"""Vectors of texts, kept by the hash of what they stand for."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import Table


class TextVector(Table):
    """The vector of one text: half-precision numbers, under the hash of the text and the model.

    Derived from what the catalogue says, so it has no past; a node that joins copies it instead
    of computing it.
    """

    __tablename__ = "text_vector"

    content_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)
