"""What is handed in about the upkeep of software."""

from typing import Annotated

from pydantic import Field

from registry.agencies.schemas import AgencyCode
from registry.catalogue.schemas import PartialDay
from registry.drafts import Draft, NoneIfEmpty, WebAddress
from registry.text import Line, Sentence
from registry.upkeep.vocabulary import SupporterKind


class SupporterDraft(Draft):
    """Somebody who helps with a software, with what shows it."""

    name: Line
    kind: SupporterKind
    services: list[Line] = Field(default_factory=list, max_length=20)
    since: Annotated[PartialDay | None, NoneIfEmpty] = None
    evidence: Annotated[Sentence | None, NoneIfEmpty] = None
    evidence_url: Annotated[WebAddress | None, NoneIfEmpty] = None
    website: Annotated[WebAddress | None, NoneIfEmpty] = None


class HandoverDraft(Draft):
    """To which agency the stewardship of a software is to go, and why."""

    to: AgencyCode
    note: Annotated[Sentence | None, NoneIfEmpty] = None


class PastHandoverDraft(Draft):
    """That a stewardship passed before it could be recorded here, as far as is known when."""

    origin: AgencyCode | None = None
    heir: AgencyCode
    happened_on: PartialDay
    note: Annotated[Sentence | None, NoneIfEmpty] = None


class RefusalDraft(Draft):
    """Why a stewardship is not taken."""

    note: Annotated[Sentence | None, NoneIfEmpty] = None


class EntryConfirmation(Draft):
    """That an entry is true still; `has_licence_file` says whether its repository holds a licence file."""

    has_licence_file: Annotated[bool | None, NoneIfEmpty] = None
