"""The forms that add and edit a concept, as their pages show them."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from starlette.datastructures import FormData

from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.terms.models import Concept
from registry.terms.schemas import (
    MOST_SOFTWARE,
    ConceptDraft,
    ConceptEdit,
    FreeSoftware,
    Wording,
    Wordings,
)
from registry.terms.vocabulary import ConceptKind
from web.changes import Change
from web.forms import Form, prefilled
from web.names import CONCEPT_KINDS, choices

AnyForm = Form[Any]  # Any: a draft, an edit, or what is kept
SPARE_ROWS = 3
LISTED = ("alternative", "does")  # typed one to a line
ASKS = {"kind": N_("Choose what kind of concept it is.")}
ORDER = (
    *("kind", "preferred", "alternative", "expansion", "does", "same_job"),
    *("source", "source_url", "note"),
)


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

    def whole(self) -> "PostedEdit":
        """Return the edit with every field given: rows that were all emptied are no row posted."""
        return PostedEdit(**{name: getattr(self, name) for name in PostedEdit.model_fields})


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


def parted(posted: FormData) -> FormData:
    """Part the labels that are typed one to a line."""
    pairs: list[tuple[str, Any]] = []  # Any: as Starlette has it
    for name, text in posted.multi_items():
        if name.startswith(tuple(f"{field}-" for field in LISTED)) and isinstance(text, str):
            lines = [line.strip() for line in text.splitlines()]
            pairs += [(name, line) for line in lines if line] or [(name, "")]
        else:
            pairs.append((name, text))
    return FormData(pairs)


def kept(concept: Concept, language: Language) -> AnyForm:
    """Return the form that shows a concept as it is kept."""
    return prefilled(
        {name: getattr(concept, name) for name in (*ORDER[1:], "is_retired")}, language
    )


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
