"""Reads code.json, the list that each agency of the United States' government publishes, 1.0 and 2.0.

What it says in other words than ours is told in ours where both mean the same; the rest is passed
over. Contacts are: they are people, and none of them has asked to stand here. Labour hours are: they
are effort, and no source says how many hours make a person's month. The format knows no language:
its texts are taken for the language that the caller names, English unless told otherwise.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.decoding import text_of
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
Release = Mapping[str, Any]  # Any: JSON values


def read_code_json(data: bytes, language: str = LANGUAGE) -> Bulk:
    """Read a file's bytes as rows, one for each release or project."""
    text, findings = text_of(data)
    if text is None:
        return _nothing(*findings)
    document, fault = _parsed(text)
    releases = _releases(document)
    if releases is None or not isinstance(document, dict):
        return _nothing(fault or finding_of(remarks.NOT_CODE_JSON, "", START))
    version = str(document.get("version") or "")
    if not version.startswith(KNOWN_VERSIONS):
        findings += (finding_of(remarks.OTHER_CODE_JSON, "version", START, version=version),)
    agency = word_of(document.get("agency"))
    rows = _rows(
        releases, agency, language, "projects" if "projects" in document else "releases"
    )
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


def _releases(document: object) -> list[Any] | None:  # Any: JSON values
    if not isinstance(document, dict):
        return None
    listed = document.get("releases", document.get("projects"))
    return listed if isinstance(listed, list) else None


def _nothing(*findings: Finding) -> Bulk:
    return Bulk(SourceKind.CODE_JSON, "", (), 0, findings)


def _rows(
    releases: list[Any], agency: str, language: str, key: str
) -> Iterator[Row]:  # Any: as above
    for index, release in enumerate(releases):
        said = Said(START, f"{key}[{index}].")
        if isinstance(release, dict):
            values = _values(release, language, said)
            publisher = (
                agency or word_of(release.get("agency")) or word_of(release.get("organization"))
            )
        else:
            values, publisher = {}, agency
            said.add(remarks.WRONG_KIND, "", wanted="{…}")
        yield Row(index + 1, values, publisher or None, said.findings)


def _values(release: Release, language: str, said: Said) -> Values:
    text = _text(release, "description", said)
    repository = _repository(release, said)
    home = _first(release, "homepageURL", "homepageURl", "homepage")
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
        **_licence(release, said),
    }
    _look_at_hours(release, said)
    return values


def _text(release: Release, key: str, said: Said) -> str:
    value = release.get(key)
    if value is not None and not isinstance(value, str | int | float):
        said.add(remarks.WRONG_KIND, key, wanted="text")
    return mended(word_of(value), key, said)


def _first(release: Release, *keys: str) -> str:
    return next((word for key in keys if (word := word_of(release.get(key)))), "")


def _repository(release: Release, said: Said) -> str | None:
    within = release.get("permissions")
    more = within if isinstance(within, dict) else {}
    text = _first(release, "repositoryURL", "repository", "repoURL")
    return repository_in(text or _first(more, "repositoryURL"), "repositoryURL", said)


def _status(release: Release, said: Said) -> DevelopmentStatus | None:
    word = one_of(STATUS, _first(release, "status"), "status", said)
    return STATUS[word] if word else None


def _tags(release: Release, said: Said) -> list[str]:
    tags = release.get("tags")
    if tags is not None and not isinstance(tags, list):
        said.add(remarks.WRONG_KIND, "tags", wanted="[…]")
    return ["-".join(tag.casefold().split()) for tag in list_in(tags)]


def _licence(release: Release, said: Said) -> Values:
    key, named = _licences_named(release)
    if len(named) > 1:
        text = "; ".join(text or url for text, url in named)
        said.add(_on_several(named), key, text=text)
        return {"licence": None, "licence_as_found": text[:500]}
    text, url = named[0] if named else ("", "")
    return licence_in(text, url, key, said)


def _on_several(named: list[tuple[str, str]]) -> Remark:
    is_known = all(licence_of(text) for text, _ in named)
    return remarks.SEVERAL_LICENCES if is_known else remarks.FREE_LICENCE


def _licences_named(release: Release) -> tuple[str, list[tuple[str, str]]]:
    """Return each licence's name and page: 2.0 lists them, 1.0 has one text, which may be a page."""
    permissions = release.get("permissions")
    listed = permissions.get("licenses") if isinstance(permissions, dict) else None
    if isinstance(listed, list):
        pairs = (
            (_first(each, "name"), _first(each, "URL"))
            for each in listed[:_SEVERAL]
            if isinstance(each, dict)
        )
        named = list(dict.fromkeys(pair for pair in pairs if any(pair)))
        if named:
            return "permissions.licenses", named
    text = _first(release, "license", "license_name")
    pair = ("", text) if "/" in text and " " not in text else (text, "")
    return "license", [pair] if text else []


def _look_at_hours(release: Release, said: Said) -> None:
    """Say what becomes of labour hours. 0 stands for «not known» in most files; there is nothing to say."""
    hours = release.get("laborHours")
    if hours is None or hours == 0 or isinstance(hours, bool):
        return
    if isinstance(hours, int | float) and hours > 0:
        said.add(remarks.LABOUR_HOURS, "laborHours", hours=f"{hours:g}")
    else:
        said.add(remarks.BAD_HOURS, "laborHours", text=str(hours))
