"""Who may look at jobs and stop them."""

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission


def require_jobs(actor: Actor) -> None:
    """Refuse unless the actor looks after the jobs."""
    require(actor, Permission.RUN_JOBS)
