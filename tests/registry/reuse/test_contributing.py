"""What an agency gives back is recorded with its reuse, or alone, and seen by whoever may know of it."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER, SYSTEM
from registry.agencies.models import Agency
from registry.agencies.schemas import AgencyClosing
from registry.agencies.service import AgencyClosedError
from registry.agencies.vocabulary import AgencyKind, Demonstration
from registry.audit.models import AuditEvent
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.clock import today
from registry.closing import end_agency
from registry.database.paging import PageAsked
from registry.errors import ConflictError, NotAllowedError, SignInNeededError
from registry.history.models import RowImage
from registry.house import House
from registry.notifications.queries import notifications_for
from registry.publishers.service import publisher_for_agency
from registry.reuse.contributing import (
    AlreadyContributedError,
    edit_contribution,
    record_contribution,
    remove_contribution,
)
from registry.reuse.contributions import (
    ContributionNotFoundError,
    contributions_of,
    count_contributions,
    find_contribution,
    list_contributions,
)
from registry.reuse.models import Contribution, Reuse
from registry.reuse.queries import account_of, find_reuse
from registry.reuse.schemas import (
    ContributionEdit,
    OwnContributionDraft,
    ReuseDraft,
    ReuseEdit,
)
from registry.reuse.service import edit_reuse, move_reuse, record_reuse
from registry.reuse.tallies import tallies_of
from registry.reuse.vocabulary import ReuseStage
from tests.environment.doors import Cast

FIX = {
    "kind": "correction",
    "given_on": "2014-06-03",
    "text": "Error en la comparación de enteros",
    "version": "2.2.0",
    "url": "https://example.org/commit/2dc9db7",
}


@pytest.fixture
def house(clock, house):
    return house


@dataclass
class World:
    """What can be done and seen here; "outsider" is of the agency that gives back, DEMO-B."""

    house: House
    cast: Cast

    def enter(self, name: str = "Agenda", **facts) -> str:
        """Enter a software of the first agency."""
        with self.house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, session.merge(self.cast.agency))
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            return enter_software(session, SYSTEM, draft).slug

    def give(self, slug: str, someone=None, actor=None, **said) -> UUID:
        """Have somebody's agency give something back."""
        who = actor or (someone or self.cast.outsider).actor
        with self.house.sessions.writing() as session:
            software = find_software(session, SYSTEM, slug)
            draft = OwnContributionDraft.model_validate({**FIX, **said})
            return record_contribution(session, who, software, draft).id

    def reuse(self, slug: str, stage: str = "in_production") -> Reuse:
        """Record a reuse by the other agency."""
        with self.house.sessions.writing() as session:
            draft = ReuseDraft(software=slug, stage=stage)
            return record_reuse(session, self.cast.outsider.actor, draft)

    def came_back(self, slug: str, reader=SYSTEM, demonstration=Demonstration.ALL):
        """Return what came back to an entry, as a reader sees it."""
        with self.house.sessions.reading() as session:
            software = find_software(session, SYSTEM, slug)
            return contributions_of(session, reader, [software.id], demonstration)

    def does(self, actor, verb, contribution_id, *arguments):
        """Do something with a contribution as somebody."""
        with self.house.sessions.writing() as session:
            given = find_contribution(session, actor, contribution_id)
            return verb(session, actor, given, *arguments)

    def edits(self, reuse: Reuse, *contributions) -> None:
        """Have the other agency say anew what it gave back with its reuse."""
        with self.house.sessions.writing() as session:
            found = find_reuse(session, SYSTEM, reuse.id)
            edit = ReuseEdit(contributions=list(contributions))
            edit_reuse(session, self.cast.outsider.actor, found, edit)

    def adds(self, row: Contribution) -> None:
        """Have the database take a row as it is."""
        with self.house.sessions.writing() as session, session.begin_nested():
            session.add(row)
            session.flush()

    def ends(self, **closing) -> None:
        """Close the other agency."""
        with self.house.sessions.writing() as session:
            draft = AgencyClosing(closed_on=today(), reason="Ley", **closing)
            end_agency(session, SYSTEM, session.merge(self.cast.other_agency), draft)

    def told(self, someone) -> list[str]:
        """Return what somebody was told, by its kinds."""
        with self.house.sessions.reading() as session:
            page = notifications_for(session, someone.actor, PageAsked())
            return sorted(note.notification.kind for note in page.items)

    def events(self, table: str) -> list[AuditEvent]:
        """Return what the audit says of contributions, in the order of time."""
        with self.house.sessions.reading() as session:
            statement = select(AuditEvent).where(
                AuditEvent.subject_table == table, AuditEvent.event.startswith("contribution.")
            )
            return list(session.scalars(statement.order_by(AuditEvent.occurred_at)))


