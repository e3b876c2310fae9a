"""Which software comes near to a need, and why: a proposal to look at, never a verdict."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.requests import Request

from api.alike import AlikeOut
from api.alike import shown as alike_shown
from api.dependencies import Actor, Database, ReaderLanguage, house_of
from api.endpoints import new_router
from api.needs import NeedAsked
from api.outs import Out
from api.reuse_outs import ReuseOut
from api.reuse_outs import shown as reuses_shown
from api.search import FoundSoftware, ReasonOut, found, reasons_of
from registry.matching.alike import needs_like
from registry.matching.comparing import Met
from registry.matching.queries import (
    MOST,
    USUAL,
    Fit,
    Match,
    MatchesAsked,
    Together,
    matches_for,
)
from registry.matching.side_by_side import MOST_COMPARED, compared
from registry.matching.vocabulary import Strength
from registry.needs.vocabulary import Priority
from registry.reuse.queries import ReuseAccount
from registry.search.labels import PLACES

router = new_router("/needs", "Needs")

IN_SECTION = {"feature": "#does", "long_description": "#does"}
"""Where on an entry's page a passage stands; a short description stands at its head."""


class MetOut(Out):
    """A requirement, and the passage of an entry that supports it best."""

    requirement: str = Field(description="Its code within the need.", examples=["R-01"])
    priority: Priority
    text: str
    is_knockout: bool
    strength: Strength = Field(
        description="Whether the passage `stated` it, makes it `likely`, or none was `not_found`, as"
        " far as meaning and words tell. A proposal: until a person assesses it, it is not determined."
    )
    passage: str | None = Field(
        description="What the entry says, word for word.", examples=["Reserva por teléfono"]
    )
    place: str | None = Field(
        description="Where it says so: `feature`, `short_description` or `long_description`.",
        examples=["feature"],
    )
    language: str | None
    likeness: float | None = Field(description="In meaning; 1 is the same.", examples=[0.7412])
    page: str | None = Field(
        description="The page where it says so.",
        examples=["/software/sistema-agenda-electronica-v4#does"],
    )


class StandingOut(Out):
    """Which share of the musts, shoulds and coulds is met; what is only likely counts half."""

    must: float = Field(examples=[0.75])
    should: float = Field(examples=[0.5])
    could: float = Field(examples=[0.0])


class FitOut(Out):
    """How far what a software says of itself meets a need, and what reusing it took."""

    software: FoundSoftware
    standing: StandingOut
    requirements: list[MetOut]
    missing_knockouts: list[str] = Field(
        description="The codes of the knockouts that nothing in its entry comes near to.",
        examples=[["R-02"]],
    )
    reuses: list[ReuseOut] = Field(
        description="Its own first, then those of its whole lineage: each names its software."
    )


class MatchOut(FitOut):
    """A software that comes near to a need, with its reasons."""

    score: float = Field(
        description="How near it comes, to the need as a whole and to its requirements. It orders what"
        " stands alike; 1 is as good as it gets.",
        examples=[0.8127],
    )
    reasons: list[ReasonOut]


class CoveredOut(Out):
    """A requirement, and which of some software meets it best."""

    requirement: str = Field(examples=["R-01"])
    software: str = Field(examples=["sistema-agenda-electronica-v4"])
    strength: Strength


class TogetherOut(Out):
    """Some software that meets more together than any alone: `found` of `asked`, `stated` of them stated."""

    software: list[str] = Field(
        description="Their slugs.",
        examples=[["sistema-agenda-electronica-v4", "componente-firma-electronica"]],
    )
    found: int = Field(examples=[9])
    stated: int = Field(examples=[7])
    asked: int = Field(examples=[10])
    met: list[CoveredOut]
    left: list[str] = Field(
        description="The codes of what none of them says that it meets.", examples=[["R-10"]]
    )


class MatchesOut(Out):
    """What comes nearest to a need, best first."""

    items: list[MatchOut]
    next: str | None
    unmet: list[str] = Field(
        description="The codes of the requirements that no candidate says that it meets, those that are"
        " not listed included.",
        examples=[["R-10"]],
    )
    together: list[TogetherOut] = Field(
        description="What meets more together than any alone, at most three of the best twenty, the"
        " combination that meets most first."
    )
    alike: AlikeOut


