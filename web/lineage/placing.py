"""Where a label goes so that it covers no other one, and no line that passes by.

Labels stand in lanes, one under the other. A label takes the first lane with room at one of the
places it would like; where no lane has room, it gets a new one.
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Literal

Anchor = Literal["start", "end"]
GAP = 8.0  # the least room between two labels, in units of the drawing
NOTE_SIZE = 13.5
NAME_SIZE = 15.5
# widths of a letter as shares of the type size, measured on the face's narrow cut; a little generous
NOTE_LETTER = 0.5
NAME_LETTER = 0.54


def width_of(text: str, *, is_name: bool = False) -> float:
    """Return about how wide a text is set, in units of the drawing."""
    return len(text) * (NAME_SIZE * NAME_LETTER if is_name else NOTE_SIZE * NOTE_LETTER)


def cut_to(text: str, width: float, *, is_name: bool = False) -> str:
    """Shorten a text to a width; the list beneath the drawing holds it whole."""
    most = int(width / width_of("x", is_name=is_name))
    return text if len(text) <= most else text[: max(most - 1, 1)].rstrip(" ,") + "…"


@dataclass(frozen=True)
class Place:
    """A label's lane, the point it hangs on and on which side of that point it stands."""

    lane: int
    x: float
    anchor: Anchor
    text: str


@dataclass
class Lanes:
    """The lanes under one bar: what is taken in each, and the lines that pass through all."""

    left: float
    right: float
    passing: tuple[float, ...] = ()
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def put(self, text: str, start: float, end: float) -> Place:
        """Give a label room beside a stretch (or a point, where both are the same).

        It would stand to the right of the stretch, else to the left of it; else it is shortened
        to the room there is.
        """
        room = self.right - self.left
        text = cut_to(text, room - 2 * GAP)
        width = width_of(text)
        wishes: list[tuple[float, Anchor]] = []
        if end + GAP + width <= self.right:
            wishes.append((end + GAP, "start"))
        if start - GAP - width >= self.left:
            wishes.append((start - GAP, "end"))
        if not wishes:
            text = cut_to(text, max(self.right - end, start - self.left) - GAP)
            wishes.append(
                (end + GAP, "start")
                if self.right - end >= start - self.left
                else (start - GAP, "end")
            )
            width = width_of(text)
        return self._first_fit(text, width, wishes, (start, end))

    def put_at(self, text: str, x: float, anchor: Anchor) -> Place:
        """Give a label room that hangs on one point and on one side of it."""
        text = cut_to(text, self.right - x if anchor == "start" else x - self.left)
        return self._first_fit(text, width_of(text), [(x, anchor)], (x, x))

    def _first_fit(
        self,
        text: str,
        width: float,
        wishes: list[tuple[float, Anchor]],
        stretch: tuple[float, float],
    ) -> Place:
        for lane in count():
            is_new = lane >= len(self.taken)
            if is_new:
                self.taken.append([])
            for x, anchor in wishes:
                low, high = (x, x + width) if anchor == "start" else (x - width, x)
                box = (min(low, stretch[0]), max(high, stretch[1]))
                if self._is_free(lane, box) or (is_new and (x, anchor) == wishes[-1]):
                    self.taken[lane].append(box)
                    return Place(lane, x, anchor, text)
        raise AssertionError  # lanes do not run out

    def _is_free(self, lane: int, box: tuple[float, float]) -> bool:
        clear = all(
            box[1] + GAP <= low or high + GAP <= box[0] for low, high in self.taken[lane]
        )
        return clear and not any(box[0] < x < box[1] for x in self.passing)
