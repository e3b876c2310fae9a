"""What a template imports hides no field of the page that it shows."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

from registry.language.vocabulary import Language
from web.rendering.environment import environment

WEB = Path(__file__).resolve().parents[2] / "web"
TEMPLATES = WEB / "templates"


def test_no_name_that_a_template_imports_is_a_field_of_its_page():
    shadowed = {
        (template, name)
        for template, pages in _pages().items()
        for name in _imported(template) & set().union(*map(_fields_of, pages))
    }

    assert shadowed == set()


def test_the_page_of_nearly_every_template_is_known():
    pages = _pages()

    assert {"agencies/index.html", "reports/adaptation.html", "software/show.html"} <= set(
        pages
    )
    assert len(pages) > 30
    assert all(any(map(_fields_of, each)) for each in pages.values() if each != {"PlainPage"})


@cache
def _modules() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in WEB.rglob("*.py"))


@cache
def _pages() -> dict[str, set[str]]:
    """Return which pages each template is rendered with, as far as the code says so."""
    returns = {
        function.name: function.returns.id
        for module in _modules()
        for function in ast.walk(module)
        if isinstance(function, ast.FunctionDef) and isinstance(function.returns, ast.Name)
    }
    pages: dict[str, set[str]] = defaultdict(set)
    for module in _modules():
        constants = _constants(module)
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef):
                for template, page in _rendered(function, constants):
                    called = getattr(page, "attr", getattr(page, "id", ""))
                    pages[template].add(returns.get(called, called))
    return pages


def _constants(module: ast.Module) -> dict[str, str]:
    return {
        target.id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


def _rendered(
    function: ast.FunctionDef, constants: dict[str, str]
) -> Iterator[tuple[str, ast.expr]]:
    """Yield each template that a function renders, with what makes its page."""
    made = {
        target.id: node.value.func
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(function):
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "render":
            continue
        template, page = call.args[1:3]
        name = (
            template.value
            if isinstance(template, ast.Constant)
            else constants.get(getattr(template, "id", ""))
        )
        maker = page.func if isinstance(page, ast.Call) else made.get(getattr(page, "id", ""))
        if isinstance(name, str) and maker is not None:
            yield name, maker


def _fields_of(page: str) -> set[str]:
    return _fields().get(page, set())


@cache
def _fields() -> dict[str, set[str]]:
    """Return the fields of every class of the web's."""
    fields: dict[str, set[str]] = defaultdict(set)
    for module in _modules():
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef):
                fields[node.name] |= {
                    statement.target.id
                    for statement in node.body
                    if isinstance(statement, ast.AnnAssign)
                    and isinstance(statement.target, ast.Name)
                }
    return fields


def _imported(template: str) -> set[str]:
    """Return the names that a template imports or defines for itself as macros."""
    parsed = _jinja().parse((TEMPLATES / template).read_text(encoding="utf-8"))
    names = {node.name for node in parsed.find_all(nodes.Macro)}
    names |= {node.target for node in parsed.find_all(nodes.Import)}
    for node in parsed.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in node.names}
    return names


def _jinja() -> Environment:
    return environment(Language.EN)
