import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from registry.actors.rules import STRANGER, SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.audit.models import AuditEvent
from registry.audit.vocabulary import Event
from registry.chance import new_id
from registry.database.paging import PageAsked
from registry.errors import NotAllowedError, NotFoundError, SignInNeededError
from registry.history.models import RowImage
from registry.history.unit_of_work import close_unit
from registry.terms.models import Concept
from registry.terms.queries import (
    ConceptsAsked,
    edition_of,
    every_concept,
    find_concept,
    history_of,
    links_of,
    list_concepts,
)
from registry.terms.rules import BroaderCircleError, RelatedAboveError, SourceMissingError
from registry.terms.schemas import ConceptDraft, ConceptEdit, ConceptTaken
from registry.terms.service import (
    ConceptExistsError,
    add_concept,
    edit_concept,
    ensure_concepts,
)
from registry.terms.tying import UnknownLinkError
from registry.terms.vocabulary import ConceptKind

ADMIN = Actor(ActorKind.PERSON, new_id(), None, frozenset({Role.ADMIN}))
PRODUCT = {
    "kind": "commercial_product",
    "preferred": {"es": "DocuSign"},
    "same_job": [{"name": "Documenso"}],
    "source": "Lista",
    "source_url": "https://example.org/lista",
}


def drafted(es="turno", kind="synonyms", **given):
    return ConceptDraft.model_validate({"kind": kind, "preferred": {"es": es}, **given})


def names(session, asked):
    return [each.name for each in list_concepts(session, asked, PageAsked()).items]


class TestAddConcept:
    def test_keeps_it_with_its_past(self, session):
        concept = add_concept(session, ADMIN, drafted(alternative={"es": ["cita"]}))
        close_unit(session)

        event = session.scalars(select(AuditEvent)).one()
        image = session.scalars(select(RowImage)).one()
        assert (event.event, event.subject_id) == ("concept.added", concept.id)
        assert image.image["alternative"] == {"es": ["cita"]}
        assert concept.version == 1

    def test_refuses_another_of_the_same_kind_and_name(self, session):
        add_concept(session, ADMIN, drafted("Trámite"))

        with pytest.raises(ConceptExistsError):
            add_concept(session, ADMIN, drafted("tramite"))

    def test_lets_a_word_and_an_acronym_be_called_the_same(self, session):
        add_concept(session, ADMIN, drafted("sae"))

        add_concept(session, ADMIN, drafted("SAE", "acronym", expansion={"es": "Agenda"}))

    def test_refuses_a_product_without_its_source(self, session):
        with pytest.raises(SourceMissingError):
            add_concept(session, ADMIN, ConceptDraft.model_validate({**PRODUCT, "source": ""}))

    def test_refuses_a_stranger(self, session):
        with pytest.raises(SignInNeededError):
            add_concept(session, STRANGER, drafted())

    @pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
    def test_refuses_everyone_but_an_administrator(self, session, role):
        actor = Actor(ActorKind.PERSON, new_id(), new_id(), frozenset({role}))

        with pytest.raises(NotAllowedError):
            add_concept(session, actor, drafted())


def test_the_database_too_refuses_a_product_without_its_source(session):
    concept = add_concept(session, ADMIN, ConceptDraft.model_validate(PRODUCT))
    concept.source_url = None

    with pytest.raises(IntegrityError):
        session.flush()


class TestEditConcept:
    def test_changes_what_is_given_and_says_what_changed(self, session):
        concept = add_concept(session, ADMIN, drafted(alternative={"es": ["cita"]}))
        close_unit(session)

        edit_concept(session, ADMIN, concept, ConceptEdit(alternative={"es": ["hora"]}))
        close_unit(session)

        done = {each.event: each for each in history_of(session, concept)}
        newest = done[Event.CONCEPT_EDITED]  # both are of one moment, as all in one unit is
        assert (concept.name, concept.version) == ("turno", 2)
        assert newest.changes["alternative"] == [{"es": ["cita"]}, {"es": ["hora"]}]
        assert "found_by" not in newest.changes
        assert concept.found_by == "turno | hora"

    def test_retires_it_from_the_search_alone(self, session):
        concept = add_concept(session, ADMIN, drafted())

        edit_concept(session, ADMIN, concept, ConceptEdit(is_retired=True))
        session.flush()

        assert every_concept(session) == []
        assert find_concept(session, concept.id) is concept

    def test_refuses_the_name_of_another(self, session):
        add_concept(session, ADMIN, drafted("expediente"))
        concept = add_concept(session, ADMIN, drafted())

        with pytest.raises(ConceptExistsError):
            edit_concept(session, ADMIN, concept, ConceptEdit(preferred={"es": "Expediente"}))

    def test_refuses_to_take_a_product_its_source(self, session):
        concept = add_concept(session, ADMIN, ConceptDraft.model_validate(PRODUCT))

        with pytest.raises(SourceMissingError):
            edit_concept(session, ADMIN, concept, ConceptEdit(source=None))

    def test_refuses_a_stranger(self, session):
        concept = add_concept(session, ADMIN, drafted())

        with pytest.raises(SignInNeededError):
            edit_concept(session, STRANGER, concept, ConceptEdit(note="?"))


