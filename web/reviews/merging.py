"""Making two entries one: the question first, and then the deed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from registry.catalogue.models import Software
from registry.catalogue.policy import require_review
from registry.catalogue.queries import find_software, is_demonstration
from registry.errors import ConflictError, StaleError
from registry.history.unit_of_work import attempt
from registry.reviews.uniting import require_mergeable, unite
from web.addresses import see_other
from web.dependencies import Database, Posted, SignedIn
from web.refusals import status_of
from web.rendering.page import render
from web.reviews.names import WORDS
from web.versions import is_stale

router = APIRouter(prefix="/reviews", include_in_schema=False)


@dataclass(frozen=True)
class MergePage:
    """Two entries that are to be made one, and why they cannot be, where they cannot."""

    duplicate: Software
    kept: Software
    seen_by: Mapping[str, str]
    refusal: ConflictError | None
    holds_demonstration: bool


@router.get("/{slug}/merge")
def ask(
    request: Request,
    session: Database,
    actor: SignedIn,
    slug: str,
    into: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Ask whether the entry is to be made one with another of the same software."""
    require_review(actor)
    duplicate, kept = (find_software(session, actor, each) for each in (slug, into))
    try:
        require_mergeable(session, duplicate, kept)
    except ConflictError as refusal:
        return _page(request, duplicate, kept, refusal)
    return _page(request, duplicate, kept)


@router.post("/{slug}/merge")
def merge(
    request: Request, session: Database, actor: SignedIn, posted: Posted, slug: str
) -> Response:
    """Make the entry one with the other, and show that one; or say why it cannot be."""
    require_review(actor)
    into = str(posted.get("into", ""))[:200]
    duplicate, kept = (find_software(session, actor, each) for each in (slug, into))
    if is_stale(duplicate, posted):
        raise StaleError
    try:
        with attempt(session):
            unite(session, actor, duplicate, kept)
    except ConflictError as refusal:
        duplicate, kept = (find_software(session, actor, each) for each in (slug, into))
        return _page(request, duplicate, kept, refusal)
    return see_other(f"/reviews/{kept.slug}")


def _page(
    request: Request, duplicate: Software, kept: Software, refusal: ConflictError | None = None
) -> Response:
    page = MergePage(
        duplicate=duplicate,
        kept=kept,
        seen_by=WORDS["visibility"],
        refusal=refusal,
        holds_demonstration=is_demonstration(duplicate) or is_demonstration(kept),
    )
    code = 200 if refusal is None else status_of(refusal)
    return render(request, "reviews/merge.html", page, code)
