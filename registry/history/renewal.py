"""A row whose parts are rows of their own: its version rises when they change."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from registry.database.tables import Kept, Table
from registry.history.unit_of_work import unit_of


def renew(session: Session, row: Table) -> None:
    """Have a row's version and moment of change rise where this unit has changed some part of it.

    Where nothing was changed they stay, so that `updated_at` says when the content last did. Two
    changes within one tick of the clock still give two versions.
    """
    session.flush()
    touched = unit_of(session).touched
    if touched and row not in touched and isinstance(row, Kept):
        row.updated_at = unit_of(session).now
        flag_modified(row, "updated_at")
