"""Reads code.json, the list that each agency of the United States' government publishes, 1.0 and 2.0.

What it says in other words than ours is told in ours where both mean the same; the rest is passed
over. Contacts are: they are people, and none of them has asked to stand here. Labour hours are: they
are effort, and no source says how many hours make a person's month. The format knows no language:
its texts are taken for the language that the caller names, English unless told otherwise.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.decoding import text_of
from registry.catalogue.bulk.json_places import Spot, beginning
from registry.catalogue.bulk.rows import Bulk, Row, Said, Values, finding_of
from registry.catalogue.bulk.wording import (
    description_of,
    licence_in,
    list_in,
    mended,
    one_of,
    page_in,
    repository_in,
    word_of,
)
from registry.catalogue.publiccode.findings import START, Finding, Place, Remark
from registry.catalogue.publiccode.licences import licence_of
from registry.catalogue.vocabulary import Category, DevelopmentStatus, SourceKind

LANGUAGE = "en"
KNOWN_VERSIONS: Final = ("1.0", "2.0")
STATUS: Final = {
    "Ideation": DevelopmentStatus.CONCEPT,
    "Development": DevelopmentStatus.DEVELOPMENT,
    "Alpha": DevelopmentStatus.DEVELOPMENT,
    "Beta": DevelopmentStatus.BETA,
    "Release Candidate": DevelopmentStatus.BETA,
    "Production": DevelopmentStatus.STABLE,
    "Archival": DevelopmentStatus.OBSOLETE,
}
"""The standard's seven words for how far a release has come, in ours."""

_CATEGORIES = {each.value for each in Category}
_SEVERAL = 20  # licences are looked at
_OURS: Final = {  # what the catalogue's fields are called there
    "repository_url": "repositoryURL",
    "landing_url": "homepageURL",
    "texts": "description",
    "releases": "version",
    "development_status": "status",
    "categories": "tags",
    "licence": "license",
    "licence_as_found": "license",
}
Release = Mapping[str, Any]  # Any: JSON values
Licences = dict[tuple[str, str], str]
"""Each licence's name and page, and the key under which it stands."""


def read_code_json(data: bytes, language: str = LANGUAGE) -> Bulk:
    """Read a file's bytes as rows, one for each release or project."""
    text, findings = text_of(data)
    if text is None:
        return _nothing(*findings)
    document, fault = _parsed(text)
    if fault is not None:
        return _nothing(fault)
    whole = beginning(text)
    key = "releases" if isinstance(document, dict) and "releases" in document else "projects"
    releases = document.get(key) if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(releases, list):
        return _nothing(finding_of(remarks.NOT_CODE_JSON, "", whole.within(key).place))
    version = str(document.get("version") or "")
    if not version.startswith(KNOWN_VERSIONS):
        place = whole.within("version").place
        findings += (finding_of(remarks.OTHER_CODE_JSON, "version", place, version=version),)
    agency = word_of(document.get("agency"))
    rows = _rows(zip(releases, whole.within(key).items(), strict=True), agency, language, key)
    return Bulk(SourceKind.CODE_JSON, agency, rows, len(releases), findings)


def _parsed(text: str) -> tuple[object, Finding | None]:
    if not text.strip("\x00 \t\r\n\ufeff"):
        return None, finding_of(remarks.EMPTY_LIST, "", START)
    try:
        return json.loads(text), None
    except json.JSONDecodeError as wrong:
        place = Place(wrong.lineno, wrong.colno)
        return None, finding_of(remarks.BROKEN_JSON, "", place, why=wrong.msg)
    except (RecursionError, ValueError):  # too deep; a number of thousands of digits
        return None, finding_of(
            remarks.BROKEN_JSON, "", START, why="too deep, or too long a number"
        )


def _nothing(*findings: Finding) -> Bulk:
    return Bulk(SourceKind.CODE_JSON, "", (), 0, findings)


@dataclass
class _Whereabouts:
    """Where the values of a release stand, by the standard's name of each or by the catalogue's.

    `called` has the keys of those that stand under another name than they are told by.
    """

    release: Spot
    called: dict[str, str] = field(default_factory=dict)

    def __call__(self, key: str) -> Place:
        """Return where a value stands, or the release where it has none."""
        name = _OURS.get(key.partition(".")[0], key)
        return self.release.within(self.called.get(name, name)).place


