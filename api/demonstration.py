"""Which rows of invented agencies a list shows: all of them unless it is asked for without."""

from typing import Annotated

from fastapi import Depends, Query

from registry.agencies.vocabulary import Demonstration


async def _invented(
    *,
    demonstration: Annotated[
        bool, Query(description="Whether to list what is of invented agencies too.")
    ] = True,
) -> Demonstration:
    return Demonstration.ALL if demonstration else Demonstration.NONE


Invented = Annotated[Demonstration, Depends(_invented)]
"""What a list shows of invented agencies."""
