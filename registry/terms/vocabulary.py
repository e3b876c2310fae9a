"""What kinds of concepts the thesaurus holds."""

from enum import StrEnum


class ConceptKind(StrEnum):
    """What a concept is to the search.

    The labels of the first are words for one thing, and so are an acronym's and its expansions. A
    commercial product leads to what does the same job, and nothing leads to it.
    """

    SYNONYMS = "synonyms"
    ACRONYM = "acronym"
    COMMERCIAL_PRODUCT = "commercial_product"
