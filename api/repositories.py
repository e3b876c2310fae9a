"""Software that is entered from its repository's address."""

from typing import Annotated

from fastapi import Depends
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import made
from api.conditional import tagged
from api.dependencies import Actor, Database, house_of
from api.endpoints import new_router
from api.software_outs import SoftwareOut, shown
from registry.catalogue import policy
from registry.catalogue.from_repository import enter_from_repository
from registry.catalogue.repository_reading.reading import RepositoryReading, read_repository
from registry.catalogue.repository_reading.schemas import RepositoryDraft
from registry.outside.fetching import limits_of
from registry.upkeep.service.confirming import note_licence_file

router = new_router("/software", "Software")


def _read(request: Request, actor: Actor, draft: RepositoryDraft) -> RepositoryReading:
    """Ask the repository before the unit of work begins: nothing waits for a slow host."""
    policy.require_publish(actor, actor.agency_id)
    limits = limits_of(house_of(request).settings)
    return read_repository(draft.url, draft.language, limits=limits)


_READ = Depends(_read)


@router.post("/from-repository", status_code=status.HTTP_201_CREATED, dependencies=[_READ])
def enter(
    request: Request,
    reading: Annotated[RepositoryReading, _READ],
    session: Database,
    actor: Actor,
    response: Response,
) -> SoftwareOut:
    """Enter the software of a repository as a draft of your agency, from what the repository says of itself.

    Its publiccode.yml is taken where it has one; else a name, a description and a licence are taken
    from its README, its licence file and its code.json. The repository is asked by https, for at
    most 15 seconds; hosts that are not public are not asked.
    """
    software = enter_from_repository(session, actor, reading)
    note_licence_file(session, actor, software, has_file=reading.has_licence_file)
    tagged(session, response, software)
    made(request, response, "software", software.slug)
    return shown(session, actor, [software])[0]
