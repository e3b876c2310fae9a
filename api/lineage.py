"""Where software comes from and what follows it, tie by tie."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import Field
from starlette import status
from starlette.responses import Response

from api.addresses import MOVED
from api.conditional import IfMatch, tagged
from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import Out
from api.software import SoftwareAsked
from registry.catalogue.lineages import find_tie, ties_of, ties_to
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.schemas import TieDraft, TieEdit
from registry.catalogue.tying import add_tie, edit_tie, remove_tie
from registry.catalogue.vocabulary import LineageRelation

router = new_router("/software", "Lineage")


class SoftwareRef(Out):
    """A software of the catalogue."""

    slug: str
    name: str


class TieOut(Out):
    """A tie of one software to another: what it comes from, and in what way, or what follows it."""

    id: UUID
    relation: LineageRelation
    software: SoftwareRef | None = Field(
        description="The other software; null where it is not in the catalogue."
    )
    name: str | None = Field(
        description="The name or address of what is not in the catalogue.",
        examples=["https://example.org/agenda"],
    )
    version: str | None = Field(
        description="The version of the software whose tie it is, from which on it holds.",
        examples=["4.0"],
    )
    other_version: str | None = Field(
        description="The version of the other that was taken.", examples=["2.2.0"]
    )
    since_on: str | None = Field(description="A year, a month or a day.", examples=["2016-04"])


class LineageOut(Out):
    """The ties of a software, and those of others that lead to it, as far as the reader may know of them."""

    items: list[TieOut]
    from_others: list[TieOut] = Field(
        description="Ties of others that lead here; `software` is the one whose tie it is."
    )


@dataclass(frozen=True)
class OneTie:
    """A tie that is asked for by its id, and the software whose it is."""

    software: Software
    tie: Lineage


def _tie(session: Database, actor: Actor, software: SoftwareAsked, tie_id: UUID) -> OneTie:
    return OneTie(software, find_tie(session, actor, software, tie_id))


TieAsked = Annotated[OneTie, Depends(_tie)]


@router.get("/{slug}/lineage", responses=MOVED)
def show(
    session: Database, actor: Actor, software: SoftwareAsked, response: Response
) -> LineageOut:
    """Show what a software comes from and what follows it, and what comes from it."""
    own = ties_of(session, actor, [software.id])[software.id]
    others = ties_to(session, actor, tagged(session, response, software))
    return LineageOut(
        items=[_shown(tie, tie.other) for tie in own],
        from_others=[_shown(tie, tie.software) for tie in others],
    )


@router.post("/{slug}/lineage", status_code=status.HTTP_201_CREATED, responses=MOVED)
def add(
    session: Database,
    actor: Actor,
    software: SoftwareAsked,
    draft: TieDraft,
    response: Response,
) -> TieOut:
    """Say what a software comes from, or what follows it."""
    tie = add_tie(session, actor, software, draft)
    tagged(session, response, software)
    return _shown(tie, tie.other)


@router.patch("/{slug}/lineage/{tie_id}", responses=MOVED)
def edit(
    session: Database,
    actor: Actor,
    match: IfMatch,
    asked: TieAsked,
    edit: TieEdit,
    response: Response,
) -> TieOut:
    """Change a tie. The ETag is that of the software: its ties are its content."""
    match.require(asked.software)
    tie = edit_tie(session, actor, asked.software, asked.tie, edit)
    tagged(session, response, asked.software)
    return _shown(tie, tie.other)


@router.delete(
    "/{slug}/lineage/{tie_id}", status_code=status.HTTP_204_NO_CONTENT, responses=MOVED
)
def remove(session: Database, actor: Actor, asked: TieAsked) -> None:
    """Take a tie away."""
    remove_tie(session, actor, asked.software, asked.tie)


def _shown(tie: Lineage, other: Software | None) -> TieOut:
    return TieOut.read(
        tie,
        software=SoftwareRef.model_validate(other) if other is not None else None,
        name=tie.other_name if other is None else None,
        version=tie.version_name,
    )
