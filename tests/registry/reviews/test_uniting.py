"""Two entries of the same software become one, and nothing of either is lost."""

import pytest
from sqlalchemy import func, select

from registry.actors.rules import STRANGER, SYSTEM
from registry.audit.models import AuditEvent
from registry.catalogue.lineages import lineage_ids
from registry.catalogue.models import Software
from registry.catalogue.publishing import approve, submit
from registry.catalogue.queries import find_software, merged_into
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.catalogue.vocabulary import Life
from registry.errors import NotAllowedError
from registry.history.models import RowImage
from registry.notifications.models import Notification
from registry.publishers.service import publisher_for_agency
from registry.reuse.contributing import record_contribution
from registry.reuse.contributions import contributions_of
from registry.reuse.queries import reuses_of_lineages
from registry.reuse.schemas import OwnContributionDraft, ReuseDraft
from registry.reuse.service import AlreadyReusedError, record_reuse
from registry.reuse_readiness.models import ReadinessAssessment
from registry.reuse_readiness.queries import readiness_of
from registry.reuse_readiness.schemas import ReadinessDraft
from registry.reuse_readiness.service import assess_readiness, confirm_readiness
from registry.reviews.uniting import NotMergeableError, unite
from registry.tables import Table
from registry.upkeep.queries import find_handover, handovers_of, helpers_of
from registry.upkeep.schemas import HandoverDraft, RefusalDraft, SupporterDraft
from registry.upkeep.service.handing_over import (
    accept_handover,
    propose_handover,
    refuse_handover,
)
from registry.upkeep.service.supporting import name_supporter
from registry.upkeep.vocabulary import HandoverState

STAYS = {  # what an entry says of itself, and what was decided of it
    "base_software.software_id",
    "declared_user.software_id",
    "lineage.software_id",
    "software.merged_into_id",
    "publiccode_file.software_id",
    "release.software_id",
    "review.software_id",
    "software_confirmation.software_id",
    "software_contact.software_id",
    "software_contractor.software_id",
    "software_departure.software_id",
    "software_grant.software_id",
    "software_text.software_id",
    "source_record.software_id",
    "watch_answer.software_id",  # who was told of it was told of it
    "reuse.baseline_software_id",  # what a reuse is compared with, it is still compared with
}


@pytest.fixture
def house(clock, house):
    return house


@pytest.fixture
def two(house, cast):
    """Enter two entries of one software, and a third that is based on the second."""
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, cast.agency)
        for name, facts in (
            ("Agenda", {}),
            ("Agenda (copia)", {"repository_url": "https://example.org/a/copia"}),
            ("Adaptada", {"based_on": ["agenda-copia"]}),
        ):
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            enter_software(session, SYSTEM, draft)
            session.flush()
    return "agenda", "agenda-copia"


@pytest.fixture
def make_one(house, cast):
    def make_one(duplicate: str, kept: str, someone=None):
        with house.sessions.writing() as session:
            found = [find_software(session, SYSTEM, slug) for slug in (duplicate, kept)]
            unite(session, (someone or cast.reviewer).actor, *found)

    return make_one


def record(house, someone, slug: str) -> None:
    with house.sessions.writing() as session:
        record_reuse(session, someone.actor, ReuseDraft(software=slug))


def test_its_reuses_its_ties_and_its_address_go_to_the_one_that_is_kept(
    house, cast, two, make_one
):
    kept, duplicate = two
    record(house, cast.outsider, duplicate)
    with house.sessions.reading() as session:
        gone = find_software(session, SYSTEM, duplicate).id

    make_one(duplicate, kept)

    with house.sessions.reading() as session:
        found = find_software(session, STRANGER, duplicate)
        assert found.slug == kept
        of_kept = reuses_of_lineages(session, SYSTEM, [found.id])[found.id]
        assert [account.reuse.agency.code for account in of_kept] == ["DEMO-B"]
        withdrawn = session.get(type(found), gone)
        assert withdrawn.life is Life.WITHDRAWN
        assert withdrawn.withdrawn_reason is None
        assert withdrawn.merged_into_id == found.id
        adapted = find_software(session, SYSTEM, "adaptada")
        assert lineage_ids(session, SYSTEM, [adapted.id])[adapted.id] == {adapted.id, found.id}


