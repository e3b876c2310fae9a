"""What is handed in about concepts."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from registry.drafts import Draft, NotEmptied, WebAddress
from registry.terms.vocabulary import ConceptKind
from registry.text import Line, NoneIfEmpty, OneLine, Sentence

LONGEST_LABEL = 120
MOST_LABELS = 40
MOST_SOFTWARE = 40
MOST_LINKS = 30

Label = Annotated[str, OneLine(LONGEST_LABEL)]
OptionalLabel = Annotated[Label | None, NoneIfEmpty]
Labels = Annotated[list[Label], Field(max_length=MOST_LABELS)]
OptionalSlug = Annotated[
    Annotated[str, Field(pattern=r"^[a-z0-9-]{1,120}$")] | None, NoneIfEmpty
]


Links = Annotated[list[UUID], Field(max_length=MOST_LINKS)]


class Wording(Draft):
    """One label in each language that has one."""

    model_config = ConfigDict(frozen=True)

    es: OptionalLabel = None
    pt: OptionalLabel = None
    en: OptionalLabel = None


class Wordings(Draft):
    """Any number of labels in each language."""

    es: Labels = Field(default_factory=list)
    pt: Labels = Field(default_factory=list)
    en: Labels = Field(default_factory=list)


class FreeSoftware(Draft):
    """A free software that does the same job: what it is called and, where it is catalogued here, its slug.

    `source_url` is where it is said, if not where the concept says; `read_on` the day on which
    somebody read it there: without one the source is named and was not read.
    """

    name: Label
    slug: OptionalSlug = None
    source_url: Annotated[WebAddress | None, NoneIfEmpty] = None
    read_on: date | None = None


class ConceptDraft(Draft):
    """A concept to be kept. An acronym needs its expansion, a commercial product who says what it says."""

    kind: ConceptKind
    preferred: Wording
    alternative: Wordings = Field(default_factory=Wordings)
    expansion: Wording = Field(default_factory=Wording)
    does: Wordings = Field(default_factory=Wordings)
    same_job: Annotated[list[FreeSoftware], Field(max_length=MOST_SOFTWARE)] = Field(
        default_factory=list
    )
    broader: Links = Field(default_factory=list)
    related: Links = Field(default_factory=list)
    source: Annotated[Line | None, NoneIfEmpty] = None
    source_url: Annotated[WebAddress | None, NoneIfEmpty] = None
    note: Annotated[Sentence | None, NoneIfEmpty] = None


class ConceptEdit(Draft):
    """What is to change of a concept; a field that is given takes the place of the whole of it."""

    preferred: Annotated[Wording | None, NotEmptied()] = None
    alternative: Annotated[Wordings | None, NotEmptied()] = None
    expansion: Annotated[Wording | None, NotEmptied()] = None
    does: Annotated[Wordings | None, NotEmptied()] = None
    same_job: Annotated[
        Annotated[list[FreeSoftware], Field(max_length=MOST_SOFTWARE)] | None, NotEmptied()
    ] = None
    broader: Annotated[Links | None, NotEmptied()] = None
    related: Annotated[Links | None, NotEmptied()] = None
    source: Annotated[Line | None, NoneIfEmpty] = None
    source_url: Annotated[WebAddress | None, NoneIfEmpty] = None
    note: Annotated[Sentence | None, NoneIfEmpty] = None
    is_retired: Annotated[bool | None, NotEmptied()] = None


@dataclass(frozen=True)
class ConceptTaken:
    """A concept of another thesaurus, by its own address there, with the addresses it points at."""

    address: str
    draft: ConceptDraft
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
