"""What stands alone has no place in the version before: the history keeps it, and gives it back."""

from sqlalchemy import select

from registry.actors.rules import SYSTEM
from registry.catalogue.queries import find_software
from registry.database.migrating import downgrade, migrate
from registry.history.unit_of_work import Sessions
from registry.reuse.contributing import record_contribution, remove_contribution
from registry.reuse.models import Contribution
from registry.reuse.schemas import OwnContributionDraft

SAE = "sistema-agenda-electronica"


def _rows(sessions):
    with sessions.reading() as session:
        return sorted(map(repr, session.execute(select(Contribution.__table__))))


def test_contributions_outlive_a_version_that_is_taken_back(seeded_database):
    settings, sessions = seeded_database.settings, Sessions(seeded_database.engine)

    def give(**said):
        with sessions.writing() as session:
            draft = OwnContributionDraft(kind="feature", is_accepted=True, **said)
            software = find_software(session, SYSTEM, SAE)
            return record_contribution(session, SYSTEM, software, draft)

    give(agency="ANC", text="Sola", version="1.0", given_on="2014-05")
    give(agency="BPS", text="Con su reutilización", version="2.2.0")
    gone = give(agency="ANC", text="Quitada")
    with sessions.writing() as session:
        remove_contribution(session, SYSTEM, session.merge(gone))
    before = _rows(sessions)
    assert sum("'Sola'" in row for row in before) == 1

    downgrade(settings, "0008")
    migrate(settings)

    assert _rows(sessions) == before
