"""An example of each body, made of examples of its fields.

A model that says its own (`json_schema_extra={"examples": […]}`), or of which the story tells, is
left as it is. Of what a caller
hands in, the example has what cannot be left out; of what they get, everything.
"""

import re
from collections.abc import Mapping
from typing import Any

from api.story import STORY

Schema = Mapping[str, Any]  # Any: JSON Schema, as OpenAPI has it
Schemas = dict[str, Any]  # Any: as above
REFERENCE = "#/components/schemas/"
DEEPEST = 6
HANDED_IN = ("Draft", "Edit", "Closing")

# What fields of these names hold, where it fits their type
BY_NAME: Mapping[str, Any] = {
    "acronym": "BPS",
    "adaptation_months": "4.00",
    "agency": "DEMO-A",
    "baseline_months": "10.00",
    "code": "DEMO-A",
    "country": "UY",
    "currency": "UYU",
    "description": "Los ciudadanos reservan hora para un trámite, por internet o por teléfono.",
    "email": "nombre@organismo.gub.uy",
    "expires_at": "2026-12-31T00:00:00Z",
    "language": "es",
    "licence": "GPL-3.0-or-later",
    "limit": 50,
    "name": "Agenda de atención",
    "next": None,
    "publisher": "demo-a",
    "repository_url": "https://example.org/agenda.git",
    "slug": "agenda-de-atencion",
    "software": "agenda-de-atencion",
    "started_on": "2026-03-02",
    "status": "stable",
    "text": "Que se pueda reservar hora para un trámite",
    "time_ratio": "0.400000",
    "title": "Agenda para la atención al público",
    "token": "acv_…",
    "url": "https://example.org/page",
    "website": "https://example.org",
}
_BY_FORMAT = {
    "uuid": "3f0c1d52-6a57-4a3e-9a43-0d1c7f6b2e11",
    "date": "2026-03-02",
    "date-time": "2026-03-02T12:00:00Z",
    "uri": "https://example.org/page",
}
_OF_PATTERNS = ("demo", "DEMO", "UY", "UYU", "4.00", "2026", "2026-03-02", "a-b", "1")
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def give_examples(schemas: Schemas) -> None:
    """Give each object that has no example one that it admits."""
    for name in schemas.keys() & STORY.keys():
        schemas[name]["examples"] = [STORY[name]]
    for name, schema in schemas.items():
        if schema.get("type") == "object" and not schema.get("examples"):
            schema["examples"] = [_object(name, schema, schemas, 0)]


def _object(
    name: str, schema: Schema, schemas: Schemas, depth: int
) -> dict[str, Any]:  # Any: JSON
    fields: Mapping[str, Schema] = schema.get("properties", {})
    shown = set(fields)
    if name.endswith(HANDED_IN):
        shown = set(schema.get("required", [])) or set(list(fields)[:1])
    return {
        field: _example(field, part, schemas, depth + 1)
        for field, part in fields.items()
        if field in shown
    }


def _example(name: str, schema: Schema, schemas: Schemas, depth: int) -> Any:  # Any: JSON
    if "$ref" in schema:
        named = str(schema["$ref"]).removeprefix(REFERENCE)
        return _example(named if depth == 0 else name, schemas[named], schemas, depth)
    known = schema.get("examples") or schema.get("enum") or [schema.get("const")]
    if known[0] is not None:
        return known[0]
    if name in BY_NAME and _fits(schema, BY_NAME[name]):
        return BY_NAME[name]
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return _example(name, _best(schema[choice], depth), schemas, depth)
    return _plain(name, schema, schemas, depth)


def _fits(schema: Schema, value: object) -> bool:
    return any(
        isinstance(value, _TYPES.get(str(part.get("type")), ()))
        and re.search(part.get("pattern", ""), str(value)) is not None
        for part in schema.get("anyOf", [schema])
    )


def _best(parts: list[Schema], depth: int) -> Schema:
    """Choose what says most; far down, what ends."""
    empty = [part for part in parts if part.get("type") == "null"]
    full = [part for part in parts if part.get("type") != "null"]
    return (empty or full)[0] if depth > DEEPEST else full[0]


def _plain(name: str, schema: Schema, schemas: Schemas, depth: int) -> Any:  # Any: JSON
    kind = schema.get("type")
    if kind == "object":
        return _object(str(schema.get("title", name)), schema, schemas, depth)
    if kind == "array":
        is_deep = depth > DEEPEST and not schema.get("minItems")
        return [] if is_deep else [_example(name, schema.get("items", {}), schemas, depth + 1)]
    if kind in {"integer", "number"}:
        return max(1, schema.get("minimum", 1))
    if kind == "string":
        known = (_BY_FORMAT.get(str(schema.get("format")), "…"), *_OF_PATTERNS)
        return next((text for text in known if _fits(schema, text)), "…")
    return True if kind == "boolean" else None
