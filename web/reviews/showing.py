"""What the pages of reviews show."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import pairwise
from uuid import UUID

from pydantic import BaseModel

from registry.actors.rules import Actor
from registry.agencies.queries import every_agency
from registry.audit.models import AuditEvent
from registry.audit.queries import events_since
from registry.audit.vocabulary import Event
from registry.catalogue.category_words import category_name
from registry.catalogue.changes import FieldChange, called_in, changes_in
from registry.catalogue.models import Software
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.publiccode_file import publiccode_yml
from registry.catalogue.queries import is_demonstration
from registry.catalogue.rules import is_wider
from registry.language.catalogue import translate
from registry.language.formats import partial_day
from registry.language.vocabulary import Language
from registry.reuse_readiness.queries import WaitingLevels
from registry.reviews.alike import Alike, alike
from registry.reviews.queries import ReviewAccount, reviews_of
from registry.reviews.vocabulary import ReviewDecision
from registry.search.index.index import SearchIndex
from registry.search.queries import SearchUnavailableError
from registry.upkeep.models import Supporter
from web.changes import written
from web.dependencies import Database
from web.forms import Form
from web.reviews.comparing import Compared, compared_with
from web.reviews.names import (
    DECISIONS,
    EVENTS,
    LIVES,
    MARKS,
    NOT_SAID,
    REMARKED,
    field_name,
    words_of,
)

_DAYS = ("_on", "confidential_until")
"""How the names of fields end that hold a year, a month or a day."""

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
LONGEST = 600  # characters of a value that are shown
SHOWN_FINDINGS = 20


@dataclass(frozen=True)
class Changed:
    """One field with what it said and says, in the reader's language."""

    name: str
    before: str
    now: str


@dataclass(frozen=True)
class Found:
    """What its publiccode.yml lacks or has wrong, in the reader's language."""

    severity: str
    key: str
    message: str
    hint: str


@dataclass(frozen=True)
class Queued:
    """An entry that waits for a review."""

    software: Software
    mark: str
    state: str


@dataclass(frozen=True)
class QueuePage:
    """The entries that wait for a review, and what else does: levels of versions, and who helps."""

    rows: list[Queued]
    levels: list[WaitingLevels]
    more_levels: int
    supporters: list[Supporter]
    more_supporters: int
    done: str | None
    next_href: str | None
    first_href: str | None
    holds_demonstration: bool


@dataclass(frozen=True)
class ReviewPage:
    """One entry as its reviewer sees it."""

    software: Software
    state: str
    kind: str
    changes: list[Changed]
    compared: Compared
    findings: list[Found]
    more_findings: int
    alike: list[Alike] | None
    reviews: list[ReviewAccount]
    decisions: Mapping[ReviewDecision, str]
    form: Form[BaseModel]
    fields: list[tuple[str, str]]
    version: int
    holds_demonstration: bool
    is_stale: bool = False
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReviewAsked:
    """The form of a decision as it stands, the reader's language, and with what to compare."""

    form: Form[BaseModel]
    language: Language
    since: str = ""


def review_page(
    session: Database,
    index: SearchIndex,
    reader: Actor,
    software: Software,
    asked: ReviewAsked,
) -> ReviewPage:
    """Return what a reviewer needs to decide: what is new, what is wrong, what is alike."""
    reviews = reviews_of(session, reader, software)
    language = asked.language
    compared = compared_with(reviews, asked.since)
    events = events_since(session, software, compared.since)
    told = changes_in(events, called_in(session, reader, events))
    new = [each for each in told if each.field not in NOT_SAID]
    findings = read_publiccode(
        publiccode_yml(session, reader, software, language).encode()
    ).findings
    return ReviewPage(
        software=software,
        state=LIVES[software.life],
        kind=MARKS[software.life],
        changes=changed(new, language),
        compared=compared,
        findings=[_found(each, language) for each in findings[:SHOWN_FINDINGS]],
        more_findings=max(len(findings) - SHOWN_FINDINGS, 0),
        alike=_alike(session, index, reader, software),
        reviews=reviews,
        decisions=DECISIONS,
        form=asked.form,
        fields=[("", "-"), *((name, field_name(name, language)) for name in REMARKED)],
        version=software.version,
        holds_demonstration=is_demonstration(software),
        names={
            remark.field: field_name(remark.field, language)
            for account in reviews
            for remark in account.remarks
        },
    )


def changed(changes: Iterable[FieldChange], language: Language) -> list[Changed]:
    """Return changes as they are shown, those left out that say nothing before and after."""
    return [
        Changed(
            field_name(each.field, language),
            value_in_words(each.field, each.before, language),
            value_in_words(each.field, each.now, language),
        )
        for each in changes
        if not (_is_empty(each.before) and _is_empty(each.now))
    ]


def _is_empty(value: object) -> bool:
    return value in (None, "", [], {}, False)


