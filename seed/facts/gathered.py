"""What is loaded together: the true small registry, and the demonstration beside it."""

from dataclasses import dataclass

from seed.facts import demonstration, publishers, reuses
from seed.facts.agencies import AGENCIES
from seed.facts.catalogue import PUBLIC_SOFTWARE
from seed.facts.shapes import (
    AgencyFact,
    NeedFact,
    PublisherFact,
    ReuseFact,
    SoftwareFact,
    StewardshipFact,
)


@dataclass(frozen=True)
class Collection:
    """Facts that stand by themselves: whatever one names is in it, or was loaded before."""

    agencies: tuple[AgencyFact, ...]
    publishers: tuple[PublisherFact, ...]
    software: tuple[SoftwareFact, ...]
    reuses: tuple[ReuseFact, ...]
    needs: tuple[NeedFact, ...] = ()
    stewardships: tuple[StewardshipFact, ...] = ()


TRUE = Collection(
    tuple(fact for fact in AGENCIES if not fact.is_demonstration),
    tuple(fact for fact in publishers.PUBLISHERS if fact.slug != publishers.DEMO),
    PUBLIC_SOFTWARE,
    reuses.REUSES,
    stewardships=reuses.STEWARDSHIPS,
)
DEMONSTRATION = Collection(
    tuple(fact for fact in AGENCIES if fact.is_demonstration),
    tuple(fact for fact in publishers.PUBLISHERS if fact.slug == publishers.DEMO),
    demonstration.SOFTWARE,
    demonstration.REUSES,
    demonstration.NEEDS,
)
