"""What somebody is told of: each person their own, and an agency's people what its programs watch."""

from dataclasses import replace

from registry.actors.vocabulary import ActorKind
from registry.watches.schemas import WatchDraft
from registry.watches.service import keep_watch, open_feed
from tests.doors.who_may.asking import ANYONE, KNOWN, OF_THE_AGENCY, Asked

API = "/api/v1"

ROUTES = {
    "GET /watches": Asked(KNOWN),
    "GET /watches/new": Asked(KNOWN, query="q=agenda"),
    "POST /watches/new": Asked(
        KNOWN, form={"name": "Mapas", "search-q": "mapas", "mail": "none"}
    ),
    "GET /watches/{watch_id}": Asked(OF_THE_AGENCY, hides=True, signs_in=True),
    "POST /watches/{watch_id}": Asked(
        OF_THE_AGENCY, hides=True, form={"name": "Otra", "mail": "daily", "version": "2"}
    ),
    "POST /watches/{watch_id}/pause": Asked(OF_THE_AGENCY, hides=True),
    "POST /watches/{watch_id}/resume": Asked(OF_THE_AGENCY, hides=True),
    "POST /watches/{watch_id}/end": Asked(OF_THE_AGENCY, hides=True),
    "POST /watches/{watch_id}/feed": Asked(OF_THE_AGENCY, hides=True),
    "GET /feeds/watches/{secret}.atom": Asked(ANYONE),
    f"GET {API}/watches": Asked(KNOWN),
    f"POST {API}/watches": Asked(OF_THE_AGENCY | {"outsider"}, json={"search": {"q": "mapas"}}),
    f"GET {API}/watches/{{watch_id}}": Asked(OF_THE_AGENCY, hides=True),
    f"PATCH {API}/watches/{{watch_id}}": Asked(
        OF_THE_AGENCY, hides=True, json={"name": "Otra"}
    ),
    f"DELETE {API}/watches/{{watch_id}}": Asked(OF_THE_AGENCY, hides=True),
    f"GET {API}/watches/{{watch_id}}/answers": Asked(OF_THE_AGENCY, hides=True),
}


def arrange(session, cast) -> dict[str, str]:
    """Have a program of the agency watch a search."""
    program = replace(cast.member.actor, kind=ActorKind.TOKEN)
    watch = keep_watch(session, program, WatchDraft.model_validate({"search": {"q": "agenda"}}))
    session.flush()
    secret = open_feed(session, program, watch)
    session.flush()
    return {"watch_id": str(watch.id), "secret": secret}
