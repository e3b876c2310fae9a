"""What the page of a software's readiness shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from registry import clock
from registry.actors.rules import Actor
from registry.catalogue import policy
from registry.catalogue.grading import Grade, grades_of
from registry.catalogue.licences import SENTENCES
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reuse_readiness.models import ReadinessAssessment
from registry.reuse_readiness.queries import (
    Readiness,
    assessed_versions,
    readiness_of,
    version_names,
)
from registry.reuse_readiness.rules import is_capped
from registry.reuse_readiness.vocabulary import HIGHEST, LEVELS, OVERALL, TOPICS, Topic
from registry.upkeep.queries import (
    Standing,
    Unsupported,
    helpers_of,
    standings_of,
    unsupported_of,
)
from web.dependencies import Database

BETWEEN = N_("Between “%(low)s” and “%(high)s”")


@dataclass(frozen=True)
class TopicShown:
    """One topic with its bar; without a row nobody has assessed it."""

    name: str
    level: int | None
    meaning: str
    row: ReadinessAssessment | None


@dataclass(frozen=True)
class ReadinessPage:
    """How ready a version is to be reused, how complete its entry is, and what can be done."""

    software: Software
    readiness: Readiness
    versions: list[str]
    topics: list[TopicShown]
    overall: str | None
    warned: list[str]
    is_capped: bool
    grade: Grade
    concerns: list[str]
    standing: Standing
    is_stale: bool
    unsupported: list[Unsupported]
    helper_count: int
    may_edit: bool
    may_confirm: bool
    done: str
    holds_demonstration: bool


def readiness_page(
    session: Database,
    reader: Actor,
    software: Software,
    asked: str,
    language: Language,
    done: str = "",
) -> ReadinessPage:
    """Gather the page of a version: the one asked for, else the one assessed last."""
    assessed = assessed_versions(session, [software.id]).get(software.id, [])
    readiness = chosen(session, software, asked, assessed)
    standing = standings_of(session, [software])[software.id]
    files = {software.id: standing.has_licence_file}
    grade = grades_of(session, [software], files)[software.id]
    waits = any(row.confirmed_on is None for row in readiness.assessed.values())
    return ReadinessPage(
        software=software,
        readiness=readiness,
        versions=[each.version_name for each in assessed],
        topics=topics_of(readiness, language),
        overall=OVERALL[readiness.overall] if readiness.overall else None,
        warned=[TOPICS[topic] for topic in readiness.warnings],
        is_capped=is_capped(readiness.levels),
        grade=grade,
        concerns=_concerns(grade, language),
        standing=standing,
        is_stale=standing.is_stale(clock.today()),
        unsupported=unsupported_of(session, [software.id], clock.today()).get(software.id, []),
        helper_count=len(helpers_of(session, reader, software)),
        may_edit=policy.may_edit(reader, software),
        may_confirm=policy.may_review(reader) and waits,
        done=done,
        holds_demonstration=is_demonstration(software),
    )


def chosen(
    session: Database, software: Software, asked: str, assessed: list[Readiness]
) -> Readiness:
    """Return the version that is asked for, else the one assessed last, else the newest."""
    if not asked and assessed:
        return assessed[0]
    name = asked or next(iter(version_names(session, software)), "")
    return readiness_of(session, software, name) if name else Readiness("")


def topics_of(readiness: Readiness, language: Language) -> list[TopicShown]:
    """Return all nine topics in order, assessed or not."""
    rows: Mapping[Topic, ReadinessAssessment] = readiness.assessed
    return [
        TopicShown(
            TOPICS[topic],
            readiness.levels.get(topic),
            meaning(topic, readiness.levels.get(topic), language),
            rows.get(topic),
        )
        for topic in Topic
    ]


def meaning(topic: Topic, level: int | None, language: Language) -> str:
    """Say what a level of a topic means; an even one is a step between two that are described."""
    if level is None:
        return ""
    described = LEVELS[topic]
    if level in described:
        return translate(language, described[level])
    low, high = (translate(language, described[each]) for each in (level - 1, level + 1))
    return translate(language, BETWEEN, low=low, high=high)


def level_choices(topic: Topic, language: Language) -> list[tuple[str, str]]:
    """Return the nine levels of a topic, each with what it means, to choose among."""
    return [
        (str(level), f"{level}. {meaning(topic, level, language)}")
        for level in range(1, HIGHEST + 1)
    ]


def _concerns(grade: Grade, language: Language) -> list[str]:
    base = ", ".join(grade.licence.conflicting)
    return [
        translate(language, SENTENCES[concern], base=base) for concern in grade.licence.concerns
    ]
