"""The pages of who helps, of the stewardship, and an agency's view of what it has published."""

import re

import pytest

from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse


@pytest.fixture
def slug(enter):
    return enter("Agenda", contractors=[{"name": "Taller Norte", "ends_on": "2020-01-01"}]).slug


SUPPORTER = {
    "name": "Cooperativa Sur",
    "kind": "supplier",
    "services": "Instalación\nCapacitación",
    "since": "2019",
    "evidence": "Lo instaló en dos organismos.",
}


def test_who_helps_is_named_reviewed_and_struck_out(pages, cast, slug, words):
    address, stranger = f"/software/{slug}/supporters", pages.as_(cast.stranger)
    asked = f"{address}?language=es"
    assert "Taller Norte" in words(stranger.get(asked))
    assert "terminó el" in words(stranger.get(asked))

    pages.as_(cast.member).post(address, SUPPORTER)
    assert "Cooperativa Sur" not in words(stranger.get(asked))
    reviewer = pages.as_(cast.reviewer)
    found = re.search(r"/supporters/([0-9a-f-]{36})/approve", reviewer.get(asked).text)
    reviewer.post(f"{address}/{found[1]}/approve", {})
    page = words(stranger.get(asked))
    assert "Cooperativa Sur" in page
    assert "Instalación" in page
    pages.as_(cast.publisher).post(f"{address}/{found[1]}/remove", {})

    assert "Cooperativa Sur" not in words(stranger.get(asked))


def test_what_is_wrong_is_said_and_what_was_typed_stays(pages, cast, slug):
    wrong = {**SUPPORTER, "since": "mañana", "services": "Instalación\nCapacitación"}

    answer = pages.as_(cast.member).post(f"/software/{slug}/supporters", wrong)

    assert answer.status_code == 422
    assert "Cooperativa Sur" in answer.text


def test_a_stewardship_is_proposed_and_taken_on(pages, cast, slug, words):
    address = f"/software/{slug}/handover"
    owner, heir = pages.as_(cast.publisher), pages.as_(cast.outsider)
    code = cast.other_agency.code

    owner.post(address, {"to": code, "note": "Lo mantiene de hecho."})
    page = heir.get(f"{address}?language=es")
    assert "Se propone a su organismo como custodio" in words(page)
    assert "Lo mantiene de hecho." in words(page)
    again = owner.post(address, {"to": code})
    assert again.status_code == 409
    handover = re.search(r"/handover/([0-9a-f-]{36})/accept", page.text)[1]
    heir.post(f"{address}/{handover}/accept", {})

    seen = words(pages.as_(cast.stranger).get(f"{address}?language=es"))
    assert "Asumida" in seen
    assert "Lo mantiene de hecho." not in seen  # it was written to the agencies concerned
    assert "Lo mantiene de hecho." in words(owner.get(address))


def test_a_stranger_sees_no_proposal(pages, cast, slug, words):
    address = f"/software/{slug}/handover"
    pages.as_(cast.publisher).post(address, {"to": cast.other_agency.code, "note": "Secreto"})

    page = words(pages.as_(cast.stranger).get(address))

    assert "Secreto" not in page


def test_a_refusal_says_why(pages, cast, slug, words):
    address, heir = f"/software/{slug}/handover", pages.as_(cast.outsider)
    pages.as_(cast.publisher).post(address, {"to": cast.other_agency.code})
    handover = re.search(r"/handover/([0-9a-f-]{36})/refuse", heir.get(address).text)[1]

    heir.post(f"{address}/{handover}/refuse", {"note": "Sin equipo."})

    assert "Sin equipo." in words(pages.as_(cast.publisher).get(address))


def test_an_agency_sees_what_is_lacking_who_reuses_and_what_is_overdue(
    pages, cast, enter, write, words, clock
):
    software = enter("Agenda", licence="MIT")
    with write() as session:
        draft = ReuseDraft(
            software=software.slug,
            agency=cast.other_agency.code,
            stage="in_production",
            contributions=[{"kind": "correction", "text": "Un arreglo."}],
        )
        record_reuse(session, cast.outsider.actor, draft)
    clock.forward(days=370)
    owner = pages.as_(cast.someone("later", cast.agency, {"publisher"}))

    page = words(owner.get("/software/mine/dashboard?language=es"))

    assert "Fichas por confirmar: 1" in page
    assert "20 de 100" in page
    assert "vencida desde" in page
    assert re.search(r"sin evaluar 1 1 vencida", page)


def test_what_is_overdue_is_counted_over_all_pages(
    pages, cast, enter, words, clock, monkeypatch
):
    monkeypatch.setattr("web.upkeep.dashboard.SHOWN", 2)
    for number in range(5):
        enter(f"Agenda {number}")
    clock.forward(days=370)
    owner = pages.as_(cast.someone("later", cast.agency, {"publisher"}))

    page = words(owner.get("/software/mine/dashboard"))

    assert "Entries to confirm: 5" in page


def test_another_agencys_software_is_not_there(pages, cast, enter, words):
    enter("Agenda")

    page = words(pages.as_(cast.outsider).get("/software/mine/dashboard"))

    assert "Agenda" not in page


def test_ten_entries_ask_the_database_no_more_than_one(pages, cast, enter, statements):
    owner, address = pages.as_(cast.publisher), "/software/mine/dashboard"
    enter("Agenda")
    owner.get(address)
    one = statements(lambda: owner.get(address))
    for number in range(9):
        enter(f"Agenda {number}", features=["Reserva"], base_software=[{"name": "PostgreSQL"}])

    assert statements(lambda: owner.get(address)) == one


def test_an_owner_sees_which_entries_need_base_software_without_support(
    pages, cast, enter, words
):
    enter("Turnero", base_software=[{"name": "Java", "version": "7"}])

    page = words(pages.as_(cast.publisher).get("/software/mine/dashboard?language=es"))

    assert "Fichas que necesitan software de base sin soporte: 1." in page
    assert "Java 7: sin soporte desde el 31/07/2022" in page