def test_an_agency_that_has_an_open_reuse_of_both_ends_one_first(house, cast, two, make_one):
    for slug in two:
        record(house, cast.outsider, slug)

    with pytest.raises(AlreadyReusedError):
        make_one(two[1], two[0])

    with house.sessions.reading() as session:
        assert find_software(session, SYSTEM, two[1]).slug == two[1]


def test_only_a_reviewer_makes_one_of_two_and_never_of_one(cast, two, make_one):
    with pytest.raises(NotAllowedError):
        make_one(two[1], two[0], cast.publisher)
    with pytest.raises(NotMergeableError):
        make_one(two[0], two[0])


def test_of_three_the_first_says_which_one_is_kept_in_the_end(house, cast, two, make_one):
    make_one(two[1], two[0])
    make_one(two[0], "adaptada")

    with house.sessions.reading() as session:
        kept = find_software(session, STRANGER, "adaptada")
        merged = session.scalars(select(Software).where(Software.life == Life.WITHDRAWN)).all()
        assert [each.merged_into_id for each in merged] == [kept.id, kept.id]
        told = merged_into(session, STRANGER, merged)
        assert {each.slug for each in told.values()} == {"adaptada"}


def test_one_that_comes_back_is_an_entry_of_its_own_again(house, cast, two, make_one):
    make_one(two[1], two[0])

    with house.sessions.writing() as session:
        gone = session.scalars(select(Software).where(Software.life == Life.WITHDRAWN)).one()
        submit(session, SYSTEM, gone)
        approve(session, SYSTEM, gone)
        assert gone.merged_into_id is None


@pytest.fixture
def at(house, cast):
    """Do something at an entry: `at(slug, name_supporter, draft)`."""

    def at(slug, verb, *arguments, by=None):
        with house.sessions.writing() as session:
            software = find_software(session, SYSTEM, slug)
            return verb(session, (by or cast.publisher).actor, software, *arguments)

    return at


@pytest.fixture
def seen(house):
    """Return what a query finds of an entry: `seen(slug, helpers_of)`."""

    def seen(slug, query, *arguments):
        with house.sessions.reading() as session:
            return query(session, SYSTEM, find_software(session, SYSTEM, slug), *arguments)

    return seen


def levels(version="1.0", **topics) -> ReadinessDraft:
    said = [{"topic": name, "level": level} for name, level in topics.items()]
    return ReadinessDraft(version=version, topics=said)


def supporter(name, **said) -> SupporterDraft:
    return SupporterDraft(name=name, kind="supplier", **said)


def fix(text, agency="DEMO-B") -> OwnContributionDraft:
    return OwnContributionDraft(kind="correction", text=text, agency=agency)


def left_behind(house, table) -> list[dict]:
    """Return what the audit says of the rows of a table that were left behind."""
    statement = select(AuditEvent.changes).where(
        AuditEvent.event == "rows.left_behind", AuditEvent.subject_table == table
    )
    with house.sessions.reading() as session:
        return list(session.scalars(statement))


def rows_naming(house, software_id) -> set[str]:
    """Return the columns of all tables in which a row names an entry."""
    with house.sessions.reading() as session:
        return {
            f"{table.name}.{key.parent.name}"
            for table in Table.metadata.sorted_tables
            for key in table.foreign_keys
            if key.column.table.name == "software"
            and session.scalar(
                select(func.count()).select_from(table).where(key.parent == software_id)
            )
        }