@pytest.fixture
def world(house, cast) -> World:
    return World(house, cast)


class TestWhereItStands:
    def test_alone_where_the_agency_has_no_reuse(self, world):
        slug = world.enter()

        world.give(slug)

        (given,) = world.came_back(slug)
        assert (given.reuse_id, given.given_by.code) == (None, "DEMO-B")
        assert (given.given_to.slug, given.version_name) == (slug, "2.2.0")
        (event,) = world.events("software")
        (part,) = event.changes["parts"]["contribution"].values()
        assert part["version_name"] == [None, "2.2.0"]
        assert part["agency_id"] == [None, str(world.cast.other_agency.id)]

    def test_with_the_open_reuse_where_it_has_one(self, world):
        slug = world.enter()
        kept = world.reuse(slug)

        world.give(slug)

        (given,) = world.came_back(slug)
        assert (given.reuse_id, given.agency_id, given.software_id) == (kept.id, None, None)
        assert given.given_by.code == "DEMO-B"
        with world.house.sessions.reading() as session:
            found = find_reuse(session, SYSTEM, kept.id)
            assert [row.id for row in account_of(session, found).contributions] == [given.id]
            assert found.version > kept.version
        (event,) = world.events("reuse")
        assert event.changes["parts"]["contribution"].keys() == {str(given.id)}
        assert world.events("software") == []

    def test_alone_where_its_reuse_is_over(self, world):
        slug = world.enter()
        kept = world.reuse(slug)
        with world.house.sessions.writing() as session:
            found = find_reuse(session, SYSTEM, kept.id)
            move_reuse(session, world.cast.outsider.actor, found, ReuseStage.RETIRED, None)

        world.give(slug)

        assert world.came_back(slug)[0].reuse_id is None

    @pytest.mark.parametrize("said", ["both", "neither", "half"])
    def test_never_both_ways_nor_in_none(self, world, said):
        slug = world.enter()
        kept = world.reuse(slug)
        row = {"kind": "feature", "text": "x"}
        if said in {"both", "half"}:
            row["software_id"] = kept.software_id
        if said == "both":
            row |= {"reuse_id": kept.id, "agency_id": world.cast.agency.id}

        with pytest.raises(ConflictError):
            world.adds(Contribution(**row))

    def test_the_same_is_recorded_once(self, world):
        slug = world.enter()
        world.give(slug)
        with pytest.raises(AlreadyContributedError):
            world.give(slug, version="2.3.0")
        world.reuse(slug)
        with pytest.raises(AlreadyContributedError):
            world.give(slug)

        world.give(slug, given_on="2014-06-04")

        assert len(world.came_back(slug)) == 2

    def test_a_closed_agency_gives_nothing_back(self, world):
        slug = world.enter()
        world.ends()

        with pytest.raises(AgencyClosedError):
            world.give(slug, actor=SYSTEM, agency="DEMO-B")


