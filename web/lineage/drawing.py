"""The lineage as a drawing: one bar for each version along the years, events hung beneath it.

Laid out twice, for a wide page and for a phone; the page shows the one that fits. Positions are
computed here so that the template only writes them down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, permutations

from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.lineage.facts import Lineage, Version, When, in_order, short_names, year_of
from web.lineage.labels import about
from web.lineage.picture import Bar, Drawing, Kind, Label, Line, Picture, Tick
from web.lineage.placing import Anchor, Lanes, Placed, cut_to, width_of
from web.lineage.story import said_when, tell

WIDE, NARROW = 720.0, 330.0
MARGIN = 8.0
TOP = 26.0  # the years stand above
NAME_LANE, NOTE_LANE = 20.0, 19.0
BAR = 8.0
BESIDE = 8.0  # from the line that comes from an origin to the words
BETWEEN_ROWS = 12.0
LEAST_BETWEEN_YEARS = 44.0
UNKNOWN_GUTTER = 28.0  # what has no date stands left of the first year
STEPS = (1, 2, 5, 10, 20, 50, 100)

ADAPTS_IT = N_("%(agency)s adapts it")
ADAPTS_IT_ABOUT = N_("%(agency)s adapts it (approximate dates)")
CONTRIBUTE = N_("%(year)s: %(agencies)s contribute")
MANY_CONTRIBUTE = N_("%(year)s: %(n)s agencies contribute")
MOST_NAMED = 2
MOST_PERMUTED = 4
ENDED_ON = N_("discontinued %(when)s")
ENDED = N_("discontinued")
LIVE = N_("active")
NO_DATES = N_("dates not known")
STATE_UNKNOWN = N_("state not known")
ADAPTS_IT_UNDATED = N_("%(agency)s adapts it (dates not known)")
ADAPT_IT_UNDATED = N_("%(agencies)s adapt it (dates not known)")
MANY_ADAPT_IT_UNDATED = N_("%(n)s agencies adapt it (dates not known)")

PASSED = N_("%(when)s: %(heir)s becomes its steward")
PASSED_FROM = N_("%(when)s: stewardship from %(before)s to %(heir)s")
BETWEEN_PARTS = " · "

START: Anchor = "start"
END: Anchor = "end"


@dataclass(frozen=True)
class Hung:
    """Something that happened to a version, as it hangs beneath its bar."""

    start: float
    end: float
    text: str
    is_dashed: bool
    has_knot: bool


def lay_out(lineage: Lineage, today: date, language: Language) -> Drawing:
    """Lay out a lineage for a reader; `today` is where a living version's bar ends."""
    return Drawing(
        wide=_Sheet(lineage, today, language, WIDE).drawn(),
        narrow=_Sheet(lineage, today, language, NARROW).drawn(),
        story=tell(lineage, language),
    )