class ComparisonOut(Out):
    """Some software side by side, in the order they were named."""

    items: list[FitOut]


@router.get("/{need_id}/matches")
def show_matches(
    request: Request,
    session: Database,
    actor: Actor,
    need: NeedAsked,
    language: ReaderLanguage,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many to list.")] = USUAL,
) -> MatchesOut:
    """List the software that comes nearest to a need, best first: musts before shoulds before coulds.

    What says nothing of a knockout comes after all that does, whatever its score.
    """
    house = house_of(request)
    asked = MatchesAsked(limit, language)
    matches = matches_for(session, house.index, house.vectors, actor, need, asked)
    return MatchesOut(
        items=shown(session, actor, matches.best),
        next=None,
        unmet=[row.code for row in matches.unmet],
        together=[_together(each) for each in matches.together],
        alike=alike_shown(needs_like(session, house.vectors, actor, need)),
    )


@router.get("/{need_id}/comparison")
def compare(
    request: Request,
    session: Database,
    actor: Actor,
    need: NeedAsked,
    language: ReaderLanguage,
    software: Annotated[
        list[Annotated[str, Field(max_length=200)]],
        Query(
            max_length=20,
            description=f"The slugs of up to {MOST_COMPARED} software.",
            examples=[["sistema-agenda-electronica-v4", "simple"]],
        ),
    ] = [],  # noqa: B006  FastAPI copies its defaults
) -> ComparisonOut:
    """Compare some software side by side, requirement by requirement."""
    store = house_of(request).vectors
    every = compared(session, store, actor, need, software, language)
    reuses = _reuses(session, actor, [account for each in every for account in each.reuses])
    return ComparisonOut(
        items=[FitOut(**_fit(each.fit, each.reuses, reuses)) for each in every]
    )


def shown(session: Database, reader: Actor, matches: Sequence[Match]) -> list[MatchOut]:
    """Return some matches as this door shows them to a reader, in the same order."""
    reuses = _reuses(session, reader, [account for each in matches for account in each.reuses])
    return [
        MatchOut(
            **_fit(match, match.reuses, reuses),
            score=round(match.score, PLACES),
            reasons=reasons_of(match.reasons),
        )
        for match in matches
    ]


def _reuses(
    session: Database, reader: Actor, accounts: list[ReuseAccount]
) -> dict[UUID, ReuseOut]:
    return {each.id: each for each in reuses_shown(session, reader, accounts)}


def _fit(
    fit: Fit, accounts: Iterable[ReuseAccount], reuses: dict[UUID, ReuseOut]
) -> dict[str, Any]:  # Any: as many kinds as a fit has fields
    standing = (round(part, PLACES) for part in fit.standing)
    return {
        "software": found(fit.software, fit.successor),
        "standing": StandingOut(**dict(zip(fit.standing._fields, standing, strict=True))),
        "requirements": [_met(each, fit.software.slug) for each in fit.met],
        "missing_knockouts": [row.code for row in fit.missing_knockouts],
        "reuses": [
            reuses[each.reuse.id].model_copy(
                update={"is_of_lineage": each.reuse.software_id != fit.software.id}
            )
            for each in accounts
        ],
    }


def _met(met: Met, slug: str) -> MetOut:
    nearest = met.support
    return MetOut.read(
        met.requirement,
        requirement=met.requirement.code,
        strength=met.strength,
        passage=nearest.passage if nearest else None,
        place=nearest.place if nearest else None,
        language=nearest.language if nearest else None,
        likeness=round(nearest.likeness, PLACES) if nearest else None,
        page=f"/software/{slug}{IN_SECTION.get(nearest.place, '')}" if nearest else None,
    )


def _together(together: Together) -> TogetherOut:
    return TogetherOut(
        software=[each.slug for each in together.software],
        found=len(together.met),
        stated=together.stated,
        asked=len(together.met) + len(together.left),
        met=[
            CoveredOut(
                requirement=met.requirement.code, software=by.slug, strength=met.strength
            )
            for met, by in together.met
        ],
        left=[row.code for row in together.left],
    )
