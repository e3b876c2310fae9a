"""When two names are near."""

import pytest

from registry.reviews.alike import NEAR
from registry.reviews.rules import likeness_of_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sistema de Agenda Electrónica", "Sistema de Agenda Electronica"),
        ("Sistema de Agenda Electrónica", "SISTEMA DE AGENDA ELECTRÓNICA 2"),
        ("Sistema de Agenda Electrónica", "Sistema Agenda Electrónica"),
        ("SAE", "sae v2"),
        ("Expediente", "Expedientes"),
    ],
)
def test_are_near(one, other):
    assert likeness_of_names(one, other) >= NEAR
    assert likeness_of_names(one, other) == likeness_of_names(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sistema de Agenda Electrónica", "Sistema de Archivo Electrónico"),
        ("Agenda", "Turnero"),
        ("2048", "1024"),
        ("---", "---"),
    ],
)
def test_are_not(one, other):
    assert likeness_of_names(one, other) < NEAR
