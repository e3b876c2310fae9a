"""Loads the software of the seed with its ties, and who has taken it over."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from registry.actors.rules import SYSTEM
from registry.catalogue.lineages import ties_of
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit, TieDraft, TieEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.tying import add_tie, edit_tie
from registry.catalogue.vocabulary import LineageRelation
from registry.upkeep.queries import stewardships_of
from registry.upkeep.schemas import PastHandoverDraft
from registry.upkeep.service.handing_over import record_past_handover
from seed.facts.shapes import OriginFact, Said, SoftwareFact, StewardshipFact

_SAID = ("relation", "version", "other_version", "since_on")


def load_software(session: Session, facts: Iterable[SoftwareFact]) -> None:
    """Enter what is not there yet; of what is there, say more of the ties that nobody has touched."""
    facts = tuple(facts)
    new = {fact.slug for fact in facts if software_by_slug(session, SYSTEM, fact.slug) is None}
    for fact in facts:
        if fact.slug in new:
            draft = SoftwareDraft.model_validate(_software_values(fact))
            enter_software(session, SYSTEM, draft, fact.slug, is_reviewed=True)
    session.flush()
    for fact in facts:  # ties name other entries, so that all must be there
        software = software_by_slug(session, SYSTEM, fact.slug)
        if software is not None and fact.slug in new:
            _tie(session, software, fact)
        elif software is not None:
            _say_more(session, software, fact.origins)


def load_stewardships(session: Session, facts: Iterable[StewardshipFact]) -> None:
    """Record who took software over in former times, once."""
    for fact in facts:
        software = software_by_slug(session, SYSTEM, fact.software)
        if software is None:
            continue
        known = stewardships_of(session, [software.id])[software.id]
        if not any(fact.happened_on == row.happened_on for row in known):
            draft = PastHandoverDraft(
                origin=fact.origin,
                heir=fact.heir,
                happened_on=fact.happened_on,
                note=fact.note,
            )
            record_past_handover(session, SYSTEM, software, draft)


def _tie(session: Session, software: Software, fact: SoftwareFact) -> None:
    for origin in fact.origins:
        said = {name: getattr(origin, name) for name in _SAID}
        add_tie(session, SYSTEM, software, TieDraft(software=origin.software, **said))
    if fact.successor:
        edit_software(session, SYSTEM, software, SoftwareEdit(successor=fact.successor))


def _say_more(session: Session, software: Software, facts: tuple[OriginFact, ...]) -> None:
    """Say in what way and since when it comes from others, where an earlier seed said only that it does.

    A tie that people have changed, taken away or made stays as they left it.
    """
    first_seeded = {
        tie.other_id: tie
        for tie in ties_of(session, SYSTEM, [software.id])[software.id]
        if _is_as_first_seeded(software, tie)
    }
    for fact in facts:
        other = software_by_slug(session, SYSTEM, fact.software)
        tie = first_seeded.get(other.id) if other is not None else None
        said = {name: value for name in _SAID if (value := getattr(fact, name)) is not None}
        if tie is not None and said != {"relation": LineageRelation.BASED_ON}:
            edit_tie(session, SYSTEM, software, tie, TieEdit(**said))


def _is_as_first_seeded(software: Software, tie: Lineage) -> bool:
    """Tell whether a tie came with its entry, in the one unit of work that seeded it, and was never changed."""
    says_more = (tie.version_name, tie.other_version, tie.since_on) != (None, None, None)
    is_plain = tie.relation is LineageRelation.BASED_ON and not says_more
    return is_plain and tie.version == 1 and tie.created_at == software.created_at


def _software_values(fact: SoftwareFact) -> dict[str, Any]:  # Any: what the draft's fields take
    plain = (
        "name", "publisher", "aliases", "categories", "software_type", "platforms", "licence", "licence_as_found",
        "development_status", "maintenance_type", "maintenance_status", "discontinued_on", "started_on",
        "repository_url", "holder", "holder_name", "steward", "source",
    )  # fmt: skip
    values: dict[str, Any] = {name: getattr(fact, name) for name in plain}  # Any: as above
    values["texts"] = {language: _text(fact, language) for language in Said._fields}
    values["releases"] = [
        {
            "version": release.version,
            "released_on": release.released_on,
            "notes": release.notes._asdict() if release.notes else {},
        }
        for release in fact.releases
    ]
    values["base_software"] = [
        {
            "name": row.name,
            "kind": row.kind,
            "version": row.version,
            "is_optional": row.is_optional,
        }
        for row in fact.base_software
    ]
    if fact.baseline is not None:
        values["baseline"] = {
            "months": fact.baseline.months,
            "margin_months": fact.baseline.margin_months,
            "precision": fact.baseline.precision,
            "source": fact.baseline.source,
        }
    return values


def _text(fact: SoftwareFact, language: str) -> dict[str, Any]:  # Any: as above
    return {
        "short_description": getattr(fact.short, language),
        "long_description": getattr(fact.long, language) if fact.long else None,
        "features": [getattr(feature, language) for feature in fact.features],
    }
