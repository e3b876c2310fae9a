"""Which software is like one."""

from pydantic import Field
from starlette.requests import Request

from api.addresses import MOVED
from api.dependencies import Actor, Database, house_of
from api.endpoints import new_router
from api.outs import Out
from api.search import FoundSoftware, found
from api.software import SoftwareAsked
from registry.catalogue.lineages import lineage_ids, successors
from registry.search.similar import similar_software

router = new_router("/software", "Search")


class SimilarOut(Out):
    """A software that is like another."""

    software: FoundSoftware
    likeness: float = Field(description="1 says the same in other words.", examples=[0.7312])


class SimilarsOut(Out):
    """The software that is most like one, the likest first; at most five."""

    items: list[SimilarOut]


@router.get("/{slug}/similar", responses=MOVED)
def similar(
    request: Request, session: Database, actor: Actor, software: SoftwareAsked
) -> SimilarsOut:
    """List what is most like a software by its texts as a whole, its own lineage left out."""
    family = lineage_ids(session, actor, [software.id])[software.id]
    alike = similar_software(session, house_of(request).index, actor, software, family)
    follows = successors(session, actor, [each.software.id for each in alike])
    return SimilarsOut(
        items=[
            SimilarOut(
                software=found(each.software, follows.get(each.software.id)),
                likeness=each.likeness,
            )
            for each in alike
        ]
    )
