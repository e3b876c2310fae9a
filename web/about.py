"""The small pages at the foot: what the registry is, how it can be used by all, what it knows of people."""

from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.accounts.vocabulary import SIGN_IN_HOLDS, SIGN_IN_IDLES, LinkPurpose
from registry.watches.vocabulary import KEPT_AFTERWARDS
from web.rendering.page import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class PlainPage:
    """A page that says the same to everyone."""


@dataclass(frozen=True)
class PersonalDataPage:
    """What is kept of people; how long a sign-in and a link to set a password hold, in days."""

    sign_in_days: int
    idle_hours: int
    invitation_days: int
    watch_days: int
    reset_days: int


@router.get("/about")
def about(request: Request) -> Response:
    """Say what the registry is for and where its figures come from."""
    return render(request, "about/about.html", PlainPage())


@router.get("/accessibility")
def accessibility(request: Request) -> Response:
    """Say what was done so that everyone can use the registry, and what falls short."""
    return render(request, "about/accessibility.html", PlainPage())


@router.get("/personal-data")
def personal_data(request: Request) -> Response:
    """Say what the registry keeps of people, and what it never does."""
    page = PersonalDataPage(
        sign_in_days=SIGN_IN_HOLDS.days,
        idle_hours=SIGN_IN_IDLES // timedelta(hours=1),
        invitation_days=LinkPurpose.INVITATION.holds.days,
        watch_days=KEPT_AFTERWARDS.days,
        reset_days=LinkPurpose.RESET.holds.days,
    )
    return render(request, "about/personal_data.html", page)
