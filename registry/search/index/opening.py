"""How a published state is opened, while others may be publishing the next one."""

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from registry.search.index import layout, manifest, vectors
from registry.search.index.access import Mask
from registry.search.index.encoder import DIMENSIONS
from registry.search.index.faults import Damage, IndexUnusableError
from registry.search.index.files import Known, Seal, array_of, check, lines, records
from registry.search.index.lexical import Words
from registry.search.index.manifest import Manifest
from registry.search.index.roster import Roster, no_rows
from registry.search.index.segments import check_segments
from registry.search.index.state import Pieces, State, Tokens, within
from registry.search.index.thesaurus import Table, Thesaurus
from registry.search.index.vectors import PackedVectors
from registry.search.index.vocabulary import NO_WORDS, Vocabulary

_TRIES: Final = 50
_PASSAGES, _WHOLES, _WORDS, _LENGTH = range(4)  # the columns of a roster's extents
_COUNTED_AT_ONCE: Final = 10_000


def open_state(root: Path, known: State | None = None) -> State:
    """Return the published state, taking over what is unchanged from one that is known.

    The words may be one change ahead of the manifest, never two: so the manifest is looked at
    again once they are open, and only then is the rest read, which nobody changes. Files are
    verified where nothing of theirs is known yet. Raises IndexUnusableError.
    """
    for _ in range(_TRIES):
        published = manifest.read(root)
        folder = root / published.folder
        before = known if known and known.manifest.folder == published.folder else None
        try:
            if before is None:
                verify(folder, published)
            words = Words(folder / layout.LEXICAL, before.words if before else None)
            if manifest.read(root) == published:
                return _read(folder, published, words, before)
        except IndexUnusableError:
            if manifest.read(root) == published:  # else its folder was replaced meanwhile
                raise
        except (OSError, ValueError, KeyError, TypeError) as error:
            if manifest.read(root) == published:
                raise IndexUnusableError(Damage.PARTS, str(error)) from error
    raise IndexUnusableError(Damage.RESTLESS)


def verify(folder: Path, published: Manifest, before: Manifest | None = None) -> None:
    """Raise IndexUnusableError unless all files of a state are as they were written.

    With `before`, an earlier state of the same folder that was found whole, only what was written
    behind it is looked at.
    """
    for name, seal in published.seals.items():
        check(folder / name, seal, before.seals[name] if before else Seal())
    if before is None:
        check_segments(folder / layout.LEXICAL)


def _read(folder: Path, published: Manifest, words: Words, known: State | None) -> State:
    start = known.manifest.seals[layout.ROWS].size if known else 0
    roster = (known.roster if known else no_rows()).continued(
        records(folder / layout.ROWS, published.seals[layout.ROWS], start)
    )
    if len(roster.rows) != published.rows or len(roster.numbers) != published.entries:
        raise IndexUnusableError(Damage.PARTS)
    vocabulary = _vocabulary(folder, published, known)
    return State(
        manifest=published,
        roster=roster,
        vocabulary=vocabulary,
        thesaurus=_thesaurus(folder, published, known),
        passages=_pieces(folder, published, roster, layout.PASSAGE_VECTORS, known),
        wholes=_pieces(folder, published, roster, layout.WHOLE_VECTORS, known),
        tokens=_tokens(folder, published, roster, len(vocabulary.words), known),
        words=words,
    )


def _vocabulary(folder: Path, published: Manifest, known: State | None) -> Vocabulary:
    start = known.manifest.seals[layout.WORDS].size if known else 0
    vocabulary = known.vocabulary if known else NO_WORDS
    added = list(lines(folder / layout.WORDS, published.seals[layout.WORDS], start))
    return vocabulary.with_words(added) if added else vocabulary


def _packed(
    folder: Path,
    published: Manifest,
    name: str,
    known: State | None,
    held: PackedVectors | None,
) -> PackedVectors:
    before = _before(name, known, held.table) if held else None
    table = array_of(folder / name, published.seals[name], "i1", DIMENSIONS, before)
    return vectors.opened(table, held)


def _before(name: str, known: State | None, numbers: NDArray[Any]) -> Known | None:
    return Known(numbers, known.manifest.seals[name]) if known else None


def _thesaurus(folder: Path, published: Manifest, known: State | None) -> Thesaurus:
    held = known.thesaurus if known else None
    packed = _packed(
        folder, published, layout.WORD_VECTORS, known, held.vectors if held else None
    )
    if held:
        return Thesaurus(packed, held.table)
    seals = published.seals
    table = Table(
        array_of(folder / layout.NEAR_STARTS, seals[layout.NEAR_STARTS], "i8"),
        array_of(folder / layout.NEAR_WORDS, seals[layout.NEAR_WORDS], "i4"),
        array_of(folder / layout.NEAR_COSINES, seals[layout.NEAR_COSINES], "f2"),
    )
    return Thesaurus(packed, table)


def _starts(counts: NDArray[np.int32], known: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Return where each row's part begins, those of the rows before continued."""
    before = np.zeros(1, np.int64) if known is None else known
    fresh = np.cumsum(counts[len(before) - 1 :], dtype=np.int64)
    return np.concatenate([before, before[-1] + fresh])


def _pieces(
    folder: Path, published: Manifest, roster: Roster, name: str, known: State | None
) -> Pieces:
    is_whole = name == layout.WHOLE_VECTORS
    held = (known.wholes if is_whole else known.passages) if known else None
    counts = roster.extents[:, _WHOLES if is_whole else _PASSAGES]
    packed = _packed(folder, published, name, known, held.vectors if held else None)
    return Pieces(packed, _starts(counts, held.starts if held else None))


def _tokens(
    folder: Path, published: Manifest, roster: Roster, known_words: int, known: State | None
) -> Tokens:
    seals, held = published.seals, known.tokens if known else None
    words_before = _before(layout.TOKENS, known, held.words) if held else None
    counts_before = _before(layout.COUNTS, known, held.counts) if held else None
    words = array_of(folder / layout.TOKENS, seals[layout.TOKENS], "i4", known=words_before)
    counts = array_of(folder / layout.COUNTS, seals[layout.COUNTS], "u1", known=counts_before)
    starts = _starts(roster.extents[:, _WORDS], held.starts if held else None)
    lengths = roster.extents[:, _LENGTH].astype(np.float32)
    told = roster.alive & roster.access.is_public
    return Tokens(
        words=words,
        counts=counts,
        starts=starts,
        lengths=lengths,
        entries=int(told.sum()),
        mean_length=float(lengths[told].mean()) if told.any() else 1.0,
        frequency=_frequency(words, starts, told, known_words, known),
    )


def _frequency(
    words: NDArray[np.int32],
    starts: NDArray[np.int64],
    told: Mask,
    known_words: int,
    known: State | None,
) -> NDArray[np.int64]:
    """Return in how many of the rows told each word stands: as before, but for the rows that changed."""
    frequency = np.zeros(known_words, np.int64)
    were_told = np.zeros(len(told), bool)
    if known:
        frequency[: len(known.tokens.frequency)] = known.tokens.frequency
        before = known.alive & known.access.is_public
        were_told[: len(before)] = before
    for change, rows in ((1, told & ~were_told), (-1, were_told & ~told)):
        for some in np.array_split(
            np.flatnonzero(rows), max(1, rows.sum() // _COUNTED_AT_ONCE)
        ):
            standing = words[within(some, starts)]
            frequency += change * np.bincount(standing, minlength=known_words)
    return frequency
