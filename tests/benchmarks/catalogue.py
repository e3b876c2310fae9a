"""Loads the real catalogue entries into a database, as anybody's are entered."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import software_by_repository
from registry.catalogue.repository import normalise_repository
from registry.catalogue.schemas import LanguageTag, LicenceGiven, SoftwareDraft
from registry.catalogue.service import enter_software
from registry.catalogue.vocabulary import Category, DevelopmentStatus
from registry.drafts import WebAddress
from registry.history.unit_of_work import Sessions
from registry.publishers.service import publisher_for_file

AT_ONCE = 100
LINE, SHORT_LINE, SENTENCE, PROSE = 200, 60, 1000, 10_000
CATEGORIES = {each.value for each in Category}
STATES = {each.value for each in DevelopmentStatus}
LICENCE, LANGUAGE, ADDRESS = map(TypeAdapter, (LicenceGiven, LanguageTag, WebAddress))

Raw = dict[str, Any]  # Any: a line of JSON


def enter_all(sessions: Sessions, corpus: Path) -> int:
    """Enter every line of a corpus into the catalogue, a hundred in a unit of work; return how many."""
    count = 0
    with corpus.open() as lines:
        while some := [json.loads(line) for line in islice(lines, AT_ONCE)]:
            with sessions.writing() as session:
                for raw in some:
                    _enter(session, raw)
            count += len(some)
    return count


def _enter(session: Session, raw: Raw) -> None:
    name = _line(raw["owner"] or raw["source"], LINE)
    publisher = publisher_for_file(session, SYSTEM, name, None)
    values = {**_values(raw), "publisher": publisher.slug}
    key = normalise_repository(values["repository_url"] or "")
    if key and software_by_repository(session, key):
        values["repository_url"] = (
            None  # several catalogues list it: one entry has the repository
        )
    enter_software(session, SYSTEM, SoftwareDraft.model_validate(values))


def _values(raw: Raw) -> Raw:
    licence = _taken(LICENCE, raw["licence"])
    status = raw.get("status")
    return {
        "name": _line(raw["name"], LINE),
        "repository_url": _taken(ADDRESS, raw["repository_url"]),
        "licence": licence,
        "licence_as_found": None if licence else _line(raw["licence"] or "", LINE) or None,
        "development_status": status if status in STATES else None,
        "categories": [each for each in dict.fromkeys(raw["categories"]) if each in CATEGORIES],
        "platforms": _lines(raw["platforms"], SHORT_LINE)[:40],
        "available_languages": list(_tags(raw["languages"]))[:60],
        "declared_users": _lines(raw["used_by"], LINE)[:6000],
        "texts": {language: _text(block) for language, block in raw["localised"].items()},
    }


def _text(block: Raw) -> Raw:
    return {
        "generic_name": _line(block.get("generic_name") or "", LINE) or None,
        "short_description": _plain(block.get("short_description") or "", SENTENCE) or None,
        "long_description": _plain(block.get("long_description") or "", PROSE) or None,
        "features": [
            text for each in block.get("features") or () if (text := _plain(each, SENTENCE))
        ][:200],
    }


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
