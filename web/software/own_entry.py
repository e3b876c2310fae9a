"""What a publiccode.yml would change of the entry that its agency has already, and taking it over."""

from dataclasses import dataclass
from hashlib import sha256

from starlette.datastructures import FormData

from registry.actors import rules
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.models import Software
from registry.catalogue.publiccode.entry import PubliccodeEntry
from registry.catalogue.taking_over import compare, is_own
from registry.language.vocabulary import Language
from web.dependencies import Database
from web.reviews.showing import Changed, changed
from web.versions import is_stale

TAKE = "take"
"""The button that takes a file over."""


@dataclass(frozen=True)
class OwnEntry:
    """The entry that there is, what the file changes of it and what stays as people said it.

    `digest` tells this text from others, however its lines end: what is taken over is what was shown.
    Of a file for which
    another entry stands, `other` is that one: it is not taken over.
    """

    software: Software
    digest: str
    changes: list[Changed]
    kept: list[Changed]
    other: Software | None = None

    @property
    def is_takeable(self) -> bool:
        """Whether the file can be taken over into it."""
        return self.other is None and not self.software.is_withdrawn


def own_entry(
    session: Database,
    actor: rules.Actor,
    text: str,
    entry: PubliccodeEntry | None,
    found: tuple[Software | None, Software | None],
    language: Language,
) -> OwnEntry | None:
    """Return what a file would change of the entry it is handed in for, else of the one that is registered.

    None where there is no such entry, or it is another agency's.
    """
    into, known = found
    software = into or known
    if entry is None or software is None or not is_own(actor, software):
        return None
    values, _ = usable(values_of(entry))
    compared = compare(session, software, values)
    return OwnEntry(
        software,
        sha256("\n".join(text.splitlines()).encode(errors="replace")).hexdigest(),
        changed(compared.to_change(), language),
        changed(compared.to_keep(), language),
        known if known is not None and known.id != software.id else None,
    )


def was_seen(own: OwnEntry, posted: FormData) -> bool:
    """Tell whether what is to be taken over is what the page showed: this file, and the entry as it is."""
    return posted.get("digest") == own.digest and not is_stale(own.software, posted)
