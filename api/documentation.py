"""What the door says of itself: OpenAPI 3.1, with every refusal declared."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI

from api.examples import give_examples
from api.problems import KINDS, MEDIA_TYPE
from registry.language.marks import N_

Document = dict[str, Any]  # Any: JSON, as OpenAPI has it

LEAD = N_(
    "What the registry holds, for programs. Reading what is public needs no token; anything else"
    " needs one of your agency's, as `Authorization: Bearer TOKEN`."
)
MANNERS = (
    N_(
        "**Lists** have `items` and `next`. Pass `next` as `cursor` for the page after it; `limit`"
        " is 50 unless you say otherwise, and 100 at most."
    ),
    N_(
        "**Versions.** What can be edited comes with an `ETag`. A `PATCH` must send it back as"
        " `If-Match`: 428 without it, 412 where somebody else changed the row meanwhile."
        " `If-None-Match` spares you a copy you have (304)."
    ),
    N_(
        "**Repeating.** A `POST` with an `Idempotency-Key` is done once, however often it is sent:"
        " its answer is kept for a day and given again, with `Idempotency-Replayed: true`. The same"
        " key with another body is refused (422). A refused post changed nothing and may be sent"
        " again with the same key."
    ),
    N_(
        "**Refusals** are problems (RFC 9457): `type` lasts and leads to a page that explains it;"
        " `errors` says for each wrong field where it is (`pointer`) and what to do."
    ),
    N_(
        "**Language.** Sentences come in the language of `?language=es|pt|en`, else of"
        " `Accept-Language`."
    ),
    N_(
        "**Numbers** of months, person-months and money are strings with two decimals, ratios with"
        " six. Moments are UTC. Bodies are UTF-8 JSON of at most 1 MiB; unknown fields are refused."
    ),
)

PROBLEM: Document = {
    "type": "object",
    "title": "Problem",
    "description": "Why something cannot be done, and what to do about it (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {
            "type": "string",
            "format": "uri",
            "description": "Lasting; a page that explains it.",
        },
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The address that was asked."},
        "request_id": {
            "type": ["string", "null"],
            "description": "To quote when you ask about it.",
        },
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "pointer": {
                        "type": "string",
                        "description": "Where in the body (RFC 6901).",
                    },
                    "parameter": {"type": "string", "description": "Which parameter."},
                    "header": {"type": "string", "description": "Which header."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
    "examples": [
        {
            "type": "https://acervo.example/problems/invalid",
            "title": "Some values cannot be used",
            "status": 422,
            "detail": "Some values cannot be used. Each is named with what is wrong with it.",
            "instance": "/api/v1/needs",
            "request_id": "5f1d0c2b9a7e4e0f8f3a1b2c3d4e5f60",
            "errors": [
                {
                    "pointer": "#/requirements/0/text",
                    "detail": "Say this; it cannot be left out.",
                }
            ],
        }
    ],
}

ALWAYS = (401, 403, 422, 429, 500, 503)
OF_METHOD = {
    "post": (400, 409, 413, 415),
    "patch": (400, 409, 413, 415),
    "put": (400, 409, 413, 415),
    "delete": (409,),
}
OF_VERSIONS = (412, 428)  # where the header If-Match is asked for
TITLES = {code: title for _, code, title in reversed(KINDS)}


def describe(app: FastAPI) -> None:
    """Have the door's description say what FastAPI cannot find out by itself."""
    found = app.openapi

    def described() -> Document:
        document = found()
        if "Problem" not in document.get("components", {}).get("schemas", {}):
            _complete(document)
        return document

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _complete(document: Document) -> None:
    document["info"]["description"] = "\n\n".join(
        (LEAD, "\n".join(f"- {each}" for each in MANNERS))
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = PROBLEM
    for left_over in ("HTTPValidationError", "ValidationError"):
        schemas.pop(left_over, None)
    give_examples(schemas)
    for path, method, operation in _operations(document):
        _declare_problems(operation, path, method)
        if method == "get":
            operation["security"] = [{}, *operation.get("security", [])]


def _operations(document: Document) -> Iterable[tuple[str, str, Document]]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield path, method, operation


def _declare_problems(operation: Document, path: str, method: str) -> None:
    codes = {*ALWAYS, *OF_METHOD.get(method, ())}
    if any(each["name"] == "If-Match" for each in operation.get("parameters", ())):
        codes.update(OF_VERSIONS)
    if "{" in path:
        codes.add(404)
    for code in sorted(codes):
        operation["responses"][str(code)] = {
            "description": TITLES[code],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
