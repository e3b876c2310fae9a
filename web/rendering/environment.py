"""The templates, with one Jinja environment for each language.

A language of its own for each environment lets macros translate without being handed anything.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateRuntimeError,
    Undefined,
    UndefinedError,
)
from jinja2.utils import missing
from markupsafe import Markup

from registry.language.catalogue import translations
from registry.language.vocabulary import Language
from web.ratio import draw
from web.rendering.assets import asset
from web.rendering.compiled import CompiledTemplates
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

    The library's macros read keys that the dict they are handed need not have, and ask whether
    they were called with a block (`caller`).
    """

    def __new__(  # type: ignore[misc]  # now and then it is the lenient kind, on purpose
        cls,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> Undefined:
        """Return the lenient kind where it was a dict that was asked, or the caller's block."""
        if isinstance(obj, Mapping) or name == "caller":
            return Undefined(hint, obj, name, exc)
        return super().__new__(cls)


def _teller(language: Language) -> Callable[..., Markup]:
    """Return what a template says a sentence by, with its parameters escaped.

    The extension's own looks its way through the page's context at each sentence, of which a page
    has hundreds: a tenth of the time in which it was written.
    """
    said = translations(language).gettext

    @lru_cache(maxsize=4096)
    def plain(sentence: str) -> Markup:
        return Markup(said(sentence)) % {}  # noqa: S704  our own sentence, not a reader's

    def tell(sentence: str, /, **parameters: object) -> Markup:
        if not parameters:
            return plain(sentence)
        return Markup(said(sentence)) % parameters  # noqa: S704  as above; what fills it is escaped

    return tell


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
        bytecode_cache=CompiledTemplates(TEMPLATES, language),
    )
    jinja.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    jinja.globals["_"] = _teller(language)
    jinja.filters.update(filters(language))
    jinja.globals.update(
        dict.fromkeys(LIBRARY_OPTIONS),
        undefined=Undefined(),
        null=None,
        asset=asset,
        drawn_ratio=draw,
    )
    return jinja
