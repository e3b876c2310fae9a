"""The thesaurus's first concepts, as they are handed in."""

from collections.abc import Iterator
from typing import Final

from registry.terms.schemas import (
    ConceptDraft,
    ConceptTaken,
    FreeSoftware,
    Wording,
    Wordings,
)
from registry.terms.vocabulary import ConceptKind
from seed.facts.thesaurus.acronyms import ACRONYMS
from seed.facts.thesaurus.products import (
    FILE_OF_THE_LIST,
    PRODUCTS,
    READ_IN_THE_LIST,
    READ_ON,
    Product,
)
from seed.facts.thesaurus.synonyms import SYNONYMS
from seed.facts.thesaurus.ties import BROADER, RELATED

LANGUAGES = ("es", "pt", "en")


def _parted(labels: str) -> list[str]:
    return [label.strip() for label in labels.split(",")]


def _synonyms(row: tuple[str, str, str]) -> ConceptDraft:
    labels = {language: _parted(said) for language, said in zip(LANGUAGES, row, strict=True)}
    return ConceptDraft(
        kind=ConceptKind.SYNONYMS,
        preferred=Wording(**{language: first for language, (first, *_) in labels.items()}),
        alternative=Wordings(**{language: rest for language, (_, *rest) in labels.items()}),
    )


def _acronym(row: tuple[str, str | None, str | None, str | None]) -> ConceptDraft:
    first, *others = _parted(row[0])
    return ConceptDraft(
        kind=ConceptKind.ACRONYM,
        preferred=Wording(es=first),
        alternative=Wordings(es=others),
        expansion=Wording(**dict(zip(LANGUAGES, row[1:], strict=True))),
    )


def _product(product: Product) -> ConceptDraft:
    first, *others = _parted(product.names)
    source, source_url = product.source
    return ConceptDraft(
        kind=ConceptKind.COMMERCIAL_PRODUCT,
        preferred=Wording(es=first),
        alternative=Wordings(es=others),
        does=Wordings(es=_parted(product.es), pt=_parted(product.pt), en=_parted(product.en)),
        same_job=[_same_job(product, name) for name in product.same_job],
        source=source,
        source_url=source_url,
    )


def _same_job(product: Product, name: str) -> FreeSoftware:
    """Return a free software with where it is said, and when it was read there, if it was."""
    if product.was_read:
        return FreeSoftware(name=name, read_on=READ_ON)
    if name in READ_IN_THE_LIST:
        address = FILE_OF_THE_LIST.format(READ_IN_THE_LIST[name])
        return FreeSoftware(name=name, source_url=address, read_on=READ_ON)
    return FreeSoftware(name=name)


def _concepts() -> Iterator[ConceptDraft]:
    yield from map(_synonyms, SYNONYMS)
    yield from map(_acronym, ACRONYMS)
    yield from map(_product, PRODUCTS)


CONCEPTS: Final[tuple[ConceptDraft, ...]] = tuple(_concepts())


def _tied(draft: ConceptDraft) -> ConceptTaken:
    name = draft.preferred.es or ""
    return ConceptTaken(
        address=name,
        draft=draft,
        broader=tuple(wider for each, wider in BROADER if each == name),
        related=tuple(other for each, other in RELATED if each == name),
    )


TIED: Final[tuple[ConceptTaken, ...]] = tuple(map(_tied, CONCEPTS))
"""The concepts with what each is tied to, by the Spanish labels."""