def test_all_that_people_set_down_goes_to_the_one_that_is_kept(
    house, cast, two, make_one, at, seen
):
    kept, duplicate = two
    record(house, cast.outsider, duplicate)
    at(duplicate, assess_readiness, levels(support=3, testing=5))
    at(duplicate, confirm_readiness, "1.0", by=cast.reviewer)
    at(duplicate, name_supporter, supporter("Cooperativa Sur", services=["Instalación"]))
    at(duplicate, propose_handover, HandoverDraft(to="DEMO-B"))
    at(duplicate, record_contribution, fix("Un arreglo", "DEMO-A"), by=cast.member)
    at(duplicate, record_contribution, fix("Otro arreglo"), by=cast.outsider)
    with house.sessions.reading() as session:
        gone = find_software(session, SYSTEM, duplicate).id
    before = rows_naming(house, gone)

    make_one(duplicate, kept)

    moved = {"reuse", "readiness_assessment", "supporter", "handover", "contribution"}
    assert {f"{table}.software_id" for table in moved} <= before
    assert rows_naming(house, gone) <= STAYS
    with house.sessions.reading() as session:
        found = find_software(session, STRANGER, duplicate)
        readiness = readiness_of(session, found, "1.0")
        came_back = contributions_of(session, SYSTEM, [found.id])
    assert found.slug == kept
    assert (list(readiness.levels.values()), readiness.is_confirmed) == ([3, 5], True)
    assert {row.text for row in came_back} == {"Un arreglo", "Otro arreglo"}
    assert [each.name for each in seen(kept, helpers_of)] == ["Cooperativa Sur"]
    (handover,) = seen(kept, handovers_of)
    assert handover.state is HandoverState.PROPOSED


class TestWhatBothSay:
    def test_of_a_level_the_kept_ones_own_stands(self, house, cast, two, make_one, at):
        kept, duplicate = two
        at(kept, assess_readiness, levels(support=7))
        at(duplicate, assess_readiness, levels(support=3, testing=5))
        at(duplicate, assess_readiness, levels("2.0", support=4))

        make_one(duplicate, kept)

        with house.sessions.reading() as session:
            found = find_software(session, SYSTEM, kept)
            told = {
                (row.version_name, row.topic.value): row.level
                for version in ("1.0", "2.0")
                for row in readiness_of(session, found, version).rows
            }
        assert told == {("1.0", "support"): 7, ("1.0", "testing"): 5, ("2.0", "support"): 4}
        (said,) = left_behind(house, "readiness_assessment")
        assert said["level"] == [3, None]

    def test_of_a_level_that_was_taken_back_there_the_other_stands(
        self, house, cast, two, make_one, at
    ):
        kept, duplicate = two
        at(kept, assess_readiness, levels(support=7))
        at(kept, assess_readiness, levels())
        at(duplicate, assess_readiness, levels(support=3))
        at(duplicate, confirm_readiness, "1.0", by=cast.reviewer)

        make_one(duplicate, kept)

        with house.sessions.reading() as session:
            found = find_software(session, SYSTEM, kept)
            readiness = readiness_of(session, found, "1.0")
            assert (list(readiness.levels.values()), readiness.is_confirmed) == ([3], True)

    def test_of_who_helps_the_kept_ones_own_stands(self, house, two, make_one, at, seen):
        kept, duplicate = two
        at(kept, name_supporter, supporter("Cooperativa Sur", since="2019"))
        at(duplicate, name_supporter, supporter("COOPERATIVA SUR", since="2021"))
        at(duplicate, name_supporter, supporter("Taller Norte"))

        make_one(duplicate, kept)

        helpers = seen(kept, helpers_of)
        assert [(each.name, each.since) for each in helpers] == [
            ("Cooperativa Sur", "2019"),
            ("Taller Norte", None),
        ]
        (said,) = left_behind(house, "supporter")
        assert said["since"] == ["2021", None]

    def test_of_a_contribution_it_stands_once(self, house, cast, two, make_one, at):
        kept, duplicate = two
        for slug in two:
            at(slug, record_contribution, fix("Un arreglo"), by=cast.outsider)
        at(duplicate, record_contribution, fix("Un arreglo", "DEMO-A"), by=cast.member)

        make_one(duplicate, kept)

        with house.sessions.reading() as session:
            found = find_software(session, SYSTEM, kept)
            came_back = contributions_of(session, SYSTEM, [found.id])
            assert sorted(row.given_by.code for row in came_back) == ["DEMO-A", "DEMO-B"]
        assert len(left_behind(house, "contribution")) == 1

    def test_the_history_keeps_what_is_left_behind(self, house, two, make_one, at):
        kept, duplicate = two
        for slug, level in zip(two, (7, 3), strict=True):
            at(slug, assess_readiness, levels(support=level))

        make_one(duplicate, kept)

        with house.sessions.reading() as session:
            table = ReadinessAssessment.__tablename__
            images = select(RowImage).where(RowImage.table_name == table)
            told = {}
            for row in session.scalars(images.order_by(RowImage.change_number)):
                told.setdefault(row.row_id, []).append(row.image and row.image["level"])
        assert sorted(told.values()) == [[3, None], [7]]


