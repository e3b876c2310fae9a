"""How clear it is under which licence a software may be used, and whether what it needs fits it.

No lawyer's opinion: where a rule applies the answer is «may be incompatible», with the rule's source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from license_expression import (  # type: ignore[import-untyped]  # it ships no types
    ExpressionError,
    LicenseSymbol,
    LicenseWithExceptionSymbol,
    get_spdx_licensing,
)

from registry.catalogue.vocabulary import BaseSoftwareKind
from registry.language.marks import N_

_SPDX = get_spdx_licensing()


class LicenceConcern(StrEnum):
    """What is not clear about a licence."""

    UNKNOWN = "unknown"
    NO_FILE = "no_file"
    MAY_CONFLICT = "may_conflict"


SENTENCES: Final = {
    LicenceConcern.UNKNOWN: N_(
        "Its licence is not known. Not known is not the same as free: ask its holder."
    ),
    LicenceConcern.NO_FILE: N_(
        "Its repository holds no licence file. Ask its holder to add the licence's text."
    ),
    LicenceConcern.MAY_CONFLICT: N_(
        "Its licence may be incompatible with %(base)s, which is proprietary and which it needs. "
        "What it only talks to, as a database, does no harm; what is built into it may."
    ),
}


@dataclass(frozen=True)
class Rule:
    """A family of licences that may not go with proprietary parts, and where that is said."""

    prefixes: tuple[str, ...]
    source: str


RULES: Final = (
    Rule(("GPL-",), "https://www.gnu.org/licenses/gpl-faq.html#GPLIncompatibleLibs"),
    Rule(("AGPL-",), "https://www.gnu.org/licenses/gpl-faq.html#GPLIncompatibleLibs"),
)
"""The families whose whole work is under one licence; system libraries are excepted (GPL-3.0, section 1)."""


@dataclass(frozen=True)
class Needed:
    """A base software, as far as its terms matter here."""

    name: str
    kind: BaseSoftwareKind
    is_optional: bool = False


@dataclass(frozen=True)
class LicenceClarity:
    """What is not clear about a licence; nothing is where it is known, has its file and fits."""

    concerns: tuple[LicenceConcern, ...] = ()
    conflicting: tuple[str, ...] = ()  # base software
    source: str | None = None  # of the rule

    @property
    def is_clear(self) -> bool:
        """Whether nothing has to be asked."""
        return not self.concerns


def licence_clarity(
    licence: str | None, needed: Iterable[Needed] = (), *, has_file: bool | None = None
) -> LicenceClarity:
    """Return what is not clear about a licence, an SPDX expression.

    `has_file` is None where nobody has looked whether the repository holds a licence file: then
    nothing is said of it. Only proprietary base software that is not optional can conflict.
    """
    concerns = [LicenceConcern.UNKNOWN] if licence is None else []
    if has_file is False:
        concerns.append(LicenceConcern.NO_FILE)
    rule = _rule_for(licence) if licence else None
    conflicting = tuple(
        each.name
        for each in needed
        if rule and each.kind is BaseSoftwareKind.PROPRIETARY and not each.is_optional
    )
    if rule is None or not conflicting:
        return LicenceClarity(tuple(concerns))
    return LicenceClarity((*concerns, LicenceConcern.MAY_CONFLICT), conflicting, rule.source)


def _rule_for(expression: str) -> Rule | None:
    try:
        return _binding(_SPDX.parse(expression))
    except (ExpressionError, AttributeError, IndexError):  # as found in files: no expression
        return None


def _binding(term: object) -> Rule | None:
    """Return the rule that a reuser cannot choose to avoid: of alternatives one without a rule is enough."""
    if isinstance(term, LicenseWithExceptionSymbol):  # what it excepts is just such parts
        return None
    if isinstance(term, LicenseSymbol):
        key = str(term.key)
        is_excepted = "-with-" in key  # as older identifiers wrote it
        fits = (rule for rule in RULES if key.startswith(rule.prefixes))
        return None if is_excepted else next(fits, None)
    rules = [_binding(each) for each in getattr(term, "args", ())]
    if getattr(term, "operator", "").strip() == "OR" and None in rules:
        return None
    return next((rule for rule in rules if rule is not None), None)
