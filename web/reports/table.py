"""The rows behind a report as CSV (RFC 4180), for a spreadsheet or a program."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from registry.actors.rules import Actor
from registry.house import House
from registry.reports.queries import rows_of_adaptation_report
from registry.reuse.queries import ReuseAccount
from registry.reuse.rules import Months
from registry.reuse.vocabulary import ReuseStage
from web.reports.asked import ReportAsked

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK = "\ufeff"  # else spreadsheets take it for something other than UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "reuse",
    "agency",
    "agency_name",
    "software",
    "software_name",
    "kind",
    "stage",
    "version_taken",
    "adapting_on",
    "in_production_on",
    "is_completed",
    "is_cancelled",
    "baseline_kind",
    "baseline_software",
    "baseline_months",
    "baseline_months_low",
    "baseline_months_high",
    "baseline_precision",
    "adaptation_months",
    "adaptation_months_low",
    "adaptation_months_high",
    "adaptation_precision",
    "adaptation_person_months",
    "time_ratio",
    "time_ratio_low",
    "time_ratio_high",
    "months_avoided",
    "evidence_url",
    "is_demonstration",
)
Cell = str | Decimal | bool | None


def table_of(house: House, reader: Actor, asked: ReportAsked) -> Iterator[str]:
    """Yield the rows some at a time, from a unit of work of their own; the header comes with the first."""
    opening = BYTE_ORDER_MARK + _lines([COLUMNS])
    with house.sessions.reading() as session:
        for accounts in rows_of_adaptation_report(
            session, reader, demonstration=asked.demonstration, year=asked.year
        ):
            yield opening + _lines(_row(account) for account in accounts)
            opening = ""


def _lines(rows: Iterable[Iterable[str]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _row(account: ReuseAccount) -> list[str]:
    reuse, days, bounds = account.reuse, account.days, account.ratio_range or (None, None)
    original = reuse.baseline_software
    cells: list[Cell] = [
        str(reuse.id),
        reuse.agency.code,
        reuse.agency.name,
        reuse.software.slug,
        reuse.software.name,
        reuse.kind,
        reuse.stage,
        reuse.version_taken,
        _day(days, ReuseStage.ADAPTING),
        _day(days, ReuseStage.IN_PRODUCTION),
        account.is_completed,
        account.is_cancelled,
        reuse.baseline_kind,
        original.slug if original else None,
        *_months(account.baseline),
        *_months(account.adaptation),
        reuse.adaptation_person_months,
        account.time_ratio,
        *bounds,
        account.months_avoided,
        reuse.evidence_url,
        account.is_demonstration,
    ]
    return [_written(cell) for cell in cells]


def _day(days: dict[ReuseStage, date | None], stage: ReuseStage) -> str | None:
    day = days.get(stage)
    return str(day) if day else None


def _months(months: Months | None) -> list[Cell]:
    if months is None:
        return [None, None, None, None]
    return [months.value, months.low, months.high, months.precision]


def _written(cell: Cell) -> str:
    """Write a cell; words that a spreadsheet would take for a formula are marked as words."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA) else str(cell)
    return f"{cell:f}"
