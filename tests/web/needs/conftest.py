"""Needs that these tests begin with."""

import pytest

from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need

LINES = (
    {"priority": "must", "text": "Reserva de hora por internet"},
    {"priority": "should", "text": "Recordatorio por correo"},
)


@pytest.fixture
def state(write, cast):
    """State a need of the agency: `state(visibility="public")`."""

    def state(**facts):
        draft = {
            "title": "Agenda para la atención",
            "problem": "Las personas hacen fila desde la madrugada.",
            "requirements": LINES,
            **facts,
        }
        with write() as session:
            return state_need(session, cast.member.actor, NeedDraft.model_validate(draft))

    return state


@pytest.fixture
def form():
    """What is typed into the form of a need, so that nothing is wrong with it."""
    return {
        "title": "Agenda para la atención",
        "problem": "Las personas hacen fila desde la madrugada.",
        "language": "es",
        "categories": ["", "appointment-scheduling"],
        "keywords": "agenda, turnos",
        "requirements-0-text": "Reserva de hora por internet",
        "requirements-0-priority": "must",
        "requirements-0-is_knockout": "true",
        "requirements-0-kind": "functional",
        "requirements-1-text": "Recordatorio por correo",
        "requirements-1-priority": "should",
        "requirements-2-text": "",
        "budget": "900.000",
        "budget_currency": "UYI",
        "budget_price_year": "2026",
        "time_limit_months": "8",
        "visibility": "government",
        "shared_with": "",
    }
