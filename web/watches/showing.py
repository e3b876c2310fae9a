"""A watch, its list and its form, as their pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel

from registry.actors.rules import Actor
from registry.catalogue.models import Software
from registry.catalogue.queries import is_demonstration
from registry.database.paging import PageAsked
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need
from registry.search.facet_words import label_of
from registry.search.index.facets import FacetValue
from registry.watches.models import Watch, WatchAnswer, WatchProgress
from registry.watches.queries import (
    answers_told,
    count_told,
    known_need,
    list_watches,
    progress_of,
)
from registry.watches.vocabulary import MailDigest
from web.dependencies import Database
from web.forms import Form
from web.search.asked import FACETS

SHOWN = 30
MAILS: Mapping[MailDigest, str] = {
    MailDigest.NONE: N_("Never"),
    MailDigest.DAILY: N_("Once a day"),
    MailDigest.WEEKLY: N_("Once a week"),
}
DONE = {
    "kept": N_("You will be told here when an entry answers."),
    "already": N_("You were told of this already: this is the watch."),
    "edited": N_("The watch was changed."),
    "paused": N_("The watch is paused."),
    "resumed": N_("The watch goes on from now."),
}


@dataclass(frozen=True)
class Choice:
    """A facet with what was chosen of it; the heading is a message id."""

    heading: str
    labels: list[str]


@dataclass(frozen=True)
class Question:
    """What is watched: a search with its address, or a need."""

    text: str
    choices: list[Choice]
    with_demonstration: bool
    need: Need | None
    href: str | None

    @property
    def labels(self) -> list[str]:
        """Return all that was chosen, as it is called."""
        return [label for choice in self.choices for label in choice.labels]


@dataclass(frozen=True)
class Row:
    """A watch in a list."""

    watch: Watch
    question: Question
    told: int
    told_at: datetime | None


@dataclass(frozen=True)
class WatchesPage:
    """What the reader is told of."""

    rows: list[Row]
    next: str | None
    is_first: bool
    was_ended: bool


@dataclass(frozen=True)
class Told:
    """An entry that a watch told of, with the passages for which it did."""

    software: Software
    version: str | None
    is_new: bool
    told_at: datetime
    why: Sequence[Mapping[str, Any]]  # Any: JSON values
    is_demonstration: bool


@dataclass(frozen=True)
class WatchPage:
    """A watch with what it told of, and what can be changed in it."""

    watch: Watch
    question: Question
    progress: WatchProgress
    told: list[Told]
    form: Form[Any]  # Any: shown again, or filled from what is kept
    mails: Mapping[MailDigest, str]
    next: str | None
    is_first: bool
    is_stale: bool
    done: str | None
    feed: str | None
    holds_demonstration: bool


def question_of(
    language: Language,
    text: str,
    filters: Mapping[str, Sequence[str]],
    *,
    with_demonstration: bool,
) -> Question:
    """Return a search as it is shown, with the address that asks it."""
    pairs = [
        ("q", text),
        *((facet, value) for facet in FACETS for value in filters.get(facet, ())),
        *([("demonstration", "1")] if with_demonstration else []),
    ]
    choices = [
        Choice(
            heading,
            [label_of(facet, FacetValue(each, 0), language) for each in filters[facet]],
        )
        for facet, heading in FACETS.items()
        if filters.get(facet)
    ]
    address = f"/search?{urlencode([pair for pair in pairs if pair[1]])}"
    return Question(text, choices, with_demonstration, None, address)


def question_of_need(need: Need | None) -> Question:
    """Return a need as it is shown; None where the reader may no longer know of it."""
    return Question("", [], False, need, f"/needs/{need.id}" if need else None)  # noqa: FBT003  as named


def question_watched(
    session: Database, reader: Actor, watch: Watch, language: Language
) -> Question:
    """Return what a watch asks, as it is shown."""
    if watch.need_id is not None:
        return question_of_need(known_need(session, reader, watch))
    return question_of(
        language, watch.text or "", watch.filters, with_demonstration=watch.with_demonstration
    )


def watches_page(
    session: Database, reader: Actor, language: Language, cursor: str | None, done: str
) -> WatchesPage:
    """Return the list of what the reader is told of."""
    page = list_watches(session, reader, PageAsked(cursor, SHOWN))
    progress, told = (
        progress_of(session, page.items),
        count_told(session, reader, page.items),
    )
    rows = [
        Row(
            watch,
            question_watched(session, reader, watch, language),
            told.get(watch.id, 0),
            progress[watch.id].told_at,
        )
        for watch in page.items
    ]
    return WatchesPage(rows, page.next, is_first=cursor is None, was_ended=done == "ended")


@dataclass(frozen=True)
class About:
    """What a watch's page says beside the watch itself."""

    cursor: str | None = None
    form: Form[Any] | Form[BaseModel] | None = None  # Any: as above
    done: str = ""
    feed: str | None = None
    is_stale: bool = False


def watch_page(
    session: Database, reader: Actor, watch: Watch, language: Language, about: About
) -> WatchPage:
    """Return a watch's page."""
    page = answers_told(session, reader, watch, PageAsked(about.cursor, SHOWN))
    told = [_told(watch, row) for row in page.items]
    kept = {"name": [watch.name], "mail": [watch.mail.value]}
    return WatchPage(
        watch=watch,
        question=question_watched(session, reader, watch, language),
        progress=progress_of(session, [watch])[watch.id],
        told=told,
        form=about.form or Form(values=kept),
        mails=MAILS,
        next=page.next,
        is_first=about.cursor is None,
        is_stale=about.is_stale,
        done=DONE.get(about.done),
        feed=about.feed,
        holds_demonstration=any(each.is_demonstration for each in told),
    )


def _told(watch: Watch, row: WatchAnswer) -> Told:
    assert row.told_at is not None  # noqa: S101  the list is of what was told
    return Told(
        software=row.software,
        version=row.edition,
        is_new=not row.was_known and row.software.created_at >= watch.created_at,
        told_at=row.told_at,
        why=row.why,
        is_demonstration=is_demonstration(row.software),
    )
