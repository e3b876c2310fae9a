"""What the seed leaves in a registry."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from registry.accounts.models import Person
from registry.actors.rules import STRANGER, SYSTEM
from registry.agencies.models import Agency
from registry.audit.models import AuditEvent
from registry.catalogue.lineages import ties_of
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import TieEdit
from registry.catalogue.tying import edit_tie, remove_tie
from registry.history.queries import last_change
from registry.house import House, open_house
from registry.needs.models import Need, Requirement
from registry.needs.vocabulary import Priority
from registry.reuse.models import Reuse
from registry.upkeep.queries import stewardships_of
from seed import loading
from seed.facts.agencies import AGENCIES
from seed.facts.catalogue import SOFTWARE
from seed.facts.publishers import PUBLISHERS
from seed.facts.shapes import OriginFact
from seed.loading import DEMO_PEOPLE, is_empty, load
from seed.loading_software import load_software

SAE = "sistema-agenda-electronica"
PASSWORD = "clave de demostración"
COUNTED = (Agency, Software, Reuse, Need, Person, AuditEvent)


@pytest.fixture
def house(fresh_database) -> Iterator[House]:
    opened = open_house(fresh_database.settings)
    yield opened
    opened.close()


@pytest.fixture
def loaded(seeded_database) -> Iterator[House]:
    """A house into which the seed has been loaded, as the first start of `acervo serve` does."""
    opened = open_house(seeded_database.settings)
    yield opened
    opened.close()


def counts(house: House) -> list[int]:
    with house.sessions.reading() as session:
        return [
            *(session.scalar(select(func.count()).select_from(each)) or 0 for each in COUNTED),
            last_change(session),
        ]


def test_loads_every_fact_once_and_tells_how_far_it_is(house):
    told = []

    accounts = load(house, PASSWORD, lambda done, total: told.append((done, total)))

    assert accounts is not None
    assert accounts.password == PASSWORD
    assert len(accounts.people) == len(DEMO_PEOPLE)
    assert counts(house)[:2] == [len(AGENCIES), len(SOFTWARE)]
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1][0] == told[-1][1]


def test_changes_nothing_a_second_time(loaded):
    before = counts(loaded)

    assert load(loaded, "otra clave de demostración") is None

    assert counts(loaded) == before
    assert not is_empty(loaded)


@pytest.mark.parametrize(
    "step", ["load_software", "load_stewardships", "_load_needs", "_load_people"]
)
def test_broken_off_at_any_step_it_goes_on_where_it_was(house, monkeypatch, step):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(f"seed.loading.{step}", stop)
        with pytest.raises(KeyboardInterrupt):
            load(house, PASSWORD)
    was_empty = is_empty(house)

    accounts = load(house, PASSWORD)

    assert was_empty
    assert accounts is not None
    whole = counts(house)
    assert whole[:2] == [len(AGENCIES), len(SOFTWARE)]
    assert whole[3] > 0
    assert whole[4] == len(DEMO_PEOPLE)


def test_the_lineage_of_sae_names_version_4_as_what_follows(loaded):
    with loaded.sessions.reading() as session:
        old = find_software(session, STRANGER, "sistema-agenda-electronica-v2")
        assert old.is_discontinued


def _ties(session, slug):
    software = find_software(session, STRANGER, slug)
    return sorted(
        (tie.relation.value, tie.other.slug, tie.since_on)
        for tie in ties_of(session, STRANGER, [software.id])[software.id]
    )


def _steward_passings(session):
    sae = find_software(session, STRANGER, SAE)
    return [
        (row.origin.code, row.heir.code, row.passed_on)
        for row in stewardships_of(session, [sae.id])[sae.id]
    ]


TOLD = {
    f"{SAE}-v2": [("adaptation_of", SAE, "2016-04-01"), ("successor", f"{SAE}-v4", None)],
    f"{SAE}-v4": [("based_on", f"{SAE}-v2", "2020-11-10")],
    "simple": [("adaptation_of", "simple-chile", "2016")],
}


def test_the_line_of_sae_says_who_adapted_it_and_who_took_it_over(loaded):
    with loaded.sessions.reading() as session:
        assert {slug: _ties(session, slug) for slug in TOLD} == TOLD
        assert _steward_passings(session) == [("IM", "AGESIC", "2016")]


@pytest.fixture
def seeded_before(house):
    """A house as it was seeded before the seed knew in what way software comes from other software."""

    def plain(fact):
        origins = tuple(OriginFact(software=each.software) for each in fact.origins)
        return replace(fact, origins=origins)

    with house.sessions.writing() as session:
        loading._load_agencies(session, AGENCIES)  # noqa: SLF001  its steps, one by one
        loading._load_publishers(session, PUBLISHERS)  # noqa: SLF001  as above
        load_software(session, [plain(fact) for fact in SOFTWARE])
    return house


def test_an_older_registry_learns_it_and_a_second_run_changes_nothing(seeded_before):
    load(seeded_before, PASSWORD)

    with seeded_before.sessions.reading() as session:
        assert {slug: _ties(session, slug) for slug in TOLD} == TOLD
        assert _steward_passings(session) == [("IM", "AGESIC", "2016")]
    before = counts(seeded_before)
    load(seeded_before, PASSWORD)
    assert counts(seeded_before) == before


def test_what_people_changed_of_an_older_registry_stays(seeded_before):
    with seeded_before.sessions.writing() as session:
        for slug, edit in ((f"{SAE}-v2", None), (f"{SAE}-v4", TieEdit(since_on="2020"))):
            software = find_software(session, SYSTEM, slug)
            ties = ties_of(session, SYSTEM, [software.id])[software.id]
            tie = next(tie for tie in ties if tie.relation.is_origin)
            if edit is None:
                remove_tie(session, SYSTEM, software, tie)
            else:
                edit_tie(session, SYSTEM, software, tie, edit)

    load(seeded_before, PASSWORD)

    with seeded_before.sessions.reading() as session:
        assert _ties(session, f"{SAE}-v2") == [("successor", f"{SAE}-v4", None)]
        assert _ties(session, f"{SAE}-v4") == [("based_on", f"{SAE}-v2", "2020")]


def test_each_invented_need_has_its_musts(loaded):
    with loaded.sessions.reading() as session:
        needs = set(session.scalars(select(Need.id)))
        with_musts = set(
            session.scalars(
                select(Requirement.need_id).where(Requirement.priority == Priority.MUST)
            )
        )
    assert needs == with_musts != set()


def test_production_gets_the_true_registry_and_nobody_with_a_shared_password(fresh_database):
    settings = fresh_database.settings.model_copy(update={"production": True})
    house = open_house(settings)

    made = load(house, PASSWORD)

    with house.sessions.reading() as session:
        agencies = session.scalars(select(Agency)).all()
        people = session.scalar(select(func.count(Person.id)))
        needs = session.scalar(select(func.count(Need.id)))
        reuses = session.scalar(select(func.count(Reuse.id)))
    assert made is None
    assert people == 0
    assert needs == 0
    assert agencies
    assert not [each for each in agencies if each.is_demonstration]
    assert reuses
    assert not is_empty(house)
    house.close()


def test_accounts_on_a_server_are_made_with_a_chosen_password_alone(house, fresh_database):
    on_server = fresh_database.settings.database.startswith("postgresql")

    made = load(house, None)

    assert (made is None) == on_server
