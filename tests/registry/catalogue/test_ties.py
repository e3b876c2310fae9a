"""What an entry is based on and what follows it, where its editor may not know of all of it."""

import pytest
from sqlalchemy import select

from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.chance import new_id
from registry.publishers.service import publisher_for_agency


@pytest.fixture
def entry(session):
    """An agency's entry, based on and followed by software of which some is another agency's secret."""
    agencies = [Agency(code=code, name=code, kind=AgencyKind.CENTRAL) for code in "AB"]
    session.add_all(agencies)
    session.flush()
    own, other = (publisher_for_agency(session, SYSTEM, each).slug for each in agencies)
    for name, visibility in (("Secreto", "restricted"), ("Abierto", "public")):
        draft = SoftwareDraft(name=name, publisher=other, visibility=visibility)
        enter_software(session, SYSTEM, draft)
    draft = SoftwareDraft(
        name="Agenda", publisher=own, based_on=["secreto", "abierto"], successor="secreto"
    )
    return enter_software(session, SYSTEM, draft)


@pytest.fixture
def editor(entry):
    return Actor(ActorKind.PERSON, new_id(), entry.agency_id, frozenset({Role.PUBLISHER}))


def ties(session, entry):
    session.flush()
    found = select(Lineage.relation, Software.slug).join(Lineage.other)
    return {
        (relation.value, slug)
        for relation, slug in session.execute(found.where(Lineage.software_id == entry.id))
    }


SECRET = {("based_on", "secreto"), ("successor", "secreto")}


class TestAnEditorWhoMayNotKnowOfAll:
    @pytest.mark.parametrize("based_on", [[], ["abierto"]])
    def test_leaves_the_ties_that_they_cannot_see(self, session, entry, editor, based_on):
        edit_software(session, editor, entry, SoftwareEdit(based_on=based_on, successor=None))

        assert ties(session, entry) == SECRET | {("based_on", slug) for slug in based_on}


def test_whoever_sees_them_may_take_them_out(session, entry):
    edit_software(session, SYSTEM, entry, SoftwareEdit(based_on=[], successor=None))

    assert ties(session, entry) == set()
