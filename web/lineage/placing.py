"""Where a label goes so that it covers no other one and, where that can be, no line.

Labels stand in lanes, one under the other. A label takes the first lane with room at one of the
places it would like; lines that cannot be avoided run behind the words, which are set on paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Anchor = Literal["start", "end"]
Stretch = tuple[float, float]
GAP = 8.0  # the least room between two labels, in units of the drawing
NOTE_SIZE, NAME_SIZE = 13.5, 15.5

# Widths of letters as shares of the type size, measured on the face's narrow cut
WIDTHS = (
    (0.23, "ijlíIJ.,:;'| "),
    (0.33, "frt()1/"),
    (0.42, "cszç-\u2013"),
    (0.48, "aekvxyáéã2357LS"),
    (0.84, "mwMW\u2026\u2248"),
)
CAPITAL, OTHER = 0.62, 0.53
NAME_IS_WIDER = 1.06


@lru_cache(maxsize=4096)
def width_of(text: str, *, is_name: bool = False) -> float:
    """Return how wide a text is set, in units of the drawing."""
    shares = sum(_share(letter) for letter in text)
    return shares * (NAME_SIZE * NAME_IS_WIDER if is_name else NOTE_SIZE)


def _share(letter: str) -> float:
    found = (share for share, letters in WIDTHS if letter in letters)
    return next(found, CAPITAL if letter.isupper() else OTHER)


def cut_to(text: str, width: float, *, is_name: bool = False) -> str:
    """Shorten a text to a width; the list beneath the drawing holds it whole."""
    if width_of(text, is_name=is_name) <= width:
        return text
    kept = text
    while len(kept) > 1 and width_of(f"{kept}…", is_name=is_name) > width:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,')}…"


@dataclass(frozen=True)
class Place:
    """A label's point and on which side of it the words stand; whether one lane under its line."""

    x: float
    anchor: Anchor
    text: str
    is_below: bool = False

    @property
    def box(self) -> Stretch:
        """The stretch that the words take up."""
        width = width_of(self.text)
        return (self.x, self.x + width) if self.anchor == "start" else (self.x - width, self.x)


@dataclass(frozen=True)
class Placed:
    """Where a label ended up: the lane of its line and that of its words."""

    place: Place
    lane: int

    @property
    def text_lane(self) -> int:
        """The lane that the words stand in."""
        return self.lane + self.place.is_below


@dataclass
class Lanes:
    """The lanes under one bar: what is taken in each, and the lines that pass through."""

    left: float
    right: float
    passing: tuple[float, ...] = ()  # lines to later versions run through all lanes
    words: list[tuple[int, Stretch]] = field(default_factory=list)
    lines: list[tuple[int, Stretch]] = field(default_factory=list)
    drops: list[tuple[int, float]] = field(default_factory=list)  # from the bar down to a lane
    crossings: int = 0

    @property
    def depth(self) -> int:
        """How many lanes are in use."""
        return max((lane + 1 for lane, _ in [*self.words, *self.lines]), default=0)

    def hang(self, text: str, start: float, end: float) -> Placed:
        """Give room to a line from start to end, hung from the bar at its start, and to its words."""
        placed = self._first_fit(list(self._beside(text, start, end)), (start, end), drop=start)
        self.lines.append((placed.lane, (start, end)))
        self.drops.append((placed.lane, start))
        return placed

    def stand(self, text: str, x: float) -> Placed:
        """Give room to words at a point of the bar itself: before the point, else after it."""
        places = []
        if width_of(text) <= x - self.left:
            places.append(Place(x, "end", text))
        if width_of(text) <= self.right - x - 4:
            places.append(Place(x + 4, "start", text))
        if not places:
            places.append(Place(x, "end", cut_to(text, x - self.left)))
        return self._first_fit(places, None, drop=None)

    def _beside(self, text: str, start: float, end: float) -> Iterable[Place]:
        """Yield the places for words: right of the line, left of it, under it, or shortened."""
        width, has_room = width_of(text), False
        if end + GAP + width <= self.right:
            has_room = True
            yield Place(end + GAP, "start", text)
        if start - GAP - width >= self.left:
            has_room = True
            yield Place(start - GAP, "end", text)
        if end > start and start + GAP + width <= self.right:
            has_room = True
            yield Place(start + GAP, "start", text, is_below=True)
        if has_room:
            return
        if self.right - end >= start - self.left:
            yield Place(end + GAP, "start", cut_to(text, self.right - end - GAP))
        else:
            yield Place(start - GAP, "end", cut_to(text, start - self.left - GAP))

    def _first_fit(
        self, places: list[Place], line: Stretch | None, drop: float | None
    ) -> Placed:
        clear = [place for place in places if not _holds(place.box, self.passing)]
        self.crossings += not clear
        tried = [
            Placed(place, lane) for lane in range(self.depth + 1) for place in clear or places
        ]
        fitting = (placed for placed in tried if self._has_room(placed, line, drop))
        placed = next(fitting, None)
        if placed is None:  # a line must run behind the words
            self.crossings += 1
            placed = Placed(places[0], self.depth)
        self.words.append((placed.text_lane, placed.place.box))
        return placed

    def _has_room(self, placed: Placed, line: Stretch | None, drop: float | None) -> bool:
        taken = [*self.words, *self.lines]
        words_fit = not _meets(placed.place.box, _in_lane(taken, placed.text_lane))
        line_fits = line is None or not _meets(line, _in_lane(taken, placed.lane))
        undisturbed = not _holds(placed.place.box, self._drops_through(placed.text_lane))
        above = [box for lane, box in self.words if lane < placed.lane]
        drop_is_free = drop is None or not any(low < drop < high for low, high in above)
        return words_fit and line_fits and undisturbed and drop_is_free

    def _drops_through(self, lane: int) -> list[float]:
        return [x for deepest, x in self.drops if deepest > lane]


def _in_lane(taken: list[tuple[int, Stretch]], lane: int) -> list[Stretch]:
    return [box for number, box in taken if number == lane]


def _meets(box: Stretch, others: list[Stretch]) -> bool:
    return any(box[0] < high + GAP and low < box[1] + GAP for low, high in others)


def _holds(box: Stretch, points: Iterable[float]) -> bool:
    return any(box[0] - 2 < point < box[1] + 2 for point in points)
