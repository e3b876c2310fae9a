"""The pages of how ready a software is to be reused, and how complete its entry is."""

import re

import pytest

from registry.reuse_readiness.vocabulary import Topic


@pytest.fixture
def slug(enter):
    """Enter a software with two versions and a licence that may not go with what it needs."""
    software = enter(
        "Agenda",
        licence="GPL-3.0-only",
        releases=[{"version": "4.0", "released_on": "2020"}, {"version": "3.0"}],
        base_software=[{"name": "Oracle Database", "kind": "proprietary"}],
    )
    return software.slug


def form(version="4.0", edition="0", **levels):
    """Return what the form posts: all nine topics, those without a level empty."""
    posted = {"version": version, "edition": edition}
    for place, topic in enumerate(Topic):
        posted[f"topics-{place}-topic"] = topic.value
        posted[f"topics-{place}-level"] = str(levels.get(topic.value, ""))
        posted[f"topics-{place}-evidence"] = "Lo dice el manual" if topic in levels else ""
        posted[f"topics-{place}-evidence_url"] = ""
    return posted


def test_a_stranger_reads_what_is_lacking_and_nothing_is_made_up(pages, cast, slug, words):
    page = words(pages.as_(cast.stranger).get(f"/software/{slug}/readiness?language=es"))

    assert "Temas evaluados: 0 de 9; se necesitan siete." in page
    assert page.count("sin evaluar") == 9
    assert "40 de 100" in page
    assert "puede ser incompatible con Oracle Database" in page
    assert "Evaluarlo" not in page


def test_an_owner_assesses_all_nine_and_a_reviewer_confirms(pages, cast, slug, words):
    owner, address = pages.as_(cast.publisher), f"/software/{slug}/readiness"
    assert owner.get(f"{address}/edit").text.count("<select") == 9
    levels = {topic.value: 6 for topic in Topic} | {"support": 2}

    answer = owner.post(address, form(**levels))

    assert answer.headers["location"] == f"{address}?done=assessed"
    page = words(pages.as_(cast.stranger).get(f"{address}?language=es"))
    assert "5 de 9" in page  # the median is 6, the lowest 2: capped at 5
    assert "Su tema más bajo lo limita." in page
    assert "Véalo con cuidado: Soporte" in page
    assert page.count("sin confirmar por un revisor") == 9
    reviewer = pages.as_(cast.reviewer)
    edition = re.search(r'name="edition" value="(\d+)"', reviewer.get(address).text).group(1)
    owner.post(address, form(**levels | {"support": 1, "edition": edition}))
    seen = {"version": "4.0", "edition": edition}
    assert reviewer.post(f"{address}/confirm", seen).status_code == 412
    edition = re.search(r'name="edition" value="(\d+)"', reviewer.get(address).text).group(1)
    owner.post(address, form(**levels | {"edition": edition}))
    queue = words(reviewer.get("/reviews?language=es"))
    assert "Niveles que esperan confirmación" in queue
    edition = re.search(r'name="edition" value="(\d+)"', reviewer.get(address).text).group(1)
    seen = {"version": "4.0", "edition": edition}
    assert reviewer.post(f"{address}/confirm", seen).status_code == 303
    assert "Niveles que esperan" not in words(reviewer.get("/reviews?language=es"))
    page = words(pages.as_(cast.stranger).get(f"{address}?language=es"))
    assert page.count("Confirmado el") == 9


def test_each_version_stands_by_itself(pages, cast, slug, words):
    owner, address = pages.as_(cast.publisher), f"/software/{slug}/readiness"
    owner.post(address, form("4.0", support=3))
    owner.post(address, form("3.0", support=9))

    page = words(owner.get(f"{address}?version=3.0&language=es"))

    assert "9 de 9" in page
    assert "3 de 9" not in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (form(support="12"), "9"),
        (form("9.9", support=3), "La ficha no incluye la versión 9.9"),
    ],
)
def test_what_cannot_be_is_said_in_the_form_and_what_was_typed_stays(
    pages, cast, slug, words, wrong, said
):
    owner = pages.as_(cast.publisher)

    answer = owner.post(f"/software/{slug}/readiness?language=es", wrong)

    assert answer.status_code == 422
    assert said in words(answer)
    assert "Lo dice el manual" in answer.text


def test_whoever_saves_over_what_they_have_not_read_is_told(pages, cast, slug):
    owner, address = pages.as_(cast.publisher), f"/software/{slug}/readiness"
    owner.post(address, form(support=3))

    answer = owner.post(address, form(support=9))

    assert answer.status_code == 412
    assert "Lo dice el manual" in answer.text


def test_an_entry_is_confirmed_and_asked_about_once_it_is_stale(
    pages, cast, slug, words, clock
):
    owner, address = pages.as_(cast.publisher), f"/software/{slug}/readiness?language=es"
    clock.forward(days=370)
    owner = pages.as_(cast.someone("later", cast.agency, {"publisher"}))
    assert "¿Sigue siendo cierto lo que dice esta ficha?" in words(owner.get(address))
    assert "¿Sigue siendo cierto" not in words(pages.as_(cast.stranger).get(address))

    owner.post(f"/software/{slug}/confirm", {"has_licence_file": "false"})

    page = words(owner.get(address))
    assert "¿Sigue siendo cierto" not in page
    assert "no tiene archivo de licencia" in page


def test_a_page_asks_the_database_no_more_for_nine_topics_than_for_none(
    pages, cast, slug, statements
):
    reader, address = pages.as_(cast.stranger), f"/software/{slug}/readiness"
    reader.get(address)
    before = statements(lambda: reader.get(address))
    pages.as_(cast.publisher).post(address, form(**{topic.value: 5 for topic in Topic}))

    assert statements(lambda: reader.get(address)) <= before


def test_base_software_without_support_is_named_with_its_last_day(pages, cast, enter, words):
    slug = enter("Turnero", base_software=[{"name": "PostgreSQL", "version": "9.4"}]).slug

    page = words(pages.as_(cast.stranger).get(f"/software/{slug}/readiness?language=es"))

    assert "PostgreSQL 9.4: sin soporte desde el 13/02/2020" in page
