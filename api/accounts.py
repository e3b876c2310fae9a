"""Who a token makes of the caller, and the tokens of an agency."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette import status

from api.dependencies import Actor, Database
from api.endpoints import new_router
from api.outs import OptionalAgencyCode, Out
from api.paging import Listed, PageParameters
from registry.accounts import policy
from registry.accounts.models import ApiToken
from registry.accounts.queries import list_tokens, token_by_id
from registry.accounts.schemas import TokenDraft
from registry.accounts.service.tokens import create_token, revoke_token
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.agencies.queries import agency_named_in, agency_with_id
from registry.database.paging import Page

router = new_router("", "Accounts")


class MeOut(Out):
    """Who is asking, and what they may do."""

    kind: ActorKind = Field(description="A stranger where no token was sent.")
    agency: str | None = Field(description="The code of the agency it acts for.")
    roles: list[Role]
    scopes: list[Scope]


class TokenOut(Out):
    """A token of an agency; the token itself is shown once, when it is made."""

    id: UUID
    name: str
    beginning: str = Field(
        description="By which it is told from others.", examples=["acv_Xy12ab"]
    )
    agency: OptionalAgencyCode
    roles: list[Role]
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class NewTokenOut(Out):
    """A token that was just made, shown once."""

    token: str = Field(
        description="Keep it; nobody can show it again.", examples=["acv_Xy12ab…"]
    )
    about: TokenOut


@router.get("/me", response_model=MeOut)
def show_me(session: Database, actor: Actor) -> MeOut:
    """Say who your token makes of you."""
    agency = agency_with_id(session, actor.agency_id) if actor.agency_id else None
    return MeOut(
        kind=actor.kind,
        agency=agency.code if agency else None,
        roles=sorted(actor.roles),
        scopes=sorted(actor.scopes or ()),
    )


@router.get("/tokens", response_model=Listed[TokenOut])
def index(
    session: Database,
    actor: Actor,
    asked: PageParameters,
    agency: Annotated[
        str | None, Query(max_length=60, description="An agency's code; else your own.")
    ] = None,
) -> Page[ApiToken]:
    """List the tokens of an agency, newest first."""
    named = agency_named_in(session, "agency", agency) if agency else None
    agency_id = named.id if named else actor.agency_id
    policy.require_tokens(actor, agency_id)
    return list_tokens(session, agency_id, asked)


@router.post("/tokens", response_model=NewTokenOut, status_code=status.HTTP_201_CREATED)
def create(session: Database, actor: Actor, draft: TokenDraft) -> NewTokenOut:
    """Make a token. The answer alone shows it."""
    token, secret = create_token(session, actor, draft)
    return NewTokenOut(token=secret, about=TokenOut.model_validate(token))


@router.get("/tokens/{token_id}", response_model=TokenOut)
def show(session: Database, actor: Actor, token_id: UUID) -> ApiToken:
    """Show a token of an agency."""
    token = token_by_id(session, token_id)
    policy.require_revocation(actor, token)
    return token


@router.delete("/tokens/{token_id}", status_code=status.HTTP_204_NO_CONTENT)
def revoke(session: Database, actor: Actor, token_id: UUID) -> None:
    """End a token at once. A token may end itself."""
    revoke_token(session, actor, token_by_id(session, token_id))
