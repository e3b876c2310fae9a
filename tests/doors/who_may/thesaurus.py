"""The thesaurus."""

from registry.actors.rules import SYSTEM
from registry.terms.schemas import ConceptDraft
from registry.terms.service import add_concept
from tests.doors.who_may.asking import ADMIN, ANYONE, Asked

WORD = {"kind": "synonyms", "preferred": {"es": "expediente"}}

ROUTES = {
    "GET /thesaurus": Asked(ANYONE),
    "GET /thesaurus.ttl": Asked(ANYONE),
    "GET /thesaurus/new": Asked(ADMIN),
    "POST /thesaurus/new": Asked(
        ADMIN, form={"kind": "synonyms", "preferred-es": "expediente"}
    ),
    "GET /thesaurus/{concept_id}": Asked(ANYONE),
    "GET /thesaurus/{concept_id}/edit": Asked(ADMIN),
    "POST /thesaurus/{concept_id}/edit": Asked(
        ADMIN, form={"preferred-es": "turno", "alternative-es": "cita", "version": "1"}
    ),
    "GET /api/v1/thesaurus": Asked(ANYONE),
    "POST /api/v1/thesaurus": Asked(ADMIN, json=WORD),
    "GET /api/v1/thesaurus/{concept_id}": Asked(ANYONE),
    "PATCH /api/v1/thesaurus/{concept_id}": Asked(ADMIN, json={"note": "Una nota."}),
}


def arrange(session, cast) -> dict[str, str]:
    """Have one concept."""
    draft = ConceptDraft.model_validate({"kind": "synonyms", "preferred": {"es": "turno"}})
    return {"concept_id": str(add_concept(session, SYSTEM, draft).id)}
