"""Software that is entered from its repository's address."""

from dataclasses import dataclass
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
from registry.catalogue.from_repository import (
    enter_from_repository,
    take_over_from_repository,
)
from registry.catalogue.repository_reading.reading import RepositoryReading, read_repository
from registry.catalogue.repository_reading.schemas import RepositoryEntryDraft
from registry.outside.fetching import limits_of
from registry.upkeep.service.confirming import note_licence_file

router = new_router("/software", "Software")


@dataclass(frozen=True)
class Asked:
    """What was read, and whether it may be taken over into an entry that is there."""

    reading: RepositoryReading
    takes_over: bool


def _read(request: Request, actor: Actor, draft: RepositoryEntryDraft) -> Asked:
    """Ask the repository before the unit of work begins: nothing waits for a slow host."""
    policy.require_publish(actor, actor.agency_id)
    limits = limits_of(house_of(request).settings)
    reading = read_repository(draft.url, draft.language, limits=limits)
    return Asked(reading, draft.take_over)


_READ = Depends(_read)


@router.post(
    "/from-repository",
    status_code=status.HTTP_201_CREATED,
    dependencies=[_READ],
    responses={status.HTTP_200_OK: {"model": SoftwareOut, "description": "Taken over"}},
)
def enter(
    request: Request,
    asked: Annotated[Asked, _READ],
    session: Database,
    actor: Actor,
    response: Response,
) -> SoftwareOut:
    """Enter the software of a repository as a draft of your agency, from what the repository says of itself.

    Its publiccode.yml is taken where it has one; else a name, a description and a licence are taken
    from its README, its licence file and its code.json. The repository is asked by https, for at
    most 15 seconds; hosts that are not public are not asked. With `take_over`, and where your agency
    has an entry of this repository, its publiccode.yml is taken over into that entry, and the answer
    is 200.
    """
    reading = asked.reading
    known = take_over_from_repository(session, actor, reading) if asked.takes_over else None
    software = known or enter_from_repository(session, actor, reading)
    note_licence_file(session, actor, software, has_file=reading.has_licence_file)
    tagged(session, response, software)
    if known is not None:
        response.status_code = status.HTTP_200_OK
    else:
        made(request, response, "software", software.slug)
    return shown(session, actor, [software])[0]
