"""How clear it is under which licence a software may be used, and whether what it needs fits it.

No lawyer's opinion: where a rule applies the answer is «may be incompatible», with the rule's source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from license_expression import (  # type: ignore[import-untyped]  # it ships no types
    ExpressionError,
    LicenseSymbol,
    LicenseWithExceptionSymbol,
    get_license_index,
    get_spdx_licensing,
)

from registry.catalogue.vocabulary import BaseSoftwareKind, LicenceFamily
from registry.language.marks import N_

_SPDX = get_spdx_licensing()


class LicenceConcern(StrEnum):
    """What is not clear about a licence."""

    UNKNOWN = "unknown"
    NOT_OPEN = "not_open"
    NO_FILE = "no_file"
    FILE_NOT_LOOKED_FOR = "file_not_looked_for"
    MAY_CONFLICT = "may_conflict"


SENTENCES: Final = {
    LicenceConcern.UNKNOWN: N_(
        "Its licence is not known. Not known is not the same as free: ask its holder."
    ),
    LicenceConcern.NOT_OPEN: N_(
        "Its licence is not known to be an open one. Read its terms before you use it or adapt it."
    ),
    LicenceConcern.NO_FILE: N_(
        "Its repository holds no licence file. Ask its holder to add the licence's text."
    ),
    LicenceConcern.FILE_NOT_LOOKED_FOR: N_(
        "Nobody has looked yet whether its repository holds a licence file."
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


OPEN_CATEGORIES: Final = frozenset(
    {"Permissive", "Copyleft", "Copyleft Limited", "Public Domain"}
)
"""The categories of ScanCode's licence list whose licences let anyone use, change and pass on."""

NOT_OPEN_AFTER_ALL: Final = frozenset({"Aladdin", "JSON"})
"""In one of those categories, and yet they forbid a use: selling, and doing evil."""


NETWORK_COPYLEFT: Final = (  # identifiers begin so; each with the section that says it
    "agpl-",  # GNU AGPL 3.0, 13: remote network interaction
    "eupl-1.1", "eupl-1.2",  # EUPL 1.2, 1: distribution is also access to its essential functions
    "osl-", "nposl-",  # OSL 3.0, 5: external deployment
    "cpal-",  # CPAL 1.0, 15: network use
    "rpl-",  # RPL 1.5, 1.4: deploy
    "apsl-2",  # APSL 2.0, 1.4: externally deploy
    "cal-1.0",  # CAL 1.0, 4: conditions on whoever communicates the work
)  # fmt: skip
"""The licence list has no category for those whose terms reach what is offered over a network."""

_FAMILIES: Final = {
    "Permissive": LicenceFamily.PERMISSIVE,
    "Public Domain": LicenceFamily.PERMISSIVE,
    "Copyleft Limited": LicenceFamily.WEAK_COPYLEFT,
    "Copyleft": LicenceFamily.STRONG_COPYLEFT,
}
_BY_STRICTNESS: Final = tuple(LicenceFamily)


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

    @property
    def is_doubtful(self) -> bool:
        """Whether the licence itself is in doubt, and not only whether its file was looked for."""
        return any(each is not LicenceConcern.FILE_NOT_LOOKED_FOR for each in self.concerns)


def licence_clarity(
    licence: str | None,
    needed: Iterable[Needed] = (),
    *,
    has_file: bool | None = None,
    has_repository: bool = True,
) -> LicenceClarity:
    """Return what is not clear about a licence, an SPDX expression.

    `has_file` is None where nobody has looked whether the repository holds a licence file: that is
    said too, of a licence that is known and a repository that there is. Only proprietary base
    software that is not optional can conflict.
    """
    concerns = [LicenceConcern.UNKNOWN] if licence is None else []
    if licence is not None and not is_open(licence):
        concerns.append(LicenceConcern.NOT_OPEN)
    if has_file is False:
        concerns.append(LicenceConcern.NO_FILE)
    elif has_file is None and licence is not None and has_repository:
        concerns.append(LicenceConcern.FILE_NOT_LOOKED_FOR)
    rule = _rule_for(licence) if licence else None
    conflicting = tuple(
        each.name
        for each in needed
        if rule and each.kind is BaseSoftwareKind.PROPRIETARY and not each.is_optional
    )
    if rule is None or not conflicting:
        return LicenceClarity(tuple(concerns))
    return LicenceClarity((*concerns, LicenceConcern.MAY_CONFLICT), conflicting, rule.source)


def is_open(licence: str | None) -> bool:
    """Tell whether a licence, an SPDX expression, is known to let anyone use and adapt a software.

    Of alternatives one that does is enough; of what holds together each must. What the list does
    not know, a licence of somebody's own (`LicenseRef-…`) among them, is not known to.
    """
    if licence is None:
        return False
    try:
        return _lets_anyone(_SPDX.parse(licence))
    except (ExpressionError, AttributeError, IndexError):  # as found in files: no expression
        return False


def _lets_anyone(term: object) -> bool:
    if isinstance(term, LicenseWithExceptionSymbol):  # an exception only allows more
        return _lets_anyone(term.license_symbol)
    if isinstance(term, LicenseSymbol):
        return str(term.key).removesuffix("+").lower() in _open_licences()
    parts = [_lets_anyone(each) for each in getattr(term, "args", ())]
    is_choice = getattr(term, "operator", "").strip() == "OR"
    return any(parts) if is_choice else bool(parts) and all(parts)


@lru_cache(maxsize=1_024)  # a catalogue names the same few over and over
def licence_family(licence: str | None) -> LicenceFamily:
    """Return which family of licences an SPDX expression belongs to.

    Of alternatives a reuser takes the one that asks least; what holds together asks what its
    strictest part asks. An exception to strong copyleft lets other work be linked to it.
    """
    if licence is None:
        return LicenceFamily.UNKNOWN
    try:
        return _family(_SPDX.parse(licence))
    except (ExpressionError, AttributeError, IndexError):  # as found in files: no expression
        return LicenceFamily.NOT_OPEN


def _family(term: object) -> LicenceFamily:
    if isinstance(term, LicenseWithExceptionSymbol):
        of_licence = _family(term.license_symbol)
        is_strong = of_licence is LicenceFamily.STRONG_COPYLEFT
        return LicenceFamily.WEAK_COPYLEFT if is_strong else of_licence
    if isinstance(term, LicenseSymbol):
        key = str(term.key).removesuffix("+").lower()
        category = _open_licences().get(key)
        is_networked = category is not None and key.startswith(NETWORK_COPYLEFT)
        if is_networked:
            return LicenceFamily.NETWORK_COPYLEFT
        return _FAMILIES[category] if category else LicenceFamily.NOT_OPEN
    parts = [_family(each) for each in getattr(term, "args", ())]
    if not parts:
        return LicenceFamily.NOT_OPEN
    is_choice = getattr(term, "operator", "").strip() == "OR"
    return (min if is_choice else max)(parts, key=_BY_STRICTNESS.index)


@cache
def _open_licences() -> dict[str, str]:
    """Return the licences that are known to be open, by their identifiers, with their categories."""
    names = (
        (name, each["category"])
        for each in get_license_index()
        if each["category"] in OPEN_CATEGORIES
        for name in (each.get("spdx_license_key"), *each.get("other_spdx_license_keys", ()))
        if name
        and name not in NOT_OPEN_AFTER_ALL
        # an exception is no licence, but for those that older identifiers joined to one
        and (not each["is_exception"] or "-with-" in name)
    )
    return {name.lower(): category for name, category in names}


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
