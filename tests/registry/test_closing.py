"""What an agency leaves to the one that follows it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from registry import clock, tables  # noqa: F401  the models of every table
from registry.accounts.models import ApiToken
from registry.accounts.schemas import PersonDraft, TokenDraft
from registry.accounts.service.people import create_person
from registry.accounts.service.tokens import create_token
from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.agencies.models import FormerCode
from registry.agencies.schemas import AgencyClosing, AgencyDraft
from registry.agencies.service import AgencyClosedError, register_agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.parts import DeclaredUser, Departure
from registry.catalogue.records import HandedInList
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.vocabulary import SourceKind
from registry.closing import end_agency
from registry.database.tables import Table
from registry.files.models import StoredFile
from registry.needs.models import Requirement
from registry.needs.schemas import NeedDraft, NeedEdit
from registry.needs.service import edit_need, state_need
from registry.notifications.models import Notification
from registry.publishers.schemas import PublisherDraft
from registry.publishers.service import register_publisher
from registry.reuse.models import Contribution
from registry.reuse.schemas import ReuseDraft, ReuseEdit
from registry.reuse.service import edit_reuse, record_reuse
from registry.reuse.vocabulary import ContributionKind, ReuseStage
from registry.reuse_readiness.models import ReadinessAssessment
from registry.reuse_readiness.vocabulary import Topic
from registry.upkeep.models import Handover, Supporter
from registry.upkeep.vocabulary import SupporterKind
from registry.watches.models import Watch

STAYS = {"agency.successor_id", "former_agency_code.agency_id"}  # how the old one is found
"""Columns that go on naming the old agency."""
MUST = {"priority": "must"}


def agency(session, code, **values):
    draft = AgencyDraft(code=code, name=f"Organismo {code}", kind=AgencyKind.CENTRAL, **values)
    made = register_agency(session, SYSTEM, draft)
    session.flush()
    return made


@pytest.fixture
def old(session):
    return agency(session, "VIEJO")


@pytest.fixture
def heir(session):
    return agency(session, "NUEVO")


def software(session, publisher, name, **values):
    draft = SoftwareDraft(name=name, publisher=publisher.slug, **values)
    made = enter_software(session, SYSTEM, draft)
    session.flush()
    return made


def own_publisher(session, code):
    made = register_publisher(
        session, SYSTEM, PublisherDraft(name=f"Editorial {code}", agency=code)
    )
    session.flush()
    return made


def lose_one(session, publisher, *agencies):
    """Have agencies lose sight of an entry that was shared with them."""
    codes = [each.code for each in agencies]
    lost = software(session, publisher, "Perdido", visibility="restricted", shared_with=codes)
    edit_software(session, SYSTEM, lost, SoftwareEdit(shared_with=[]))
    session.flush()
    return lost


def be_shown_two(session, publisher, agency):
    """Have an agency be shown an entry of another, and one that it loses again."""
    facts = {"visibility": "restricted", "shared_with": [agency.code]}
    software(session, publisher, "Ajeno", **facts)
    lose_one(session, publisher, agency)


def give_rows_of_every_kind(session, old):
    """Have a row of each table that can name an agency name this one."""
    agency(session, "PARTE", parent=old.code)
    agency(session, "TERCERO")
    publisher = own_publisher(session, old.code)
    held = {"holder": old.code, "steward": old.code}
    made = software(session, publisher, "Propio", **held)
    of_others = own_publisher(session, "TERCERO")
    be_shown_two(session, of_others, old)
    session.add(DeclaredUser(software_id=made.id, name="Organismo VIEJO", agency_id=old.id))
    said = {"title": "Agenda", "problem": "Reservar hora"}
    state_need(session, SYSTEM, NeedDraft(agency=old.code, **said))
    shared = NeedDraft(
        agency="TERCERO", visibility="restricted", shared_with=[old.code], **said
    )
    state_need(session, SYSTEM, shared)
    record_reuse(session, SYSTEM, ReuseDraft(agency=old.code, software=made.slug))
    session.add(
        Contribution(
            software_id=made.id,
            agency_id=old.id,
            kind=next(iter(ContributionKind)),
            text="Un arreglo",
        )
    )
    person = PersonDraft(
        email="alguien@viejo.example", name="Alguien", agency=old.code, roles=[Role.MEMBER]
    )
    create_person(session, SYSTEM, person)
    token = TokenDraft(
        name="Prueba",
        agency=old.code,
        roles=[Role.MEMBER],
        scopes=[Scope.READ],
        expires_at=clock.now() + timedelta(days=9),
    )
    create_token(session, SYSTEM, token)
    stored = StoredFile(
        sha256="0" * 64,
        name="acta.pdf",
        media_type="application/pdf",
        size=1,
        agency_id=old.id,
        created_at=clock.now(),
    )
    session.add(stored)
    session.flush()
    session.add(
        HandedInList(
            file_id=stored.id,
            agency_id=old.id,
            kind=next(iter(SourceKind)),
            language="es",
            created_at=clock.now(),
        )
    )
    session.add(
        ReadinessAssessment(
            software_id=made.id,
            version_name="1.0",
            topic=next(iter(Topic)),
            level=3,
            assessed_on=clock.today(),
            agency_id=old.id,
        )
    )
    session.add(
        Supporter(
            software_id=made.id,
            name="Proveedor",
            kind=next(iter(SupporterKind)),
            agency_id=old.id,
        )
    )
    session.add(
        Handover(
            software_id=made.id,
            origin_id=old.id,
            heir_id=old.id,
            proposer_id=old.id,
            proposed_at=clock.now(),
        )
    )
    session.add(
        Notification(
            agency_id=old.id, kind="x", message="x", params={}, link="", created_at=clock.now()
        )
    )
    session.add(Watch(agency_id=old.id, name="Agenda", text="Agenda", question="0" * 64))
    session.add(FormerCode(code="ANTIGUO", agency_id=old.id))
    session.flush()


def names_of(session, agency_id):
    """Return how many rows name an agency, by table and column."""
    return {
        f"{table.name}.{key.parent.name}": session.scalar(
            select(func.count()).select_from(table).where(key.parent == agency_id)
        )
        for table in Table.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "agency"
    }


def test_nothing_goes_on_naming_an_agency_that_was_merged(session, old, heir):
    give_rows_of_every_kind(session, old)
    before = names_of(session, old.id)

    end_agency(session, SYSTEM, old, merged_into(heir))
    session.flush()

    after = names_of(session, old.id)
    assert [name for name, rows in before.items() if not rows and name not in STAYS] == []
    assert {name for name, rows in after.items() if rows} <= STAYS
    for name, rows in names_of(session, heir.id).items():
        assert name in STAYS or rows >= before[name]


def merged_into(heir):
    return AgencyClosing(closed_on=clock.today(), reason="Fusión", successor=heir.code)


def test_an_heir_that_was_a_part_takes_the_place_of_the_whole(session, old):
    whole = agency(session, "TODO")
    middle = agency(session, "MEDIO", parent=whole.code)
    part = agency(session, "HIJO", parent=middle.code)

    end_agency(session, SYSTEM, middle, merged_into(part))

    assert part.parent_id == whole.id


@pytest.mark.parametrize(
    "take_on",
    [
        lambda session, code: state_need(
            session, SYSTEM, NeedDraft(agency=code, title="Agenda", problem="Reservar hora")
        ),
        lambda session, code: record_reuse(
            session, SYSTEM, ReuseDraft(agency=code, software="propio")
        ),
        lambda session, code: enter_software(
            session, SYSTEM, SoftwareDraft(name="Otro", publisher=f"editorial-{code.lower()}")
        ),
        lambda session, code: create_person(
            session,
            SYSTEM,
            PersonDraft(email="x@viejo.example", name="X", agency=code, roles=[Role.MEMBER]),
        ),
        lambda session, code: create_token(
            session,
            SYSTEM,
            TokenDraft(
                name="X",
                agency=code,
                roles=[Role.MEMBER],
                scopes=[Scope.READ],
                expires_at=clock.now() + timedelta(days=9),
            ),
        ),
    ],
    ids=["need", "reuse", "software", "person", "token"],
)
def test_a_closed_agency_takes_nothing_on(session, old, take_on):
    software(session, own_publisher(session, old.code), "Propio")
    end_agency(session, SYSTEM, old, AgencyClosing(closed_on=clock.today(), reason="Cierre"))
    session.flush()

    with pytest.raises(AgencyClosedError):
        take_on(session, old.code)


def test_tokens_end_with_an_agency_that_nobody_follows(session, old):
    give_rows_of_every_kind(session, old)

    end_agency(session, SYSTEM, old, AgencyClosing(closed_on=clock.today(), reason="Cierre"))
    session.flush()

    assert [each.revoked_at is None for each in session.scalars(select(ApiToken))] == [False]


def test_the_heir_answers_for_an_open_reuse_that_stayed_behind(session, old, heir):
    made = software(session, own_publisher(session, old.code), "Propio")
    record_reuse(session, SYSTEM, ReuseDraft(agency=heir.code, software=made.slug))
    left = record_reuse(session, SYSTEM, ReuseDraft(agency=old.code, software=made.slug))
    session.flush()
    end_agency(session, SYSTEM, old, merged_into(heir))
    session.flush()
    member = Actor(ActorKind.PERSON, None, heir.id, frozenset({Role.MEMBER}))

    edit_reuse(session, member, left, ReuseEdit(stage=ReuseStage.ABANDONED))

    assert left.agency_id == old.id
    assert left.stage is ReuseStage.ABANDONED


def test_a_requirements_code_never_comes_again(session, old):
    need = state_need(
        session,
        SYSTEM,
        NeedDraft(
            agency=old.code,
            title="Agenda",
            problem="Reservar hora",
            requirements=[MUST | {"text": "Reservar"}, MUST | {"text": "Cancelar"}],
        ),
    )
    session.flush()
    fewer = NeedEdit(requirements=[MUST | {"code": "R-01", "text": "Reservar"}])
    edit_need(session, SYSTEM, need, fewer)
    session.flush()

    more = NeedEdit(
        requirements=[
            MUST | {"code": "R-01", "text": "Reservar"},
            MUST | {"text": "Avisar"},
        ]
    )
    edit_need(session, SYSTEM, need, more)
    session.flush()

    codes = select(Requirement.code).where(Requirement.need_id == need.id)
    assert set(session.scalars(codes)) == {"R-01", "R-03"}


def test_an_heir_is_told_once_of_what_both_lost(session, old, heir):
    agency(session, "TERCERO")
    lost = lose_one(session, own_publisher(session, "TERCERO"), old, heir)

    end_agency(session, SYSTEM, old, merged_into(heir))
    session.flush()

    told = session.scalars(select(Departure).where(Departure.software_id == lost.id)).all()
    assert [each.agency_id for each in told] == [heir.id]
