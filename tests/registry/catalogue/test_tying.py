"""Ties between software, one by one: what is kept of them, what is refused, and that no circle ever stands."""

from contextlib import suppress
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.audit.queries import events_since
from registry.catalogue.lineages import family_of, find_tie, ties_of, ties_to
from registry.catalogue.origins import tie as tie_from_file
from registry.catalogue.parts import Lineage
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit, TieDraft, TieEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.ties import LineageCircleError, OwnLineageError
from registry.catalogue.tying import (
    NoSuchVersionError,
    SuccessorStatedError,
    TiedAlreadyError,
    add_tie,
    edit_tie,
    remove_tie,
)
from registry.catalogue.vocabulary import ORIGINS, LineageRelation
from registry.chance import new_id
from registry.errors import NotAllowedError, RefusalError
from registry.history.unit_of_work import close_unit
from registry.publishers.service import publisher_for_agency
from registry.reviews.uniting import unite

NAMES = ("a", "b", "c", "d")
R = LineageRelation


@pytest.fixture
def agencies(session):
    own, other = (Agency(code=code, name=code, kind=AgencyKind.CENTRAL) for code in "AB")
    session.add_all([own, other])
    session.flush()
    return own, other


@pytest.fixture
def editor(agencies):
    return Actor(ActorKind.PERSON, new_id(), agencies[0].id, frozenset({Role.PUBLISHER}))


@pytest.fixture
def enter(session, agencies):
    """Enter a software of the editor's agency, or of the other one: `enter("a", agencies[1])`."""

    def enter(name: str, agency=None, **facts):
        publisher = publisher_for_agency(session, SYSTEM, agency or agencies[0])
        draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
        software = enter_software(session, SYSTEM, draft)
        session.flush()
        return software

    return enter


def tied(session, software, relation, other, **said):
    return add_tie(
        session, SYSTEM, software, TieDraft(relation=relation, software=other.slug, **said)
    )


def told(session, software, reader=SYSTEM):
    """Return the ties of a software as (relation, slug or name)."""
    session.flush()
    return [
        (tie.relation.value, tie.other.slug if tie.other else tie.other_name)
        for tie in ties_of(session, reader, [software.id])[software.id]
    ]


class TestATie:
    def test_says_in_what_way_of_which_version_from_which_on_and_since_when(
        self, session, enter
    ):
        first, second = enter("a"), enter("b", releases=[{"version": "2.0"}])

        tie = tied(
            session, second, "adaptation_of", first,
            version="2.0", other_version="2.2.0", since_on="2016",
        )  # fmt: skip

        assert (tie.version_name, tie.other_version, tie.since_on) == ("2.0", "2.2.0", "2016")
        assert told(session, second) == [("adaptation_of", "a")]
        assert [each.software.slug for each in ties_to(session, SYSTEM, first)] == ["b"]

    def test_makes_the_other_one_an_origin_whatever_its_way(self, session, enter):
        chain = [enter(name) for name in "abcde"]
        for before, after, relation in zip(chain, chain[1:], ORIGINS, strict=False):
            tied(session, after, relation, before)

        last = chain[-1]

        assert family_of(session, SYSTEM, last).original_of(last).slug == "a"

    def test_is_audited_and_raises_the_version_of_its_software(self, session, enter, editor):
        first, second = enter("a"), enter("b")
        close_unit(session)
        version = second.version

        tie = add_tie(
            session, editor, second, TieDraft(relation="fork_of", software="a", since_on="2016")
        )
        close_unit(session)

        assert second.version == version + 1
        assert not second.is_reviewed
        (edited,) = (
            each
            for each in events_since(session, second, None)
            if each.event == "software.edited"
        )
        assert edited.changes["parts"]["lineage"][str(tie.id)] == {
            "relation": [None, "fork_of"],
            "other_id": [None, str(first.id)],
            "since_on": [None, "2016"],
        }

    def test_is_for_who_may_edit_the_software(self, session, enter, agencies, editor):
        theirs, own = enter("a", agencies[1]), enter("b")

        with pytest.raises(NotAllowedError):
            add_tie(session, editor, theirs, TieDraft(relation="fork_of", software="b"))
        tie = tied(session, theirs, "fork_of", own)
        with pytest.raises(NotAllowedError):
            edit_tie(session, editor, theirs, tie, TieEdit(since_on="2016"))
        with pytest.raises(NotAllowedError):
            remove_tie(session, editor, theirs, tie)

    def test_is_changed_and_taken_away(self, session, enter):
        enter("a")
        second = enter("b", based_on=["a"])
        tie = ties_of(session, SYSTEM, [second.id])[second.id][0]

        edit_tie(
            session, SYSTEM, second, tie, TieEdit(relation="variant_of", since_on="2019-05")
        )

        assert told(session, second) == [("variant_of", "a")]
        remove_tie(session, SYSTEM, second, find_tie(session, SYSTEM, second, tie.id))
        assert told(session, second) == []


