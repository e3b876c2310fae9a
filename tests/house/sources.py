"""Our own Python files, read and parsed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

PROJECT = Path(__file__).parents[2]
STOREYS = ("registry", "api", "web", "cli", "seed")
NOT_OURS = {"node_modules", "__pycache__"}


@dataclass(frozen=True)
class Source:
    """One Python file of ours."""

    path: Path

    @property
    def name(self) -> str:
        """Return its path inside the project."""
        return self.path.relative_to(PROJECT).as_posix()

    @cached_property
    def text(self) -> str:
        """Return what is written in it."""
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        """Return what it says, parsed."""
        return ast.parse(self.text, self.name)

    def calls(self) -> Iterator[ast.Call]:
        """Yield each call in it."""
        yield from calls_in(self.tree)


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the Python files in these folders of the project, in order."""
    paths = {path for folder in folders for path in (PROJECT / folder).rglob("*.py")}
    return tuple(Source(path) for path in sorted(paths) if not NOT_OURS & set(path.parts))


def calls_in(node: ast.AST) -> Iterator[ast.Call]:
    """Yield each call in a part of a file."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call):
            yield part


def called_name(call: ast.Call) -> str:
    """Return the last word of what is called: `commit` of `session.commit()`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def receiver_name(call: ast.Call) -> str:
    """Return the word before it: `session` of `session.commit()`, `writer` of `self.writer.commit()`."""
    if not isinstance(call.func, ast.Attribute):
        return ""
    before = call.func.value
    if isinstance(before, ast.Attribute):
        return before.attr
    return before.id if isinstance(before, ast.Name) else ""
