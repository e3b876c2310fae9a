"""What follows from what is said of a software's upkeep, without a database."""

from datetime import date

import pytest

from registry.catalogue.rules import contradicts, has_ended
from registry.catalogue.vocabulary import DevelopmentStatus, MaintenanceStatus

ACTIVE, ONLY, ENDED, ATTIC = MaintenanceStatus
TODAY, PAST, FUTURE = date(2026, 3, 2), date(2026, 3, 1), date(2026, 3, 3)


class TestHasEnded:
    @pytest.mark.parametrize(
        ("development", "maintenance", "ended_on", "ended"),
        [
            (None, None, None, False),
            (DevelopmentStatus.STABLE, ACTIVE, None, False),
            (DevelopmentStatus.STABLE, ONLY, None, False),
            (DevelopmentStatus.STABLE, ENDED, None, True),
            (DevelopmentStatus.STABLE, ATTIC, None, True),
            (DevelopmentStatus.OBSOLETE, None, None, True),
            (DevelopmentStatus.OBSOLETE, ACTIVE, None, True),
            (None, None, PAST, True),
            (None, None, FUTURE, True),
            (None, ACTIVE, FUTURE, False),
            (None, ONLY, TODAY, True),
        ],
    )
    def test_by_any_of_what_is_said(self, development, maintenance, ended_on, ended):
        assert has_ended(development, maintenance, ended_on, TODAY) is ended


class TestContradicts:
    @pytest.mark.parametrize("status", [ACTIVE, ONLY])
    def test_what_is_kept_going_has_not_ended_on_a_day_gone_by(self, status):
        assert contradicts(status, PAST, TODAY)
        assert not contradicts(status, TODAY, TODAY)
        assert not contradicts(status, FUTURE, TODAY)
        assert not contradicts(status, None, TODAY)

    @pytest.mark.parametrize("status", [ENDED, ATTIC, None])
    def test_what_has_ended_may_say_when_or_not(self, status):
        assert not contradicts(status, PAST, TODAY)
        assert not contradicts(status, None, TODAY)
