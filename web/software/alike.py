"""What is like a software, beside it on its page."""

from contextlib import suppress
from dataclasses import replace

from registry.actors.rules import Actor
from registry.search.index.index import SearchIndex
from registry.search.queries import SearchUnavailableError
from registry.search.similar import similar_software
from web.dependencies import Database
from web.software.showing import SoftwarePage


def with_alike(
    session: Database, index: SearchIndex, reader: Actor, page: SoftwarePage
) -> SoftwarePage:
    """Return a software's page with what is like it; while the search is being prepared, without."""
    family = [member.id for member in page.family.members]
    with suppress(SearchUnavailableError):
        alike = similar_software(session, index, reader, page.software, family)
        return replace(page, alike=alike)
    return page
