"""How ready each version of a software is to be reused, and how complete its entry is."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from api.conditional import IfMatch, tagged
from api.dependencies import Actor, Database, ReaderLanguage
from api.endpoints import new_router
from api.outs import OptionalAgencyCode, Out
from api.software import SoftwareAsked
from registry import clock
from registry.catalogue.completeness import Part
from registry.catalogue.grading import grades_of
from registry.catalogue.licences import SENTENCES, LicenceClarity, LicenceConcern
from registry.catalogue.models import Software
from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from registry.reuse_readiness.queries import (
    Readiness,
    assessed_versions,
    readiness_of,
    version_names,
)
from registry.reuse_readiness.rules import MOST_ABOVE_LOWEST, TOPICS_NEEDED
from registry.reuse_readiness.schemas import ConfirmationDraft, ReadinessDraft
from registry.reuse_readiness.service import assess_readiness, confirm_readiness
from registry.reuse_readiness.vocabulary import Topic
from registry.upkeep.queries import Standing, standings_of, unsupported_of
from registry.upkeep.schemas import EntryConfirmation
from registry.upkeep.service.confirming import confirm_entry

router = new_router("/software", "Readiness")


class TopicOut(Out):
    """The level of one topic, what shows it, who says so and when a reviewer confirmed it."""

    topic: Topic
    level: int = Field(ge=1, le=9, examples=[7])
    evidence: str | None
    evidence_url: str | None = Field(examples=["https://example.org/manual"])
    assessed_on: date
    agency: OptionalAgencyCode
    confirmed_on: date | None


class RuleOut(Out):
    """How the overall level follows from the topics: their median rounded down, within these bounds."""

    topics_needed: int = Field(examples=[TOPICS_NEEDED])
    most_above_lowest: int = Field(examples=[MOST_ABOVE_LOWEST])


class ReadinessOut(Out):
    """How ready one version is to be reused (Reuse Readiness Levels)."""

    version: str | None = Field(
        description="None where the entry names no version.", examples=["4.0"]
    )
    versions: list[str] = Field(
        description="Those that were assessed, the last one first.", examples=[["4.0", "3.0"]]
    )
    overall: int | None = Field(
        description="None where fewer topics were assessed than are needed.", examples=[6]
    )
    warnings: list[Topic] = Field(description="Topics whose level makes reuse doubtful.")
    is_confirmed: bool = Field(description="Whether a reviewer confirmed every level.")
    topics: list[TopicOut]
    rule: RuleOut


class StepOut(Out):
    """Something to do for an entry, and the points that it brings."""

    part: Part
    points: int = Field(examples=[20])
    advice: str


class LicenceClarityOut(Out):
    """What is not clear about a licence; no lawyer's opinion."""

    is_clear: bool
    concerns: list[LicenceConcern]
    sentences: list[str]
    conflicting: list[str] = Field(
        description="Base software it may be incompatible with.", examples=[["Oracle Database"]]
    )
    source: str | None


class StandingOut(Out):
    """When an entry was last confirmed; one that never was counts from when it was entered."""

    since: date
    is_confirmed: bool
    due_on: date
    is_stale: bool
    has_licence_file: bool | None


class UnsupportedOut(Out):
    """A base software that the software needs, in a version that its maker supports no more."""

    name: str = Field(examples=["PostgreSQL"])
    version: str | None = Field(examples=["9.4"])
    ended_on: date = Field(description="The last day of support.", examples=["2020-02-13"])
    source: str = Field(examples=["www.postgresql.org/support/versioning"])


class CompletenessOut(Out):
    """How complete an entry is, what to do next for the most points, and how clear its licence is."""

    score: int = Field(ge=0, le=100, examples=[65])
    steps: list[StepOut]
    licence: LicenceClarityOut
    confirmation: StandingOut
    unsupported_base_software: list[UnsupportedOut] = Field(
        description="What it needs and no maker supports any more, as far as the policy `support_ends` knows."
    )


VersionAsked = Annotated[
    str | None,
    Query(
        description="Without it, the version that was assessed last.",
        max_length=60,
        examples=["4.0"],
    ),
]


