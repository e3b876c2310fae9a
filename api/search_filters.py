"""The values of each facet that results must have: any of a facet's, and of every facet one."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import Field

_Value = Annotated[str, Field(max_length=200)]
_MOST = 20


def _of(
    description: str | None = None, *, such_as: str | None = None
) -> Any:  # Any: as FastAPI's
    examples = None if such_as is None else [[such_as]]
    return Query(max_length=_MOST, description=description, examples=examples)


async def _filters(  # noqa: PLR0913, PLR0917  one for each facet
    category: Annotated[
        list[_Value], _of("A category of publiccode.yml.", such_as="appointment-scheduling")
    ] = [],  # noqa: B006  FastAPI copies its defaults
    licence_family: Annotated[
        list[_Value],
        _of(
            "`permissive`, `weak_copyleft`, `strong_copyleft`, `network_copyleft`, `not_open`"
            " (or not known to be) or `unknown`."
        ),
    ] = [],  # noqa: B006  FastAPI copies its defaults
    licence: Annotated[list[_Value], _of("An SPDX expression, or `unknown`.")] = [],  # noqa: B006  FastAPI copies its defaults
    status: Annotated[list[_Value], _of()] = [],  # noqa: B006  FastAPI copies its defaults
    maintenance: Annotated[list[_Value], _of()] = [],  # noqa: B006  FastAPI copies its defaults
    reused: Annotated[
        list[_Value],
        _of("`true` where an agency runs it, were it as a pilot, or did; else `false`."),
    ] = [],  # noqa: B006  FastAPI copies its defaults
    reuses: Annotated[
        list[_Value], _of("How many agencies do or did: `0`, `1`, `2-4` or `5-or-more`.")
    ] = [],  # noqa: B006  FastAPI copies its defaults
    readiness: Annotated[
        list[_Value],
        _of("The overall level of the version assessed last, `1` to `9`, or `not_assessed`."),
    ] = [],  # noqa: B006  FastAPI copies its defaults
    publisher: Annotated[list[_Value], _of("The publisher's slug.")] = [],  # noqa: B006  FastAPI copies its defaults
    publisher_kind: Annotated[
        list[_Value], _of("The kind of agency that the publisher is, or `unknown`.")
    ] = [],  # noqa: B006  FastAPI copies its defaults
    country: Annotated[
        list[_Value],
        _of("Of the agency that publishes it, in two capitals, or `unknown`.", such_as="UY"),
    ] = [],  # noqa: B006  FastAPI copies its defaults
    interface_language: Annotated[
        list[_Value], _of("In two or three small letters.", such_as="es")
    ] = [],  # noqa: B006  FastAPI copies its defaults
    platform: Annotated[list[_Value], _of("As publiccode.yml has it: `web`, `linux` …")] = [],  # noqa: B006  FastAPI copies its defaults
    base_software: Annotated[
        list[_Value], _of("Its name in small letters, without signs.", such_as="postgresql")
    ] = [],  # noqa: B006  FastAPI copies its defaults
    year: Annotated[
        list[_Value], _of("Of its last version, or `unknown`.", such_as="2026")
    ] = [],  # noqa: B006  FastAPI copies its defaults
) -> Mapping[str, frozenset[str]]:
    """Return the values chosen of each facet."""
    chosen = {
        "category": category,
        "licence_family": licence_family,
        "licence": licence,
        "status": status,
        "maintenance": maintenance,
        "reused": reused,
        "reuses": reuses,
        "readiness": readiness,
        "publisher": publisher,
        "publisher_kind": publisher_kind,
        "country": country,
        "interface_language": interface_language,
        "platform": platform,
        "base_software": base_software,
        "year": year,
    }
    return {facet: frozenset(values) for facet, values in chosen.items() if values}


Filters = Annotated[Mapping[str, frozenset[str]], Depends(_filters)]
