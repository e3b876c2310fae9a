"""Enters and edits software."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.agencies.models import Agency
from registry.agencies.queries import agency_named_in, agency_with_id
from registry.agencies.service import require_open
from registry.audit.service import log
from registry.audit.vocabulary import Event
from registry.catalogue import policy
from registry.catalogue.keeping import keep_parts
from registry.catalogue.models import Software
from registry.catalogue.parts import DeclaredUser, FormerSlug, SoftwareGrant
from registry.catalogue.records import HandedInList
from registry.catalogue.repository import normalise_repository
from registry.catalogue.rules import contradicts
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit, SoftwareFields
from registry.catalogue.settling import outlook_of, settle_edit
from registry.catalogue.ties import keep_ties
from registry.catalogue.visibility import publishes_for
from registry.database.turns import one_at_a_time
from registry.errors import ConflictError, InvalidError
from registry.history.unit_of_work import now_in
from registry.language.marks import N_
from registry.publishers.models import Publisher
from registry.publishers.queries import publisher_by_slug
from registry.publishers.service import publisher_for_agency
from registry.text import free_slug, slug_of

_PLAIN = frozenset({
    "aliases", "holder_name", "landing_url", "logo", "licence", "licence_as_found", "development_status",
    "software_type", "maintenance_type", "maintenance_status", "categories", "platforms", "available_languages",
    "is_localisation_ready", "started_on", "discontinued_on", "support_ends_on", "visibility", "confidential_until",
    "source",
})  # fmt: skip
_BASELINE = {
    "months": "baseline_months",
    "margin_months": "baseline_margin_months",
    "precision": "baseline_precision",
    "person_months": "baseline_person_months",
    "cost": "baseline_cost",
    "currency": "baseline_currency",
    "price_year": "baseline_price_year",
    "source": "baseline_source",
}


class RepositoryTakenError(ConflictError):
    """Another entry has this repository."""

    code = "repository-taken"
    sentence = N_("The software of this repository is registered already.")


class UnknownPublisherError(InvalidError):
    """A draft names a publisher that is not registered, or gives none."""

    code = "unknown-publisher"
    sentence = N_("Name a publisher that is registered here.")


class StewardNotAskedError(InvalidError):
    """Another steward is named, which did not say that it takes this on."""

    code = "steward-not-asked"
    sentence = N_(
        "The stewardship is handed over on its own page, and passes when the agency that is asked "
        "accepts it. Here you can only take it on for your own agency, where nobody has it."
    )


class EndsBeforeStartError(InvalidError):
    """A software would have been discontinued before it was begun."""

    code = "ends-before-start"
    sentence = N_("It cannot end before it began.")


class SupportEndsBeforeStartError(InvalidError):
    """A software would have been supported no longer before it was begun."""

    code = "support-ends-before-start"
    sentence = N_("Its support cannot end before it began.")


class EndedButKeptError(InvalidError):
    """A software would be kept going, and have been discontinued on a day gone by."""

    code = "ended-but-kept"
    sentence = N_(
        "What was discontinued on a day gone by is neither active nor in maintenance only: change this, or the day."
    )


class CostAloneError(InvalidError):
    """A cost would be left without its currency or the year of its prices."""

    code = "cost-alone"
    sentence = N_("A cost needs its currency and the year of its prices.")


def enter_software(
    session: Session,
    actor: Actor,
    draft: SoftwareDraft,
    slug: str | None = None,
    *,
    is_reviewed: bool = False,
) -> Software:
    """Enter a software into the catalogue, as a draft or published at once, as its draft says.

    Raises RepositoryTakenError, and InvalidError for a field that names nothing.
    """
    one_at_a_time(session, "software-slug")  # and its publisher is made once
    publisher = _publisher_of(session, actor, draft)
    policy.require_publish(actor, publisher.agency_id)
    if publisher.agency is not None:
        require_open(session, publisher.agency)
    software = Software(name=draft.name, publisher=publisher, agency=publisher.agency, slug="")
    software.slug = free_slug(slug_of(slug or draft.name), _taken(session))
    software.life, software.is_reviewed = draft.life, is_reviewed
    session.add(software)
    # A new entry has nothing to be taken away: what is empty needs no keeping.
    said = {
        name
        for name in type(draft).model_fields
        if getattr(draft, name) or getattr(draft, name) is False
    }
    _fill(session, actor, software, draft, said)
    log(session, actor, Event.SOFTWARE_CREATED, software)
    return software


def edit_software(
    session: Session, actor: Actor, software: Software, edit: SoftwareEdit
) -> Software:
    """Change the fields that an edit gives. A new name keeps the old address as a redirection."""
    policy.require_edit(actor, software)
    before = outlook_of(session, software)
    if edit.name is not None and edit.name != software.name:
        _rename(session, software, edit.name)
    _fill(session, actor, software, edit, edit.given())
    settle_edit(session, actor, software, before)
    log(session, actor, Event.SOFTWARE_EDITED, software)
    return software


def pass_on(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Hand an agency's entries to its heir: to answer for, to hold and to maintain."""
    concerns = (
        (Software.agency_id == old.id)
        | (Software.holder_id == old.id)
        | (Software.steward_id == old.id)
    )
    for software in session.scalars(select(Software).where(concerns)):
        for tie in ("agency_id", "holder_id", "steward_id"):
            if getattr(software, tie) == old.id:
                setattr(software, tie, heir.id)
        log(session, actor, Event.ROWS_PASSED_ON, software)
    _pass_on_shown(session, actor, old, heir)
    for user in session.scalars(select(DeclaredUser).where(DeclaredUser.agency_id == old.id)):
        user.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, user)
    lists = select(HandedInList).where(HandedInList.agency_id == old.id)
    for handed_in in session.scalars(lists):
        handed_in.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, handed_in)


