"""What an answer and its facets say to a reader: the same by every door."""

from collections.abc import Iterable, Mapping
from typing import Any

from registry.catalogue.category_words import category_name
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.catalogue.vocabulary import DevelopmentStatus, MaintenanceStatus
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.search.gathering import UNKNOWN
from registry.search.index.facets import FacetValue
from registry.search.index.outcome import Reason
from registry.search.index.rows import UNKNOWN_LICENCE
from registry.search.queries import SearchAnswer

STATUSES: Mapping[DevelopmentStatus, str] = {
    DevelopmentStatus.CONCEPT: N_("Concept"),
    DevelopmentStatus.DEVELOPMENT: N_("In development"),
    DevelopmentStatus.BETA: N_("Beta"),
    DevelopmentStatus.STABLE: N_("Stable"),
    DevelopmentStatus.OBSOLETE: N_("Discontinued"),
}
"""What a state of development is called, in a facet as on a software's row."""

MAINTENANCE: Mapping[MaintenanceStatus, str] = {
    MaintenanceStatus.ACTIVE: N_("Active"),
    MaintenanceStatus.MAINTENANCE_ONLY: N_("Maintenance only"),
    MaintenanceStatus.DISCONTINUED: N_("Discontinued"),
    MaintenanceStatus.ATTIC: N_("In the attic (archived)"),
}
"""What a state of maintenance is called."""

PLACES = 4
Document = dict[str, Any]  # Any: JSON values

_WORDS: Mapping[tuple[str, str], str] = {
    **{("status", status): words for status, words in STATUSES.items()},
    ("status", UNKNOWN): N_("State not known"),
    **{("maintenance", status): words for status, words in MAINTENANCE.items()},
    ("maintenance", UNKNOWN): N_("Maintenance not known"),
    ("licence", UNKNOWN_LICENCE): N_("Licence not known"),
    ("reused", "true"): N_("Has been reused"),
    ("reused", "false"): N_("Not reused yet"),
}


def label_of(facet: str, one: FacetValue, language: Language) -> str:
    """Return what a value of a facet is called; a licence and a name stand for themselves."""
    if facet == "category":
        return category_name(one.value, language)
    words = _WORDS.get((facet, one.value))
    return translate(language, words) if words else one.label or one.value


def as_document(answer: SearchAnswer, language: Language) -> Document:
    """Return an answer as its JSON document."""
    return {
        "query": answer.text,
        "language": language.value,
        "query_language": answer.query_language,
        "answer": answer.answer,
        "total": answer.total,
        "results": [
            {
                "software": as_found(hit.software, hit.successor),
                "score": round(hit.score, PLACES),
                "weak": hit.is_weak,
                "reasons": as_reasons(hit.reasons),
            }
            for hit in answer.hits
        ],
        "facets": {
            facet: [
                {
                    "value": one.value,
                    "label": label_of(facet, one, language),
                    "count": one.count,
                }
                for one in values
            ]
            for facet, values in answer.facets.items()
        },
        "next": answer.next,
    }


def as_found(software: Software, successor: Software | None) -> Document:
    """Return a software in short, as a result tells it."""
    status, agency = software.development_status, software.publisher.agency
    maintenance, support_ends_on = software.maintenance_status, software.support_ends_on
    return {
        "slug": software.slug,
        "name": software.name,
        "publisher": {
            "name": software.publisher.name,
            "agency": agency.code if agency else None,
        },
        "licence": software.licence,
        "status": status.value if status else None,
        "maintenance_status": maintenance.value if maintenance else None,
        "is_discontinued": software.is_discontinued,
        "support_ends_on": support_ends_on.isoformat() if support_ends_on else None,
        "successor": successor.slug if successor else None,
        "is_demonstration": is_demonstration(software),
    }


def as_reasons(reasons: Iterable[Reason]) -> list[Document]:
    """Return the reasons for which a software was found."""
    return [
        {
            "kind": reason.kind,
            "text": reason.text,
            "language": reason.language,
            "field": reason.field,
            "score": round(reason.score, PLACES),
        }
        for reason in reasons
    ]
