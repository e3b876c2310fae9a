"""What the pages of reviews show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pydantic import BaseModel

from registry.actors.rules import Actor
from registry.actors.vocabulary import ActorKind
from registry.agencies.models import Agency
from registry.audit.models import AuditEvent
from registry.audit.queries import events_since
from registry.catalogue.category_words import category_name
from registry.catalogue.changes import FieldChange, changes_in
from registry.catalogue.models import Software
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.publiccode_file import publiccode_yml
from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from registry.reviews.alike import Alike, alike
from registry.reviews.queries import ReviewAccount, reviews_of
from registry.reviews.vocabulary import ReviewDecision
from registry.search.index.index import SearchIndex
from registry.search.queries import SearchUnavailableError
from web.changes import written
from web.dependencies import Database
from web.forms import Form
from web.reviews.names import (
    DECISIONS,
    EVENTS,
    LIVES,
    MARKS,
    NOT_SAID,
    REMARKED,
    WORDS,
    field_name,
)

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
    """The entries that wait for a review."""

    rows: list[Queued]
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
    since: datetime | None
    findings: list[Found]
    more_findings: int
    alike: list[Alike] | None
    reviews: list[ReviewAccount]
    decisions: Mapping[ReviewDecision, str]
    form: Form[BaseModel]
    fields: list[tuple[str, str]]
    version: int
    is_stale: bool = False
    names: dict[str, str] = field(default_factory=dict)


def review_page(
    session: Database,
    index: SearchIndex,
    reader: Actor,
    software: Software,
    form: Form[BaseModel],
    language: Language,
) -> ReviewPage:
    """Return what a reviewer needs to decide: what is new, what is wrong, what is alike."""
    reviews = reviews_of(session, reader, software)
    since = _last_approved(reviews)
    events = events_since(session, software, since)
    new = [each for each in changes_in(session, events) if each.field not in NOT_SAID]
    findings = read_publiccode(
        publiccode_yml(session, reader, software, language).encode()
    ).findings
    return ReviewPage(
        software=software,
        state=LIVES[software.life],
        kind=MARKS[software.life],
        changes=changed(new, language),
        since=since,
        findings=[_found(each, language) for each in findings[:SHOWN_FINDINGS]],
        more_findings=max(len(findings) - SHOWN_FINDINGS, 0),
        alike=_alike(session, index, reader, software),
        reviews=reviews,
        decisions=DECISIONS,
        form=form,
        fields=[("", "-"), *((name, field_name(name, language)) for name in REMARKED)],
        version=software.version,
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
            _shown(each.field, each.before, language),
            _shown(each.field, each.now, language),
        )
        for each in changes
        if not (_is_empty(each.before) and _is_empty(each.now))
    ]


def _is_empty(value: object) -> bool:
    return value in (None, "", [], {}, False)


def _shown(name: str, value: object, language: Language) -> str:
    if name == "categories" and isinstance(value, list):
        value = [category_name(code, language) for code in value]
    elif isinstance(value, dict):
        value = [f"{key}: {said}" for key, said in value.items()]
    elif isinstance(value, str) and value in WORDS.get(name, {}):
        return translate(language, WORDS[name][value])
    text = written(value, language)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _found(finding: Finding, language: Language) -> Found:
    def say(sentence: str) -> str:
        return translate(language, sentence)

    return Found(finding.severity.value, finding.key, finding.say(say), finding.say_hint(say))


def _last_approved(reviews: list[ReviewAccount]) -> datetime | None:
    approved = (
        account.review.decided_at
        for account in reviews
        if account.review.decision is ReviewDecision.APPROVED
    )
    return next(approved, None)


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


WIDENS = frozenset({"life", "visibility", "confidential_until"})
"""What decides who may see an entry: what it said before one of these changed is not everybody's."""


def history_page(
    session: Database, reader: Actor, software: Software, on: date | None, language: Language
) -> HistoryPage:
    """Return an entry's history, as far as this reader may know of it."""
    is_own = reader.reads_for is not None and reader.reads_for == software.agency_id
    is_whole = is_own or reader.sees_all
    events = events_since(session, software, None)
    known = events if is_whole else _known_to_all(events)
    agencies = _agencies(session, known)
    until = [each for each in events if on is not None and each.occurred_at.date() <= on]
    reaches = bool(until) and (
        is_whole or (known and until[-1].occurred_at >= known[0].occurred_at)
    )
    return HistoryPage(
        software=software,
        happened=[
            Happened(
                each.occurred_at,
                each.event,
                _by(each, agencies),
                changed(changes_in(session, [each]), language) if is_whole or number else [],
            )
            for number, each in enumerate(known)
        ][::-1],
        events=EVENTS,
        on=on,
        day=on.isoformat() if on else "",
        stood=changed(changes_in(session, until), language) if reaches else [],
        is_whole=is_whole,
    )


def _known_to_all(events: list[AuditEvent]) -> list[AuditEvent]:
    opened = [number for number, event in enumerate(events) if WIDENS & event.changes.keys()]
    return events[opened[-1] :] if opened else events


def _agencies(session: Database, events: list[AuditEvent]) -> dict[object, str]:
    ids = {event.actor_agency_id for event in events if event.actor_agency_id}
    return {
        id_: agency.acronym or agency.name
        for id_ in ids
        if (agency := session.get(Agency, id_)) is not None
    }


def _by(event: AuditEvent, agencies: dict[object, str]) -> str | None:
    if event.actor_kind is ActorKind.SYSTEM:
        return None
    return agencies.get(event.actor_agency_id)
