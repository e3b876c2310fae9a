"""Needs like one another, as this door shows them."""

from uuid import UUID

from pydantic import Field

from api.outs import AgencyCode, Out
from registry.matching.alike import NeedsAlike
from registry.search.labels import PLACES


class AlikeNeedOut(Out):
    """A need of another agency that is like the one that is asked about."""

    id: UUID
    title: str
    agency: AgencyCode
    language: str = Field(examples=["es"])
    categories: list[str] = Field(
        description="Those that both have.", examples=[["appointment-scheduling"]]
    )
    likeness: float = Field(description="In meaning; 1 is the same.", examples=[0.5104])


class AlikeOut(Out):
    """Who else looks for this, of the needs that the reader may know of."""

    agencies: int = Field(description="How many other agencies.", examples=[2])
    items: list[AlikeNeedOut]


def shown(alike: NeedsAlike) -> AlikeOut:
    """Return needs alike as this door shows them."""
    return AlikeOut(
        agencies=alike.agencies,
        items=[
            AlikeNeedOut(
                id=each.need.id,
                title=each.need.title,
                agency=each.need.agency.code,
                language=each.need.language,
                categories=each.shared,
                likeness=round(each.likeness, PLACES),
            )
            for each in alike.needs
        ],
    )
