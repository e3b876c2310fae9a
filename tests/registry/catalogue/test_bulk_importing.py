"""What lists leave in the catalogue, and what they leave alone."""

import json

import pytest
from sqlalchemy import select

from registry.actors.rules import STRANGER, SYSTEM
from registry.agencies.models import Agency
from registry.catalogue.bulk.code_json import read_code_json
from registry.catalogue.bulk.reading import sheet_of
from registry.catalogue.bulk.spreadsheet.mapping import rows_of, suggested
from registry.catalogue.bulk_importing import ListRun, RowOutcome, import_list
from registry.catalogue.entry import entry_of, upkeep_of
from registry.catalogue.importing import import_file
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software
from registry.catalogue.records import SourceRecord
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.catalogue.sources import origins_of
from registry.catalogue.vocabulary import Life, SourceKind
from registry.history.queries import last_change
from tests.registry.catalogue.bulk.tables import csv_of
from tests.registry.catalogue.publiccode.files import WHOLE

REPOSITORY = "https://git.example.org/plaza/filas"
FILAS = {
    "name": "Filas",
    "description": "Tells how long the queue is.",
    "repositoryURL": REPOSITORY,
    "status": "Beta",
    "permissions": {"licenses": [{"name": "MIT"}]},
}


def code_json(*releases: dict, agency: str = "PLAZA"):
    return read_code_json(
        json.dumps({"version": "2.0.0", "agency": agency, "releases": releases}).encode()
    )


def table(*rows: tuple[str, ...]):
    sheet = sheet_of(csv_of(rows))
    return rows_of(sheet, suggested(sheet.columns), "es", "PLAZA")


@pytest.fixture
def take_in(house):
    def take(bulk, run: ListRun | None = None):
        return list(import_list(house.sessions, run or ListRun(SYSTEM), bulk))

    return take


@pytest.fixture
def entry(house):
    def find(slug: str):
        with house.sessions.reading() as session:
            return entry_of(session, find_software(session, SYSTEM, slug))

    return find


@pytest.fixture
def edit(house):
    def change(slug: str, **values: object):
        with house.sessions.writing() as session:
            software = find_software(session, SYSTEM, slug)
            edit_software(session, SYSTEM, software, SoftwareEdit(**values))

    return change


class TestOperator:
    def test_publishes_at_once_without_a_review_and_makes_a_publisher_and_no_agency(
        self, take_in, entry, house, cast
    ):
        with house.sessions.reading() as session:
            agencies = len(session.scalars(select(Agency)).all())

        (done,) = take_in(code_json(FILAS, agency="Instituto Nuevo"))

        software = entry(done.slug).software
        assert done.outcome is RowOutcome.ENTERED
        assert (software.life, software.is_reviewed) == (Life.PUBLISHED, False)
        assert (software.publisher.name, software.agency_id) == ("Instituto Nuevo", None)
        assert (software.licence, software.development_status) == ("MIT", "beta")
        with house.sessions.reading() as session:
            assert len(session.scalars(select(Agency)).all()) == agencies

    def test_names_the_agency_that_answers(self, take_in, entry, cast):
        run = ListRun(SYSTEM, agency=cast.agency.code)

        (done,) = take_in(code_json(FILAS), run)

        assert entry(done.slug).software.agency_id == cast.agency.id

    def test_alone_imports(self, take_in):
        (done,) = take_in(code_json(FILAS), ListRun(STRANGER))

        assert done.outcome is RowOutcome.REFUSED
        assert done.findings[-1].code == "sign-in-needed"


class TestSecondTime:
    def test_changes_nothing(self, take_in, house):
        rows = [FILAS, {**FILAS, "name": "Sin repositorio", "repositoryURL": ""}]
        first = take_in(code_json(*rows))
        with house.sessions.reading() as session:
            before = last_change(session)

        again = take_in(code_json(*rows))

        with house.sessions.reading() as session:
            assert last_change(session) == before
        assert [each.outcome for each in again] == [RowOutcome.UNCHANGED] * 2
        assert [each.slug for each in again] == [each.slug for each in first]

    def test_changes_what_the_list_owns_and_keeps_what_people_changed(
        self, take_in, entry, edit
    ):
        (done,) = take_in(code_json(FILAS))
        edit(done.slug, licence="EUPL-1.2", landing_url="https://filas.example/")

        (again,) = take_in(code_json({**FILAS, "status": "Production", "homepageURL": ""}))

        software = entry(done.slug).software
        assert again.outcome is RowOutcome.CHANGED
        assert software.development_status == "stable"
        assert (software.licence, software.landing_url) == (
            "EUPL-1.2",
            "https://filas.example/",
        )

    def test_knows_an_entry_without_a_repository_though_people_renamed_it(
        self, take_in, entry, edit
    ):
        (done,) = take_in(code_json({**FILAS, "repositoryURL": ""}))
        assert "no-repository" in [each.code for each in done.findings]
        edit(done.slug, name="Filas del Estado")

        (again,) = take_in(code_json({**FILAS, "repositoryURL": "", "status": "Production"}))

        assert again.outcome is RowOutcome.CHANGED
        assert entry(again.slug).software.name == "Filas del Estado"


