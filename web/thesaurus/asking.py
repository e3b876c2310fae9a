"""The forms that add and edit a concept, as their pages show them."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field
from starlette.datastructures import FormData

from registry.errors import InvalidError, RefusalError
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.terms.models import Concept
from registry.terms.queries import Links, ids_named
from registry.terms.schemas import (
    MOST_LINKS,
    MOST_SOFTWARE,
    ConceptDraft,
    ConceptEdit,
    FreeSoftware,
    Label,
    Wording,
    Wordings,
)
from registry.terms.tying import UnknownLinkError
from registry.terms.vocabulary import ConceptKind
from web.changes import Change
from web.dependencies import Database
from web.forms import Form, prefilled
from web.names import CONCEPT_KINDS, choices

AnyForm = Form[Any]  # Any: a draft, an edit, or what is kept
SPARE_ROWS = 1
TIES = ("broader", "related")
ASKS = {"kind": N_("Choose what kind of concept it is.")}
ORDER = (
    *("kind", "preferred", "alternative", "expansion", "does", "same_job"),
    *("broader_names", "related_names", "source", "source_url", "note"),
)
Names = Annotated[list[Label], Field(max_length=MOST_LINKS)]


def _nothing_said(value: object) -> object:
    return {} if value is None else value


Emptied = BeforeValidator(_nothing_said)
"""A part of which every field was left empty: it says nothing, which is no complaint yet."""


class PostedConcept(ConceptDraft):
    """A concept as its form hands it in."""

    preferred: Annotated[Wording, Emptied] = Field(default_factory=Wording)
    alternative: Annotated[Wordings, Emptied] = Field(default_factory=Wordings)
    expansion: Annotated[Wording, Emptied] = Field(default_factory=Wording)
    does: Annotated[Wordings, Emptied] = Field(default_factory=Wordings)
    broader_names: Names = Field(default_factory=list)
    related_names: Names = Field(default_factory=list)

    def tied(self, session: Database) -> ConceptDraft:
        """Return the concept with the others that were named. Raises UnknownLinkError."""
        said = {name: getattr(self, name) for name in ConceptDraft.model_fields}
        return ConceptDraft(
            **{**said, **_ties(session, self.broader_names, self.related_names)}
        )


class PostedEdit(ConceptEdit):
    """An edit as its form hands it in: whole, so that what was emptied is empty."""

    preferred: Annotated[Wording, Emptied] = Field(default_factory=Wording)
    alternative: Annotated[Wordings, Emptied] = Field(default_factory=Wordings)
    expansion: Annotated[Wording, Emptied] = Field(default_factory=Wording)
    does: Annotated[Wordings, Emptied] = Field(default_factory=Wordings)
    same_job: Annotated[list[FreeSoftware], Field(max_length=MOST_SOFTWARE)] = Field(
        default_factory=list
    )
    is_retired: bool = False
    broader_names: Names = Field(default_factory=list)
    related_names: Names = Field(default_factory=list)

    def whole(self, session: Database) -> ConceptEdit:
        """Return the edit with every field given: rows that were all emptied are no row posted.

        Raises UnknownLinkError.
        """
        said = {name: getattr(self, name) for name in ConceptEdit.model_fields}
        return ConceptEdit(**{**said, **_ties(session, self.broader_names, self.related_names)})


def _ties(session: Database, broader: list[str], related: list[str]) -> dict[str, list[UUID]]:
    """Return the ids of the concepts that were named, for each kind of tie."""
    known = ids_named(session, [*broader, *related])
    for field, names in zip(TIES, (broader, related), strict=True):
        for name in names:
            if name not in known:
                raise UnknownLinkError(field, name=name)
    return {
        field: [known[name] for name in names]
        for field, names in zip(TIES, (broader, related), strict=True)
    }


def field_of(refusal: RefusalError) -> str:
    """Return the field at which a refusal is said, where that is not the one it names itself."""
    if isinstance(refusal, InvalidError) and refusal.field in TIES:
        return f"{refusal.field}_names"
    return ""


@dataclass(frozen=True)
class ConceptFormPage:
    """The form that adds a concept, or edits the one that is given."""

    form: AnyForm
    concept: Concept | None
    kinds: list[tuple[str, str]]
    shows_acronym: bool
    shows_product: bool
    languages: list[Language]
    spare: int
    changes: list[Change] | None


_TYPED_IN_LINES = (
    *(f"{field}-" for field in ("alternative", "does")),
    *(f"{tie}_names" for tie in TIES),
)


def parted(posted: FormData) -> FormData:
    """Part the labels that are typed one to a line."""
    pairs: list[tuple[str, Any]] = []  # Any: as Starlette has it
    for name, text in posted.multi_items():
        if name.startswith(_TYPED_IN_LINES) and isinstance(text, str):
            lines = [line.strip() for line in text.splitlines()]
            pairs += [(name, line) for line in lines if line] or [(name, "")]
        else:
            pairs.append((name, text))
    return FormData(pairs)


def kept(concept: Concept, links: Links, language: Language) -> AnyForm:
    """Return the form that shows a concept as it is kept, with what it is tied to."""
    shown = {
        name: getattr(concept, name)
        for name in (*ORDER[1:], "is_retired")
        if not name.endswith("_names")
    }
    # as the form's fields have it: a day is a day, and no text
    shown["same_job"] = [
        FreeSoftware.model_validate(each).model_dump() for each in concept.same_job
    ]
    ties = {
        "broader_names": [each.name for each in links.broader],
        "related_names": [each.name for each in links.related],
    }
    return prefilled({**shown, **ties}, language)


def form_page(
    form: AnyForm,
    language: Language,
    concept: Concept | None = None,
    changes: list[Change] | None = None,
) -> ConceptFormPage:
    """Return the page of a form."""
    return ConceptFormPage(
        form=form.in_order(ORDER),
        concept=concept,
        kinds=choices(CONCEPT_KINDS, language),
        shows_acronym=concept is None or concept.kind is ConceptKind.ACRONYM,
        shows_product=concept is None or concept.kind is ConceptKind.COMMERCIAL_PRODUCT,
        languages=list(Language),
        spare=SPARE_ROWS,
        changes=changes,
    )
