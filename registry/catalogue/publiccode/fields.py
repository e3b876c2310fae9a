"""Typed access to the keys of one mapping: each reading notes what is wrong with what it reads."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.findings import Findings, Place, Remark
from registry.catalogue.publiccode.nodes import Kind, Listing, Mapping, Node, Scalar
from registry.catalogue.publiccode.texts import (
    LINE,
    Limits,
    exact_text_of,
    judged,
    text_of,
    word_of,
)
from registry.catalogue.publiccode.values import day_of, nearest

_TRUE = frozenset({"true", "yes", "on", "y"})
_FALSE = frozenset({"false", "no", "off", "n"})
_Word = TypeVar("_Word", bound=StrEnum)


class Fields:
    """The keys of one mapping of the file; `path` is its dotted key, empty for the whole file."""

    def __init__(self, mapping: Mapping, path: str, findings: Findings) -> None:
        self.path = path
        self.place = mapping.place
        self.findings = findings
        self._entries = mapping.entries
        self._read: set[str] = set()

    # ------------------------------------------------ notes

    def key(self, name: str) -> str:
        """Return the dotted key of one of these."""
        return f"{self.path}.{name}" if self.path else name

    def note(self, remark: Remark, name: str, /, **params: object) -> None:
        """Note that something is wrong with one of these keys, where its value stands."""
        entry = self._entries.get(name)
        self.findings.add(
            remark, self.key(name), entry[1].place if entry else self.place, **params
        )

    def note_key(self, remark: Remark, name: str, /, **params: object) -> None:
        """Note that something is wrong with a key that stands here, where the key stands."""
        self.findings.add(remark, self.key(name), self.key_place(name), **params)

    def note_deprecated(self, name: str, instead: str | None = None) -> None:
        """Note that a key is used which the standard is giving up."""
        if instead is None:
            self.note_key(remarks.DEPRECATED, name)
        else:
            self.note_key(remarks.DEPRECATED_FOR, name, instead=instead)

    def note_unknown(self) -> None:
        """Note every key that nothing has asked for; to be called last."""
        for name in self._entries.keys() - self._read:
            near = None if self.findings.is_full else nearest(name, self._read)
            if near is None or near in self._entries:
                self.note_key(remarks.UNKNOWN_KEY, name, name=name)
            else:
                self.note_key(remarks.UNKNOWN_KEY_NEAR, name, name=name, nearest=near)

    # ------------------------------------------------ values

    def names(self) -> tuple[str, ...]:
        """Return every key that stands here, as having been read."""
        self._read.update(self._entries)
        return tuple(self._entries)

    def key_place(self, name: str) -> Place:
        """Return where a key that stands here begins."""
        return self._entries[name][0]

    def has(self, name: str) -> bool:
        """Tell whether a key stands here, even with nothing in it."""
        return name in self._entries

    def says(self, name: str) -> bool:
        """Tell whether a key stands here with something in it, be it an empty text."""
        return name in self._entries and self._entries[name][1].kind is not Kind.NOTHING

    def node(self, name: str, *, is_required: bool = False) -> Node | None:
        """Return a key's value; None where it is missing or says nothing."""
        self._read.add(name)
        entry = self._entries.get(name)
        if entry is not None and entry[1].kind is not Kind.NOTHING:
            return entry[1]
        if is_required:
            self.note(remarks.MISSING, name, name=name)
        return None

    def text(
        self,
        name: str,
        *,
        is_required: bool = False,
        is_silent: bool = False,
        kept: int = LINE,
        limits: Limits | None = None,
    ) -> str | None:
        """Return a key's text, at most so many characters of it; of an empty one say so, unless silent."""
        node = self.node(name, is_required=is_required)
        text = (
            None if node is None else text_of(node, self.key(name), self.findings, kept, limits)
        )
        if text == "" and not is_silent:
            self._note_empty(name, is_required=is_required)
        return text or None

    def _note_empty(self, name: str, *, is_required: bool) -> None:
        if is_required:
            self.note(remarks.MISSING, name, name=name)
        else:
            self.note(advice.EMPTY_VALUE, name)

    def checked(
        self, name: str, judge: Callable[[str], Remark | None], *, is_required: bool = False
    ) -> str | None:
        """Return a key's text where nothing is to be said of it; else say it."""
        node = self.node(name, is_required=is_required)
        return None if node is None else judged(node, self.key(name), judge, self.findings)

    def word(self, name: str, words: type[_Word], *, is_required: bool = False) -> _Word | None:
        """Return a key's value as a word of the standard's."""
        node = self.node(name, is_required=is_required)
        return None if node is None else word_of(node, self.key(name), words, self.findings)

    def flag(self, name: str, *, is_required: bool = False) -> bool | None:
        """Return a key's true or false; what YAML 1.1 took for it is understood, and noted."""
        node = self.node(name, is_required=is_required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.note(remarks.WRONG_TYPE, name, found=node.kind.word, wanted=Kind.FLAG.word)
            return None
        said = node.text.strip().lower()
        if node.kind is not Kind.FLAG:
            self.note(remarks.NOT_TRUE_OR_FALSE, name, found=node.text)
        return True if said in _TRUE else False if said in _FALSE else None

    def day(self, name: str, *, is_required: bool = False) -> date | None:
        """Return a key's day; one in another form is understood where it can be, and noted."""
        node = self.node(name, is_required=is_required)
        if node is None:
            return None
        text = exact_text_of(node, self.key(name), self.findings)
        if text is None:
            return None
        day = day_of(text)
        if day is None:
            self.note(remarks.NOT_A_DAY, name, found=text)
        elif day.isoformat() != text:
            self.note(remarks.OTHER_DAY_FORM, name, found=text, read=day.isoformat())
        return day

    # ------------------------------------------------ lists and sections

    def items(
        self,
        name: str,
        *,
        is_required: bool = False,
        may_be_single: bool = False,
        empty: Remark = advice.EMPTY_VALUE,
    ) -> Iterator[tuple[str, Node]]:
        """Go through a key's list: the dotted key and the value of each item that says something."""
        node = self.node(name, is_required=is_required)
        if isinstance(node, Listing):
            if is_required and not node.items:
                self.note(remarks.MISSING, name, name=name)
            for index, item in enumerate(node.items):
                if item.kind is Kind.NOTHING:
                    self.findings.add(empty, self._item(name, index), item.place)
                else:
                    yield self._item(name, index), item
        elif isinstance(node, Scalar):
            if not may_be_single:
                self.note(remarks.SINGLE_VALUE, name)
            yield self.key(name), node
        elif node is not None:
            self.note(remarks.WRONG_TYPE, name, found=node.kind.word, wanted=Kind.LIST.word)

    def texts(
        self,
        name: str,
        read: Callable[[Node, str, Findings], str | None] | None = None,
        *,
        kept: int = LINE,
        is_required: bool = False,
        may_be_single: bool = False,
    ) -> tuple[str, ...]:
        """Return a key's list of texts, each once; `read` says how one is read and checked."""
        found: dict[str, None] = {}
        empty = advice.EMPTY_VALUE if read is None else remarks.NOTHING_SAID
        items = self.items(
            name, is_required=is_required, may_be_single=may_be_single, empty=empty
        )
        for key, node in items:
            text = (
                text_of(node, key, self.findings, kept)
                if read is None
                else read(node, key, self.findings)
            )
            if text == "":
                self.findings.add(advice.EMPTY_VALUE, key, node.place)
            elif text in found:
                self.findings.add(advice.REPEATED_ITEM, key, node.place, found=text)
            elif text is not None:
                found[text] = None
        return tuple(found)

    def words(self, name: str, words: type[_Word]) -> tuple[_Word, ...]:
        """Return a key's list of words of the standard's, each once."""
        items = self.items(name, empty=remarks.NOTHING_SAID)
        read = (word_of(node, key, words, self.findings) for key, node in items)
        return tuple(dict.fromkeys(word for word in read if word is not None))

    def section(self, name: str, *, is_required: bool = False) -> "Fields | None":
        """Return the keys that stand under one of these."""
        node = self.node(name, is_required=is_required)
        if isinstance(node, Mapping):
            return Fields(node, self.key(name), self.findings)
        if node is not None:
            self.note(remarks.WRONG_TYPE, name, found=node.kind.word, wanted=Kind.KEYS.word)
        return None

    def sections(self, name: str) -> Iterator["Fields"]:
        """Go through a key's list of sections."""
        node = self.node(name)
        if node is not None and not isinstance(node, Listing):
            self.note(remarks.WRONG_TYPE, name, found=node.kind.word, wanted=Kind.LIST.word)
            return
        for index, item in enumerate(node.items if node is not None else ()):
            key = self._item(name, index)
            if isinstance(item, Mapping):
                yield Fields(item, key, self.findings)
            else:
                self.findings.add(
                    remarks.WRONG_TYPE,
                    key,
                    item.place,
                    found=item.kind.word,
                    wanted=Kind.KEYS.word,
                )

    def _item(self, name: str, index: int) -> str:
        return f"{self.key(name)}[{index}]"
