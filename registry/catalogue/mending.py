"""A file with some of its values changed: what nobody touched stays, word for word, comments too."""

from collections.abc import Callable
from typing import Any

import yaml

from registry.catalogue.publiccode.document import compose
from registry.catalogue.publiccode.findings import Findings
from registry.catalogue.publiccode.nodes import Kind, Listing, Mapping, Node, Scalar
from registry.catalogue.publiccode.values import day_of, language_of

Keys = dict[str, Any]  # Any: whatever stands under a key of the file

_WIDE = 10_000  # a line is never folded: folding changes what some readers read
_BY_LANGUAGE = "description"  # its keys are languages, which a file may spell in its own way


def mended(text: str, said: Keys, now: Keys) -> str:
    """Return a file's text with the difference between what it said and what is known now.

    Each key of the first level that holds a difference is written anew, with all else that stood
    under it; its comments go. Where that cannot be done line by line, the whole file is.
    """
    root = compose(text, Findings())
    changed = [name for name in {**said, **now} if said.get(name) != now.get(name)]
    if root is None or not changed:
        return text
    whole = _plain(root)
    for name in changed:
        _overlay(whole, name, said.get(name), now.get(name))
    spliced = _spliced(text, root, {name: whole.get(name) for name in changed})
    read = compose(spliced, Findings())
    is_whole = read is not None and _plain(read) == _plain_again(whole)
    return spliced if is_whole else dumped(whole)


def _overlay(held: Keys, name: str, said: Any, now: Any) -> None:  # Any: as Keys
    """Change one key of what is held; of a set of keys only those that differ."""
    if isinstance(said, dict) and isinstance(now, dict) and isinstance(held.get(name), dict):
        own = _spelling(held[name]) if name == _BY_LANGUAGE else str
        for each in {**said, **now}:
            if said.get(each) != now.get(each):
                _overlay(held[name], own(each), said.get(each), now.get(each))
    elif now is None:
        held.pop(name, None)
    else:
        held[name] = now


def _spelling(held: Keys) -> Callable[[str], str]:
    """Return how a file spells the tag of a language."""
    spelt = {read.value: key for key in held if (read := language_of(key)) is not None}
    return lambda tag: spelt.get(tag, tag)


def _spliced(text: str, root: Mapping, changed: Keys) -> str:
    lines = text.splitlines(keepends=True)
    starts = sorted(place.line for place, _ in root.entries.values())
    blocks = {name: place.line for name, (place, _) in root.entries.items()}
    for name in sorted(
        changed, key=lambda name: blocks.get(name, len(lines) + 1), reverse=True
    ):
        block = [] if changed[name] is None else [dumped({name: changed[name]})]
        if name in blocks:
            start = blocks[name] - 1
            lines[start : _end(lines, start, starts)] = block
        else:
            if lines and not lines[-1].endswith("\n"):
                lines[-1] += "\n"
            lines += block
    return "".join(lines)


def _end(lines: list[str], start: int, starts: list[int]) -> int:
    """Return where a block ends: before the next key, and the comments that stand over it."""
    end = next((line - 1 for line in starts if line - 1 > start), len(lines))
    while end - 1 > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _plain(node: Node) -> Any:  # Any: as Keys
    """Return a value as it can be written again; a number stays the text that it was."""
    if isinstance(node, Mapping):
        return {name: _plain(value) for name, (_, value) in node.entries.items()}
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return _single(node)


def _single(scalar: Scalar) -> Any:  # Any: as Keys
    match scalar.kind:
        case Kind.NOTHING:
            return None
        case Kind.FLAG:
            return scalar.text.lower() == "true"
        case Kind.DAY:
            return day_of(scalar.text) or scalar.text
        case _:
            return scalar.text


def _plain_again(keys: Keys) -> Any:  # Any: as Keys
    read = compose(dumped(keys), Findings())
    return None if read is None else _plain(read)


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, which people can read."""

    def ignore_aliases(self, _data: object) -> bool:
        """Write what is said twice twice."""
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style="|" if "\n" in value else None
    )


_Dumper.add_representer(str, _text)


def dumped(keys: Keys) -> str:
    """Return keys and values as a file has them."""
    text: str = yaml.dump(
        keys, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDE
    )
    return text
