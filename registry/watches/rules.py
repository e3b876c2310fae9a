"""Decisions about watches that need no database."""

import json
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from registry.errors import InvalidError
from registry.language.marks import N_
from registry.search.index.words import composed, words_of
from registry.watches.schemas import SearchDraft

LONGEST_NAME = 100


class NothingToWatchError(InvalidError):
    """A search without a word to look for, and without a filter."""

    code = "nothing-to-watch"
    sentence = N_(
        "There is nothing to search for in these words. Say what must be done, and for whom."
    )


def require_question(search: SearchDraft) -> None:
    """Refuse a search that can find nothing, whatever is published, or finds everything there is."""
    has_words = search.q is not None and bool(words_of(composed(search.q)))
    has_choice = search.q is None and bool(search.filters)
    if not has_words and not has_choice:
        raise NothingToWatchError("search.q")


def digest_of_search(search: SearchDraft) -> str:
    """Return what tells one search from another: its words as typed, its filters, what is invented."""
    said = [search.q or "", search.filters, search.query_language, search.demonstration]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def digest_of_need(need_id: UUID) -> str:
    """Return what tells one watched need from another, and from every search."""
    return sha256(f"need {need_id}".encode()).hexdigest()


def digest_of_words(title: str, problem: str, lines: Iterable[tuple[str, str]]) -> str:
    """Return what tells the words of a need from those that it had before: of what is asked, and how much."""
    said = [title, problem, [list(each) for each in lines]]
    return sha256(json.dumps(said).encode()).hexdigest()


def name_of(text: str | None, chosen: Iterable[str]) -> str:
    """Return what a watch is called whose keeper gave it no name: its words, or what was chosen."""
    words = " ".join((text or ", ".join(chosen)).split())
    return words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME].rstrip()}…"


def is_news(known: str | None, present: str | None, *, is_gone: bool) -> bool:
    """Tell whether an entry that answered before is told of again.

    It is where it comes with another version than it was told with, and where it was withdrawn and
    has come back. A corrected description is no news: the reader has seen the entry, and a watch
    that speaks at every edit is not listened to. An entry that names no version any more is not
    another one.
    """
    return is_gone or (present is not None and present != known)
