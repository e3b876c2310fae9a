"""The stewardship of a software goes from one agency to another: proposed, taken on or refused."""

import pytest

from registry.actors.rules import STRANGER, SYSTEM
from registry.agencies.schemas import AgencyClosing
from registry.catalogue.queries import software_by_slug
from registry.closing import end_agency
from registry.errors import ConflictError, NotAllowedError, SignInNeededError
from registry.upkeep.queries import find_handover, handovers_of, stewardships_of
from registry.upkeep.schemas import HandoverDraft, PastHandoverDraft, RefusalDraft
from registry.upkeep.service.handing_over import (
    HandoverOpenError,
    HandoverOverError,
    HiddenFromHeirError,
    StewardAlreadyError,
    accept_handover,
    propose_handover,
    record_past_handover,
    refuse_handover,
    take_back_handover,
)
from registry.upkeep.vocabulary import HandoverState


def to_other(cast):
    return HandoverDraft(to=cast.other_agency.code, note="Lo mantiene de hecho.")


@pytest.fixture
def answers(does):
    """Answer a handing over as somebody."""

    def answers(actor, verb, slug, handover, *arguments):
        def act(session, actor, software):
            found = find_handover(session, SYSTEM, software, handover.id)
            return verb(session, actor, software, found, *arguments)

        return does(actor, act, slug)

    return answers


@pytest.fixture
def stands(house):
    """Return the code of an entry's steward, and each handing over."""

    def stands(slug, reader=SYSTEM):
        with house.sessions.reading() as session:
            software = software_by_slug(session, SYSTEM, slug)
            steward = software.steward.code if software.steward else None
            return steward, handovers_of(session, reader, software)

    return stands


def test_it_is_proposed_and_taken_on_and_both_are_told(enter, does, answers, told, cast):
    slug = enter(steward=cast.agency.code)

    handover = does(cast.publisher.actor, propose_handover, slug, to_other(cast))
    assert told(cast.other_agency) == ["handover.proposed"]
    answers(cast.outsider.actor, accept_handover, slug, handover)

    assert told(cast.agency) == ["handover.accepted"]


def test_the_steward_changes_when_it_is_taken_on_and_the_days_are_kept(
    enter, does, answers, stands, cast, clock
):
    slug = enter(steward=cast.agency.code)
    handover = does(cast.publisher.actor, propose_handover, slug, to_other(cast))
    assert stands(slug)[0] == cast.agency.code

    clock.forward(days=3)
    answers(cast.outsider.actor, accept_handover, slug, handover)

    steward, (kept,) = stands(slug)
    assert steward == cast.other_agency.code
    assert (kept.origin.code, kept.heir.code) == (cast.agency.code, cast.other_agency.code)
    assert (kept.decided_at - kept.proposed_at).days == 3


def test_a_refusal_changes_nothing_and_says_why(enter, does, answers, stands, told, cast):
    slug = enter()
    handover = does(cast.reviewer.actor, propose_handover, slug, to_other(cast))

    refused = answers(
        cast.outsider.actor, refuse_handover, slug, handover, RefusalDraft(note="Sin equipo.")
    )

    assert (refused.state, refused.answer) == (HandoverState.REFUSED, "Sin equipo.")
    assert stands(slug)[0] is None
    assert told(cast.agency) == ["handover.proposed", "handover.refused"]


@pytest.mark.parametrize("who", ["publisher", "agency_admin", "reviewer", "admin"])
def test_the_entrys_agency_and_staff_propose(enter, does, cast, who):
    slug = enter()

    assert does(getattr(cast, who).actor, propose_handover, slug, to_other(cast))


def test_the_present_steward_proposes_and_takes_back(enter, does, answers, cast):
    slug = enter(steward=cast.other_agency.code)
    draft = HandoverDraft(to=cast.agency.code)

    handover = does(cast.outsider.actor, propose_handover, slug, draft)

    taken_back = answers(cast.outsider.actor, take_back_handover, slug, handover)
    assert taken_back.state is HandoverState.TAKEN_BACK


@pytest.mark.parametrize("who", ["stranger", "member", "signatory", "outsider"])
def test_nobody_else_proposes(enter, does, cast, who):
    slug = enter()

    with pytest.raises(NotAllowedError):
        does(getattr(cast, who).actor, propose_handover, slug, to_other(cast))


