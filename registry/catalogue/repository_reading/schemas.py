"""What is asked of a repository."""

from typing import Annotated

from pydantic import Field

from registry.catalogue.schemas import LanguageTag
from registry.drafts import Draft
from registry.text import Address


class RepositoryDraft(Draft):
    """A repository to be read: its address, and the language its README is written in."""

    url: Annotated[Address, Field(examples=["https://github.com/AGESIC-UY/agenda"])]
    language: LanguageTag = "es"