class TestWhoMay:
    def test_nobody_records_for_another_agency(self, world):
        slug = world.enter()

        with pytest.raises(NotAllowedError):
            world.give(slug, world.cast.member, agency="DEMO-B")
        with pytest.raises(NotAllowedError):
            world.give(slug, world.cast.reviewer)
        with pytest.raises(SignInNeededError):
            world.give(slug, actor=STRANGER)

    @pytest.mark.parametrize("who", ["publisher", "reviewer", "member"])
    def test_its_agency_alone_changes_what_is_said(self, world, who):
        given = world.give(world.enter())
        edit = ContributionEdit(version="3")

        with pytest.raises(NotAllowedError):
            world.does(getattr(world.cast, who).actor, edit_contribution, given, edit)

    @pytest.mark.parametrize("who", ["outsider", "publisher", "agency_admin", "reviewer"])
    @pytest.mark.parametrize("has_reuse", [False, True])
    def test_its_agency_the_entrys_and_reviewers_strike_it_out(self, world, who, has_reuse):
        slug = world.enter()
        if has_reuse:
            world.reuse(slug)
        given = world.give(slug)

        world.does(getattr(world.cast, who).actor, remove_contribution, given)

        assert world.came_back(slug) == []
        last = world.events("reuse" if has_reuse else "software")[-1]
        assert last.event == "contribution.removed"
        assert last.changes["parts"]["contribution"][str(given)]["text"] == [FIX["text"], None]

    @pytest.mark.parametrize("who", ["member", "signatory", "stranger"])
    def test_nobody_else_does(self, world, who):
        given = world.give(world.enter())

        with pytest.raises(NotAllowedError):
            world.does(getattr(world.cast, who).actor, remove_contribution, given)


class TestEditing:
    @pytest.mark.parametrize("has_reuse", [False, True])
    def test_keeps_what_it_was(self, world, has_reuse):
        slug = world.enter()
        if has_reuse:
            world.reuse(slug)
        given = world.give(slug)

        edit = ContributionEdit(version="2.3.0", url=None, is_accepted=True)
        world.does(world.cast.outsider.actor, edit_contribution, given, edit)

        (row,) = world.came_back(slug)
        assert (row.version_name, row.url, row.is_accepted) == ("2.3.0", None, True)
        assert row.text == FIX["text"]
        last = world.events("reuse" if has_reuse else "software")[-1]
        changed = last.changes["parts"]["contribution"][str(given)]
        assert changed["version_name"] == ["2.2.0", "2.3.0"]
        with world.house.sessions.reading() as session:
            images = session.scalars(select(RowImage).where(RowImage.row_id == given)).all()
            assert {each.image["version_name"] for each in images} == {"2.2.0", "2.3.0"}

    def test_makes_no_two_of_the_same(self, world):
        slug = world.enter()
        world.give(slug)
        other = world.give(slug, text="Otro arreglo")
        edit = ContributionEdit(text=FIX["text"])

        with pytest.raises(AlreadyContributedError):
            world.does(world.cast.outsider.actor, edit_contribution, other, edit)

    def test_of_the_reuse_leaves_what_is_said_again_as_it_was(self, world):
        slug = world.enter()
        kept = world.reuse(slug)
        given = world.give(slug)

        world.edits(kept, {**FIX, "version": "2.4"})

        (row,) = world.came_back(slug)
        assert (row.id, row.version_name) == (given, "2.4")


class TestTelling:
    def test_tells_the_entrys_agency_and_not_the_one_that_gave(self, world):
        world.give(world.enter())

        assert world.told(world.cast.publisher) == ["contribution.recorded"]
        assert world.told(world.cast.outsider) == []

    def test_tells_of_what_is_given_with_a_reuse(self, world):
        slug = world.enter()
        kept = world.reuse(slug)
        world.give(slug)
        for _ in range(2):
            world.edits(kept, FIX, {"kind": "feature", "text": "Otra"})

        assert world.told(world.cast.publisher) == [
            "contribution.recorded",
            "contribution.recorded",
            "reuse.recorded",
        ]

    def test_tells_its_own_agency_nothing(self, world):
        world.give(world.enter(), world.cast.member)

        assert world.told(world.cast.publisher) == []


