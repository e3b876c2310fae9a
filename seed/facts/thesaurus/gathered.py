"""The thesaurus's first concepts, as they are handed in."""

from collections.abc import Iterator
from typing import Final

from registry.terms.schemas import ConceptDraft, FreeSoftware, Wording, Wordings
from registry.terms.vocabulary import ConceptKind
from seed.facts.thesaurus.acronyms import ACRONYMS
from seed.facts.thesaurus.products import PRODUCTS, Product
from seed.facts.thesaurus.synonyms import SYNONYMS

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
        same_job=[FreeSoftware(name=name) for name in product.same_job],
        source=source,
        source_url=source_url,
    )


def _concepts() -> Iterator[ConceptDraft]:
    yield from map(_synonyms, SYNONYMS)
    yield from map(_acronym, ACRONYMS)
    yield from map(_product, PRODUCTS)


CONCEPTS: Final[tuple[ConceptDraft, ...]] = tuple(_concepts())
