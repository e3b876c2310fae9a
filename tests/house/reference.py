"""Reference pages that are written from the code: `make docs` writes them, a test compares."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from registry.settings import Settings
from tests.house.api_page import api_page
from tests.house.command_page import command_page
from tests.house.sources import PROJECT

SETTINGS_HEAD = """\
# Settings

Whoever runs Acervo sets these in the environment; there is no file to edit. A wrong value stops
the start with one sentence that says which setting it is and why.

This page is written from `registry/settings.py` by `make docs`, and a test compares the two.

| variable | what it is for | values | default |
| --- | --- | --- | --- |
"""


def settings_page() -> str:
    """Return the page of settings."""
    prefix = Settings.model_config["env_prefix"]
    rows = (
        f"| `{prefix}{name.upper()}` | {field.description} | {_values(field)} | {_default(field)} |\n"
        for name, field in Settings.model_fields.items()
    )
    return SETTINGS_HEAD + "".join(rows)


def _values(field: FieldInfo) -> str:
    if get_origin(field.annotation) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(field.annotation))
    if field.annotation is bool:
        return "`true`, `false`"
    limits = " ".join(str(limit) for limit in field.metadata)
    least, most = re.search(r"ge=(\d+)", limits), re.search(r"le=(\d+)", limits)
    if least and most:
        return f"{least[1]} to {most[1]}"
    return f"{least[1]} or more" if least else "text"


def _default(field: FieldInfo) -> str:
    value = (
        str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
    )
    return f"`{value}`" if value else "empty"


PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/api.md": api_page,
    "docs/reference/commands.md": command_page,
    "docs/reference/settings.md": settings_page,
}


def main() -> None:
    """Write every page."""
    for name, render in PAGES.items():
        page = Path(PROJECT, name)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(render())
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
