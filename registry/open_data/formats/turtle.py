"""Turtle: the prefixes once, then each thing with all that is said of it."""

from collections.abc import Iterable, Iterator

from registry.open_data.formats import dcat, words
from registry.open_data.formats.dcat import Subject
from registry.open_data.queries import Described
from registry.open_data.rules import Source


def write(source: Source, parts: Iterable[list[Described]]) -> Iterator[bytes]:
    """Yield the catalogue, some entries at a time."""
    prefixes = (f"@prefix {prefix}: <{name}> .\n" for prefix, name in words.NAMESPACES.items())
    yield ("".join(prefixes) + _written(dcat.catalogue(source))).encode()
    for part in parts:
        yield _written(dcat.entries(source, part)).encode()


def _written(subjects: Iterable[Subject]) -> str:
    return "".join(f"\n{each.name.n3()}\n  {_facts(each)} .\n" for each in subjects)


def _facts(subject: Subject) -> str:
    kind = [f"a {words.short(subject.kind)}"] if subject.kind else []
    facts = (f"{words.short(verb)} {term.n3()}" for verb, term in subject.facts)
    return " ;\n  ".join([*kind, *facts])
