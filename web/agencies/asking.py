"""The forms that register, edit and close an agency, as their pages show them."""

from dataclasses import dataclass
from typing import Any

from registry.actors import rules
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.agencies.queries import every_agency
from registry.agencies.schemas import AgencyEdit, Country, NewAgencyCode
from registry.agencies.vocabulary import AGENCY_KINDS, AgencyKind
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.text import Line
from web.changes import Change
from web.dependencies import Database
from web.forms import Form, prefilled
from web.names import choices

AnyForm = Form[Any]  # Any: a draft, an edit, a closing, or what is kept
ASKS = {
    "code": N_("Give the agency a code, such as its acronym."),
    "name": N_("Write the agency's name."),
    "kind": N_("Choose what kind of body it is."),
    "closed_on": N_("Say on which day it ended."),
    "reason": N_("Say why it ended: the law or resolution that says so."),
}
NAMES = {  # of an agency's columns, where the page says what changed
    "code": N_("Code"),
    "name": N_("Name"),
    "acronym": N_("Acronym"),
    "kind": N_("Kind"),
    "country": N_("Country"),
    "website": N_("Web page"),
    "closed_on": N_("Closed on"),
    "closing_reason": N_("Why it was closed"),
}


class EditedAgency(AgencyEdit):
    """An edit as the form hands it in: whole, so that nothing is emptied without a word."""

    name: Line
    kind: AgencyKind
    country: Country


class RenamedAgency(EditedAgency):
    """An edit by someone who may also change the code."""

    code: NewAgencyCode


@dataclass(frozen=True)
class AgencyFormPage:
    """The form that registers an agency, or edits the one that is given."""

    form: AnyForm
    agency: Agency | None
    may_rename: bool
    kinds: list[tuple[str, str]]
    parents: list[tuple[str, str]]
    changes: list[Change] | None
    holds_demonstration: bool


@dataclass(frozen=True)
class ClosingPage:
    """The form that closes an agency, and hands what it has to the one that follows it."""

    form: AnyForm
    agency: Agency
    heirs: list[tuple[str, str]]
    changes: list[Change] | None
    holds_demonstration: bool


def form_page(
    session: Database,
    actor: rules.Actor,
    form: AnyForm,
    language: Language,
    agency: Agency | None = None,
    changes: list[Change] | None = None,
) -> AgencyFormPage:
    """Return the page of the form that registers or edits an agency."""
    return AgencyFormPage(
        form=form.in_order(("name", "code")),
        agency=agency,
        may_rename=rules.may(actor, Permission.EDIT_AGENCIES),
        kinds=choices(AGENCY_KINDS, language),
        parents=_others(session, agency),
        changes=changes,
        holds_demonstration=agency is not None and agency.is_demonstration,
    )


def closing_page(
    session: Database, form: AnyForm, agency: Agency, changes: list[Change] | None = None
) -> ClosingPage:
    """Return the page of the form that closes an agency."""
    return ClosingPage(
        form=form,
        agency=agency,
        heirs=_others(session, agency),
        changes=changes,
        holds_demonstration=agency.is_demonstration,
    )


def kept(agency: Agency, language: Language) -> AnyForm:
    """Return the form that shows an agency as it is kept."""
    plain = ("code", "name", "acronym", "kind", "country", "website")
    values = {name: getattr(agency, name) for name in plain}
    parent = agency.parent.code if agency.parent else None
    return prefilled({**values, "parent": parent}, language)


def _others(session: Database, agency: Agency | None) -> list[tuple[str, str]]:
    return [
        (each.code, f"{each.code}, {each.name}")
        for each in every_agency(session)
        if agency is None or each.id != agency.id
    ]
