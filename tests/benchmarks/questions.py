"""The addresses that are asked for, and the paths that stand for each."""

import json
import random
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import select

from registry.catalogue.models import Software
from registry.database.engine import open_engine
from registry.settings import Settings

SHORT = (
    "sistema de agenda para reservar hora de atención",
    "agendamento de atendimento ao cidadão",
    "citizen appointment booking",
    "firma electrónica",
    "gestión de expedientes",
    "open data portal",
)
VARIED = 200


@dataclass(frozen=True)
class Address:
    """An address, and many ways to ask for it."""

    name: str
    paths: list[str]


def addresses(settings: Settings, data: Path | None) -> list[Address]:
    """Return the addresses that are measured; what is searched for, in a few words and in sentences."""
    asked = {"words": SHORT, "sentences": _texts(data)}
    searched = [
        Address(f"{path}?q={kind}", [f"{path}?q={quote(text)}" for text in texts])
        for path in ("/search", "/api/v1/search")
        for kind, texts in asked.items()
    ]
    slugs = [f"/software/{slug}" for slug in _slugs(settings)]
    return [Address("/", ["/"]), Address("/software/{slug}", slugs), *searched]


def _texts(data: Path | None) -> list[str]:
    """Return what people ask for: of the real cases some, always the same ones."""
    if data is None:
        return list(SHORT)
    with (data / "retrieval" / "all.jsonl").open() as lines:
        texts = [json.loads(line)["query"] for line in lines]
    return random.Random(1).sample(texts, VARIED)  # noqa: S311  a choice, not a secret


def _slugs(settings: Settings) -> list[str]:
    engine = open_engine(settings)
    with engine.connect() as connection:
        slugs = list(connection.scalars(select(Software.slug).order_by(Software.slug)))
    engine.dispose()
    return random.Random(1).sample(slugs, min(VARIED, len(slugs)))  # noqa: S311  as above