class TestWhoSees:
    @pytest.mark.parametrize("has_reuse", [False, True])
    def test_nobody_sees_what_came_back_to_a_hidden_entry(self, world, has_reuse):
        slug = world.enter(visibility="restricted", shared_with=["DEMO-B"])
        if has_reuse:
            world.reuse(slug)
        given = world.give(slug)

        assert [row.id for row in world.came_back(slug, world.cast.outsider.actor)] == [given]
        assert world.came_back(slug, STRANGER) == []
        with world.house.sessions.reading() as session:
            with pytest.raises(ContributionNotFoundError):
                find_contribution(session, STRANGER, given)
            theirs = world.cast.other_agency
            page = list_contributions(session, STRANGER, PageAsked(), agency=theirs)
            assert page.items == []

    @pytest.mark.parametrize("has_reuse", [False, True])
    def test_what_is_invented_counts_only_where_it_is_asked_for(self, world, has_reuse):
        slug = world.enter()
        if has_reuse:
            world.reuse(slug)
        world.give(slug)

        assert world.came_back(slug, STRANGER, Demonstration.NONE) == []
        assert len(world.came_back(slug, STRANGER)) == 1
        with world.house.sessions.reading() as session:
            software = find_software(session, SYSTEM, slug)
            assert count_contributions(session, SYSTEM) == 0
            for demonstration in (False, True):
                tally = tallies_of(session, [software.id], demonstration=demonstration)
                assert tally[software.id].contributions == demonstration

    def test_what_the_real_gave_is_counted_with_a_reuse_and_alone(self, world):
        slug = world.enter()
        with world.house.sessions.writing() as session:
            for code in ("MTSS", "BSE"):
                session.add(Agency(code=code, name=code, kind=AgencyKind.CENTRAL))
        with world.house.sessions.writing() as session:
            draft = ReuseDraft(software=slug, agency="MTSS", contributions=[FIX])
            record_reuse(session, SYSTEM, draft)

        world.give(slug, actor=SYSTEM, agency="BSE", given_on="2014-05-30")

        with world.house.sessions.reading() as session:
            software = find_software(session, SYSTEM, slug)
            assert count_contributions(session, STRANGER) == 2
            tally = tallies_of(session, [software.id], demonstration=False)[software.id]
            assert (tally.reusers, tally.contributions) == (0, 2)

    def test_the_latest_comes_first_and_what_has_no_day_last(self, world):
        slug = world.enter()
        for day in ("2014", None, "2016-02", "2014-06-03"):
            world.give(slug, given_on=day)

        days = [row.given_on for row in world.came_back(slug)]
        assert days == ["2016-02", "2014-06-03", "2014", None]

    def test_a_list_goes_on_where_it_ended(self, world, clock):
        slug = world.enter()
        for number in range(3):
            world.give(slug, text=f"Arreglo {number}")
            clock.forward(minutes=1)

        with world.house.sessions.reading() as session:
            ids = [find_software(session, SYSTEM, slug).id]
            first = list_contributions(session, STRANGER, PageAsked(limit=2), software=ids)
            onward = PageAsked(first.next, 2)
            second = list_contributions(session, STRANGER, onward, software=ids)

        texts = [row.text for row in (*first.items, *second.items)]
        assert texts == ["Arreglo 2", "Arreglo 1", "Arreglo 0"]
        assert second.next is None


def test_what_an_agency_gave_alone_goes_to_its_heir(world):
    slug = world.enter()
    given = world.give(slug)
    world.ends(successor="DEMO-A")

    (row,) = world.came_back(slug)
    assert row.given_by.code == "DEMO-A"
    world.does(world.cast.member.actor, edit_contribution, given, ContributionEdit(version="3"))
