"""What an agency publishes, reuses, gives back and needs, for its own page and for its people's."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from registry.actors import rules
from registry.agencies.models import Agency
from registry.catalogue.models import Software
from registry.catalogue.queries import software_of_agency
from registry.database.paging import MOST, PageAsked
from registry.language.vocabulary import Language
from registry.needs.queries import NeedsAsked, list_needs
from registry.reuse.contributions import list_contributions
from registry.reuse.models import Contribution
from registry.reuse.queries import accounts_of, list_reuses
from web.dependencies import Database
from web.needs.listing import NeedRow, need_rows
from web.reuses.rows import ReuseRow, row_of, scale_of

SHOWN = 20
MOST_SOFTWARE = 200


@dataclass(frozen=True)
class Holdings:
    """The software, reuses, contributions and needs of an agency that a reader may know of, the newest first.

    Where there are more than are shown, the `more_…` say so.
    """

    software: Sequence[Software]
    reuses: list[ReuseRow]
    more_reuses: bool
    scale: Decimal | None
    contributions: list[Contribution]
    more_contributions: bool
    needs: list[NeedRow]
    more_needs: bool


def holdings_of(
    session: Database,
    reader: rules.Actor,
    agency: Agency,
    language: Language,
    shown: int = SHOWN,
) -> Holdings:
    """Return what an agency publishes, reuses, gives back and needs."""
    reuses = list_reuses(session, reader, PageAsked(limit=shown), agency=agency)
    rows = [row_of(account) for account in accounts_of(session, reuses.items)]
    given = list_contributions(session, reader, PageAsked(limit=MOST), agency=agency)
    needs = list_needs(session, reader, PageAsked(limit=shown), NeedsAsked(agency=agency))
    return Holdings(
        software=software_of_agency(session, reader, agency, MOST_SOFTWARE),
        reuses=rows,
        more_reuses=reuses.next is not None,
        scale=scale_of(rows),
        contributions=given.items,
        more_contributions=given.next is not None,
        needs=need_rows(session, needs.items, language),
        more_needs=needs.next is not None,
    )
