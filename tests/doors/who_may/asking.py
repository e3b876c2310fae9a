"""How the table is written.

A file of this folder holds `ROUTES`: each route, as `METHOD /address/{name}`, with an `Asked`. What
its `{name}`s stand for is given by `arrange(session, cast)` of the same file, which also makes the
rows that the routes are asked for; they belong to `cast.agency`.

    ROUTES = {
        "GET /needs": Asked(ANYONE),
        "GET /needs/{need_id}": Asked(KNOWN, hides=True),
        "POST /needs/new": Asked(OF_THE_AGENCY, form={"title": "…"}),
        "PATCH /api/v1/needs/{need_id}": Asked(OF_THE_AGENCY, json={"title": "…"}),
    }

    def arrange(session: Session, cast: Cast) -> dict[str, str]:
        need = state_need(session, cast.member.actor, NeedDraft(…))
        session.flush()
        return {"need_id": str(need.id)}

Forms and bodies must be right ones: what is wrong with them would be said before who may send them.
A PATCH is sent with `If-Match: *`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CALLERS = (
    "stranger",
    "outsider",  # somebody with every role that another agency gives
    "member",
    "publisher",
    "signatory",
    "agency_admin",
    "reviewer",
    "admin",
)
ANYONE = frozenset(CALLERS)
KNOWN = ANYONE - {"stranger"}
OF_THE_AGENCY = frozenset({"member", "publisher", "signatory", "agency_admin"})
STAFF = frozenset({"reviewer", "admin"})
READERS = OF_THE_AGENCY | STAFF
ADMIN = frozenset({"admin"})


@dataclass(frozen=True)
class Asked:
    """Who may use a route, and how it is asked.

    Everybody else is refused: a stranger is asked to sign in, another gets 403. Where the route
    `hides` what is not for them, they get 404, a stranger too when only reading;
    where it `signs_in`, a stranger is asked to, whether anything is there or not: a mail leads to it. `says` is the
    status for those who may, where it is no success for want of something else.
    """

    may: frozenset[str]
    hides: bool = False
    says: int | None = None
    query: str = ""
    form: Mapping[str, Any] | None = None
    json: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    signs_in: bool = False
