"""The shapes that a drawing of a lineage is made of."""

from dataclasses import dataclass, field
from typing import Literal

from web.lineage.placing import Anchor
from web.lineage.story import Event

Kind = Literal["past", "live", "unknown"]


@dataclass(frozen=True)
class Tick:
    """A year on the axis."""

    x: float
    text: str


@dataclass(frozen=True)
class Bar:
    """The life of one version."""

    start: float
    end: float
    y: float
    kind: Kind
    has_start: bool
    has_end: bool


@dataclass(frozen=True)
class Line:
    """A path: from one version to the next, or to an event; dashed where it is not known exactly."""

    path: str
    is_dashed: bool


@dataclass(frozen=True)
class Label:
    """Some words at a point."""

    x: float
    y: float
    anchor: Anchor
    text: str
    is_name: bool


@dataclass
class Picture:
    """Everything that one size of the drawing holds."""

    width: float
    height: float = 0.0
    ticks: list[Tick] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    knots: list[tuple[float, float]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


@dataclass(frozen=True)
class Drawing:
    """The lineage in both sizes, and the same told in words."""

    wide: Picture
    narrow: Picture
    story: tuple[Event, ...]
