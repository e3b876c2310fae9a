"""Why a result stands where it does, in numbers that add up, and who reuses it."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from api.outs import Out, Quantity, Ratio
from registry.reuse.vocabulary import ReuseStage


class PartsOut(Out):
    """The parts of a score: they add up to it."""

    passage: float = Field(description="By the meaning of the sentence that answers best.")
    whole: float = Field(description="By the meaning of all that it says of itself.")
    words: float = Field(description="By the words found, and how rare they are.")
    coverage: float = Field(description="By how much of the question was found.")
    about: float = Field(description="By how much of the entry's own words speak of it.")
    name: float = Field(description="Because what was asked is its name, or its version.")
    organisation: float = Field(
        description="Because what was asked is who publishes or holds it."
    )
    evidence: float = Field(
        description="By what speaks for it; it tells near-ties apart.", examples=[0.011]
    )
    status: float = Field(description="Less than 0 where it is discontinued.", examples=[-0.08])


class MarkOut(Out):
    """A place to highlight in a text: its first character, and the one behind its last."""

    start: int
    end: int


class SentenceOut(Out):
    """The passage that answers best, with the words that do."""

    text: str
    language: str | None
    field: str = Field(examples=["feature"])
    marks: list[MarkOut]


class MatchedWordOut(Out):
    """A word asked for, and what answers it."""

    asked: str = Field(examples=["reservar"])
    found: str = Field(examples=["reserva"])
    how: Literal["word", "thesaurus", "meaning"] = Field(
        description="`word`: it was found, in this form or another; `thesaurus`: another that people say stands"
        " for it; `meaning`: one of like meaning, as in another language."
    )
    language: str | None = Field(description="Of the text in which it was found.")


class ReusedByOut(Out):
    """An agency that reuses it, or another software of its lineage, and what that took."""

    id: UUID
    agency: str = Field(description="The agency's code.", examples=["BPS"])
    software: str
    stage: ReuseStage
    original_months: Quantity | None
    adaptation_months: Quantity | None
    adaptation_person_months: Quantity | None
    time_ratio: Ratio | None
    is_demonstration: bool


class ExplanationOut(Out):
    """Why a result stands where it does."""

    parts: PartsOut
    evidence: list[Literal["reused", "status", "maintenance", "readiness", "year"]] = Field(
        description="What its share of evidence comes from: it is reused, stable, maintained, ready to be"
        " reused (level 5 or better), or has a version of this year or the last."
    )
    sentence: SentenceOut | None
    words: list[MatchedWordOut]
    also_known_as: list[str]
    reused_by: list[ReusedByOut]
