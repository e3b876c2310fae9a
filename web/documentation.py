"""How programs use the registry: the JSON door's own description, drawn as a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from web.rendering.page import render
from web.shell import language_of

router = APIRouter(include_in_schema=False)

Document = Mapping[str, Any]  # Any: JSON, as OpenAPI has it
_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True)
class Field:
    """One field of a body or an answer, or one parameter."""

    name: str
    type: str
    is_required: bool
    about: str
    of: str | None = None  # the schema that it leads to


@dataclass(frozen=True)
class Answer:
    """One answer: its status, what it means, and what it holds."""

    status: str
    about: str
    schema: str | None


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    id: str
    method: str
    path: str
    summary: str
    needs_token: bool
    parameters: list[Field]
    body: str | None
    answers: list[Answer]


@dataclass(frozen=True)
class Group:
    """The operations of one concept."""

    id: str
    name: str
    operations: list[Operation]


@dataclass(frozen=True)
class Schema:
    """The fields of a body or an answer, or the words it may be."""

    id: str
    name: str
    about: str
    fields: list[Field]
    words: list[str]


@dataclass(frozen=True)
class DocumentationPage:
    """The whole description."""

    lead: Markup
    manners: list[Markup]
    groups: list[Group]
    schemas: list[Schema]
    address: str


@router.get("/api/v1/docs")
def show(request: Request) -> Response:
    """Show what the JSON door says of itself."""
    door = request.app.state.api
    language = language_of(request)
    document: Document = door.openapi()
    page = DocumentationPage(
        lead=_marked_up(door.state.lead, language),
        manners=[_marked_up(each, language) for each in door.state.manners],
        groups=_groups(document),
        schemas=list(_schemas(document)),
        address=f"{request.app.state.house.settings.public_url}/api/v1",
    )
    return render(request, "documentation/show.html", page)


def _marked_up(sentence: str, language: Language) -> Markup:
    said = translate(language, sentence)
    return Markup(MarkdownIt().renderInline(said))  # noqa: S704  our own words, from the catalogue


def _groups(document: Document) -> list[Group]:
    found: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            name = operation.get("tags", ["…"])[0]
            found.setdefault(name, []).append(_operation(path, method, operation))
    return [Group(_anchor(name), name, operations) for name, operations in found.items()]


def _operation(path: str, method: str, operation: Document) -> Operation:
    return Operation(
        id=_anchor(f"{method}-{path}"),
        method=method.upper(),
        path=path,
        summary=operation.get("description", operation["summary"]),
        needs_token={} not in operation.get("security", [{}]),
        parameters=[_parameter(each) for each in operation.get("parameters", [])],
        body=_schema_name(operation.get("requestBody", {})),
        answers=[
            Answer(status, answer["description"], _schema_name(answer))
            for status, answer in sorted(operation["responses"].items())
        ],
    )


def _parameter(parameter: Document) -> Field:
    return Field(
        name=parameter["name"],
        type=_type(parameter["schema"]),
        is_required=parameter.get("required", False),
        about=parameter.get("description", ""),
    )


def _schemas(document: Document) -> Iterator[Schema]:
    for name, schema in sorted(document["components"]["schemas"].items()):
        needed = schema.get("required", [])
        yield Schema(
            id=_anchor(name),
            name=name,
            about=schema.get("description", ""),
            fields=[
                Field(
                    key,
                    _type(value),
                    key in needed,
                    value.get("description", ""),
                    _leads_to(value),
                )
                for key, value in schema.get("properties", {}).items()
            ],
            words=[str(word) for word in schema.get("enum", [])],
        )


def _schema_name(holder: Document) -> str | None:
    for content in holder.get("content", {}).values():
        return _leads_to(content.get("schema", {}))
    return None


def _leads_to(schema: Document) -> str | None:
    """Return the name of the schema that one refers to, itself or in a part."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REFERENCE)
    parts = [*schema.get("anyOf", []), *schema.get("allOf", []), schema.get("items", {})]
    return next((name for part in parts if part and (name := _leads_to(part))), None)


def _type(schema: Document) -> str:
    """Say what a value may be, in JSON's own words."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REFERENCE)
    if "anyOf" in schema:
        return " | ".join(_type(part) for part in schema["anyOf"])
    kind = schema.get("type", "any")
    if kind == "array":
        return f"[{_type(schema.get('items', {}))}]"
    shape = schema.get("format") or schema.get("contentMediaType")
    word = " | ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{word} ({shape})" if shape else word


def _anchor(text: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in text.lower()).strip("-")
