"""The way in for many at once."""

import re
from threading import Event

import pytest
from sqlalchemy import select

from registry.catalogue.handed_in import IMPORT_LIST
from registry.catalogue.models import Software
from registry.catalogue.records import HandedInList
from registry.catalogue.vocabulary import Life, ListState
from registry.chores import handlers_of
from registry.jobs.models import Job
from registry.jobs.runner import JobContext
from tests.registry.catalogue.bulk.tables import csv_of, xlsx_of

PAGE = "/software/new/many"


def hand_in(owner, data: bytes, name: str = "list.csv"):
    return owner.post(PAGE, {"language": "es"}, files={"file": (name, data, "text/csv")})


@pytest.fixture
def drafts(house):
    def find() -> list[Software]:
        with house.sessions.reading() as session:
            drafts = select(Software).where(Software.life == Life.DRAFT)
            return list(session.scalars(drafts.order_by(Software.name)))

    return find


@pytest.fixture
def lists(house):
    def find() -> list[HandedInList]:
        with house.sessions.reading() as session:
            return list(session.scalars(select(HandedInList)))

    return find


@pytest.mark.parametrize(("make", "name"), [(csv_of, "a.csv"), (xlsx_of, "a.xlsx")])
def test_a_table_is_shown_with_its_columns_and_nothing_is_taken_in_yet(
    owner, drafts, words, make, name
):
    answer = hand_in(owner, make(), name)
    shown = owner.get(answer.headers["location"])

    assert answer.status_code == 303
    assert re.search(
        r'id="column-0"[^>]*>.*?<option value="name" selected>', shown.text, re.DOTALL
    )
    assert '<option value="" selected>' in shown.text.partition('id="column-4"')[2]
    assert "https://github.com/plaza/turnero" in words(shown)
    assert drafts() == []


def test_its_rows_become_drafts_of_the_agency_with_a_report_of_each(owner, drafts, cast, words):
    place = hand_in(owner, csv_of()).headers["location"]

    answer = owner.post(
        place,
        {
            "column-0": "name",
            "column-1": "repository_url",
            "column-2": "licence",
            "column-3": "long_description",
        },
    )
    report = owner.get(answer.headers["location"])

    assert [each.name for each in drafts()] == ["Trámites", "Turnero"]
    assert {each.agency_id for each in drafts()} == {cast.agency.id}
    told = words(report)
    assert "drafts made 2" in told
    assert "“GPLv3” does not say which licence it is" in told
    assert 'href="/software/turnero"' in report.text


def test_the_same_list_again_changes_nothing(owner, drafts, words):
    for _ in range(2):
        place = hand_in(owner, csv_of()).headers["location"]
        owner.post(place, {"column-0": "name", "column-1": "repository_url"})

    assert len(drafts()) == 2
    assert "as they were 2" in words(owner.get(place))


def test_a_column_of_names_is_asked_for(owner, lists, words):
    place = hand_in(owner, csv_of()).headers["location"]

    answer = owner.post(place, {"column-0": "", "column-2": "licence"})

    assert answer.status_code == 422
    assert "Say which column holds the names of the software." in words(answer)
    assert [each.state for each in lists()] == [ListState.HANDED_IN]


def test_a_code_json_needs_no_columns(owner, drafts, words):
    data = b'{"version": "2.0.0", "agency": "X", "releases": [{"name": "Filas"}]}'
    place = hand_in(owner, data, "code.json").headers["location"]

    shown = words(owner.get(place))
    owner.post(place, {})

    assert "1 entries in all" in shown
    assert [each.name for each in drafts()] == ["Filas"]


def test_a_code_json_is_told_by_line_and_column(owner, words):
    data = b'{"version": "2.0.0", "releases": [\n {"name": "Filas",\n  "status": "Almost"}]}'
    place = hand_in(owner, data, "code.json").headers["location"]

    owner.post(place, {})

    assert "releases[0].status (line 3, column 13): “Almost”" in words(owner.get(place))


def test_a_long_list_is_left_to_a_job(owner, drafts, house, words):
    rows = [("name",), *((f"Software {n}",) for n in range(400))]
    place = hand_in(owner, csv_of(rows)).headers["location"]

    owner.post(place, {"column-0": "name"})
    waiting = words(owner.get(place))
    before = len(drafts())
    with house.sessions.reading() as session:
        job = session.scalars(select(Job).where(Job.kind == IMPORT_LIST)).one()
    handlers_of(house.settings, house.index, house.vectors)[job.kind](
        JobContext(house.sessions, job, Event())
    )

    assert "The list is being taken in" in waiting
    assert before == 0
    assert len(drafts()) == 400
    assert "drafts made 400" in words(owner.get(place))


def test_what_was_stopped_is_taken_in_again(owner, drafts, house, words, pages, cast):
    rows = [("name",), *((f"Software {n}",) for n in range(400))]
    place = hand_in(owner, csv_of(rows)).headers["location"]
    owner.post(place, {"column-0": "name"})
    with house.sessions.reading() as session:
        job = session.scalars(select(Job).where(Job.kind == IMPORT_LIST)).one()
    pages.as_(cast.admin).post(f"/jobs/{job.id}/cancel")

    stopped = words(owner.get(place))
    again = owner.post(place)

    assert "The taking in was stopped" in stopped
    assert again.status_code == 303
    assert "The list is being taken in" in words(owner.get(place))
    assert owner.post(place, {"column-0": "name"}).status_code == 409
    with house.sessions.reading() as session:
        waiting = select(Job).where(Job.kind == IMPORT_LIST, Job.finished_at.is_(None))
        job = session.scalars(waiting).one()
    handlers_of(house.settings, house.index, house.vectors)[job.kind](
        JobContext(house.sessions, job, Event())
    )
    assert len(drafts()) == 400


def test_a_job_stands_by_for_a_short_list_until_it_is_taken_in(
    owner, drafts, house, monkeypatch
):
    place = hand_in(owner, csv_of()).headers["location"]
    jobs = select(Job).where(Job.kind == IMPORT_LIST)
    with monkeypatch.context() as patched:  # the process ends before the first row
        patched.setattr("web.software.lists.import_handed_in", lambda *_: None)
        owner.post(place, {"column-0": "name", "column-1": "repository_url"})
    with house.sessions.reading() as session:
        job = session.scalars(jobs).one()
    assert drafts() == []

    handlers_of(house.settings, house.index, house.vectors)[job.kind](
        JobContext(house.sessions, job, Event())
    )

    assert len(drafts()) == 2
    other = hand_in(owner, csv_of()).headers["location"]
    owner.post(other, {"column-0": "name", "column-1": "repository_url"})
    with house.sessions.reading() as session:
        assert [each.id for each in session.scalars(jobs) if each.id != job.id] == []


def test_a_list_is_taken_in_once(owner, words):
    place = hand_in(owner, csv_of()).headers["location"]
    owner.post(place, {"column-0": "name"})

    again = owner.post(place, {"column-0": "name"})

    assert again.status_code == 409


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"x" * (20 * 2**20 + 1), "The file is larger than 20 MiB."),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(owner, words, data, said):
    answer = hand_in(owner, data)

    assert answer.status_code == 422
    assert said in words(answer)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "This is neither a code.json nor a table in CSV or XLSX."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "The file is protected by a password.",
        ),
    ],
)
def test_what_is_no_list_is_said(owner, words, data, said):
    shown = owner.get(hand_in(owner, data, "list.xlsx").headers["location"])

    assert said in words(shown)
    assert "Make drafts" not in words(shown)
