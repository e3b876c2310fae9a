"""Whom a reuse, or the end of what is reused, is told to."""

from threading import Event as Signal

import pytest
from sqlalchemy import select

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.vocabulary import SOFTWARE_ENDED
from registry.chores import HANDLERS
from registry.database.paging import PageAsked
from registry.jobs.models import Job
from registry.jobs.runner import JobContext
from registry.notifications.queries import notifications_for
from registry.publishers.service import publisher_for_agency
from registry.reuse.queries import find_reuse
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import move_reuse, record_reuse
from registry.reuse.vocabulary import ReuseStage

FOLLOWED = "%(software)s, which your agency reuses, has a successor: %(successor)s."
ENDED = "%(software)s, which your agency reuses, was discontinued."


@pytest.fixture
def house(clock, house):
    return house


@pytest.fixture
def told(house):
    """Return what somebody's agency was told, the newest last: `told(cast.member)`."""

    def told(someone) -> list[str]:
        with house.sessions.reading() as session:
            page = notifications_for(session, someone.actor, PageAsked())
        notes = [each.notification for each in page.items]
        return sorted(note.message % note.params for note in notes)

    return told


@pytest.fixture
def enter(house, cast):
    """Enter a software of the first agency, or of another: `enter("Agenda", visibility=…)`."""

    def enter(name: str, agency: Agency | None = None, **facts) -> str:
        with house.sessions.writing() as session:
            publisher = publisher_for_agency(session, SYSTEM, agency or cast.agency)
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            return enter_software(session, SYSTEM, draft).slug

    return enter


@pytest.fixture
def record(house):
    """Record a reuse by somebody's agency."""

    def record(someone, slug: str, **facts):
        with house.sessions.writing() as session:
            return record_reuse(session, someone.actor, ReuseDraft(software=slug, **facts)).id

    return record


@pytest.fixture
def run(house, cast, enter, record):
    """Have the other agency reuse “Agenda” and come through some stages; return its slug."""

    def run(*stages: ReuseStage) -> str:
        slug, actor = enter("Agenda"), cast.outsider.actor
        reuse_id = record(cast.outsider, slug)
        for stage in stages:
            with house.sessions.writing() as session:
                move_reuse(session, actor, find_reuse(session, actor, reuse_id), stage, None)
        return slug

    return run


@pytest.fixture
def edit(house):
    """Edit a software, and do the jobs that were asked for, twice: `edit(publisher, "agenda", …)`."""

    def edit(someone, slug: str, **facts) -> None:
        with house.sessions.writing() as session:
            software = find_software(session, SYSTEM, slug)
            edit_software(session, someone.actor, software, SoftwareEdit(**facts))
        with house.sessions.reading() as session:
            jobs = session.scalars(select(Job).where(Job.finished_at.is_(None))).all()
        for job in [*jobs, *jobs]:  # at least once is what a job promises
            HANDLERS[job.kind](JobContext(house.sessions, job, Signal()))

    return edit


def agency_like(house, code: str, **facts) -> Agency:
    with house.sessions.writing() as session:
        agency = Agency(code=code, name=f"Organismo {code}", kind=AgencyKind.CENTRAL, **facts)
        session.add(agency)
    return agency


