"""What public software is known to need under it. Where the terms depend on whose build, they are unknown."""

from registry.catalogue.vocabulary import BaseSoftwareKind
from seed.facts.shapes import BaseSoftwareFact

_PROPRIETARY = frozenset({"Oracle Database"})
_UNKNOWN = frozenset({"Java", "MongoDB", "Redis"})


def base(*needed: str) -> tuple[BaseSoftwareFact, ...]:
    """Write down base software as `name version`, or as `name` alone where no version is published."""
    return tuple(map(_one, needed))


def _one(needed: str) -> BaseSoftwareFact:
    name, _, last = needed.rpartition(" ")
    if not name or not last[0].isdigit():
        name, last = needed, ""
    kind = BaseSoftwareKind.OPEN
    if name in _PROPRIETARY:
        kind = BaseSoftwareKind.PROPRIETARY
    elif name in _UNKNOWN:
        kind = BaseSoftwareKind.UNKNOWN
    return BaseSoftwareFact(name=name, kind=kind, version=last or None)
