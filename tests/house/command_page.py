"""The reference page of the command, written from the command itself."""

from collections.abc import Iterator
from enum import Enum
from typing import get_args

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from cli.main import app

HEAD = """\
# The command `acervo`

`make run` puts it into `.venv/bin`. It reads the same [settings](settings.md) from the environment
as the server does, and speaks the language of `ACERVO_DEFAULT_LANGUAGE`. It ends with 0 where all
went well, with 1 where it could not do what was asked, and with 2 where it could not be understood
or a setting is wrong.

This page is written from `cli/` by `make docs`, and a test compares the two.
"""
TABLE_HEAD = """
| argument or option | what it is for | values | default |
| --- | --- | --- | --- |
"""


def command_page() -> str:
    """Return the page of the command."""
    return HEAD + "".join(_section(name, command) for name, command in commands().items())


def commands() -> dict[str, TyperCommand]:
    """Return each command by its words: `token create`."""
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    return dict(_within(root, ""))


def _within(group: TyperGroup, before: str) -> Iterator[tuple[str, TyperCommand]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _within(command, f"{before}{name} ")
        elif isinstance(command, TyperCommand):
            yield f"{before}{name}", command


def _section(name: str, command: TyperCommand) -> str:
    rows = "".join(
        f"| {_name(each)} | {each.help} | {_values(each)} | {_default(each)} |\n"
        for each in command.params
        if isinstance(each, TyperArgument | TyperOption)
    )
    arguments = [each for each in command.params if isinstance(each, TyperArgument)]
    words = " ".join(["acervo", name, *(_placeholder(each) for each in arguments)])
    return f"\n## `{words}`\n\n{command.help}\n" + (TABLE_HEAD + rows if rows else "")


def _placeholder(argument: TyperArgument) -> str:
    return argument.name.upper() + ("…" if argument.nargs == -1 else "")


def _name(each: TyperArgument | TyperOption) -> str:
    return f"`{_placeholder(each)}`" if isinstance(each, TyperArgument) else f"`{each.opts[0]}`"


def _values(each: TyperArgument | TyperOption) -> str:
    annotation = each.type_descriptor.annotation
    kinds = [kind for kind in (annotation, *_parts_of(annotation)) if isinstance(kind, type)]
    if bool in kinds:
        return "none: it is said or left out"
    for kind in kinds:
        if issubclass(kind, Enum):
            return ", ".join(f"`{word.value}`" for word in kind)
    if each.min is not None and each.max is not None:
        return f"{each.min} to {each.max}"
    return "a number" if int in kinds else "text"


def _parts_of(annotation: object) -> Iterator[object]:
    for part in get_args(annotation):
        yield part
        yield from _parts_of(part)


def _default(each: TyperArgument | TyperOption) -> str:
    if each.required:
        return "must be given"
    return f"`{each.default}`" if each.default else ""
