"""What is handed in about how ready a software is to be reused."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from registry.drafts import Draft, NoneIfEmpty, WebAddress
from registry.language.marks import N_
from registry.reuse_readiness.vocabulary import HIGHEST, LOWEST, Topic
from registry.text import Sentence, ShortLine


class TopicDraft(Draft):
    """The level of one topic, and what shows it. A topic without a level is not assessed."""

    topic: Topic
    level: Annotated[Annotated[int, Field(ge=LOWEST, le=HIGHEST)] | None, NoneIfEmpty] = None
    evidence: Annotated[Sentence | None, NoneIfEmpty] = None
    evidence_url: Annotated[WebAddress | None, NoneIfEmpty] = None


def _topics_differ(topics: list[TopicDraft]) -> list[TopicDraft]:
    if len({each.topic for each in topics}) != len(topics):
        raise PydanticCustomError("topic_twice", N_("The same topic stands here twice."))
    return topics


class ReadinessDraft(Draft):
    """The levels of a version, as a whole: a topic that is left out is not assessed."""

    version: ShortLine
    topics: Annotated[list[TopicDraft], AfterValidator(_topics_differ)] = Field(
        default_factory=list, max_length=len(Topic)
    )


class ConfirmationDraft(Draft):
    """Which version's levels a reviewer confirms."""

    version: ShortLine
