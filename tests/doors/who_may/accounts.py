"""Signing in, people, tokens."""

from datetime import timedelta

from registry import clock
from registry.accounts.service.links import offer_reset
from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role
from tests.doors.who_may.asking import ADMIN, ANYONE, KNOWN, Asked

MANAGERS = ADMIN | {"agency_admin"}
TOKEN = {"name": "Padrón", "roles": ["member"], "scopes": ["read"]}
ENDS = (clock.now() + timedelta(days=30)).isoformat()
PASSWORD = "cuatro palabras bien raras"

ROUTES = {
    "GET /sign-in": Asked(ANYONE),
    "POST /sign-in": Asked(ANYONE, says=422, form={"email": "x@demo.gub.uy", "password": "y"}),
    "POST /sign-out": Asked(ANYONE),
    "GET /account": Asked(KNOWN),
    "GET /links/{secret}": Asked(ANYONE),
    "POST /links/{secret}": Asked(ANYONE, form={"password": PASSWORD, "again": PASSWORD}),
    "GET /my-account": Asked(KNOWN),
    "POST /my-account": Asked(
        KNOWN, form={"name": "Mi Nombre", "language": "pt", "version": "1"}
    ),
    "POST /my-account/password": Asked(
        KNOWN, says=422, form={"present": "no es esta", "password": PASSWORD, "again": PASSWORD}
    ),
    "GET /people": Asked(MANAGERS, query="agency=DEMO-A"),
    "GET /people/new": Asked(MANAGERS, query="agency=DEMO-A"),
    "POST /people/new": Asked(
        MANAGERS,
        form={
            "agency": "DEMO-A",
            "name": "Nueva Persona",
            "email": "nueva@demo.gub.uy",
            "language": "es",
            "roles": ["member"],
        },
    ),
    "GET /people/{person_id}": Asked(MANAGERS),
    "POST /people/{person_id}": Asked(
        MANAGERS, form={"name": "Otro Nombre", "language": "pt", "version": "1"}
    ),
    "POST /people/{person_id}/roles": Asked(MANAGERS, form={"roles": ["member", "publisher"]}),
    "POST /people/{person_id}/link": Asked(MANAGERS),
    "POST /people/{person_id}/close": Asked(MANAGERS),
    "POST /people/{person_id}/open": Asked(MANAGERS),
    "GET /tokens": Asked(MANAGERS, query="agency=DEMO-A"),
    "GET /tokens/new": Asked(MANAGERS, query="agency=DEMO-A"),
    "POST /tokens/new": Asked(MANAGERS, form={**TOKEN, "agency": "DEMO-A", "days": "30"}),
    "POST /tokens/{token_id}/revoke": Asked(MANAGERS),
    "GET /api/v1/me": Asked(ANYONE),
    "GET /api/v1/tokens": Asked(MANAGERS, query="agency=DEMO-A"),
    "POST /api/v1/tokens": Asked(
        MANAGERS, json={**TOKEN, "agency": "DEMO-A", "expires_at": ENDS}
    ),
    "GET /api/v1/tokens/{token_id}": Asked(MANAGERS),
    "DELETE /api/v1/tokens/{token_id}": Asked(MANAGERS),
}


def arrange(session, cast) -> dict[str, str]:
    """Make an account and a token that are nobody's who asks, and a link."""
    someone = cast.someone("someone", cast.agency, {Role.MEMBER})
    return {
        "person_id": str(someone.person.id),
        "token_id": str(someone.token_id),
        "secret": offer_reset(session, SYSTEM, someone.person),
    }