class TestHandovers:
    def test_one_that_waits_is_answered_at_the_kept_one(self, house, cast, two, make_one, at):
        kept, duplicate = two
        waiting = at(duplicate, propose_handover, HandoverDraft(to="DEMO-B"))

        make_one(duplicate, kept)

        with house.sessions.writing() as session:
            software = find_software(session, SYSTEM, kept)
            moved = find_handover(session, SYSTEM, software, waiting.id)
            accept_handover(session, cast.outsider.actor, software, moved)
            assert software.steward_id == cast.other_agency.id

    def test_of_two_that_wait_the_kept_ones_own_waits_and_the_other_is_taken_back(
        self, house, cast, two, make_one, at, seen
    ):
        kept, duplicate = two
        for slug in two:
            at(slug, propose_handover, HandoverDraft(to="DEMO-B", note=slug))

        make_one(duplicate, kept)

        rows = {row.note: row.state for row in seen(kept, handovers_of)}
        assert rows == {kept: HandoverState.PROPOSED, duplicate: HandoverState.TAKEN_BACK}
        with house.sessions.reading() as session:
            told = select(Notification.kind).where(
                Notification.agency_id == cast.other_agency.id
            )
            assert sorted(session.scalars(told)) == [
                "handover.proposed",
                "handover.proposed",
                "handover.taken_back",
            ]

    def test_one_to_who_is_its_steward_already_is_taken_back(
        self, house, two, make_one, at, seen, cast
    ):
        kept, duplicate = two
        with house.sessions.writing() as session:
            find_software(session, SYSTEM, kept).steward_id = cast.other_agency.id
        at(duplicate, propose_handover, HandoverDraft(to="DEMO-B"))

        make_one(duplicate, kept)

        assert [row.state for row in seen(kept, handovers_of)] == [HandoverState.TAKEN_BACK]

    def test_one_to_who_may_not_see_the_kept_one_is_taken_back(
        self, house, two, make_one, at, seen
    ):
        kept, duplicate = two
        at(duplicate, propose_handover, HandoverDraft(to="DEMO-B"))
        with house.sessions.writing() as session:
            for slug in two:
                find_software(session, SYSTEM, slug).visibility = "restricted"

        make_one(duplicate, kept)

        assert [row.state for row in seen(kept, handovers_of)] == [HandoverState.TAKEN_BACK]

    def test_those_that_are_over_are_told_with_the_kept_ones(
        self, house, cast, two, make_one, at, seen
    ):
        kept, duplicate = two
        made = at(duplicate, propose_handover, HandoverDraft(to="DEMO-B"))
        with house.sessions.writing() as session:
            software = find_software(session, SYSTEM, duplicate)
            refused = find_handover(session, SYSTEM, software, made.id)
            no = RefusalDraft(note="Sin equipo.")
            refuse_handover(session, cast.outsider.actor, software, refused, no)

        make_one(duplicate, kept)

        assert [(row.state, row.answer) for row in seen(kept, handovers_of)] == [
            (HandoverState.REFUSED, "Sin equipo.")
        ]
