"""Reuses that reports are made of."""

from collections.abc import Callable

import pytest

from registry.actors.rules import SYSTEM
from registry.reuse.models import Reuse
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse


@pytest.fixture
def reuse(write, register, enter) -> Callable[..., Reuse]:
    """Have an agency reuse a software of its own: `reuse("BPS", original="10", took="4")`."""

    def reuse(
        code: str, original: str | None = None, took: str | None = None, **facts
    ) -> Reuse:
        agency = register(
            code, facts.pop("named", None), is_demonstration=facts.pop("invented", False)
        )
        about = facts.pop("about", None)
        baseline = {
            "months": original,
            **({"margin_months": about, "precision": "approximate"} if about else {}),
        }
        software = enter(
            facts.pop("software", f"De {code}"),
            agency,
            **({"baseline": baseline} if original else {}),
            **facts.pop("entered", {}),
        )
        if about and took:
            facts |= {"margin_months": about, "precision": "approximate"}
        draft = ReuseDraft.model_validate(
            {
                "agency": code,
                "software": software.slug,
                "stage": "in_production",
                "adaptation_months": took,
                **facts,
            }
        )
        with write() as session:
            return record_reuse(session, SYSTEM, draft)

    return reuse


@pytest.fixture
def bps(reuse) -> Reuse:
    """The one published case: about four months of about ten."""
    return reuse("BPS", "10", "4", about="0.5", software="SAE v1")


@pytest.fixture
def many(reuse) -> Callable[[], None]:
    """The reference set S7 of the domain's C5, as real reuses."""

    def many() -> None:
        for number, (original, took) in enumerate(
            (
                ("10", "4"),
                ("12", "3"),
                ("24", "6"),
                ("8", "6"),
                ("6", "1.5"),
                ("18", "21"),
                ("30", "9"),
            )
        ):
            reuse(f"AG-{number}", original, took, entered_on=f"20{10 + number}-06-01")

    return many
