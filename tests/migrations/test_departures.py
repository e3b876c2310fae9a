"""What left before departures were kept is read from the history, as it would have been kept."""

from datetime import UTC, datetime

from sqlalchemy import select

from registry.actors.rules import SYSTEM
from registry.catalogue.models import Software
from registry.catalogue.parts import Departure
from registry.catalogue.publishing import submit, withdraw
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.database.migrating import downgrade, migrate
from registry.history.unit_of_work import Sessions


def _kept(sessions):
    """Return (entry, width) → when it left and was hidden: to the second, as the history knows the commit's moment."""
    with sessions.reading() as session:
        rows = session.execute(select(Software.slug, Departure).join(Departure.software))
        return {
            (slug, each.width.value): (each.left_at is not None, each.hidden_at is not None)
            for slug, each in rows
        }


def test_what_left_before_is_read_from_the_history(seeded_database):
    settings, sessions = seeded_database.settings, Sessions(seeded_database.engine)
    began = datetime.now(UTC)

    def change(slug, **facts):
        with sessions.writing() as session:
            software = find_software(session, SYSTEM, slug)
            edit_software(session, SYSTEM, software, SoftwareEdit(**facts))

    with sessions.reading() as session:
        slugs = session.scalars(select(Software.slug).order_by(Software.slug).limit(6)).all()
    change(slugs[0], visibility="government")
    change(slugs[1], visibility="restricted")
    change(slugs[2], confidential_until="2100-01-01")
    with sessions.writing() as session:
        withdraw(session, SYSTEM, find_software(session, SYSTEM, slugs[3]), "Por error.")
    with sessions.writing() as session:
        submit(session, SYSTEM, find_software(session, SYSTEM, slugs[3]))
    change(slugs[3], visibility="government")
    change(slugs[1], licence="MIT")
    change(slugs[4], licence="MIT")
    before = _kept(sessions)

    downgrade(settings, "0013")
    migrate(settings)

    assert _kept(sessions) == before
    assert before == {
        (slugs[0], "public"): (True, True),
        **{
            (slug, width): (True, True)
            for slug in slugs[1:3]
            for width in ("public", "government")
        },
        (slugs[3], "public"): (True, True),
        (slugs[3], "government"): (True, False),
    }
    with sessions.reading() as session:
        moments = session.scalars(select(Departure.left_at)).all()
    assert all(began <= each <= datetime.now(UTC) for each in moments)
