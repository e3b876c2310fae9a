"""What an answer and its facets say to a reader: the same by every door."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.language.formats import rounded_half_up
from registry.language.vocabulary import Language
from registry.reuse.queries import ReuseAccount
from registry.search.explaining import matched_words, sentence_of
from registry.search.facet_words import label_of
from registry.search.index.outcome import Reason
from registry.search.queries import Hit, SearchAnswer
from registry.search.synonyms import Expansions

PLACES = 4
Document = dict[str, Any]  # Any: JSON values
Reuses = Mapping[UUID, Sequence[ReuseAccount]]
"""Who reuses each software that was found."""


def as_document(
    answer: SearchAnswer, language: Language, reuses: Reuses | None = None
) -> Document:
    """Return an answer as its JSON document; explained, where it is told who reuses what."""
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
                "explanation": None
                if reuses is None
                else as_explanation(hit, answer.synonyms, reuses.get(hit.software.id, ())),
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


def as_explanation(hit: Hit, synonyms: Expansions, reuses: Sequence[ReuseAccount]) -> Document:
    """Return why a result stands where it does: numbers that add up to its score."""
    sentence = sentence_of(hit.reasons)
    return {
        "parts": asdict(hit.parts),
        "evidence": list(hit.evidence),
        "sentence": sentence
        and {
            "text": sentence.text,
            "language": sentence.language,
            "field": sentence.field,
            "marks": [{"start": start, "end": end} for start, end in sentence.marks],
        },
        "words": [asdict(each) for each in matched_words(hit.reasons, synonyms)],
        "also_known_as": list(hit.also_known_as),
        "reused_by": [_as_reuse(account) for account in reuses],
    }


def _as_reuse(account: ReuseAccount) -> Document:
    reuse, adaptation, baseline = account.reuse, account.adaptation, account.baseline
    return {
        "id": str(reuse.id),
        "agency": reuse.agency.code,
        "software": reuse.software.slug,
        "stage": reuse.stage.value,
        "original_months": _fixed(baseline.value if baseline else None, 2),
        "adaptation_months": _fixed(adaptation.value if adaptation else None, 2),
        "adaptation_person_months": _fixed(reuse.adaptation_person_months, 2),
        "time_ratio": _fixed(account.time_ratio, 6),
        "is_demonstration": account.is_demonstration,
    }


def _fixed(value: Decimal | None, places: int) -> str | None:
    return None if value is None else str(rounded_half_up(value, places))


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
