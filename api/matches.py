"""Which software comes near to a need, and why: a proposal to look at, never a verdict."""

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from api.dependencies import Actor, Database, ReaderLanguage, house_of
from api.endpoints import new_router
from api.needs import NeedAsked
from api.outs import Out
from api.paging import Listed
from api.reuse_outs import ReuseOut
from api.reuse_outs import shown as reuses_shown
from api.search import FoundSoftware, ReasonOut, found, reasons_of
from registry.matching.comparing import Met
from registry.matching.queries import MOST, USUAL, Match, MatchesAsked, matches_for
from registry.needs.vocabulary import Priority
from registry.search.labels import PLACES

router = new_router("/needs", "Needs")

Nearness = Literal["likely", "possible", "not_found"]


class MetOut(Out):
    """A requirement, and the feature that comes nearest to it."""

    requirement: str = Field(description="Its code within the need.", examples=["R-01"])
    priority: Priority
    text: str
    is_knockout: bool
    nearness: Nearness = Field(
        description="Whether the feature meets it, as far as its meaning and its words tell."
    )
    feature: str | None = Field(
        description="The feature, as the entry has it.", examples=["Reserva por teléfono"]
    )
    language: str | None
    likeness: float | None = Field(description="In meaning; 1 is the same.", examples=[0.7412])


class MatchOut(Out):
    """A software that comes near to a need, with its reasons and what reusing it took."""

    software: FoundSoftware
    score: float = Field(description="1 is as good as it gets.", examples=[0.8127])
    requirements: list[MetOut]
    missing_knockouts: list[str] = Field(
        description="The codes of the knockouts that nothing in its entry comes near to.",
        examples=[["R-02"]],
    )
    reasons: list[ReasonOut]
    reuses: list[ReuseOut] = Field(
        description="Its own first, then those of its whole lineage: each names its software."
    )


@router.get("/{need_id}/matches")
def show_matches(
    request: Request,
    session: Database,
    actor: Actor,
    need: NeedAsked,
    language: ReaderLanguage,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many to list.")] = USUAL,
) -> Listed[MatchOut]:
    """List the software that comes nearest to a need, best first.

    What says nothing of a knockout comes after all that does, whatever its score.
    """
    house = house_of(request)
    asked = MatchesAsked(limit, language)
    matches = matches_for(session, house.index, house.vectors, actor, need, asked)
    return Listed(items=shown(session, actor, matches), next=None)


def shown(session: Database, reader: Actor, matches: Sequence[Match]) -> list[MatchOut]:
    """Return some matches as this door shows them to a reader, in the same order."""
    accounts = [account for match in matches for account in match.reuses]
    by_id: dict[UUID, ReuseOut] = {
        each.id: each for each in reuses_shown(session, reader, accounts)
    }
    return [
        MatchOut(
            software=found(match.software, match.successor),
            score=round(match.score, PLACES),
            requirements=[_met(each) for each in match.met],
            missing_knockouts=[row.code for row in match.missing_knockouts],
            reasons=reasons_of(match.reasons),
            reuses=[
                by_id[each.reuse.id].model_copy(
                    update={"is_of_lineage": each.reuse.software_id != match.software.id}
                )
                for each in match.reuses
            ],
        )
        for match in matches
    ]


def _met(met: Met) -> MetOut:
    nearest = met.nearest if met.is_found else None
    return MetOut.read(
        met.requirement,
        requirement=met.requirement.code,
        nearness=_nearness(met),
        feature=nearest.feature if nearest else None,
        language=nearest.language if nearest else None,
        likeness=round(nearest.likeness, PLACES) if nearest else None,
    )


def _nearness(met: Met) -> Nearness:
    if met.nearest is None or not met.nearest.is_possible:
        return "not_found"
    return "likely" if met.nearest.is_likely else "possible"
