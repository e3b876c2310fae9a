"""The audit: one event for each act, whole, and never altered."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.schemas import AgencyDraft, AgencyEdit
from registry.agencies.service import edit_agency, register_agency
from registry.agencies.vocabulary import AgencyKind
from registry.audit.models import AuditEvent
from registry.chance import new_id
from registry.history.unit_of_work import Sessions, close_unit

DRAFT = AgencyDraft(code="BPS", name="Banco", kind=AgencyKind.AUTONOMOUS)


def events(session):
    return list(
        session.scalars(select(AuditEvent).order_by(AuditEvent.occurred_at, AuditEvent.event))
    )


class TestAudit:
    def test_says_who_did_what_and_what_changed(self, fresh_database, clock):
        sessions = Sessions(fresh_database.engine)
        admin = Actor(ActorKind.PERSON, new_id(), None, frozenset({Role.ADMIN}))
        with sessions.writing("request-1") as session:
            agency = register_agency(session, SYSTEM, DRAFT)
        clock.forward(minutes=1)
        with sessions.writing("request-2") as session:
            edit_agency(
                session,
                admin,
                session.get(type(agency), agency.id),
                AgencyEdit(name="Banco de Previsión Social"),
            )

        with sessions.reading() as session:
            first, second = events(session)
        assert (first.event, first.actor_kind, first.request_id) == (
            "agency.created",
            ActorKind.SYSTEM,
            "request-1",
        )
        assert (second.event, second.actor_id, second.occurred_at) == (
            "agency.edited",
            admin.id,
            clock.moment,
        )
        assert second.changes == {"name": ["Banco", "Banco de Previsión Social"]}

    def test_is_not_written_where_the_act_failed(self, fresh_database):
        sessions = Sessions(fresh_database.engine)

        with pytest.raises(ZeroDivisionError), sessions.writing() as session:  # noqa: PT012  the unit is what fails
            register_agency(session, SYSTEM, DRAFT)
            raise ZeroDivisionError

        with sessions.reading() as session:
            assert events(session) == []

    @pytest.mark.parametrize("act", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
    @pytest.mark.parametrize(
        ("table", "column"), [("audit_event", "event"), ("row_image", "table_name")]
    )
    def test_neither_it_nor_history_can_be_altered(self, session, act, table, column):
        register_agency(session, SYSTEM, DRAFT)
        close_unit(session)

        with pytest.raises(DBAPIError, match=r"neither changed nor deleted|permission denied"):
            session.execute(text(act.format(table, column, f"{column}")))
