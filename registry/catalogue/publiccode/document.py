"""From text to a tree of values, each with its place, in bounded time and memory.

The tree is built from libyaml's stream of events, not by a loader: a loader would recurse as deep
as the file does, and expand what references repeat. Plain values are read by YAML 1.2's rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from registry.catalogue.publiccode import remarks
from registry.catalogue.publiccode.findings import START, Findings, Place, Remark, Word
from registry.catalogue.publiccode.nodes import Listing, Mapping, Node, Scalar, scalar
from registry.language.marks import N_

MOST_DEPTH = 40
MOST_VALUES = 50_000
MOST_WEIGHT = (
    8 * 1024 * 1024
)  # characters, and a few for each value, with references written out


class _Mark(Protocol):
    """Where libyaml or its Python twin stands, counted from 0."""

    line: int
    column: int


class _Unreadable(Exception):  # noqa: N818  it stops the reading and never leaves this file
    def __init__(self, remark: Remark, place: Place, **params: object) -> None:
        super().__init__(remark.code)
        self.remark, self.place, self.params = remark, place, params


def compose(text: str, findings: Findings) -> Mapping | None:
    """Return the one mapping that the text is, or None; findings say why."""
    try:
        root = _Builder(findings).build(_events(text))
    except _Unreadable as reason:
        findings.add(reason.remark, "", reason.place, **reason.params)
        return None
    if isinstance(root, Mapping):
        return root
    if root is None:
        findings.add(remarks.EMPTY_FILE, "", START)
    else:
        findings.add(remarks.NOT_A_MAPPING, "", root.place, found=root.kind.word)
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        raise _broken(text, _place(error.problem_mark), error.problem or "") from None
    except yaml.YAMLError:
        raise _Unreadable(remarks.NOT_YAML, START, problem=_OTHERWISE) from None
    finally:
        loader.dispose()


_OTHERWISE = Word(N_("its structure cannot be followed"))
_PROBLEMS = {  # libyaml's own words, so that each reader reads them in their language
    "mapping values are not allowed in this context": N_(
        "a colon follows a value that has begun already"
    ),
    "could not find expected ':'": N_("a key is not followed by its colon"),
    "did not find expected key": N_("a key was expected; the indentation or a quote is wrong"),
    "did not find expected '-' indicator": N_("a list's items are not indented alike"),
    "did not find expected ',' or ']'": N_("a list in brackets is not closed"),
    "did not find expected ',' or '}'": N_("a set of keys in braces is not closed"),
    "found unexpected end of stream": N_("a quote is not closed"),
    "found character that cannot start any token": N_(
        "a value begins with a sign that needs quotes"
    ),
    "found unknown escape character": N_(
        "a backslash is followed by a sign that has no meaning there"
    ),
}


def _broken(text: str, place: Place, problem: str) -> _Unreadable:
    lines = text.splitlines()[place.line - 1 : place.line]
    indentation = re.match(r"[ \t]*", lines[0] if lines else "")
    is_tab = indentation is not None and "\t" in indentation[0]
    if is_tab or (lines and lines[0][place.column - 1 : place.column] == "\t"):
        return _Unreadable(remarks.TAB, place)
    if problem == "exceeded maximum nesting depth":
        return _Unreadable(remarks.TOO_DEEP, place, most=MOST_DEPTH)
    known = _PROBLEMS.get(problem)
    return _Unreadable(remarks.NOT_YAML, place, problem=Word(known) if known else _OTHERWISE)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    node: Listing | Mapping
    key: Node | None = None  # a mapping's key that awaits its value
    merged: set[str] = field(
        default_factory=set
    )  # keys that came with `<<`; own ones replace them

    @property
    def step(self) -> str:
        """The part of a dotted key that leads from here to the value being read."""
        if isinstance(self.node, Listing):
            return f"[{len(self.node.items)}]"
        return f".{self.key.text}" if isinstance(self.key, Scalar) else ""


class _Builder:
    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._stack: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._root: Node | None = None
        self._values = 0
        self._documents = 0

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.NodeEvent):  # most events are these
                self._take(event, _place(event.start_mark))
            elif isinstance(event, yaml.CollectionEndEvent):
                closed = self._stack.pop().node
                self._attach(closed, closed.place)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._begin_document(_place(event.start_mark))
        return self._root

    def _begin_document(self, place: Place) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _Unreadable(remarks.SEVERAL_DOCUMENTS, place)

    def _take(self, event: yaml.NodeEvent, place: Place) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            raise _Unreadable(remarks.TOO_MANY_VALUES, place, most=MOST_VALUES)
        node = _node(event, place) or self._referred(event.anchor or "", place)
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self._anchors[event.anchor] = node
        if isinstance(node, Scalar) or isinstance(event, yaml.AliasEvent):
            self._attach(node, place)
            return
        self._stack.append(_Open(node))
        if len(self._stack) > MOST_DEPTH:
            raise _Unreadable(remarks.TOO_DEEP, place, most=MOST_DEPTH)

    def _referred(self, anchor: str, place: Place) -> Node:
        node = self._anchors.get(anchor)
        if node is None:
            raise _Unreadable(remarks.UNKNOWN_REFERENCE, place, anchor=anchor)
        if any(node is above.node for above in self._stack):
            raise _Unreadable(remarks.REFERS_TO_ITSELF, place, anchor=anchor)
        return node

    def _attach(self, node: Node, place: Place) -> None:
        if not self._stack:
            self._root = node
            return
        above = self._stack[-1]
        above.node.weight += node.weight
        if above.node.weight > MOST_WEIGHT:
            raise _Unreadable(remarks.GROWS_TOO_LARGE, place)
        if isinstance(above.node, Listing):
            above.node.items.append(node)
        elif above.key is None:
            above.key = node
        else:
            self._enter(above, above.node, above.key, node)
            above.key = None

    def _enter(self, above: _Open, mapping: Mapping, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            self._findings.add(
                remarks.KEY_NOT_TEXT, self._path(), key.place, found=key.kind.word
            )
        elif key.text == "<<":
            above.merged |= _merge(mapping, value)
        else:
            before = mapping.entries.get(key.text)
            if before is not None and key.text not in above.merged:
                self._findings.add(
                    remarks.DUPLICATE_KEY,
                    self._path(),
                    key.place,
                    name=key.text,
                    first=before[0].line,
                )
            above.merged.discard(key.text)
            mapping.entries[key.text] = (key.place, value)

    def _path(self) -> str:
        return "".join(above.step for above in self._stack).removeprefix(".")


def _merge(mapping: Mapping, value: Node) -> set[str]:
    """Take over the keys of the mappings that `<<` names; own keys and earlier ones win."""
    taken = set()
    for source in value.items if isinstance(value, Listing) else [value]:
        if isinstance(source, Mapping):
            fresh = source.entries.keys() - mapping.entries.keys()
            mapping.entries.update(
                (key, source.entries[key]) for key in source.entries if key in fresh
            )
            taken |= fresh
    return taken


def _node(event: yaml.NodeEvent, place: Place) -> Node | None:
    """Return the value that begins with an event; None for a reference."""
    if isinstance(event, yaml.ScalarEvent):
        return scalar(event.value, place, is_plain=event.implicit[0])
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(place)
    return Listing(place) if isinstance(event, yaml.SequenceStartEvent) else None


def _place(mark: _Mark | None) -> Place:
    return START if mark is None else Place(mark.line + 1, mark.column + 1)
