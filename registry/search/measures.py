"""What the index orders and filters software by that other rooms know: reuses, and readiness."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from registry.reuse.tallies import Ratios, Reusers, ratios_of, reusers_of
from registry.reuse_readiness.queries import assessed_versions

MILLION: Final = 1_000_000
_HIGHEST: Final = 2_000 * MILLION  # what a column of 32 bits holds; no adaptation takes so long
_NO_RATIOS: Final = Ratios(None, None)


@dataclass(frozen=True)
class Measures:
    """What is known of one software's reuses and of how ready it is; ratios in millionths."""

    reusers: Reusers
    ratio: int | None
    ratio_with_invented: int | None
    readiness: int | None


def measures_of(session: Session, ids: Sequence[UUID]) -> dict[UUID, Measures]:
    """Return the measures of each of some software.

    Readiness is the overall level of the version that was assessed last, as its page shows it.
    """
    reusers, ratios = reusers_of(session, ids), ratios_of(session, ids)
    assessed = assessed_versions(session, ids)
    return {
        each: Measures(
            reusers=reusers.get(each, Reusers()),
            ratio=_millionths(ratios.get(each, _NO_RATIOS).real),
            ratio_with_invented=_millionths(ratios.get(each, _NO_RATIOS).shown),
            readiness=assessed[each][0].overall if assessed.get(each) else None,
        )
        for each in ids
    }


def _millionths(ratio: Decimal | None) -> int | None:
    return None if ratio is None else min(int(ratio * MILLION), _HIGHEST)
