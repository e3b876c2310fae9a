"""Who publishes the software of the seed."""

from seed.facts.shapes import PublisherFact

AGESIC = "agesic-uy"
MINSEGPRES = "gobierno-digital-chile"
DEMO = "organismo-demo-b"

PUBLISHERS = (
    PublisherFact(
        slug=AGESIC,
        name="AGESIC-UY",
        agency="AGESIC",
        code_hosting="https://github.com/AGESIC-UY",
    ),
    PublisherFact(slug=MINSEGPRES, name="Gobierno Digital de Chile", agency="MINSEGPRES"),
    PublisherFact(slug=DEMO, name="Organismo Demo B", agency="DEMO-B"),
)


def at_agesic(repository: str) -> str:
    """Return the address of a repository that AGESIC hosts."""
    return f"https://github.com/AGESIC-UY/{repository}"
