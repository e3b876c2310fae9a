"""Takes the real catalogue entries into a database by the catalogue's own way for lists."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from registry.actors.rules import SYSTEM
from registry.catalogue.bulk.rows import Bulk, Row
from registry.catalogue.bulk_importing import ListRun, import_list
from registry.catalogue.repository import normalise_repository
from registry.catalogue.schemas import LanguageTag, LicenceGiven
from registry.catalogue.vocabulary import Category, DevelopmentStatus, SourceKind
from registry.drafts import WebAddress
from registry.history.unit_of_work import Sessions

LINE, SHORT_LINE, SENTENCE, PROSE = 200, 60, 1000, 10_000
CATEGORIES = {each.value for each in Category}
STATES = {each.value for each in DevelopmentStatus}
LICENCE, LANGUAGE, ADDRESS = map(TypeAdapter, (LicenceGiven, LanguageTag, WebAddress))

Raw = dict[str, Any]  # Any: a line of JSON


@dataclass
class Entered:
    """Which entry of the catalogue each line became, and why the others did not become one."""

    ids: dict[str, str] = field(default_factory=dict)  # an entry's slug → its id in the corpus
    refused: dict[str, str] = field(default_factory=dict)  # an id in the corpus → why


def enter_all(
    sessions: Sessions, corpus: Path, progress: Callable[[int], None] = lambda _: None
) -> Entered:
    """Take every line of a corpus into the catalogue; what it refuses is told."""
    entered, ids = Entered(), [raw["id"] for raw in _lines_of(corpus)]
    bulk = Bulk(SourceKind.SPREADSHEET, "a benchmark's corpus", rows_of(corpus))
    for done in import_list(sessions, ListRun(SYSTEM), bulk):
        id_ = ids[done.number]
        if done.slug is None or done.slug in entered.ids:
            entered.refused[id_] = ", ".join(each.code for each in done.findings)
        else:
            entered.ids[done.slug] = id_
        progress(done.number + 1)
    return entered


def _lines_of(corpus: Path) -> Iterator[Raw]:
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def rows_of(corpus: Path) -> Iterator[Row]:
    """Yield the lines as rows of a list, so that each becomes an entry of its own.

    Several catalogues tell of one software, and the benchmark asks for each of them; ours would
    take them for one where publisher and name, or repository and name, are the same.
    """
    taken: set[tuple[str, str]] = set()
    for number, raw in enumerate(_lines_of(corpus)):
        values = _values(raw)
        name = values["name"].casefold()
        key = normalise_repository(values["repository_url"] or "")
        if key and (key, name) in taken:
            values["repository_url"] = None
        publisher = _line(raw.get("owner") or raw.get("source") or "", LINE - 10) or "?"
        while (publisher.casefold(), name) in taken:
            publisher += " ·"
        taken |= {(key or "", name), (publisher.casefold(), name)}
        yield Row(number, values, publisher)


def _values(raw: Raw) -> Raw:
    licence = _taken(LICENCE, raw.get("licence"))
    status = raw.get("status")
    return {
        "name": _line(raw["name"], LINE),
        "aliases": _lines(raw.get("aliases"), LINE)[:50],
        "repository_url": _taken(ADDRESS, raw.get("repository_url")),
        "licence": licence,
        "licence_as_found": None if licence else _line(raw.get("licence") or "", LINE) or None,
        "development_status": status if status in STATES else None,
        "categories": [
            each for each in dict.fromkeys(raw.get("categories") or ()) if each in CATEGORIES
        ],
        "platforms": _lines(raw.get("platforms"), SHORT_LINE)[:40],
        "available_languages": list(_tags(raw.get("languages")))[:60],
        "declared_users": _lines(raw.get("used_by"), LINE)[:6000],
        "texts": {
            language: _text(block) for language, block in (raw.get("localised") or {}).items()
        },
    }


def _text(block: Raw) -> Raw:
    return {
        "generic_name": _line(block.get("generic_name") or "", LINE) or None,
        "short_description": _plain(block.get("short_description") or "", SENTENCE) or None,
        "long_description": _plain(block.get("long_description") or "", PROSE) or None,
        "features": [text for each in _sentences(block) if (text := _plain(each, SENTENCE))][
            :200
        ],
    }


def _sentences(block: Raw) -> list[str]:
    """Return its features, and what other catalogues say of it: ours has no field for that."""
    others = (each["text"] for each in block.get("alt_descriptions") or ())
    return [*(block.get("features") or ()), *others]


def _lines(texts: list[str] | None, most: int) -> list[str]:
    return list(dict.fromkeys(line for each in texts or () if (line := _line(each, most))))


def _line(text: str, most: int) -> str:
    return _plain(" ".join(text.split()), most)


def _plain(text: str, most: int) -> str:
    """Return what the registry takes of a text: no control characters, and not too much."""
    seen = "".join(each for each in text if each == "\n" or each.isprintable())
    return seen.strip()[:most].strip()


def _tags(names: list[str] | None) -> Iterator[str]:
    yield from dict.fromkeys(tag for each in names or () if (tag := _taken(LANGUAGE, each)))


def _taken(kind: TypeAdapter[str], text: str | None) -> str | None:
    try:
        return kind.validate_python(text) if text else None
    except ValidationError:
        return None