def value_in_words(name: str, value: object, language: Language) -> str:
    """Return what a field says in a reader's words: codes and days are written as people do."""
    if name == "categories" and isinstance(value, list):
        value = [category_name(code, language) for code in value]
    elif isinstance(value, dict):
        value = [f"{key}: {said}" for key, said in value.items()]
    elif isinstance(value, str) and value in (words := words_of(name)):
        return translate(language, words[value])
    elif isinstance(value, str) and name.endswith(_DAYS) and _DAY.fullmatch(value):
        return partial_day(value, language)
    text = written(value, language)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _found(finding: Finding, language: Language) -> Found:
    def say(sentence: str) -> str:
        return translate(language, sentence)

    return Found(finding.severity.value, finding.key, finding.say(say), finding.say_hint(say))


def _alike(
    session: Database, index: SearchIndex, reader: Actor, software: Software
) -> list[Alike] | None:
    try:
        return alike(session, index, reader, software)
    except SearchUnavailableError:
        return None


@dataclass(frozen=True)
class Happened:
    """Something that happened to an entry."""

    at: datetime
    event: str
    by: str | None
    changes: list[Changed]


@dataclass(frozen=True)
class HistoryPage:
    """What happened to an entry, the latest first, and how it stood on a day."""

    software: Software
    happened: list[Happened]
    events: Mapping[str, str]
    on: date | None
    day: str
    stood: list[Changed]
    is_whole: bool
    holds_demonstration: bool


GRANTS = "software_grant"

BETWEEN_TWO = frozenset({Event.SOFTWARE_SUBMITTED, Event.SOFTWARE_SENT_BACK})
"""What passes between an owner and a reviewer, and is nobody else's to read."""


def history_page(
    session: Database, reader: Actor, software: Software, on: date | None, language: Language
) -> HistoryPage:
    """Return an entry's history, as far as this reader may know of it."""
    is_whole = _knows_all(reader, software)
    events = [
        each
        for each in events_since(session, software, None)
        if is_whole or each.event not in BETWEEN_TWO
    ]
    opened = None if is_whole else _opened_at(software, events)
    known = [each for each in events if opened is None or each.occurred_at >= opened]
    until = [each for each in events if on is not None and each.occurred_at.date() <= on]
    reaches = on is not None and (opened is None or opened.date() <= on)
    agencies, called = _agencies(session, known), called_in(session, reader, events)
    silent = _said_already(known) | {each.id for each in known if each.occurred_at == opened}
    return HistoryPage(
        software=software,
        happened=[
            Happened(
                each.occurred_at,
                each.event,
                _by(each, agencies),
                [] if each.id in silent else changed(changes_in([each], called), language),
            )
            for each in reversed(known)
        ],
        events=EVENTS,
        on=on,
        day=on.isoformat() if on else "",
        stood=changed(changes_in(until, called), language) if reaches else [],
        is_whole=is_whole,
        holds_demonstration=is_demonstration(software),
    )


def _said_already(events: list[AuditEvent]) -> set[UUID]:
    """Return the events that say word for word what a later one of the same moment says too."""
    return {
        each.id
        for each, later in pairwise(events)
        if each.occurred_at == later.occurred_at and each.changes == later.changes
    }


def changes_known(
    session: Database, reader: Actor, software: Software
) -> list[tuple[AuditEvent, list[FieldChange]]]:
    """Return what each event changed of an entry, the oldest first, as far as this reader may know of it."""
    events = events_since(session, software, None)
    opened = None if _knows_all(reader, software) else _opened_at(software, events)
    called = called_in(session, reader, events)
    return [
        (each, changes_in([each], called))
        for each in events
        if opened is None or each.occurred_at > opened
    ]


def _knows_all(reader: Actor, software: Software) -> bool:
    is_own = reader.reads_for is not None and reader.reads_for == software.agency_id
    return is_own or reader.sees_all


def _opened_at(software: Software, events: list[AuditEvent]) -> datetime | None:
    """Return the moment from which on what an entry said is for all who may see it today.

    That is when it was last opened to more: what it said while fewer saw it is theirs. What an
    event of that very moment changed from is not for all either.
    """
    moments = [event.occurred_at for event in events if _widens(event)]
    if software.confidential_until is not None:
        moments.append(datetime.combine(software.confidential_until, time.min, UTC))
    return max(moments, default=None)


def _widens(event: AuditEvent) -> bool:
    grants = event.changes.get("parts", {}).get(GRANTS, {}).values()
    is_shared = any(
        after is not None for _, after in (row.get("agency_id", (None, None)) for row in grants)
    )
    return is_shared or any(is_wider(field, *pair) for field, pair in event.changes.items())


def _agencies(session: Database, events: list[AuditEvent]) -> dict[UUID, str]:
    wanted = {event.actor_agency_id for event in events}
    return {
        each.id: each.acronym or each.name
        for each in every_agency(session)
        if each.id in wanted
    }


def _by(event: AuditEvent, agencies: dict[UUID, str]) -> str | None:
    return agencies.get(event.actor_agency_id) if event.actor_agency_id else None