class TestTies:
    @pytest.fixture
    def three(self, session):
        return [add_concept(session, ADMIN, drafted(name)) for name in ("a", "b", "c")]

    def test_show_at_both_ends_and_in_the_history_of_both(self, session, three):
        a, b, c = three
        edit_concept(session, ADMIN, a, ConceptEdit(broader=[b.id], related=[c.id]))
        close_unit(session)

        links = links_of(session, three)
        assert [each.name for each in links[a.id].broader] == ["b"]
        assert [each.name for each in links[b.id].narrower] == ["a"]
        assert [each.name for each in links[c.id].related] == ["a"]
        assert [str(a.id)] in history_of(session, c)[0].changes["related"]

    def test_are_taken_back_at_both_ends(self, session, three):
        a, _, c = three
        edit_concept(session, ADMIN, a, ConceptEdit(related=[c.id]))
        edit_concept(session, ADMIN, c, ConceptEdit(related=[]))

        assert (a.related, c.related) == ([], [])

    def test_never_come_back_to_where_they_began(self, session, three):
        a, b, c = three
        edit_concept(session, ADMIN, a, ConceptEdit(broader=[b.id]))
        edit_concept(session, ADMIN, b, ConceptEdit(broader=[c.id]))

        with pytest.raises(BroaderCircleError):
            edit_concept(session, ADMIN, c, ConceptEdit(broader=[a.id]))
        with pytest.raises(BroaderCircleError):
            edit_concept(session, ADMIN, a, ConceptEdit(broader=[a.id]))

    def test_of_what_is_above_are_not_merely_related(self, session, three):
        a, b, c = three
        edit_concept(session, ADMIN, a, ConceptEdit(broader=[b.id], related=[c.id]))

        with pytest.raises(RelatedAboveError):
            edit_concept(session, ADMIN, b, ConceptEdit(broader=[c.id]))

    def test_lead_to_nothing_that_is_not_there(self, session, three):
        with pytest.raises(UnknownLinkError):
            edit_concept(session, ADMIN, three[0], ConceptEdit(related=[new_id()]))


def test_each_change_is_another_edition(session):
    editions = [edition_of(session)]
    concept = add_concept(session, ADMIN, drafted())
    editions.append(edition_of(session))
    edit_concept(session, ADMIN, concept, ConceptEdit(note="Una nota."))
    editions.append(edition_of(session))

    assert len(set(editions)) == 3


def test_ensures_concepts_once_and_leaves_what_was_edited(session):
    ensure_concepts(session, SYSTEM, [ConceptTaken("turno", drafted())])
    concept = session.scalars(select(Concept)).one()
    edit_concept(session, ADMIN, concept, ConceptEdit(is_retired=True))

    more = drafted(alternative={"es": ["cita"]})
    ensure_concepts(session, SYSTEM, [ConceptTaken("turno", more)])

    assert session.scalars(select(Concept)).one().is_retired
    assert concept.alternative == {}


class TestQueries:
    def test_list_by_name_what_a_text_stands_in(self, session):
        add_concept(session, ADMIN, drafted("trámite", alternative={"en": ["procedure"]}))
        add_concept(session, ADMIN, drafted("Ágora"))

        assert names(session, ConceptsAsked()) == ["Ágora", "trámite"]
        assert names(session, ConceptsAsked(text="TRÁM")) == ["trámite"]
        assert names(session, ConceptsAsked(text="procedu")) == ["trámite"]
        assert names(session, ConceptsAsked(text="100%")) == []

    def test_list_by_kind_and_language(self, session):
        add_concept(session, ADMIN, drafted("trámite", alternative={"en": ["procedure"]}))
        add_concept(session, ADMIN, ConceptDraft.model_validate(PRODUCT))

        assert names(session, ConceptsAsked(language="en")) == ["trámite"]
        assert names(session, ConceptsAsked(kind=ConceptKind.COMMERCIAL_PRODUCT)) == [
            "DocuSign"
        ]

    def test_page_without_a_gap(self, session):
        for number in range(5):
            add_concept(session, ADMIN, drafted(f"palabra {number}"))

        first = list_concepts(session, ConceptsAsked(), PageAsked(limit=3))
        second = list_concepts(session, ConceptsAsked(), PageAsked(first.next, limit=3))

        assert [each.name[-1] for each in (*first.items, *second.items)] == list("01234")

    def test_find_no_other(self, session):
        with pytest.raises(NotFoundError):
            find_concept(session, new_id())
