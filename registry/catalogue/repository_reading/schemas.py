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


class RepositoryEntryDraft(RepositoryDraft):
    """A repository to be entered, or whose file is to be taken over into the entry that there is."""

    take_over: Annotated[
        bool,
        Field(
            description="Where your agency has an entry of this repository: take its publiccode.yml"
            " over into it. What people said of it stays."
        ),
    ] = False
