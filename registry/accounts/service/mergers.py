"""Hands an agency's people and tokens to the agency that follows it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.accounts.models import ApiToken, Person
from registry.accounts.service.tokens import revoke_token
from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Have the people and tokens of an agency belong to its heir, with the roles they have."""
    require(actor, Permission.EDIT_AGENCIES)
    for person in session.scalars(select(Person).where(Person.agency_id == old.id)):
        person.agency, person.agency_id = heir, heir.id
        log(session, actor, Event.ROWS_PASSED_ON, person)
    for token in session.scalars(select(ApiToken).where(ApiToken.agency_id == old.id)):
        token.agency, token.agency_id = heir, heir.id
        log(session, actor, Event.ROWS_PASSED_ON, token)


def end_tokens(session: Session, actor: Actor, agency: Agency) -> None:
    """End the tokens of an agency that nobody follows."""
    require(actor, Permission.EDIT_AGENCIES)
    for token in session.scalars(select(ApiToken).where(ApiToken.agency_id == agency.id)):
        revoke_token(session, actor, token)