class TestOthersEntries:
    def test_are_filled_where_they_are_empty_and_not_changed(self, take_in, entry, house):
        with house.sessions.writing() as session:
            slug = import_file(session, SYSTEM, WHOLE.encode()).software.slug
        same = {
            **FILAS,
            "name": "Other name",
            "repositoryURL": "https://git.example.org/Plaza/turnero",
        }

        (done,) = take_in(code_json(same))

        software = entry(slug).software
        assert done.slug == slug
        assert (software.name, software.licence) == ("Turnero", "EUPL-1.2")
        assert {text.language for text in entry(slug).texts} >= {"en"}

    def test_tell_from_which_source_each_field_came(self, take_in, edit, house):
        (done,) = take_in(code_json(FILAS))
        edit(done.slug, licence="EUPL-1.2", platforms=["web"])

        with house.sessions.reading() as session:
            software = find_software(session, SYSTEM, done.slug)
            upkeep = upkeep_of(session, software)
            told = origins_of(session, entry_of(session, software), upkeep)

        kinds = {name: origin.kind for name, origin in told.items()}
        assert kinds["name"] == kinds["development_status"] == SourceKind.CODE_JSON
        assert kinds["licence"] == kinds["platforms"] == SourceKind.PEOPLE
        assert told["name"].source == "PLAZA"
        assert "landing_url" not in kinds

    def test_tell_the_publiccode_file_they_came_from(self, house):
        with house.sessions.writing() as session:
            software = import_file(session, SYSTEM, WHOLE.encode()).software
            session.flush()
            told = origins_of(
                session, entry_of(session, software), upkeep_of(session, software)
            )

        assert {origin.kind for origin in told.values()} == {SourceKind.PUBLICCODE}


class TestOneRun:
    def test_takes_the_first_of_two_rows_for_one_software(self, take_in):
        first, second = take_in(code_json(FILAS, {**FILAS, "status": "Production"}))

        assert (first.outcome, second.outcome) == (RowOutcome.ENTERED, RowOutcome.REFUSED)
        assert second.findings[-1].code == "repeated-row"

    def test_enters_other_software_at_the_same_address_without_a_repository(
        self, take_in, entry
    ):
        _, second = take_in(code_json(FILAS, {**FILAS, "name": "Otras filas"}))

        software = entry(second.slug).software
        assert (software.repository_url, software.landing_url) == (None, REPOSITORY)
        assert "shared-repository" in [each.code for each in second.findings]

    def test_refuses_a_row_without_a_name_and_one_that_nobody_publishes(self, take_in):
        rows = [
            {**FILAS, "name": ""},
            {**FILAS, "name": "x" * 300},
            {**FILAS, "repositoryURL": ""},
        ]

        done = take_in(code_json(*rows, agency=""))

        assert [[found.code for found in each.findings] for each in done] == [
            ["no-name"],
            ["not-kept-of-list", "no-name"],
            ["no-publisher"],
        ]

    def test_leaves_out_what_the_catalogue_cannot_keep(self, take_in, entry):
        (done,) = take_in(code_json({**FILAS, "version": "v" * 100}))

        assert entry(done.slug).releases == []
        assert "not-kept-of-list" in [each.code for each in done.findings]

    def test_goes_on_after_a_row_that_is_refused_when_it_is_written(self, take_in, house, cast):
        run = ListRun(SYSTEM, agency="NOBODY")

        done = take_in(code_json(FILAS, {**FILAS, "name": "Otras", "repositoryURL": ""}), run)

        assert [each.outcome for each in done] == [RowOutcome.REFUSED] * 2
        with house.sessions.reading() as session:
            assert session.scalars(select(SourceRecord)).all() == []


class TestPeople:
    def run(self, person) -> ListRun:
        return ListRun(person.actor, Life.DRAFT)

    def test_enter_drafts_of_their_own_agency_whatever_the_list_says(
        self, take_in, entry, cast
    ):
        rows = table(("nombre", "organismo"), ("Filas", "Otro organismo"))

        (done,) = take_in(rows, self.run(cast.publisher))

        software = entry(done.slug).software
        assert (software.life, software.agency_id) == (Life.DRAFT, cast.agency.id)
        assert software.publisher.agency_id == cast.agency.id

    def test_do_not_change_what_others_have(self, take_in, entry, cast):
        (theirs,) = take_in(code_json(FILAS))

        (done,) = take_in(
            table(("nombre", "repositorio"), ("Mío", REPOSITORY)), self.run(cast.publisher)
        )

        assert done.findings[-1].code == "registered-by-others"
        assert entry(theirs.slug).software.name == "Filas"

    def test_change_nothing_the_second_time(self, take_in, cast):
        rows = (("nombre", "licencia"), ("Filas", "MIT"), ("Cita", ""))
        take_in(table(*rows), self.run(cast.publisher))

        again = take_in(table(*rows), self.run(cast.publisher))

        assert {each.outcome for each in again} == {RowOutcome.UNCHANGED}

    def test_need_a_role_for_it(self, take_in, cast, house):
        (done,) = take_in(table(("nombre",), ("Filas",)), self.run(cast.member))

        assert done.findings[-1].code == "not-allowed"
        with house.sessions.reading() as session:
            assert session.scalars(select(Software).where(Software.name == "Filas")).all() == []
