"""What the Italian validator reported on real files, read from the messages beside the project."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_ERROR = re.compile(
    r"publiccode\.yml:(\d+):\d+: error: (?:([^\s:]+): )?(.*?)(?= publiccode\.yml:\d+:\d+: |$)",
    re.DOTALL,
)
_OF_THE_NETWORK = re.compile(r"HTTP GET|not reachable|not a valid code repository")
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True)
class Reported:
    """An error that the Italian validator named: the file, its line then, and the key."""

    file: Path
    line: int
    key: str
    sentence: str

    @property
    def is_of_the_network(self) -> bool:
        """Whether it came of asking an address; a relative file was asked for over the network too."""
        return _OF_THE_NETWORK.search(self.sentence) is not None


def reported_errors(data: Path) -> Iterator[Reported]:
    """Go through the errors on those files that are at hand; a file's name ends in its entry's id."""
    files = {
        path.stem.rsplit("-", 1)[1]: path
        for path in (data / "publiccode/real").glob("it-*.yml")
    }
    (messages,) = (data / "validation").glob("*messages.jsonl")
    for line in messages.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        file = files.get(told["catalog_id"][:8])
        if file is not None:
            for number, key, sentence in _ERROR.findall(told["message"]):
                yield Reported(file, int(number), key, sentence)


def line_of(text: str, key: str) -> int | None:
    """Return the line on which a dotted key's value begins, as PyYAML has it; None where it is not there."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    for name, index in _STEP.findall(key):
        if isinstance(node, yaml.MappingNode) and name:
            node = next((value for each, value in node.value if each.value == name), None)
        elif isinstance(node, yaml.SequenceNode) and index:
            node = node.value[int(index)] if int(index) < len(node.value) else None
        else:
            return None
    return None if node is None else node.start_mark.line + 1
