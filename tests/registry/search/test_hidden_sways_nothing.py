"""What is hidden changes nothing for who may not know of it: no score, count, suggestion, likeness or reason."""

from dataclasses import replace

import pytest

from registry.search.index.entries import AgencyNames
from registry.search.index.index import Change, SearchIndex
from tests.registry.search.asking import EVERYONE, ask
from tests.registry.search.shelf import EVERYTHING, SAE_V1, SAE_V4, software

SECRET = "Registro zorzal de evasión y contrabando"
HIDDEN = [
    software(
        f"oculta-{kind}",
        name,
        "Agenda electrónica reservada: reservar hora, agenda, agenda, agenda y zorzales.",
        "El zorzal lleva agendas, firmas y mapas; su clave es murciélago. FIRMA MAPAS HORA. "
        * 9,
        features=("Reservar hora de atención", "Reserva de hora por internet", "Zorzal"),
        categories=("appointment-scheduling", "whistleblowing"),
        category_words=("agenda de turnos", "agendamiento", "denuncias"),
        aliases=("SAE", "zorzal", "SAE v1", "simple", "Intendencia de Montevideo"),
        publisher="oculto",
        publisher_name="Intendencia de Montevideo",
        holder_names=(AgencyNames("Organismo Oculto", ("OO",)),),
        base_software=("Zorzal DB", "PostgreSQL"),
        agency="OO",
        licence="GPL-3.0-or-later",
        status="stable",
        maintenance="active",
        has_been_reused=True,
        reusers=9,
        readiness=9,
        released_on="2026-02-01",
        visibility=visibility,
        **more,
    )
    for kind, name, visibility, more in (
        ("gobierno", SECRET, "government", {}),
        ("restringida", "Sistema de Agenda Electrónica (SAE) v5", "restricted", {}),
        ("para uno", "SIMPLE", "restricted", {"restricted_to": ("BPS",)}),
        ("sucesora", "SAE v9", "restricted", {"successor_id": SAE_V4.id}),
        ("vieja", "SAE v0", "government", {"is_discontinued": True, "successor_id": SAE_V1.id}),
    )
]
QUESTIONS = (
    "agenda para reservar hora",
    "agendamento de atendimento ao cidadão",
    "SAE",
    "SAE v1",
    "SAE v5",
    "simple",
    "zorzal",
    "zorzales y agendas",
    "murcielago",
    "murcielgo",
    "evasion",
    "evasión y contrabando de agendas",
    "agneda electronca",
    "Intendencia de Montevideo",
    "Organismo Oculto",
    "firma electrónica",
    "mapas",
    SECRET,
    "",
)
TYPED = ("ag", "zor", "zorz", "sa", "reserva de ho", "murc", "reg", "denun", "whis", "int")


def told(index: SearchIndex) -> dict[str, object]:
    """Return all that a stranger is told, but up to which change the index goes."""
    said: dict[str, object] = {
        text: replace(ask(index, text, limit=100), change_number=0) for text in QUESTIONS
    }
    chosen = {"publisher": frozenset({"oculto"})}
    said["by a hidden publisher"] = replace(ask(index, "", filters=chosen), change_number=0)
    said |= {f"{text}…": index.suggest(text, "es", {}, 20) for text in TYPED}
    return said | {
        f"like {each.id}": index.alike(each.id, EVERYONE, (), 10) for each in EVERYTHING
    }


@pytest.fixture(scope="module")
def before(shelf) -> dict[str, object]:
    return told(shelf)


def differing(before: dict[str, object], after: dict[str, object]) -> list[str]:
    return [what for what, said in before.items() if said != after[what]]


def test_what_is_hidden_changes_nothing_as_it_is_added(before, index, store):
    index.apply(Change(2, HIDDEN), store)

    assert differing(before, told(index)) == []


def test_what_is_hidden_changes_nothing_when_all_is_built_anew(before, tmp_path, store):
    index = SearchIndex(tmp_path / "index")
    index.rebuild([*HIDDEN, *EVERYTHING], 1, store)

    assert differing(before, told(index)) == []


def test_what_becomes_hidden_or_is_gone_leaves_nothing(before, index, store):
    index.apply(Change(2, [replace(one, visibility="public") for one in HIDDEN]), store)
    shown = differing(before, told(index))
    index.apply(Change(3, HIDDEN), store)
    hidden = differing(before, told(index))
    index.apply(Change(4, deletes=[one.id for one in HIDDEN]), store)
    gone = differing(before, told(index))

    assert len(shown) > len(QUESTIONS) / 2
    assert (hidden, gone) == ([], [])