@pytest.mark.parametrize("who", ["stranger", "publisher", "agency_admin", "reviewer", "admin"])
@pytest.mark.parametrize("verb", [accept_handover, refuse_handover])
def test_the_agency_that_is_asked_answers_and_nobody_for_it(
    enter, does, answers, cast, who, verb
):
    slug = enter()
    handover = does(cast.publisher.actor, propose_handover, slug, to_other(cast))
    more = [RefusalDraft()] if verb is refuse_handover else []

    with pytest.raises(NotAllowedError):
        answers(getattr(cast, who).actor, verb, slug, handover, *more)


def test_one_is_open_at_a_time_and_none_is_answered_twice(enter, does, answers, cast):
    slug = enter()
    handover = does(cast.publisher.actor, propose_handover, slug, to_other(cast))

    with pytest.raises(HandoverOpenError):
        does(cast.reviewer.actor, propose_handover, slug, to_other(cast))
    answers(cast.outsider.actor, accept_handover, slug, handover)
    with pytest.raises(HandoverOverError):
        answers(cast.outsider.actor, refuse_handover, slug, handover, RefusalDraft())
    with pytest.raises(StewardAlreadyError):
        does(cast.publisher.actor, propose_handover, slug, to_other(cast))


def test_an_agency_that_may_not_know_of_the_entry_is_not_asked(enter, does, cast):
    slug = enter(visibility="restricted")

    with pytest.raises(HiddenFromHeirError):
        does(cast.publisher.actor, propose_handover, slug, to_other(cast))


def test_the_database_itself_admits_one_open_handing_over(enter, does, house, cast):
    slug = enter()
    first = does(cast.publisher.actor, propose_handover, slug, to_other(cast))

    with pytest.raises(ConflictError), house.sessions.writing() as session:
        session.add(
            type(first)(
                software_id=first.software_id,
                heir_id=first.heir_id,
                proposed_at=first.proposed_at,
            )
        )


def test_strangers_are_asked_to_sign_in(enter, does, cast):
    slug = enter()

    with pytest.raises(SignInNeededError):
        does(STRANGER, propose_handover, slug, to_other(cast))


def test_an_heir_answers_what_the_agency_before_it_was_asked(
    enter, does, answers, stands, house, cast
):
    slug = enter(steward=cast.agency.code)
    handover = does(cast.publisher.actor, propose_handover, slug, to_other(cast))

    with house.sessions.writing() as session:
        closing = AgencyClosing(
            closed_on="2026-01-01", reason="Ley 1", successor=cast.agency.code
        )
        end_agency(session, SYSTEM, session.merge(cast.other_agency), closing)

    assert stands(slug)[1][0].heir.code == cast.agency.code
    answers(cast.publisher.actor, accept_handover, slug, handover)


def test_until_it_is_taken_on_those_whom_it_concerns_alone_know_of_it(
    enter, does, answers, stands, cast
):
    slug = enter()
    handover = does(cast.publisher.actor, propose_handover, slug, to_other(cast))
    assert [len(stands(slug, reader)[1]) for reader in (STRANGER, SYSTEM)] == [0, 1]
    assert len(stands(slug, cast.member.actor)[1]) == 1
    assert len(stands(slug, cast.outsider.actor)[1]) == 1

    answers(cast.outsider.actor, accept_handover, slug, handover)

    assert len(stands(slug, STRANGER)[1]) == 1


def test_one_of_former_times_is_recorded_by_a_reviewer_and_changes_no_steward(
    enter, does, stands, answers, cast, house
):
    slug = enter(steward=cast.agency.code)
    past = PastHandoverDraft(heir=cast.agency.code, happened_on="2016", note="Consta el año.")
    with pytest.raises(NotAllowedError):
        does(cast.publisher.actor, record_past_handover, slug, past)

    does(cast.reviewer.actor, record_past_handover, slug, past)
    handover = does(cast.publisher.actor, propose_handover, slug, to_other(cast))
    answers(cast.outsider.actor, accept_handover, slug, handover)

    steward, _ = stands(slug)
    assert steward == cast.other_agency.code
    with house.sessions.reading() as session:
        software = software_by_slug(session, SYSTEM, slug)
        passed = stewardships_of(session, [software.id])[software.id]
        assert [(row.heir.code, row.passed_on) for row in passed] == [
            (cast.agency.code, "2016"),
            (cast.other_agency.code, passed[1].decided_at.date().isoformat()),
        ]
