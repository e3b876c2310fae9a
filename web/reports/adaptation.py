"""The report “What reuse avoided”, as its page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from registry.actors.rules import Actor
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reports.queries import AdaptationReport, adaptation_report, why_no_ratio
from registry.reports.rules import Interval
from registry.reports.vocabulary import WhyNoRatio
from registry.reuse.queries import ReuseAccount
from web.demonstration import Switch
from web.dependencies import Database
from web.ratio import Range
from web.reports import chart
from web.reports.asked import ReportAsked
from web.reuses.rows import ReuseRow, row_of, scale_of

MOST_ROWS = 200  # on the page; all of them are in the CSV
ONE = Decimal(1)
ROOM = Decimal("1.2")  # an interval is drawn to here at least, so that 100 % stands inside

WHY = {
    WhyNoRatio.UNFINISHED: N_("It does not run in production yet"),
    WhyNoRatio.ALREADY_OVER: N_(
        "It does not run in production yet, and has already taken as long as the original"
    ),
    WhyNoRatio.CANCELLED: N_("It was abandoned before production"),
    WhyNoRatio.NOTHING_KNOWN: N_(
        "Neither its months of adaptation nor those of the original are known"
    ),
    WhyNoRatio.NO_ADAPTATION: N_("Nobody has published its months of adaptation"),
    WhyNoRatio.NO_BASELINE: N_("The months of the original development are not known"),
    WhyNoRatio.ZERO_BASELINE: N_("There was no original development to compare with"),
}


@dataclass(frozen=True)
class Ruler:
    """A figure and its interval on a line, in percent of the line's width, parted where 100 % stands."""

    point: Decimal
    one: Decimal
    within: Range | None
    past: Range | None


@dataclass(frozen=True)
class Missing:
    """A reuse without a ratio, and why it has none."""

    row: ReuseRow
    why: str
    is_over: bool


@dataclass(frozen=True)
class Share:
    """One bin of the distribution, with what its bar is called in the drawing."""

    name: str
    above: Decimal
    up_to: Decimal | None
    count: int
    months_avoided: Decimal
    is_approximate: bool


@dataclass(frozen=True)
class Files:
    """Where the same figures are as a drawing, as a table and for programs."""

    chart: str
    narrow_chart: str
    csv: str
    json: str


@dataclass(frozen=True)
class AdaptationPage:
    """The report, with its rows as they are drawn. Where there are few, each is told by itself."""

    report: AdaptationReport
    known: list[ReuseRow]
    missing: list[Missing]
    shares: list[Share]
    scale: Decimal | None
    median_ruler: Ruler | None
    pooled_ruler: Ruler | None
    most: int
    files: Files
    page_href: str
    switch: Switch
    is_lasting: bool
    holds_demonstration: bool


def adaptation_page(
    session: Database,
    reader: Actor,
    asked: ReportAsked,
    language: Language,
    *,
    is_lasting: bool = True,
) -> AdaptationPage:
    """Return the report's page; `is_lasting` where it is shown under its own address."""
    report = adaptation_report(
        session, reader, demonstration=asked.demonstration, year=asked.year
    )
    known = [row_of(account) for account in report.known_rows[:MOST_ROWS]]
    missing = [account for account in report.rows if account.time_ratio is None]
    return AdaptationPage(
        report=report,
        known=known,
        missing=[
            each
            for account in missing[:MOST_ROWS]
            for each in _missing(account, report.as_of.date())
        ],
        shares=_shares(report, language),
        scale=scale_of(known),
        median_ruler=ruler(report.median, report.median_interval),
        pooled_ruler=ruler(report.pooled, report.pooled_interval),
        most=MOST_ROWS,
        files=Files(
            asked.chart(language), asked.chart(language, "narrow"), asked.table, asked.json
        ),
        page_href=asked.page,
        switch=asked.switch,
        is_lasting=is_lasting,
        holds_demonstration=any(account.is_demonstration for account in report.rows),
    )


def _missing(account: ReuseAccount, today: date) -> Iterator[Missing]:
    """Yield a reuse without a ratio, with why it has none."""
    why = why_no_ratio(account, today)
    if why is not None:
        yield Missing(row_of(account), WHY[why], is_over=why is WhyNoRatio.ALREADY_OVER)


def ruler(value: Decimal | None, interval: Interval | None) -> Ruler | None:
    """Lay a figure and its interval out on a line that begins at zero; None where there is none."""
    if value is None or interval is None:
        return None
    full = max(ROOM, interval.high * Decimal("1.05"))
    low, high, point, one = (
        each / full * 100 for each in (interval.low, interval.high, value, ONE)
    )
    return Ruler(
        point,
        one,
        within=(low, min(high, one)) if low < one else None,
        past=(max(low, one), high) if high > one else None,
    )


def _shares(report: AdaptationReport, language: Language) -> list[Share]:
    return [
        Share(
            chart.short_name(each, language),
            each.above,
            each.up_to,
            each.count,
            each.months_avoided,
            each.is_approximate,
        )
        for each in report.distribution
    ]
