"""What a result's score is made of, as the page shows it: a bar and a number for each part."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from registry.language.formats import READ
from registry.language.vocabulary import Language
from registry.search.explaining import EVIDENCE, PARTS
from registry.search.index.outcome import Reason
from registry.search.queries import Hit

POINTS = 100


@dataclass(frozen=True)
class Share:
    """A part of a score: message ids, its points of a hundred, and as many percent of a bar's width."""

    words: str
    grounds: Sequence[str]
    points: Decimal
    length: Decimal
    is_loss: bool


@dataclass(frozen=True)
class Explained:
    """A score in points of a hundred, the parts that add up to it, and in which language the sentence is."""

    points: Decimal
    shares: list[Share]
    language: str | None


def explained(hit: Hit, sentence: Reason | None, language: Language) -> Explained:
    """Return what a hit's score is made of; parts that add nothing are left out."""
    shares = [
        _share(name, _points(part), hit.evidence)
        for name, part in asdict(hit.parts).items()
        if part
    ]
    return Explained(_points(hit.score), shares, _named(sentence, language))


def _points(part: float) -> Decimal:
    """Return a part as points; it has four places, and its points the two that are shown."""
    return Decimal(f"{part:.4f}") * POINTS


def _share(name: str, points: Decimal, evidence: Sequence[str]) -> Share:
    return Share(
        words=PARTS[name],
        grounds=[EVIDENCE[facet] for facet in evidence] if name == "evidence" else [],
        points=points,
        length=abs(points),
        is_loss=points < 0,
    )


def _named(sentence: Reason | None, language: Language) -> str | None:
    """Return what the language of a sentence is called, where it is told."""
    code = (sentence.language or "").partition("-")[0] if sentence else ""
    return READ[language].languages.get(code)
