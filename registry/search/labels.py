"""What an answer and its facets say to a reader: the same by every door."""

from collections.abc import Iterable
from typing import Any

from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.language.vocabulary import Language
from registry.search.facet_words import label_of
from registry.search.index.outcome import Reason
from registry.search.queries import SearchAnswer

PLACES = 4
Document = dict[str, Any]  # Any: JSON values


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
