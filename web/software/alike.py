"""What is like a software, beside it on its page."""

from collections.abc import Sequence
from contextlib import suppress

from registry.actors.rules import Actor
from registry.catalogue.lineages import Family
from registry.catalogue.models import Software
from registry.search.index.index import SearchIndex
from registry.search.queries import SearchUnavailableError
from registry.search.similar import Alike, similar_software
from web.dependencies import Database


def alike(
    session: Database, index: SearchIndex, reader: Actor, software: Software, family: Family
) -> Sequence[Alike]:
    """Return what is like it; an entry is shown whole without, while the search is being prepared."""
    members = [member.id for member in family.members]
    with suppress(SearchUnavailableError):
        return similar_software(session, index, reader, software, members)
    return ()