class TestItIsRefused:
    def test_where_it_leads_to_itself(self, session, enter):
        software = enter("a")

        with pytest.raises(OwnLineageError):
            tied(session, software, "fork_of", software)

    @pytest.mark.parametrize(("there", "back"), [*product(ORIGINS, ORIGINS)])
    def test_where_it_closes_a_circle_of_origins_of_any_two_kinds(
        self, session, enter, there, back
    ):
        first, second = enter("a"), enter("b")
        tied(session, second, there, first)

        with pytest.raises(LineageCircleError) as refused:
            tied(session, first, back, second)

        assert refused.value.field == "software"

    def test_but_what_follows_may_lead_back_to_where_it_comes_from(self, session, enter):
        first, second = enter("a"), enter("b")
        tied(session, second, "adaptation_of", first)

        tied(session, first, "successor", second)

        assert told(session, first) == [("successor", "b")]

    def test_where_a_change_of_its_kind_would_close_one(self, session, enter):
        first, second = enter("a"), enter("b")
        tied(session, second, "fork_of", first)
        back = tied(session, first, "successor", second)

        with pytest.raises(LineageCircleError):
            edit_tie(session, SYSTEM, first, back, TieEdit(relation="variant_of"))

        assert told(session, first) == [("successor", "b")]

    def test_where_it_comes_from_the_same_one_already(self, session, enter):
        first, second = enter("a"), enter("b")
        tied(session, second, "fork_of", first)

        with pytest.raises(TiedAlreadyError):
            tied(session, second, "variant_of", first)

    def test_where_another_follows_it_already(self, session, enter):
        first, second, third = (enter(name) for name in "abc")
        tied(session, first, "successor", second)

        with pytest.raises(SuccessorStatedError):
            tied(session, first, "successor", third)

    def test_but_of_one_that_the_editor_cannot_see_nothing_is_told(
        self, session, enter, agencies, editor
    ):
        own, third = enter("a"), enter("c")
        secret = enter("Secreto", agencies[1], visibility="restricted")
        tied(session, own, "successor", secret)

        add_tie(session, editor, own, TieDraft(relation="successor", software=third.slug))

        assert told(session, own, editor) == [("successor", "c")]

    @pytest.mark.parametrize("field", ["version", "other_version"])
    def test_where_a_version_is_not_listed_and_says_which_are(self, session, enter, field):
        releases = [{"version": "2.0"}, {"version": "1.0"}]
        enter("a", releases=releases)
        second = enter("b", releases=releases)
        draft = TieDraft(relation="fork_of", software="a", **{field: "3.0"})

        with pytest.raises(NoSuchVersionError) as refused:
            add_tie(session, SYSTEM, second, draft)

        assert refused.value.field == field
        assert refused.value.params["versions"] == "2.0, 1.0"

    @pytest.mark.parametrize("said", [{}, {"software": "a", "name": "Otra"}])
    def test_where_it_names_none_or_two(self, said):
        with pytest.raises(ValueError, match="Name the other software"):
            TieDraft(relation="fork_of", **said)


class TestWhatIsInNoCatalogue:
    def test_is_named_once(self, session, enter):
        software = enter("a")
        draft = TieDraft(relation="fork_of", name="Agenda de otro país")
        add_tie(session, SYSTEM, software, draft)

        with pytest.raises(TiedAlreadyError):
            add_tie(session, SYSTEM, software, draft)

    def test_is_the_entry_of_its_repository_where_there_is_one(self, session, enter):
        enter("a", repository_url="https://example.org/a")
        second = enter("b")

        add_tie(
            session,
            SYSTEM,
            second,
            TieDraft(relation="fork_of", name="https://example.org/a.git"),
        )

        assert told(session, second) == [("fork_of", "a")]

    def test_but_not_of_one_that_the_editor_cannot_see(self, session, enter, agencies, editor):
        enter(
            "Secreto", agencies[1],
            visibility="restricted", repository_url="https://example.org/secreto",
        )  # fmt: skip
        own = enter("b")

        add_tie(
            session,
            editor,
            own,
            TieDraft(relation="fork_of", name="https://example.org/secreto"),
        )

        assert told(session, own) == [("fork_of", "https://example.org/secreto")]

    def test_is_tied_when_it_comes_in_the_way_that_was_said(self, session, enter):
        software = enter("a")
        draft = TieDraft(relation="variant_of", name="https://example.org/z")
        add_tie(session, SYSTEM, software, draft)
        late = enter("z", repository_url="https://example.org/z")

        tie_from_file(session, late, ())

        session.flush()
        session.expire_all()  # what it leads to was nothing before
        assert told(session, software) == [("variant_of", "z")]


