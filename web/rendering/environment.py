"""The templates, with one Jinja environment for each language.

A language of its own for each environment lets macros translate without being handed anything.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Undefined,
)
from jinja2.utils import missing

from registry.language.catalogue import translations
from registry.language.vocabulary import Language
from web.ratio import draw
from web.rendering.assets import asset
from web.rendering.filters import filters

TEMPLATES = Path(__file__).parent.parent / "templates"
LIBRARY = "govuk_frontend_jinja"

# What the library's page asks for by name and we do not use
LIBRARY_OPTIONS = (
    "assetUrl",
    "bodyAttributes",
    "bodyClasses",
    "containerAttributes",
    "containerClasses",
    "footerAttributes",
    "footerClasses",
    "headerAttributes",
    "headerClasses",
    "htmlClasses",
    "mainAttributes",
    "mainClasses",
    "mainLang",
    "opengraphImageUrl",
    "pageTitleLang",
    "serviceName",
    "serviceUrl",
    "assetPath",
)


class StrictForNames(StrictUndefined):
    """An unknown name or field is an error; only a missing key of a dict reads as nothing.

    The library's macros read keys that the dict they are handed need not have.
    """

    def __new__(
        cls, hint: str | None = None, obj: Any = missing, **rest: Any
    ) -> Any:  # Jinja's own types
        """Return the lenient kind where it was a dict that was asked."""
        if isinstance(obj, Mapping):
            return Undefined(hint, obj, **rest)
        return super().__new__(cls)


@cache
def environment(language: Language) -> Environment:
    """Return the environment whose templates speak one language."""
    jinja = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(TEMPLATES), PrefixLoader({LIBRARY: PackageLoader(LIBRARY)})]
        ),
        autoescape=True,
        undefined=StrictForNames,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        cache_size=-1,
    )
    jinja.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    jinja.filters.update(filters(language))
    jinja.globals.update(dict.fromkeys(LIBRARY_OPTIONS), asset=asset, drawn_ratio=draw)
    return jinja
