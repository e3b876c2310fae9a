"""From where the values of an entry came: from which file, or from people."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.addresses import MOVED
from api.dependencies import Database
from api.endpoints import new_router
from api.outs import Out
from api.software import SoftwareAsked
from registry.catalogue.entry import entry_of, upkeep_of
from registry.catalogue.sources import origins_of
from registry.catalogue.vocabulary import SourceKind

router = new_router("/software", "Software")


class OriginOut(Out):
    """From where the value of one field came; `source` names the list among others of its kind."""

    field: Annotated[str, Field(examples=["licence"])]
    kind: SourceKind
    source: Annotated[str, Field(examples=["AGESIC"])]
    read_on: date | None


@router.get("/{slug}/origins", responses=MOVED)
def show(session: Database, software: SoftwareAsked) -> list[OriginOut]:
    """Show from where the value of each field came: the file or list that says it still, or people.

    What people changed is theirs, and stays when the file is read again.
    """
    told = origins_of(session, entry_of(session, software), upkeep_of(session, software))
    return [
        OriginOut(field=name, kind=each.kind, source=each.source, read_on=each.read_on)
        for name, each in told.items()
    ]