class _Sheet:
    """One size of the drawing while it is being laid out."""

    def __init__(self, lineage: Lineage, today: date, language: Language, width: float) -> None:
        self.lineage = lineage
        self.language = language
        self.rows = in_order(lineage.versions)
        self.names = short_names(lineage.versions)
        self.picture = Picture(width)
        known = _known_years(lineage)
        self.today = max([year_of(today), *known])
        self.first = float(int(min([*known, self.today - 1])))
        self.has_years = bool(known)
        gutter = (
            UNKNOWN_GUTTER if any(version.started is None for version in self.rows) else 0.0
        )
        self.left = MARGIN + gutter
        self.right = width - MARGIN
        self.spans = {version.key: self._span(version) for version in self.rows}

    def drawn(self) -> Picture:
        """Draw row after row, then what ties them together."""
        cursor = TOP if self.has_years else 4.0
        for version in self.rows:
            cursor = self._row(version, cursor) + BETWEEN_ROWS
        self.picture.height = max(cursor - BETWEEN_ROWS + 6, 40.0)
        if self.has_years:
            self.picture.ticks = self._ticks()
        self._ties()
        return self.picture

    # -- the axis

    def _x(self, year: float) -> float:
        share = (year - self.first) / max(self.today - self.first, 1.0)
        return round(self.left + share * (self.right - self.left), 1)

    def _at(self, when: date | int) -> float:
        return self._x(year_of(when))

    def _span(self, version: Version) -> tuple[float, float]:
        start = MARGIN if version.started is None else self._at(version.started)
        end = self.right if version.ended is None else self._at(version.ended)
        return start, max(end, start + 2)

    def _ticks(self) -> list[Tick]:
        years = self.today - self.first
        a_year = (self.right - self.left) / max(years, 1.0)
        step = next((step for step in STEPS if step * a_year >= LEAST_BETWEEN_YEARS), STEPS[-1])
        begin = int(self.first) + (-int(self.first)) % step
        return [
            Tick(self._x(year), str(year)) for year in range(begin, int(self.today) + 1, step)
        ]

    # -- one version

    def _row(self, version: Version, top: float) -> float:
        start, end = self.spans[version.key]
        y = self._names(version, start, top) + BAR / 2 + 3
        self.picture.bars.append(
            Bar(
                start,
                end,
                y,
                _kind(version),
                has_start=version.started is not None,
                has_end=version.ended is not None,
            )
        )
        if version.started is not None:
            self.picture.knots.append((start, y))
        lanes = self._placed(version, end, y)
        return y + BAR / 2 + 2 + NOTE_LANE * lanes.depth

    def _placed(self, version: Version, end: float, y: float) -> Lanes:
        """Hang what happened beneath the bar, in the order that crosses the fewest lines; few are tried all."""
        happened = self._happened(version)
        both_ways = (happened, happened[::-1])
        orders = permutations(happened) if len(happened) <= MOST_PERMUTED else both_ways
        tries = [self._tried(version, end, order) for order in orders]
        lanes, placed = min(tries, key=lambda one: (one[0].crossings, one[0].depth))
        for hung, label in placed:
            self._write(label, y)
            if hung:
                self._hang(hung, label, y)
        return lanes

    def _tried(
        self, version: Version, end: float, order: Iterable[Hung]
    ) -> tuple[Lanes, list[tuple[Hung | None, Placed]]]:
        lanes = Lanes(MARGIN, self.right, self._passing(version))
        placed: list[tuple[Hung | None, Placed]] = [
            (None, lanes.stand(self._end_text(version), end))
        ]
        placed += [(hung, lanes.hang(hung.text, hung.start, hung.end)) for hung in order]
        return lanes, placed

    def _names(self, version: Version, start: float, top: float) -> float:
        """Write above the bar which version it is, and under its name what it came from and whose it is."""
        beside = start + (BESIDE if version.came_from else 0.0)
        self._label(version, self.names[version.key], beside, top + 15, is_name=True)
        top += NAME_LANE
        parts = about(version, self.lineage, self.language)
        for text in _filled(parts, self.right - beside):
            self._label(version, text, beside, top + 15, is_name=False)
            top += NOTE_LANE
        return top

    def _label(
        self, version: Version, text: str, x: float, baseline: float, *, is_name: bool
    ) -> None:
        """Write a line that begins at a bar's start; where it would pass the edge, on the other side.

        That is left of the line that comes from the version's origin, so that it runs through no
        words; where there is no room either, the words end at the edge.
        """
        text = cut_to(text, self.right - MARGIN, is_name=is_name)
        width = width_of(text, is_name=is_name)
        left = x - 2 * BESIDE
        crossed = any(left - width < each < left for each in self._passing(version))
        if width <= self.right - x:
            at, anchor = x, START
        elif version.came_from and left - width >= MARGIN and not crossed:
            at, anchor = left, END
        else:
            at, anchor = self.right, END
        self.picture.labels.append(Label(at, baseline, anchor, text, is_name))

    def _passing(self, version: Version) -> tuple[float, ...]:
        """Return where lines to later versions run down past this row."""
        order = {row.key: number for number, row in enumerate(self.rows)}
        here = order[version.key]
        return tuple(
            self.spans[row.key][0]
            for row in self.rows
            for origin in row.came_from
            if origin in order and order[origin] <= here < order[row.key]
        )

    def _end_text(self, version: Version) -> str:
        if version.ended is not None:
            return translate(
                self.language, ENDED_ON, when=said_when(version.ended, self.language)
            )
        if version.is_live:
            return translate(self.language, LIVE)
        if version.is_live is None:
            unsaid = NO_DATES if version.started is None else STATE_UNKNOWN
            return translate(self.language, unsaid)
        return translate(self.language, ENDED)

    def _happened(self, version: Version) -> list[Hung]:
        """Return what hangs beneath a version, the latest first."""
        hung = [*self._adaptations(version), *self._undated_adaptations(version)]
        hung += self._contributions(version)
        hung += self._passings(version)
        hung += [
            Hung(x := self._at(note.happened), x, note.text, is_dashed=False, has_knot=True)
            for note in self.lineage.notes
            if note.of == version.key and note.happened is not None
        ]
        return sorted(hung, key=lambda one: -one.start)

    def _adaptations(self, version: Version) -> list[Hung]:
        return [
            Hung(
                self._at(one.started if one.started is not None else one.ended or 0),
                self._at(one.ended if one.ended is not None else one.started or 0),
                translate(
                    self.language,
                    ADAPTS_IT_ABOUT if one.is_approximate else ADAPTS_IT,
                    agency=one.agency,
                ),
                is_dashed=one.is_approximate,
                has_knot=False,
            )
            for one in self.lineage.adaptations
            if one.of == version.key and not (one.started is None and one.ended is None)
        ]

    def _undated_adaptations(self, version: Version) -> list[Hung]:
        """Return one line along the whole bar: nobody says where in it they lie."""
        agencies = list(
            dict.fromkeys(
                one.agency
                for one in self.lineage.adaptations
                if one.of == version.key and one.started is None and one.ended is None
            )
        )
        if not agencies:
            return []
        said = (
            MANY_ADAPT_IT_UNDATED
            if len(agencies) > MOST_NAMED
            else (ADAPT_IT_UNDATED if len(agencies) > 1 else ADAPTS_IT_UNDATED)
        )
        words = {"n": len(agencies), "agencies": ", ".join(agencies), "agency": agencies[0]}
        start, end = self.spans[version.key]
        text = translate(self.language, said, **words)
        return [Hung(start, end, text, is_dashed=True, has_knot=False)]

    def _contributions(self, version: Version) -> list[Hung]:
        dated = [
            (year_of(one.made), one.agency)
            for one in self.lineage.contributions
            if one.to == version.key and one.made is not None
        ]
        grouped = groupby(sorted(dated), key=lambda pair: int(pair[0]))
        return [self._contribution(year, list(pairs)) for year, pairs in grouped]

    def _contribution(self, year: int, pairs: list[tuple[float, str]]) -> Hung:
        agencies = list(dict.fromkeys(agency for _, agency in pairs))
        if len(agencies) > MOST_NAMED:
            text = translate(self.language, MANY_CONTRIBUTE, year=year, n=len(agencies))
        else:
            text = translate(self.language, CONTRIBUTE, year=year, agencies=", ".join(agencies))
        x = self._x(pairs[0][0])
        return Hung(x, x, text, is_dashed=False, has_knot=True)

    def _passings(self, version: Version) -> list[Hung]:
        """Return where its stewardship passed on."""
        return [
            Hung(
                x := self._at(each.happened),
                x,
                translate(
                    self.language,
                    PASSED_FROM if each.before else PASSED,
                    when=said_when(each.happened, self.language),
                    before=each.before,
                    heir=each.heir,
                ),
                is_dashed=False,
                has_knot=True,
            )
            for each in self.lineage.passings
            if each.of == version.key and each.happened is not None
        ]

    def _hang(self, hung: Hung, label: Placed, y: float) -> None:
        level = y + BAR / 2 + 2 + NOTE_LANE * label.lane + NOTE_LANE / 2
        short = 4 if label.place.anchor == "start" else -4
        across = hung.end if hung.end > hung.start else hung.start + short
        path = f"M{hung.start} {y + BAR / 2}V{level}H{across}"
        self.picture.lines.append(Line(path, hung.is_dashed))
        if hung.has_knot:
            self.picture.knots.append((hung.start, y))

    def _write(self, label: Placed, y: float) -> None:
        place = label.place
        baseline = y + BAR / 2 + 2 + NOTE_LANE * label.text_lane + NOTE_LANE / 2 + 4.5
        self.picture.labels.append(
            Label(place.x, round(baseline, 1), place.anchor, place.text, is_name=False)
        )

    # -- between versions

    def _ties(self) -> None:
        bars = {
            version.key: bar for version, bar in zip(self.rows, self.picture.bars, strict=True)
        }
        for version in self.rows:
            bar = bars[version.key]
            for origin in (bars.get(key) for key in version.came_from):
                if origin is None or origin is bar:
                    continue
                at = min(max(bar.start, origin.start), origin.end)
                path = f"M{at} {origin.y}H{bar.start}V{bar.y}"
                is_dashed = version.started is None or at != bar.start
                self.picture.lines.append(Line(path, is_dashed))


def _filled(parts: list[str], width: float) -> list[str]:
    """Return lines that hold as many parts each as there is room for."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{BETWEEN_PARTS}{part}" if lines else part
        if lines and width_of(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _kind(version: Version) -> Kind:
    """Return how a bar looks: hollow where nobody says when it began, or whether it goes on."""
    if version.started is None or (version.is_live is None and version.ended is None):
        return "unknown"
    return "live" if version.is_live and version.ended is None else "past"


def _known_years(lineage: Lineage) -> list[float]:
    moments: list[When] = []
    for version in lineage.versions:
        moments += [version.started, version.ended]
        moments += [origin.since for origin in version.origins]
    for adaptation in lineage.adaptations:
        moments += [adaptation.started, adaptation.ended]
    moments += [contribution.made for contribution in lineage.contributions]
    moments += [passing.happened for passing in lineage.passings]
    moments += [note.happened for note in lineage.notes]
    return [year_of(moment) for moment in moments if moment is not None]
