"""Which entries a reviewer is shown beside one that may be the same."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.history.queries import last_change
from registry.publishers.service import publisher_for_agency
from registry.reviews.alike import Likeness, alike
from registry.search.gathering import every_entry
from registry.search.vector_store import DatabaseVectorStore


@pytest.fixture
def enter(house, cast):
    def enter(name: str, agency=None, **facts) -> str:
        with house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, agency or cast.agency)
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            return enter_software(session, SYSTEM, draft).slug

    return enter


@pytest.fixture
def near(house, cast):
    def near(slug: str) -> list[tuple[str, Likeness]]:
        reviewer = cast.reviewer.actor
        vectors = DatabaseVectorStore(house.sessions)  # within what the test undoes
        with house.sessions.reading() as session:
            house.index.rebuild(every_entry(session), last_change(session), vectors)
        with house.sessions.reading() as session:
            software = find_software(session, SYSTEM, slug)
            found = alike(session, house.index, reviewer, software)
            assert all(each.software.publisher.name for each in found)  # the page names it
            return [(each.software.slug, each.likeness) for each in found]

    return near


def test_two_drafts_of_near_names_find_each_other(enter, near):
    first = enter("Sistema de Agenda Electronica", life="draft")
    second = enter("Sistema de Agenda Electrónica 2", life="draft")
    enter("Padrón de proveedores", life="draft")

    assert near(first) == [(second, Likeness.NAME)]
    assert near(second) == [(first, Likeness.NAME)]


def test_another_publishers_entry_that_says_the_same_is_found_with_its_publisher(
    enter, near, cast
):
    texts = {"es": {"short_description": "Reserva de hora para ser atendido en una oficina."}}
    first = enter("Turnero", texts=texts)
    second = enter("Expediente", cast.other_agency, texts=texts)

    assert near(first) == [(second, Likeness.TEXT)]


def test_a_name_that_an_entry_is_also_known_by_counts(enter, near):
    first = enter("Agenda de la intendencia", aliases=["SAE"])
    second = enter("SAE", life="draft")

    assert (first, Likeness.NAME) in near(second)
