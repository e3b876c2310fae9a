"""The tokens of an agency: by which its programs use the JSON door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry import clock
from registry.accounts import policy
from registry.accounts.models import ApiToken
from registry.accounts.queries import token_by_id, tokens_of
from registry.accounts.schemas import TokenDraft
from registry.accounts.service.tokens import create_token, revoke_token
from registry.actors import rules
from registry.actors.vocabulary import Permission, Role, Scope
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id, find_agency
from registry.history.unit_of_work import attempt
from registry.language.marks import N_
from registry.text import Line
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.forms import Form, fill
from web.refusals import IN_THE_FORM, said_in
from web.rendering.page import render
from web.roles import Choice, roles_offered

router = APIRouter(prefix="/tokens", include_in_schema=False)

SCOPES: Mapping[Scope, str] = {
    Scope.READ: N_("Read what the agency may read"),
    Scope.WRITE_CATALOGUE: N_("Enter and edit software"),
    Scope.WRITE_NEEDS: N_("State and edit needs, and keep watches"),
    Scope.WRITE_REUSES: N_("Record and move reuses"),
    Scope.ADMINISTER: N_("Look after the agency, its people and its tokens"),
}
MISSING = {
    "roles": N_("Choose at least one role."),
    "scopes": N_("Choose at least one use."),
    "days": N_("Choose how long it holds."),
}


class Days(StrEnum):
    """How long a token holds, in days."""

    MONTH = "30"
    QUARTER = "90"
    HALF_YEAR = "180"
    YEAR = "365"


class TokenPosted(BaseModel):
    """What the form asks about a token; its end is worked out from the days."""

    name: Line
    roles: Annotated[frozenset[Role], Field(min_length=1)]
    scopes: Annotated[frozenset[Scope], Field(min_length=1)]
    days: Days

    def draft(self, agency: Agency | None) -> TokenDraft:
        """Return the draft that the service takes."""
        return TokenDraft(
            name=self.name,
            agency=agency.code if agency else None,
            roles=self.roles,
            scopes=self.scopes,
            expires_at=clock.now() + timedelta(days=int(self.days)),
        )


@dataclass(frozen=True)
class TokensPage:
    """The tokens of one agency, or those of none."""

    agency: Agency | None
    tokens: list[ApiToken]
    scopes: Mapping[str, str]
    now: datetime
    was_revoked: bool
    is_of_all: bool


@dataclass(frozen=True)
class TokenFormPage:
    """The form that makes a token."""

    form: Form[TokenPosted]
    agency: Agency | None
    roles: list[Choice]
    scopes: Mapping[Scope, str]
    days: list[Days]


@dataclass(frozen=True)
class TokenPage:
    """A token that was just made, shown once."""

    token: ApiToken
    secret: str
    agency: Agency | None


@router.get("")
def index(
    request: Request,
    session: Database,
    actor: SignedIn,
    agency: Annotated[str | None, Query(max_length=60)] = None,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show the tokens of an agency."""
    shown = _agency(session, actor, agency)
    policy.require_tokens(actor, shown.id if shown else None)
    page = TokensPage(
        agency=shown,
        tokens=tokens_of(session, shown.id if shown else None),
        scopes={scope.value: name for scope, name in SCOPES.items()},
        now=clock.now(),
        was_revoked=done == "revoked",
        is_of_all=rules.may(actor, Permission.CREATE_TOKEN),
    )
    return render(request, "accounts/tokens.html", page)


@router.get("/new")
def ask(
    request: Request,
    session: Database,
    actor: SignedIn,
    agency: Annotated[str | None, Query(max_length=60)] = None,
) -> Response:
    """Show the form that makes a token."""
    shown = _agency(session, actor, agency)
    policy.require_tokens(actor, shown.id if shown else None)
    return _form(request, actor, Form(), shown)


@router.post("/new")
def create(request: Request, session: Database, actor: SignedIn, posted: Posted) -> Response:
    """Make a token and show it once, or show the form again."""
    shown = _agency(session, actor, str(posted.get("agency", "")) or None)
    form = fill(TokenPosted, posted, missing=MISSING)
    code = status.HTTP_422_UNPROCESSABLE_CONTENT
    if form.draft is not None:
        try:
            with attempt(session):
                token, secret = create_token(session, actor, form.draft.draft(shown))
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal, "roles")
        else:
            return render(request, "accounts/token.html", TokenPage(token, secret, shown))
    policy.require_tokens(actor, shown.id if shown else None)
    return _form(request, actor, form, shown, code)


@router.post("/{token_id}/revoke")
def revoke(session: Database, actor: SignedIn, token_id: UUID) -> Response:
    """End a token at once."""
    token = token_by_id(session, token_id)
    revoke_token(session, actor, token)
    agency = agency_with_id(session, token.agency_id) if token.agency_id else None
    return see_other(f"/tokens?done=revoked{f'&agency={agency.code}' if agency else ''}")


def _agency(session: Database, actor: rules.Actor, code: str | None) -> Agency | None:
    """Return the agency that is named, else the actor's own."""
    if code:
        return find_agency(session, code)
    return agency_with_id(session, actor.agency_id) if actor.agency_id else None


def _form(
    request: Request,
    actor: rules.Actor,
    form: Form[TokenPosted],
    agency: Agency | None,
    code: int = status.HTTP_200_OK,
) -> Response:
    offered = roles_offered(actor, has_agency=agency is not None)
    page = TokenFormPage(form, agency, offered, SCOPES, list(Days))
    return render(request, "accounts/new_token.html", page, code)