class TestAFileThatIsReadAgain:
    def test_leaves_what_people_said(self, session, enter):
        software = enter("a")
        add_tie(session, SYSTEM, software, TieDraft(relation="based_on", name="Agenda ajena"))
        tie_from_file(session, software, ("https://example.org/x",))

        tie_from_file(session, software, ())

        assert told(session, software) == [("based_on", "Agenda ajena")]

    def test_leaves_what_people_said_of_a_tie_of_the_file(self, session, enter):
        enter("x", repository_url="https://example.org/x")
        software = enter("a")
        tie_from_file(session, software, ("https://example.org/x",))
        (tie,) = ties_of(session, SYSTEM, [software.id])[software.id]
        edit_tie(session, SYSTEM, software, tie, TieEdit(relation="fork_of", since_on="2016"))

        for based_on in (("https://example.org/x",), ()):
            tie_from_file(session, software, based_on)
            assert told(session, software) == [("fork_of", "x")]


class TestThePlainFields:
    def test_touch_no_tie_of_another_kind(self, session, enter):
        enter("a")
        enter("c")
        software = enter("b", based_on=["c"])
        tied(session, software, "fork_of", find_software(session, SYSTEM, "a"))

        edit_software(session, SYSTEM, software, SoftwareEdit(based_on=[]))

        assert told(session, software) == [("fork_of", "a")]

    def test_name_again_what_it_is_tied_to_otherwise_and_change_nothing(self, session, enter):
        enter("a")
        software = enter("b")
        tied(session, software, "fork_of", find_software(session, SYSTEM, "a"))

        edit_software(session, SYSTEM, software, SoftwareEdit(based_on=["a"]))

        assert told(session, software) == [("fork_of", "a")]


PLACE = st.sampled_from(range(len(NAMES)))
RELATION = st.sampled_from(list(LineageRelation))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), PLACE, RELATION, PLACE),
        st.tuples(st.just("edit"), PLACE, RELATION, PLACE),
        st.tuples(st.just("plain"), PLACE, RELATION, PLACE),
        st.tuples(st.just("remove"), PLACE, RELATION, PLACE),
        st.tuples(st.just("read"), PLACE, RELATION, PLACE),
        st.tuples(st.just("unite"), PLACE, RELATION, PLACE),
    ),
    max_size=14,
)


class TestWhateverIsDoneInWhateverOrder:
    @given(steps=STEPS)
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    def test_no_circle_ever_stands_and_no_two_origins_of_one_pair(self, session, enter, steps):
        with session.begin_nested() as begun:
            entries = [
                enter(name, repository_url=f"https://example.org/{name}") for name in NAMES
            ]
            for step in steps:
                self._take(session, entries, *step)
                session.flush()
                ties = self._ties(session)
                origins = [(one, other) for one, relation, other in ties if relation in ORIGINS]
                assert len(set(origins)) == len(origins)
                assert not _has_circle(origins)
                assert not _has_circle([(a, b) for a, way, b in ties if way is R.SUCCESSOR])
            begun.rollback()

    def _take(self, session, entries, step, one, relation, other):
        software, another = entries[one], entries[other]
        kept = ties_of(session, SYSTEM, [software.id])[software.id][:1]
        if relation is R.SUCCESSOR:
            plain = SoftwareEdit(successor=another.slug)
        else:
            plain = SoftwareEdit(based_on=[another.slug])
        take = {
            "add": lambda: tied(session, software, relation, another),
            "edit": lambda: [
                edit_tie(session, SYSTEM, software, tie, TieEdit(relation=relation))
                for tie in kept
            ],
            "plain": lambda: edit_software(session, SYSTEM, software, plain),
            "remove": lambda: [remove_tie(session, SYSTEM, software, tie) for tie in kept],
            "read": lambda: tie_from_file(session, software, (another.repository_url,)),
            "unite": lambda: unite(session, SYSTEM, software, another),
        }[step]
        with suppress(RefusalError), session.begin_nested():
            take()

    def _ties(self, session):
        found = select(Lineage.software_id, Lineage.relation, Lineage.other_id)
        return list(session.execute(found.where(Lineage.other_id.is_not(None))))


def _has_circle(arrows) -> bool:
    """Tell whether arrows lead in a circle: take away what nothing leads on from, until nothing is left."""
    left = set(arrows)
    while left:
        starts = {start for start, _ in left}
        ends_here = {arrow for arrow in left if arrow[1] not in starts}
        if not ends_here:
            return True
        left -= ends_here
    return False


def test_a_circle_is_known_when_it_is_seen():
    assert _has_circle([(1, 2), (2, 3), (3, 1), (4, 1)])
    assert not _has_circle([(1, 2), (2, 3), (1, 3)])
