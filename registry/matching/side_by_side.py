"""Some software beside one another, requirement by requirement of a need."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.queries import UnknownSoftwareError, software_with_slugs
from registry.errors import InvalidError
from registry.language.marks import N_
from registry.matching.candidates import Asking
from registry.matching.queries import Fit, fits_of, shown_for
from registry.needs.models import Need
from registry.needs.queries import requirements_of
from registry.reuse.queries import ReuseAccount, reuses_of_lineages
from registry.search.index.store import VectorStore

MOST_COMPARED: Final = 5
FIELD: Final = "software"


class NoneToCompareError(InvalidError):
    """Nothing was named to be compared."""

    code = "none-to-compare"
    sentence = N_("Choose the software that you want to compare.")


class TooManyToCompareError(InvalidError):
    """More was named than can be read side by side."""

    code = "too-many-to-compare"
    sentence = N_("Choose at most %(most)s to compare; more cannot be read side by side.")


@dataclass(frozen=True)
class Compared:
    """One software of a comparison, with who reuses it or another of its lineage."""

    fit: Fit
    reuses: list[ReuseAccount]


def compared(
    session: Session,
    store: VectorStore,
    reader: Actor,
    need: Need,
    slugs: Sequence[str],
    language: str | None = None,
) -> list[Compared]:
    """Return some software side by side, in the order they are named; one that is named twice, once.

    Raises NoneToCompareError, TooManyToCompareError, or UnknownSoftwareError where a name is none, or
    none that the reader may know of: the two are answered alike.
    """
    wanted = list(dict.fromkeys(slugs))
    if not wanted:
        raise NoneToCompareError(FIELD)
    if len(wanted) > MOST_COMPARED:
        raise TooManyToCompareError(FIELD, most=MOST_COMPARED)
    named = software_with_slugs(session, reader, wanted)
    for slug in wanted:
        if slug not in named:
            raise UnknownSoftwareError(FIELD, slug=slug)
    software = list({named[slug].id: named[slug] for slug in wanted}.values())
    asking = Asking(need, requirements_of(session, need), language)
    reuses = reuses_of_lineages(session, reader, [each.id for each in software])
    return [
        Compared(fit, shown_for(need, reuses.get(fit.software.id, [])))
        for fit in fits_of(session, store, reader, asking, software)
    ]