def _rows(
    releases: Iterable[tuple[Any, Spot]], agency: str, language: str, key: str
) -> Iterator[Row]:  # Any: JSON values
    for index, (release, spot) in enumerate(releases):
        where = _Whereabouts(spot)
        said = Said(where, f"{key}[{index}].")
        if isinstance(release, dict):
            values = _values(release, language, said, where.called)
            publisher = (
                agency or word_of(release.get("agency")) or word_of(release.get("organization"))
            )
        else:
            values, publisher = {}, agency
            said.add(remarks.WRONG_KIND, "", wanted="{…}")
        yield Row(index + 1, values, publisher or None, said.findings, where)


def _values(release: Release, language: str, said: Said, called: dict[str, str]) -> Values:
    text = _text(release, "description", said)
    repository = _repository(release, said, called)
    home, called["homepageURL"] = _found(release, "homepageURL", "homepageURl", "homepage")
    landing = page_in(home, "homepageURL", said)
    version = _text(release, "version", said)
    values: Values = {
        "name": _text(release, "name", said),
        "repository_url": repository,
        "landing_url": landing if landing != repository else None,
        "development_status": _status(release, said),
        "categories": [each for each in _tags(release, said) if each in _CATEGORIES],
        "texts": {language: text_values} if (text_values := description_of(text)) else {},
        "releases": [{"version": version}] if version else [],
        **_licence(release, said, called),
    }
    _look_at_hours(release, said)
    return values


def _text(release: Release, key: str, said: Said) -> str:
    value = release.get(key)
    if value is not None and not isinstance(value, str | int | float):
        said.add(remarks.WRONG_KIND, key, wanted="text")
    return mended(word_of(value), key, said)


def _found(release: Release, *keys: str) -> tuple[str, str]:
    """Return the first text that says something, and its key; of none the first key."""
    said = ((word_of(release.get(key)), key) for key in keys)
    return next(((word, key) for word, key in said if word), ("", keys[0]))


def _repository(release: Release, said: Said, called: dict[str, str]) -> str | None:
    within = release.get("permissions")
    more = within if isinstance(within, dict) else {}
    text, key = _found(release, "repositoryURL", "repository", "repoURL")
    if not text and (text := word_of(more.get("repositoryURL"))):
        key = "permissions.repositoryURL"
    called["repositoryURL"] = key
    return repository_in(text, "repositoryURL", said)


def _status(release: Release, said: Said) -> DevelopmentStatus | None:
    word = one_of(STATUS, word_of(release.get("status")), "status", said)
    return STATUS[word] if word else None


def _tags(release: Release, said: Said) -> list[str]:
    tags = release.get("tags")
    if tags is not None and not isinstance(tags, list):
        said.add(remarks.WRONG_KIND, "tags", wanted="[…]")
    return ["-".join(tag.casefold().split()) for tag in list_in(tags)]


def _licence(release: Release, said: Said, called: dict[str, str]) -> Values:
    key, named = _licences_named(release)
    stands = list(named.values())
    called["license"] = called[key] = stands[0] if len(stands) == 1 else key
    if len(named) > 1:
        text = "; ".join(text or url for text, url in named)
        said.add(_on_several(named), key, text=text)
        return {"licence": None, "licence_as_found": text[:500]}
    text, url = next(iter(named), ("", ""))
    return licence_in(text, url, key, said)


def _on_several(named: Licences) -> Remark:
    is_known = all(licence_of(text) for text, _ in named)
    return remarks.SEVERAL_LICENCES if is_known else remarks.FREE_LICENCE


def _licences_named(release: Release) -> tuple[str, Licences]:
    """Return each licence's name and page: 2.0 lists them, 1.0 has one text, which may be a page."""
    permissions = release.get("permissions")
    listed = permissions.get("licenses") if isinstance(permissions, dict) else None
    named: Licences = {}
    for index, each in enumerate(listed[:_SEVERAL] if isinstance(listed, list) else []):
        if isinstance(each, dict):
            name, url = word_of(each.get("name")), word_of(each.get("URL"))
            at = f"permissions.licenses[{index}].{'name' if name else 'URL'}"
            if name or url:
                named.setdefault((name, url), at)
    if named:
        return "permissions.licenses", named
    text, key = _found(release, "license", "license_name")
    pair = ("", text) if "/" in text and " " not in text else (text, "")
    return "license", {pair: key} if text else {}


def _look_at_hours(release: Release, said: Said) -> None:
    """Say what becomes of labour hours. 0 stands for «not known» in most files; there is nothing to say."""
    hours = release.get("laborHours")
    if hours is None or hours == 0 or isinstance(hours, bool):
        return
    if isinstance(hours, int | float) and hours > 0:
        said.add(remarks.LABOUR_HOURS, "laborHours", hours=f"{hours:g}")
    else:
        said.add(remarks.BAD_HOURS, "laborHours", text=str(hours))