def _pass_on_shown(session: Session, actor: Actor, old: Agency, heir: Agency) -> None:
    """Show an heir what was shown to the agency before it."""
    by_agency = select(SoftwareGrant.software_id).where(SoftwareGrant.agency_id == heir.id)
    shown = set(session.scalars(by_agency))
    for grant in session.scalars(
        select(SoftwareGrant).where(SoftwareGrant.agency_id == old.id)
    ):
        if grant.software_id in shown:
            session.delete(grant)
        else:
            grant.agency_id = heir.id
        log(session, actor, Event.ROWS_PASSED_ON, grant)


def _publisher_of(session: Session, actor: Actor, draft: SoftwareDraft) -> Publisher:
    if draft.publisher is not None:
        publisher = publisher_by_slug(session, draft.publisher, publishes_for(actor))
        if publisher is None:
            raise UnknownPublisherError("publisher")
        return publisher
    policy.require_publish(actor, actor.agency_id)
    if actor.agency_id is None:
        raise UnknownPublisherError("publisher")
    return publisher_for_agency(session, actor, agency_with_id(session, actor.agency_id))


def _fill(
    session: Session, actor: Actor, software: Software, fields: SoftwareFields, given: set[str]
) -> None:
    for name in given & _PLAIN:
        setattr(software, name, getattr(fields, name))
    with session.no_autoflush:  # it is written once, when all of it is known
        if "holder" in given:
            software.holder = _agency_in(session, fields, "holder")
        if "steward" in given:
            _set_steward(actor, software, _agency_in(session, fields, "steward"))
        if "repository_url" in given:
            _set_repository(session, software, fields.repository_url)
    if "baseline" in given:
        for name in fields.baseline.given() if isinstance(fields, SoftwareEdit) else _BASELINE:
            setattr(software, _BASELINE[name], getattr(fields.baseline, name))
    _require_sense(software)
    ends = {"maintenance_status", "discontinued_on"}
    if given & ends:  # asked of these alone: else a day that came would lock the entry
        _require_one_end(software, now_in(session).date())
    session.flush()  # its parts need its id
    keep_parts(session, software, fields, given)
    keep_ties(session, actor, software, fields, given)


def _agency_in(session: Session, fields: SoftwareFields, name: str) -> Agency | None:
    code = getattr(fields, name)
    return agency_named_in(session, name, code) if code else None


def _set_steward(actor: Actor, software: Software, steward: Agency | None) -> None:
    steward_id = steward.id if steward is not None else None
    if steward_id == software.steward_id:
        return
    if not policy.may_name_steward(actor, software, steward_id):
        raise StewardNotAskedError("steward")
    software.steward = steward


def _require_sense(software: Software) -> None:
    """Refuse what two fields together cannot say, whichever of them was given."""
    if _is_before(software.discontinued_on, software.started_on):
        raise EndsBeforeStartError("discontinued_on")
    if _is_before(software.support_ends_on, software.started_on):
        raise SupportEndsBeforeStartError("support_ends_on")
    is_priced = (
        software.baseline_currency is not None and software.baseline_price_year is not None
    )
    if software.baseline_cost is not None and not is_priced:
        raise CostAloneError("baseline.cost")


def _is_before(day: date | None, started: str | None) -> bool:
    """Tell whether a day lies before a year, a month or a day."""
    return day is not None and started is not None and day.isoformat()[: len(started)] < started


def _require_one_end(software: Software, today: date) -> None:
    if contradicts(software.maintenance_status, software.discontinued_on, today):
        raise EndedButKeptError("maintenance_status")


def _set_repository(session: Session, software: Software, url: str | None) -> None:
    key = normalise_repository(url) if url else None
    if key is not None:
        other = session.scalar(select(Software.id).where(Software.repository_key == key))
        if other is not None and other != software.id:
            raise RepositoryTakenError
    software.repository_url, software.repository_key = url, key


def _rename(session: Session, software: Software, name: str) -> None:
    software.name = name
    wanted = slug_of(name)
    if wanted == software.slug:
        return
    is_taken = _taken(session)
    own = session.scalar(
        select(FormerSlug).where(
            FormerSlug.slug == wanted, FormerSlug.software_id == software.id
        )
    )
    slug = wanted if own is not None else free_slug(wanted, is_taken)
    if own is not None:
        session.delete(own)
    session.add(FormerSlug(slug=software.slug, software_id=software.id))
    software.slug = slug


def _taken(session: Session) -> Callable[[str], bool]:
    """Return what tells whether a slug is, or was, an entry's.

    Until this unit of work ends no other takes one: each then sees what those before it took.
    """
    one_at_a_time(session, "software-slug")

    def is_taken(slug: str) -> bool:
        now = select(Software.id).where(Software.slug == slug)
        before = select(FormerSlug.id).where(FormerSlug.slug == slug)
        return session.scalar(now) is not None or session.scalar(before) is not None

    return is_taken
