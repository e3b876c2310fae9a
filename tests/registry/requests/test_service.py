"""Answers to requests that are sent again, on both databases."""

import pytest
from sqlalchemy import select

from registry.chance import new_id
from registry.history.unit_of_work import Sessions, begin_unit
from registry.requests.models import KeptAnswer
from registry.requests.schemas import Answer, Repeatable
from registry.requests.service import (
    KeyReusedError,
    UnderWayError,
    answer_kept,
    forget_answers,
    keep_answer,
)
from tests.environment.databases import Kind

SECRET = b"the installation's own"
CALLER = new_id()
ANSWER = Answer(201, {"location": "/api/v1/needs/1"}, b'{"token": "acv_shown_once"}')


@pytest.fixture
def session(clock, session):
    return session


def asking(key="k-1", caller=CALLER, body=b"{}"):
    return Repeatable(caller, key, (b"/api/v1/needs", body))


class TestAnswerKept:
    def test_is_none_the_first_time(self, session):
        assert answer_kept(session, SECRET, asking()) is None

    def test_is_the_answer_the_second_time(self, session):
        keep_answer(session, SECRET, asking(), ANSWER)

        assert answer_kept(session, SECRET, asking()) == ANSWER

    def test_is_not_another_callers(self, session):
        keep_answer(session, SECRET, asking(), ANSWER)

        assert answer_kept(session, SECRET, asking(caller=new_id())) is None

    def test_refuses_another_request_with_the_same_key(self, session):
        keep_answer(session, SECRET, asking(), ANSWER)

        with pytest.raises(KeyReusedError):
            answer_kept(session, SECRET, asking(body=b'{"title": "another"}'))

    def test_does_not_open_under_another_secret(self, session):
        keep_answer(session, SECRET, asking(), ANSWER)

        with pytest.raises(KeyReusedError):
            answer_kept(session, b"another secret", asking())

    def test_has_one_unit_at_a_time_do_a_request(self, fresh_database):
        if fresh_database.kind is Kind.SQLITE:
            pytest.skip("one unit alone writes on SQLite")
        sessions = Sessions(fresh_database.engine)

        with sessions.writing() as first, sessions.writing() as second:
            answer_kept(first, SECRET, asking())
            with pytest.raises(UnderWayError):
                answer_kept(second, SECRET, asking())
            assert answer_kept(second, SECRET, asking(key="k-2")) is None


class TestKeepAnswer:
    def test_keeps_nothing_in_clear(self, session):
        keep_answer(session, SECRET, asking(key="a key of mine"), ANSWER)
        session.flush()

        kept = session.scalars(select(KeptAnswer)).one()
        assert b"acv_" not in kept.sealed_body
        assert "a key of mine" not in str(vars(kept))

    def test_takes_the_place_of_one_that_ran_out(self, session, clock):
        keep_answer(session, SECRET, asking(), Answer(200, {}, b"old"))
        session.flush()
        clock.forward(days=1)
        begin_unit(session)
        assert answer_kept(session, SECRET, asking()) is None

        keep_answer(session, SECRET, asking(), ANSWER)

        assert answer_kept(session, SECRET, asking()) == ANSWER


class TestForgetAnswers:
    def test_deletes_those_whose_day_is_over_alone(self, session, clock):
        keep_answer(session, SECRET, asking("old"), ANSWER)
        clock.forward(hours=12)
        begin_unit(session)
        keep_answer(session, SECRET, asking("new"), ANSWER)
        session.flush()
        clock.forward(hours=12)
        begin_unit(session)

        forget_answers(session)

        assert len(session.scalars(select(KeptAnswer)).all()) == 1
        assert answer_kept(session, SECRET, asking("new")) == ANSWER
