"""What an entry is called beside its whole name: the acronym in its brackets, and the name without it.

«Sistema de Agenda Electrónica (SAE) v4» is called SAE, SAE v4, Sistema de Agenda Electrónica v4, and
Sistema de Agenda Electrónica. The name without its version stands for all versions alike: which of
them comes first is told by what succeeds what, unless the question says the version.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from registry.search.index.words import WORD, bare, is_proper

MOST_WORDS: Final = 3
"""Of an acronym with what belongs to it: GRP Estado."""

LEAST_WORDS: Final = 2
"""Of what an acronym stands for."""

Version = tuple[str, str]
"""A number and the word that it stands behind: SAE v1 is («sae», «1»)."""

_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_NUMBER: Final = re.compile(r"v?(\d+)")
_SAID: Final = frozenset({"v", "version", "versao", "versione"})


def called(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return what an entry is called, bare, each once: its whole name first, then its other names."""
    names = [name, *others]
    found = [*names, *(each for one in names for each in _within(one))]
    first, *rest = map(bare, found)
    return tuple(dict.fromkeys([first, *filter(None, rest)]))


def _within(name: str) -> Iterator[str]:
    """Yield the acronym that a name has in brackets, or that it has before what it stands for."""
    brackets = _BRACKETS.search(name)
    if brackets is None:
        return
    inner, before, after = brackets[1], name[: brackets.start()], name[brackets.end() :]
    if _is_acronym(inner) and WORD.search(before):
        yield inner
        yield f"{before} {after}"
        if _is_version(after):
            yield f"{inner} {after}"
            yield before
    elif _is_acronym(before) and len(WORD.findall(inner)) >= LEAST_WORDS:
        yield inner
        yield f"{before} {after}"


def _is_acronym(text: str) -> bool:
    words = WORD.findall(text)
    return 0 < len(words) <= MOST_WORDS and is_proper(words[0])


def _is_version(text: str) -> bool:
    words = [word for word in bare(text).split() if word not in _SAID]
    return bool(words) and all(_NUMBER.fullmatch(word) for word in words)


def versions_in(text: str) -> frozenset[Version]:
    """Return the versions that a bare text names: the first number behind a word that is none."""
    words = [word for word in text.split() if word not in _SAID]
    numbers = [_NUMBER.fullmatch(word) for word in words]
    return frozenset(
        (before, number[1])
        for before, is_one, number in zip(words, numbers, numbers[1:], strict=False)
        if number and not is_one
    )


def is_version_of(names: Iterable[str], asked: frozenset[Version]) -> bool:
    """Tell whether an entry with these bare names is one of the versions that a question names."""
    return any(
        word in words and not words.isdisjoint({number, f"v{number}"})
        for words in (set(name.split()) for name in names)
        for word, number in asked
    )