@router.get("/{slug}/readiness")
def show(
    session: Database,
    software: SoftwareAsked,
    response: Response,
    version: VersionAsked = None,
) -> ReadinessOut:
    """Show how ready a version is to be reused, topic by topic, with the evidence."""
    assessed = assessed_versions(session, [software.id]).get(software.id, [])
    names = [each.version_name for each in assessed] or version_names(session, software)
    asked = version or next(iter(names), None)
    readiness = readiness_of(session, software, asked) if asked else Readiness("")
    return _shown(session, software, tagged(session, response, readiness))


@router.put("/{slug}/readiness")
def assess(
    session: Database,
    actor: Actor,
    match: IfMatch,
    software: SoftwareAsked,
    draft: ReadinessDraft,
    response: Response,
) -> ReadinessOut:
    """Set down the levels of a version as a whole: a topic that is left out is not assessed."""
    match.require(readiness_of(session, software, draft.version))
    readiness = assess_readiness(session, actor, software, draft)
    return _shown(session, software, tagged(session, response, readiness))


@router.post("/{slug}/readiness/confirmation")
def confirm(
    session: Database,
    actor: Actor,
    match: IfMatch,
    software: SoftwareAsked,
    draft: ConfirmationDraft,
    response: Response,
) -> ReadinessOut:
    """Confirm, as a reviewer, the levels of a version as they were read."""
    match.require(readiness_of(session, software, draft.version))
    readiness = confirm_readiness(session, actor, software, draft.version)
    return _shown(session, software, tagged(session, response, readiness))


@router.get("/{slug}/completeness")
def completeness(
    session: Database, software: SoftwareAsked, language: ReaderLanguage
) -> CompletenessOut:
    """Show how complete an entry is, from 0 to 100, and what to do next for the most points."""
    return _graded(session, software, language)


@router.post("/{slug}/confirmation")
def confirm_still(
    session: Database,
    actor: Actor,
    software: SoftwareAsked,
    draft: EntryConfirmation,
    language: ReaderLanguage,
) -> CompletenessOut:
    """Say, as the agency of an entry, that it is true still."""
    confirm_entry(session, actor, software, draft)
    session.flush()
    return _graded(session, software, language)


def _shown(session: Database, software: Software, readiness: Readiness) -> ReadinessOut:
    assessed = assessed_versions(session, [software.id]).get(software.id, [])
    rows = readiness.assessed
    return ReadinessOut(
        version=readiness.version_name or None,
        versions=[each.version_name for each in assessed],
        overall=readiness.overall,
        warnings=readiness.warnings,
        is_confirmed=readiness.is_confirmed,
        topics=[TopicOut.model_validate(rows[topic]) for topic in Topic if topic in rows],
        rule=RuleOut(topics_needed=TOPICS_NEEDED, most_above_lowest=MOST_ABOVE_LOWEST),
    )


def _graded(session: Database, software: Software, language: Language) -> CompletenessOut:
    standing = standings_of(session, [software])[software.id]
    files = {software.id: standing.has_licence_file}
    grade = grades_of(session, [software], files)[software.id]
    unsupported = unsupported_of(session, [software.id], clock.today()).get(software.id, [])
    steps = [
        StepOut(part=step.part, points=step.points, advice=translate(language, step.advice))
        for step in grade.completeness.steps
    ]
    return CompletenessOut(
        score=grade.completeness.score,
        steps=steps,
        licence=_clarity(grade.licence, language),
        confirmation=_standing(standing),
        unsupported_base_software=[UnsupportedOut.read(each) for each in unsupported],
    )


def _clarity(clarity: LicenceClarity, language: Language) -> LicenceClarityOut:
    base = ", ".join(clarity.conflicting)
    said: Sequence[str] = [
        translate(language, SENTENCES[concern], base=base) for concern in clarity.concerns
    ]
    return LicenceClarityOut.read(clarity, sentences=said)


def _standing(standing: Standing) -> StandingOut:
    return StandingOut.read(standing, is_stale=standing.is_stale(clock.today()))
