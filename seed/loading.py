"""Loads the seed into a registry: what is there already stays as it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from registry.accounts.models import Person
from registry.accounts.queries import person_by_email
from registry.accounts.schemas import PersonDraft
from registry.accounts.service.people import create_person
from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role
from registry.agencies.models import FormerCode
from registry.agencies.queries import agency_by_code
from registry.agencies.schemas import AgencyDraft
from registry.agencies.service import register_agency
from registry.catalogue.queries import software_by_slug
from registry.chance import new_secret
from registry.house import House
from registry.needs.models import Need, RequirementTemplate
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.policies.service import ensure_defaults
from registry.publishers.queries import publisher_by_slug
from registry.publishers.schemas import PublisherDraft
from registry.publishers.service import register_publisher
from registry.reuse.models import Reuse
from registry.reuse.queries import is_recorded
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import move_reuse, record_reuse
from registry.terms.service import ensure_concepts
from seed.facts.gathered import DEMONSTRATION, TRUE, Collection
from seed.facts.shapes import (
    AgencyFact,
    NeedFact,
    PublisherFact,
    ReuseFact,
)
from seed.facts.templates.every import TEMPLATES
from seed.facts.thesaurus.gathered import TIED
from seed.loading_software import load_software, load_stewardships

Progress = Callable[[int, int], None]
PASSWORD_LENGTH = 16

DEMO_PEOPLE: tuple[tuple[str, Role, str | None], ...] = (
    ("integrante@demo-a.example", Role.MEMBER, "DEMO-A"),
    ("publicador@demo-a.example", Role.PUBLISHER, "DEMO-A"),
    ("firmante@demo-a.example", Role.SIGNATORY, "DEMO-A"),
    ("administracion@demo-a.example", Role.AGENCY_ADMIN, "DEMO-A"),
    ("revision@acervo.example", Role.REVIEWER, None),
    ("admin@acervo.example", Role.ADMIN, None),
)
DEMO_NAMES = {
    Role.MEMBER: "integrante",
    Role.PUBLISHER: "publica software",
    Role.SIGNATORY: "firmante",
    Role.AGENCY_ADMIN: "administra el organismo",
    Role.REVIEWER: "revisa el catálogo",
    Role.ADMIN: "administra el registro",
}


@dataclass(frozen=True)
class Accounts:
    """The demonstration accounts that were made, and the password they share."""

    people: tuple[tuple[str, Role], ...]
    password: str


def is_empty(house: House) -> bool:
    """Tell whether nothing was ever loaded to its end: what comes last of all is not there.

    That is the accounts; in production, where none are made, the reuses.
    """
    last = Reuse if house.settings.production else Person
    with house.sessions.reading() as session:
        return not session.scalar(select(func.count(last.id)))


def _may_make_accounts(house: House, demo_password: str | None) -> bool:
    """Tell whether accounts with one shared password do no harm here.

    That is on a database of this machine's own, or where whoever seeds chose the password; never
    in production.
    """
    is_own = house.settings.database.startswith("sqlite")
    return not house.settings.production and (is_own or demo_password is not None)


def load(
    house: House, demo_password: str | None, progress: Progress = lambda _done, _total: None
) -> Accounts | None:
    """Load all facts, each kind in a unit of work of its own; a second time changes nothing.

    In production nothing of the demonstration is loaded. Returns the demonstration accounts where
    this call made them, else None.
    """
    is_new = is_empty(house)
    gathered = (TRUE,) if house.settings.production else (TRUE, DEMONSTRATION)
    steps: tuple[Callable[[Session], None], ...] = (
        lambda session: ensure_defaults(session, SYSTEM),
        _load_templates,
        lambda session: ensure_concepts(session, SYSTEM, TIED),
        *(step for collection in gathered for step in _steps_of(collection, is_new=is_new)),
    )
    for done, step in enumerate(steps):
        progress(done, len(steps) + 1)
        with house.sessions.writing() as session:
            step(session)
    accounts = None
    if is_new and _may_make_accounts(house, demo_password):
        accounts = _load_people(house, demo_password or new_secret()[:PASSWORD_LENGTH])
    progress(len(steps) + 1, len(steps) + 1)
    return accounts


def _steps_of(collection: Collection, *, is_new: bool) -> list[Callable[[Session], None]]:
    """Return what loads a collection, in the order in which its facts name each other."""
    steps: list[Callable[[Session], None]] = [
        lambda session: _load_agencies(session, collection.agencies),
        lambda session: _load_publishers(session, collection.publishers),
        lambda session: load_software(session, collection.software),
        lambda session: _load_reuses(session, collection.reuses),
        lambda session: load_stewardships(session, collection.stewardships),
    ]
    if collection.needs and is_new:  # a need that was withdrawn does not come back
        steps.append(lambda session: _load_needs(session, collection.needs))
    return steps


def _load_agencies(session: Session, facts: Iterable[AgencyFact]) -> None:
    for fact in facts:
        if agency_by_code(session, fact.code) is None:
            _load_agency(session, fact)


def _load_agency(session: Session, fact: AgencyFact) -> None:
    draft = AgencyDraft(
        code=fact.code,
        name=fact.name,
        acronym=fact.acronym,
        kind=fact.kind,
        country=fact.country,
        parent=fact.parent,
        is_demonstration=fact.is_demonstration,
    )
    agency = register_agency(session, SYSTEM, draft)
    session.flush()  # its former codes need its id
    for code in fact.former_codes:
        session.add(FormerCode(code=code, agency_id=agency.id))


def _load_publishers(session: Session, facts: Iterable[PublisherFact]) -> None:
    for fact in facts:
        if publisher_by_slug(session, fact.slug) is None:
            draft = PublisherDraft(
                name=fact.name,
                code_hosting=fact.code_hosting,
                uri=fact.code_hosting,
                agency=fact.agency,
            )
            register_publisher(session, SYSTEM, draft, fact.slug)


def _load_templates(session: Session) -> None:
    known = set(session.scalars(select(RequirementTemplate.category)))
    for category, lines in TEMPLATES.items():
        if category.value in known:
            continue
        for position, line in enumerate(lines):
            session.add(
                RequirementTemplate(
                    category=category.value,
                    position=position,
                    kind=line.kind,
                    priority=line.priority,
                    text=line.text._asdict(),
                )
            )


def _load_reuses(session: Session, facts: Iterable[ReuseFact]) -> None:
    for fact in facts:
        software = software_by_slug(session, SYSTEM, fact.software)
        agency = agency_by_code(session, fact.agency)
        if (
            software is not None
            and agency is not None
            and not is_recorded(session, agency.id, software.id)
        ):
            _load_reuse(session, fact)


def _load_reuse(session: Session, fact: ReuseFact) -> None:
    plain = (
        "agency", "software", "kind", "version_taken", "baseline_kind", "estimated_months", "adaptation_months",
        "margin_months", "precision", "evidence", "evidence_url", "note",
    )  # fmt: skip
    values: dict[str, Any] = {name: getattr(fact, name) for name in plain}  # Any: as above
    values["contributions"] = [
        {name: getattr(row, name) for name in ("kind", "given_on", "text", "version", "url")}
        for row in fact.contributions
    ]
    stages = list(fact.stages.items())
    values["stage"], values["entered_on"] = stages[0]
    reuse = record_reuse(session, SYSTEM, ReuseDraft.model_validate(values))
    for stage, day in stages[1:]:
        move_reuse(session, SYSTEM, reuse, stage, day)


def _load_needs(session: Session, facts: Iterable[NeedFact]) -> None:
    if session.scalar(select(func.count(Need.id))):
        return
    for fact in facts:
        state_need(session, SYSTEM, NeedDraft.model_validate(_need_values(fact)))


def _need_values(fact: NeedFact) -> dict[str, Any]:  # Any: as above
    plain = (
        "agency",
        "language",
        "title",
        "problem",
        "categories",
        "keywords",
        "visibility",
        "user_groups",
        "volume",
    )
    values: dict[str, Any] = {name: getattr(fact, name) for name in plain}  # Any: as above
    values["requirements"] = [
        {
            "kind": line.kind,
            "priority": line.priority,
            "text": getattr(line.text, fact.language),
            "is_knockout": line.is_knockout,
        }
        for line in fact.requirements
    ]
    return values


def _load_people(house: House, password: str) -> Accounts:
    with house.sessions.writing() as session:
        for email, role, agency in _new(session, DEMO_PEOPLE):
            name = f"Cuenta de demostración ({DEMO_NAMES[role]})"
            draft = PersonDraft(email=email, name=name, agency=agency, roles=frozenset({role}))
            create_person(session, SYSTEM, draft, password)
    return Accounts(tuple((email, role) for email, role, _ in DEMO_PEOPLE), password)


def _new(
    session: Session, people: Iterable[tuple[str, Role, str | None]]
) -> list[tuple[str, Role, str | None]]:
    return [row for row in people if person_by_email(session, row[0]) is None]
