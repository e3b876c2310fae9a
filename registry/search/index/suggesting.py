"""What a reader may be about to type: names, features, categories and words of open entries alone.

What is reserved to some is suggested to nobody, not even to them: a suggestion is made in passing,
where a shoulder is near. Nothing that anyone asked before is kept, and so none of it is suggested.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, Literal

from registry.search.index.access import Mask
from registry.search.index.lexical import FEATURE_WORDS, NAME_WORDS, WORDS
from registry.search.index.passages import Passage
from registry.search.index.state import State
from registry.search.index.words import STOP_WORDS, WORD, bare, composed, fold, is_proper

Kind = Literal["name", "feature", "category", "word"]

LEAST_TYPED: Final = 2
"""Characters of a word before anything is suggested: one begins half the catalogue."""

LONGEST_TYPED: Final = 100
LONGEST_FEATURE: Final = 80
_ENDINGS: Final = 8
_NAMES_LOOKED_AT: Final = 200
_FEATURES_LOOKED_AT: Final = 24
_WITNESSES: Final = 2
_TOLD: Final = frozenset(
    {
        "generic_name",
        "short_description",
        "alternative_description",
        "feature",
        "long_description",
    }
)
_SHARES, _EIGHTHS = (3, 2, 2, 1), 8  # of names, categories, features and words


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to ask for, and of which kind it is.

    `slug` is a name's entry or a category's code. `witness` is the id of an entry that says so,
    for the database to be asked whether it is still open.
    """

    text: str
    kind: Kind
    slug: str | None = None
    witness: str | None = None


@dataclass(frozen=True, slots=True)
class _Typed:
    """The whole words that were typed, as they were and folded, and the beginning of the next."""

    text: str
    before: str
    words: tuple[str, ...]
    beginning: str

    def is_in(self, words: Sequence[str]) -> bool:
        """Tell whether folded words hold all that was typed."""
        has_whole = set(self.words) <= set(words)
        return has_whole and any(word.startswith(self.beginning) for word in words)


def suggest(
    state: State, text: str, language: str | None, categories: Mapping[str, str], limit: int
) -> list[Suggestion]:
    """Return what may be meant, of each kind some; `categories` are codes and what they are called."""
    typed = _typed(text)
    if typed is None:
        return []
    found = [
        _names(typed, state),
        _categories(typed, state, categories),
        _features(typed, state, language),
        _words(typed, state, language),
    ]
    return _mixed(found, limit)


def _typed(text: str) -> _Typed | None:
    whole = composed(text[:LONGEST_TYPED])
    tokens = list(WORD.finditer(whole))
    if not tokens or tokens[-1].end() - tokens[-1].start() < LEAST_TYPED:
        return None
    words = [fold(token.group()) for token in tokens]
    kept = tuple(dict.fromkeys(word for word in words[:-1] if word not in STOP_WORDS))
    return _Typed(bare(whole), whole[: tokens[-1].start()], kept, words[-1])


def _names(typed: _Typed, state: State) -> Iterator[Suggestion]:
    rows = [state.rows[row] for row in _holding(NAME_WORDS, typed, state, _NAMES_LOOKED_AT)]
    rows.sort(key=lambda row: (not row.bare_names[0].startswith(typed.text), row.bare_names[0]))
    for row in rows:
        yield Suggestion(row.name, "name", row.slug, row.id)


def _features(typed: _Typed, state: State, language: str | None) -> Iterator[Suggestion]:
    rows = _holding(FEATURE_WORDS, typed, state, _FEATURES_LOOKED_AT)
    passages = state.words.passages(rows)
    told = [
        (row, one)
        for row in rows
        for one in passages.get(row, ())
        if one.field == "feature"
        and len(one.text) <= LONGEST_FEATURE
        and typed.is_in(one.words.split())
    ]
    told.sort(key=lambda each: (not _is_in(each[1], language), len(each[1].text)))
    for row, one in told:
        yield Suggestion(one.text, "feature", None, state.rows[row].id)


def _is_in(passage: Passage, language: str | None) -> bool:
    return passage.language.partition("-")[0] == language


def _categories(
    typed: _Typed, state: State, categories: Mapping[str, str]
) -> Iterator[Suggestion]:
    meant = {
        code: label for code, label in categories.items() if typed.is_in(bare(label).split())
    }
    if meant:
        counted = state.facets["category"].counted(_open(state), frozenset(meant))
        for one in counted:  # the commonest first
            if one.value in meant:
                yield Suggestion(meant[one.value], "category", one.value)


def _open(state: State) -> Mask:
    access = state.access
    return state.alive & access.is_public & ~access.is_demonstration


def _words(typed: _Typed, state: State, language: str | None) -> Iterator[Suggestion]:
    """Yield words that go on as what was typed, those of the reader's language first."""
    others = []
    for word in state.words.beginning(WORDS, typed.beginning, typed.words, _ENDINGS):
        found = None if word.isdigit() else _written(word, typed, state, language)
        if found is None:
            continue
        written, row, is_theirs = found
        suggestion = Suggestion(typed.before + written, "word", None, state.rows[row].id)
        if is_theirs:
            yield suggestion
        else:
            others.append(suggestion)
    yield from others


def _written(
    word: str, typed: _Typed, state: State, language: str | None
) -> tuple[str, int, bool] | None:
    """Return a word with the accents that an open entry writes it with, and whether in a language.

    It stands in small letters unless it is a name. Words of categories are told as categories are.
    """
    rows = state.words.open_rows(WORDS, typed.words, [word], _WITNESSES)
    for row in (each for each in rows if _is_alive(each, state)):
        held = state.rows[row]
        passages = state.words.passages([row])[row]
        texts = [(one.text, _is_in(one, language)) for one in passages if one.field in _TOLD]
        for text, is_theirs in ((held.name, True), *texts):
            for token in map(str, WORD.findall(text)):
                if fold(token) == word:
                    return (token if is_proper(token) else token.lower()), row, is_theirs
    return None


def _holding(field: str, typed: _Typed, state: State, limit: int) -> list[int]:
    endings = state.words.beginning(field, typed.beginning, typed.words, _ENDINGS)
    if not endings:
        return []
    rows = state.words.open_rows(field, typed.words, endings, limit)
    return [row for row in rows if _is_alive(row, state)]


def _is_alive(row: int, state: State) -> bool:
    return row < len(state.rows) and bool(state.alive[row])


def _mixed(found: Sequence[Iterator[Suggestion]], limit: int) -> list[Suggestion]:
    """Return some of each kind, and fill up with what is left of the first kinds."""
    seen: set[str] = set()
    fresh = [_not_yet(each, seen) for each in found]
    taken = [
        list(islice(each, max(limit * share // _EIGHTHS, 1)))
        for each, share in zip(fresh, _SHARES, strict=True)
    ]
    lacking = limit - sum(map(len, taken))
    for some, rest in zip(taken, fresh, strict=True):
        if lacking > 0:
            more = list(islice(rest, lacking))
            some.extend(more)
            lacking -= len(more)
    return list(chain.from_iterable(taken))[:limit]


def _not_yet(some: Iterator[Suggestion], seen: set[str]) -> Iterator[Suggestion]:
    for each in some:
        said = bare(each.text)
        if said not in seen:
            seen.add(said)
            yield each
