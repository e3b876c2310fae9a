"""The form that has somebody told of a search or a need: what it holds, and how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel

from registry.actors.rules import Actor
from registry.language.vocabulary import Language
from registry.needs.models import Need
from registry.needs.queries import find_need
from registry.watches.rules import name_of
from registry.watches.schemas import WatchDraft
from registry.watches.vocabulary import MailDigest
from web.dependencies import Database
from web.forms import Form
from web.search.asked import FACETS, Asked
from web.watches.showing import MAILS, Question, question_of, question_of_need

AskingForm = Form[WatchDraft] | Form[BaseModel]
NO_MAIL = {"mail": [MailDigest.NONE.value]}


@dataclass(frozen=True)
class NewPage:
    """What is about to be watched, and how it is to be called."""

    question: Question
    form: AskingForm
    hidden: list[tuple[str, str]]
    mails: Mapping[MailDigest, str]


def form_of_need(need: Need) -> AskingForm:
    """Return the form that watches a need."""
    return Form[WatchDraft](values={**NO_MAIL, "need": [str(need.id)], "name": [need.title]})


def form_of_search(asked: Asked, language: Language) -> AskingForm:
    """Return the form that watches what the search's address asks, called by it."""
    chosen = {facet: sorted(values) for facet, values in asked.filters.items()}
    labels = question_of(language, asked.text, chosen, with_demonstration=False).labels
    return Form[WatchDraft](
        values={
            **NO_MAIL,
            "name": [name_of(asked.text, labels)],
            "search-q": [asked.text],
            **{f"search-{facet}": values for facet, values in chosen.items()},
            **({"search-demonstration": ["true"]} if asked.demonstration else {}),
        }
    )


def new_page(session: Database, reader: Actor, form: AskingForm, language: Language) -> NewPage:
    """Return the form's page; what is watched is carried along in hidden fields."""
    hidden = [
        (name, value)
        for name, values in form.values.items()
        if name == "need" or name.startswith("search-")
        for value in values
        if value
    ]
    return NewPage(_question(session, reader, form, language), form, hidden, MAILS)


def _question(
    session: Database, reader: Actor, form: AskingForm, language: Language
) -> Question:
    if need := form.value("need"):
        return question_of_need(
            find_need(session, reader, UUID(need)) if _is_id(need) else None
        )
    chosen = {
        facet: [value for value in form.values.get(f"search-{facet}", ()) if value]
        for facet in FACETS
    }
    is_on = bool(form.value("search-demonstration"))
    return question_of(language, form.value("search-q"), chosen, with_demonstration=is_on)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
