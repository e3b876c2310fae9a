"""The thesaurus's tables."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.database.tables import BULKY, UNSAID, Identified, Kept, Table
from registry.database.types import Document, words
from registry.terms.vocabulary import ConceptKind

ByLanguage = dict[str, str]
ListByLanguage = dict[str, list[str]]


class Concept(Identified, Kept, Table):
    """One thing and what it is called in each language, in SKOS's words.

    `expansion` is what an acronym stands for; `does` and `same_job` are what a commercial product
    is for and which free software does it too. All are keyed by language but the last, whose
    members have a `name` and, where the catalogue has an entry, its `slug`; each may say where it
    is said (`source_url`) and on which day somebody read it there (`read_on`). `broader` and
    `related` are the ids of other concepts; the second stands in both. What is retired is shown,
    and the search does not use it. The last three columns follow from the labels.
    """

    __tablename__ = "concept"
    __table_args__ = (
        UniqueConstraint("kind", "sorted_by"),
        Index("ix_concept_sorted_by", "sorted_by", "id"),
        CheckConstraint(
            "kind <> 'commercial_product' OR (source IS NOT NULL AND source_url IS NOT NULL)",
            "product_says_who_says_so",
        ),
    )

    kind: Mapped[ConceptKind] = mapped_column(words(ConceptKind))
    preferred: Mapped[ByLanguage] = mapped_column(Document)
    alternative: Mapped[ListByLanguage] = mapped_column(Document)
    expansion: Mapped[ByLanguage] = mapped_column(Document)
    does: Mapped[ListByLanguage] = mapped_column(Document)
    same_job: Mapped[list[dict[str, str]]] = mapped_column(Document)
    broader: Mapped[list[str]] = mapped_column(Document, default=list)
    related: Mapped[list[str]] = mapped_column(Document, default=list)
    source: Mapped[str | None] = mapped_column(String(200))
    source_url: Mapped[str | None] = mapped_column(String(500))
    note: Mapped[str | None] = mapped_column(String(1000))
    is_retired: Mapped[bool] = mapped_column(default=False)
    sorted_by: Mapped[str] = mapped_column(String(200), info=UNSAID)
    found_by: Mapped[str] = mapped_column(Text, info=UNSAID | BULKY)
    languages: Mapped[str] = mapped_column(String(20), info=UNSAID)

    @property
    def name(self) -> str:
        """Return its preferred label, in Spanish where it has one."""
        return self.label_in("es")

    def label_in(self, language: str) -> str:
        """Return its preferred label in a language, or in the first that it has one in."""
        return self.preferred.get(language) or next(iter(self.preferred.values()))


class ThesaurusEdition(Table):
    """The thesaurus as it stands: one row, with another stamp after each change of any concept.

    Whoever keeps what they read of the thesaurus asks for the stamp alone to know whether it holds.
    """

    __tablename__ = "thesaurus_edition"
    __table_args__ = (CheckConstraint("id = 1", "is_the_only_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stamp: Mapped[UUID]
