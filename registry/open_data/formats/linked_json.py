"""JSON-LD: the same that Turtle says, with a context of its own, so that nothing else need be fetched."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from rdflib.term import Literal, Node

from registry.open_data.formats import dcat, words
from registry.open_data.formats.dcat import Subject
from registry.open_data.queries import Described
from registry.open_data.rules import Source

Json = dict[str, Any]  # Any: a JSON value


def write(source: Source, parts: Iterable[list[Described]]) -> Iterator[bytes]:
    """Yield the catalogue, a thing on a line."""
    opening = f'{{"@context": {json.dumps(words.NAMESPACES)}, "@graph": [\n'
    yield (opening + ",\n".join(_written(dcat.catalogue(source)))).encode()
    for part in parts:
        yield "".join(f",\n{line}" for line in _written(dcat.entries(source, part))).encode()
    yield b"\n]}\n"


def _written(subjects: Iterable[Subject]) -> Iterator[str]:
    return (json.dumps(_node(each), ensure_ascii=False) for each in subjects)


def _node(subject: Subject) -> Json:
    values: dict[str, list[Any]] = defaultdict(list)  # Any: as above
    for verb, term in subject.facts:
        values[words.short(verb)].append(_value(term))
    kind = {"@type": words.short(subject.kind)} if subject.kind else {}
    return {"@id": str(subject.name), **kind, **values}


def _value(term: Node) -> Json:
    if not isinstance(term, Literal):
        return {"@id": str(term)}
    value = {"@value": str(term)}
    if term.language:
        value["@language"] = term.language
    elif term.datatype:
        value["@type"] = words.short(term.datatype)
    return value