class TestAReuse:
    def test_is_told_to_whom_the_software_is(self, cast, enter, record, told):
        record(cast.outsider, enter("Agenda"))

        assert told(cast.member) == ["Organismo Demo B recorded that it reuses Agenda."]
        assert told(cast.outsider) == []

    def test_leads_to_its_page(self, house, cast, enter, record):
        reuse = record(cast.outsider, enter("Agenda"))

        with house.sessions.reading() as session:
            page = notifications_for(session, cast.member.actor, PageAsked())
        note = page.items[0].notification
        assert (note.kind, note.link) == ("reuse.recorded", f"/reuses/{reuse}")

    def test_is_told_to_the_holder_and_to_the_publishers_agency(
        self, house, cast, enter, record, told
    ):
        holder = agency_like(house, "DEMO-C", is_demonstration=True)
        keeper = cast.someone("keeper", holder, cast.member.actor.roles)

        record(cast.outsider, enter("Agenda", holder="DEMO-C"))

        assert told(keeper) == told(cast.member) != []

    def test_is_not_told_to_those_who_did_it(self, cast, enter, record, told):
        record(cast.member, enter("Agenda"))

        assert told(cast.member) == []

    def test_of_an_invented_agency_is_not_told_to_a_real_one(
        self, house, cast, enter, record, told
    ):
        real = agency_like(house, "REAL")
        keeper = cast.someone("keeper", real, cast.member.actor.roles)

        record(cast.outsider, enter("Agenda", real))

        assert told(keeper) == []

    def test_is_not_told_of_software_that_one_may_not_know_of(
        self, house, cast, enter, record, told
    ):
        holder = agency_like(house, "DEMO-C", is_demonstration=True)
        keeper = cast.someone("keeper", holder, cast.member.actor.roles)

        record(
            cast.outsider,
            enter("Agenda", holder="DEMO-C", visibility="restricted", shared_with=["DEMO-B"]),
        )

        assert told(keeper) == []
        assert len(told(cast.member)) == 1

    def test_is_not_told_where_the_house_itself_brings_it_in(self, house, cast, enter, told):
        slug = enter("Agenda")
        with house.sessions.writing() as session:
            record_reuse(session, SYSTEM, ReuseDraft(software=slug, agency="DEMO-B"))

        assert told(cast.member) == []

    @pytest.mark.parametrize(
        ("stages", "said"),
        [
            ([ReuseStage.ADAPTING], []),
            (
                [ReuseStage.ADAPTING, ReuseStage.IN_PRODUCTION],
                ["Organismo Demo B has Agenda in production."],
            ),
            ([ReuseStage.ABANDONED], ["Organismo Demo B abandoned its reuse of Agenda."]),
        ],
    )
    def test_is_told_again_when_it_runs_or_is_given_up(self, cast, run, told, stages, said):
        run(*stages)

        recorded = "Organismo Demo B recorded that it reuses Agenda."
        assert told(cast.member) == sorted([recorded, *said])


class TestTheEndOfASoftware:
    @pytest.fixture
    def reused(self, run):
        return run()

    def test_is_a_job_that_the_house_knows(self):
        assert SOFTWARE_ENDED in HANDLERS

    @pytest.mark.parametrize(
        "end", [{"discontinued_on": "2026-03-01"}, {"development_status": "obsolete"}]
    )
    def test_is_told_once_to_those_who_reuse_it(self, cast, reused, edit, told, end):
        edit(cast.publisher, reused, **end)
        edit(cast.publisher, reused, **end)

        assert told(cast.outsider) == [ENDED % {"software": "Agenda"}]

    def test_is_told_with_what_follows_it(self, cast, enter, reused, edit, told):
        enter("Agenda 2")

        edit(cast.publisher, reused, discontinued_on="2026-03-01", successor="agenda-2")

        assert told(cast.outsider) == [
            "Agenda, which your agency reuses, was discontinued; its successor is Agenda 2."
        ]

    def test_names_no_successor_that_one_may_not_know_of(self, cast, enter, reused, edit, told):
        enter("Agenda 2", visibility="restricted")

        edit(cast.publisher, reused, successor="agenda-2")
        assert told(cast.outsider) == []

        edit(cast.publisher, reused, discontinued_on="2026-03-01")
        assert told(cast.outsider) == [ENDED % {"software": "Agenda"}]

    def test_a_successor_alone_is_told_too(self, cast, enter, reused, edit, told):
        enter("Agenda 2")

        edit(cast.publisher, reused, successor="agenda-2")

        assert told(cast.outsider) == [
            FOLLOWED % {"software": "Agenda", "successor": "Agenda 2"}
        ]

    def test_is_not_told_to_those_who_ended_it(self, cast, enter, record, edit, told):
        slug = enter("Agenda")
        record(cast.member, slug)

        edit(cast.publisher, slug, discontinued_on="2026-03-01")

        assert told(cast.member) == []

    @pytest.mark.parametrize(
        ("stages", "times"),
        [
            ([ReuseStage.ABANDONED], 0),
            ([ReuseStage.IN_PRODUCTION, ReuseStage.RETIRED], 1),
        ],
    )
    def test_is_told_to_those_who_ran_it_and_not_to_those_who_gave_up(
        self, cast, run, edit, told, stages, times
    ):
        slug = run(*stages)

        edit(cast.publisher, slug, discontinued_on="2026-03-01")

        assert len(told(cast.outsider)) == times

    def test_is_nothing_that_any_other_edit_asks_for(self, house, cast, reused, edit):
        edit(cast.publisher, reused, landing_url="https://example.org")

        with house.sessions.reading() as session:
            assert session.scalars(select(Job)).all() == []
