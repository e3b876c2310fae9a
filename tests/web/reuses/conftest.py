"""Software and reuses that these tests begin with."""

import pytest

from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse


@pytest.fixture
def member(pages, cast):
    return pages.as_(cast.member)


@pytest.fixture
def sae(enter):
    """A software whose original development took about ten months."""
    enter(
        "SAE v1",
        baseline={"months": 10, "margin_months": "0.5", "precision": "approximate"},
        development_status="obsolete",
    )
    return enter(
        "SAE v4",
        based_on=["sae-v1"],
        releases=[{"version": "4.7.0"}, {"version": "4.6.0"}],
        development_status="stable",
    )


@pytest.fixture
def record(write, cast, sae):
    """Record a reuse by the agency: `record(stage="adapting", entered_on="2025-01-15")`."""

    def record(actor=None, **facts):
        draft = ReuseDraft.model_validate({"software": "sae-v4", "kind": "adapted", **facts})
        with write() as session:
            return record_reuse(session, actor or cast.member.actor, draft)

    return record


def day(name: str, written: str) -> dict[str, str]:
    """Return a day as the three fields of a form hold it."""
    parts = zip(("year", "month", "day"), written.split("-"), strict=True)
    return {f"{name}-{part}": value for part, value in parts}


@pytest.fixture(name="day")
def day_of_a_form():
    return day
