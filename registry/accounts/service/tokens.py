"""Makes and ends the tokens of agencies."""

from sqlalchemy.orm import Session

from registry.accounts import policy, rules
from registry.accounts.models import ApiToken
from registry.accounts.schemas import TokenDraft
from registry.accounts.service.people import RoleNeedsAgencyError
from registry.accounts.vocabulary import TOKEN_MARK
from registry.actors.rules import Actor
from registry.agencies.queries import agency_named_in
from registry.agencies.service import require_open
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.chance import new_secret
from registry.history.unit_of_work import now_in

SHOWN = 6  # characters of a token that tell it from its siblings


def create_token(session: Session, actor: Actor, draft: TokenDraft) -> tuple[ApiToken, str]:
    """Make a token, and return it with its secret, which nobody can show again.

    Raises RoleNotYoursError, ScopeNotYoursError or RoleNeedsAgencyError.
    """
    agency = agency_named_in(session, "agency", draft.agency) if draft.agency else None
    agency_id = agency.id if agency else None
    policy.require_token(actor, agency_id, draft.roles, draft.scopes)
    if agency is not None:
        require_open(session, agency)
    if not rules.fits_agency(draft.roles, has_agency=agency is not None):
        raise RoleNeedsAgencyError("agency")

    secret = TOKEN_MARK + new_secret()
    token = ApiToken(
        name=draft.name,
        beginning=secret[: len(TOKEN_MARK) + SHOWN],
        digest=rules.digest_of(secret),
        agency=agency,
        agency_id=agency_id,  # the id as well: the audit reads columns
        roles=sorted(draft.roles),
        scopes=sorted(draft.scopes),
        expires_at=draft.expires_at,
        created_by_id=actor.id,
    )
    session.add(token)
    log(session, actor, Event.TOKEN_CREATED, token)
    session.flush()
    return token, secret


def revoke_token(session: Session, actor: Actor, token: ApiToken) -> None:
    """End a token at once; one that has ended stays as it is."""
    policy.require_revocation(actor, token)
    if token.revoked_at is None:
        token.revoked_at = now_in(session)
        log(session, actor, Event.TOKEN_REVOKED, token)
