"""What a reviewer hands in."""

from typing import Annotated

from pydantic import Field

from registry.catalogue.schemas import SlugGiven
from registry.drafts import Draft
from registry.reviews.vocabulary import ReviewDecision
from registry.text import Line, NoneIfEmpty, Sentence

Note = Annotated[Sentence | None, NoneIfEmpty]


class RemarkDraft(Draft):
    """What a reviewer says of one field of an entry; `field` is its name, dotted."""

    field: Line
    text: Sentence


class ReviewDraft(Draft):
    """A reviewer's decision, with its remarks."""

    decision: ReviewDecision
    note: Note = None
    remarks: list[RemarkDraft] = Field(default_factory=list, max_length=100)


class MergerDraft(Draft):
    """Which entry is kept of two of the same software, by its slug."""

    into: SlugGiven


class WithdrawalDraft(Draft):
    """Why an entry is withdrawn."""

    reason: Sentence
