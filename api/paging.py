"""Long lists a page at a time: `limit`, `cursor`, and `next` where there is more."""

from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query

from api.outs import Out
from registry.database.paging import MOST, USUAL, PageAsked

Item = TypeVar("Item")


class Listed(Out, Generic[Item]):
    """A page of a list; `next` is the cursor of the page after it, null on the last one."""

    items: list[Item]
    next: str | None


async def _page(
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many to list.")] = USUAL,
    cursor: Annotated[
        str | None,
        Query(pattern="^[A-Za-z0-9_=-]{1,500}$", description="The `next` of the page before."),
    ] = None,
) -> PageAsked:
    return PageAsked(cursor=cursor, limit=limit)


PageParameters = Annotated[PageAsked, Depends(_page)]
