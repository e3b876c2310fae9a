"""What is handed in about publishers."""

from typing import Annotated

from registry.agencies.schemas import AgencyCode
from registry.drafts import Draft, NotEmptied, WebAddress
from registry.text import Address, Line


class PublisherDraft(Draft):
    """A publisher to be registered. `uri` is the organisation's, as publiccode.yml names it."""

    name: Line
    uri: Address | None = None
    code_hosting: WebAddress | None = None
    website: WebAddress | None = None
    agency: AgencyCode | None = None


class PublisherEdit(Draft):
    """What is to change of a publisher; an empty agency unties it."""

    name: Annotated[Line | None, NotEmptied()] = None
    code_hosting: WebAddress | None = None
    website: WebAddress | None = None
    agency: AgencyCode | None = None
