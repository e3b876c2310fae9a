"""Takes in what a repository says of itself: as a draft of the actor's agency, or at once for the operator."""

from sqlalchemy.orm import Session

from registry.actors.policy import require
from registry.actors.rules import Actor
from registry.actors.vocabulary import Permission
from registry.agencies.models import Agency
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.bringing import hand_to, publish_what_waits
from registry.catalogue.importing import (
    Imported,
    ImportOutcome,
    ImportRun,
    import_file,
    owner_in,
    take_in_draft,
)
from registry.catalogue.models import Software
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.queries import software_by_repository
from registry.catalogue.repository_reading.reading import RepositoryReading
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import RepositoryTakenError, enter_software
from registry.catalogue.taking_over import is_own, take_over
from registry.catalogue.vocabulary import Life
from registry.publishers.service import publisher_for_file


def take_over_from_repository(
    session: Session, actor: Actor, reading: RepositoryReading
) -> Software | None:
    """Take a repository's publiccode.yml over into the entry that the actor's agency has of it.

    Returns None where the repository is not registered. Raises RepositoryTakenError where the entry
    is another's, and UnusableFileError where there is no publiccode.yml.
    """
    policy.require_publish(actor, actor.agency_id)
    software = registered(session, reading)
    if software is None:
        return None
    if not is_own(actor, software):
        raise RepositoryTakenError
    take_over(
        session, actor, software, reading.publiccode.content if reading.publiccode else b""
    )
    return software


def registered(session: Session, reading: RepositoryReading) -> Software | None:
    """Return the entry of a repository, or of the one that its file names, whoever may see it."""
    known = software_by_repository(session, reading.key) if reading.key else None
    entry = read_publiccode(reading.publiccode.content).entry if reading.publiccode else None
    if known is None and entry is not None:
        known = software_by_repository(session, entry.repository)
    return known


def enter_from_repository(
    session: Session, actor: Actor, reading: RepositoryReading
) -> Software:
    """Enter what was read in a repository as a draft of the actor's agency.

    A publiccode.yml is kept as it is when one is handed in; else the draft holds what the other
    files say. Raises RepositoryTakenError where the repository is registered already.
    """
    policy.require_publish(actor, actor.agency_id)
    if reading.key is not None and software_by_repository(session, reading.key) is not None:
        raise RepositoryTakenError
    if reading.publiccode is not None:
        software = take_in_draft(session, actor, reading.publiccode.content).software
        if software is None:
            raise RepositoryTakenError
        return software
    draft = SoftwareDraft.model_validate({**reading.values, "life": Life.DRAFT})
    software = enter_software(session, actor, draft)
    log(session, actor, Event.SOFTWARE_IMPORTED, software)
    return software


def import_from_repository(
    session: Session,
    actor: Actor,
    reading: RepositoryReading,
    agency: Agency | None = None,
    run: ImportRun | None = None,
) -> Imported:
    """Take in what the operator brings from a repository: published at once, and to be reviewed.

    Its publiccode.yml is imported as any other. Without one the entry says what the other files do;
    one that is there already is left as it is, since nothing tells what of it is still the repository's.
    """
    require(actor, Permission.EDIT_ANY_SOFTWARE)
    if reading.publiccode is not None:
        return import_file(session, actor, reading.publiccode.content, agency, run)
    known = registered(session, reading)
    if known is not None:
        is_new = publish_what_waits(session, actor, known)
        return Imported(ImportOutcome.WITH_REMARKS, reading.findings, known, changed=is_new)
    publisher = publisher_for_file(session, actor, owner_in(reading.address)[:200], None)
    draft = SoftwareDraft.model_validate({**reading.values, "publisher": publisher.slug})
    software = enter_software(session, actor, draft)
    if agency is not None:
        hand_to(session, software, agency)
    log(session, actor, Event.SOFTWARE_IMPORTED, software)
    return Imported(ImportOutcome.WITH_REMARKS, reading.findings, software, changed=True)
