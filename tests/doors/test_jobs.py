"""The page of the jobs."""

import re

import pytest

from registry.jobs.service import enqueue


@pytest.fixture
def admin(pages, cast):
    return pages.as_(cast.admin)


@pytest.fixture
def job(house):
    with house.sessions.writing() as session:
        return enqueue(session, "index.rebuild")


def test_says_when_there_is_none(admin):
    assert "There is no job" in admin.get("/jobs").text


def test_shows_how_far_each_has_come(admin, house, job):
    with house.sessions.writing() as session:
        session.add(job)
        job.done, job.total = 120, 500

    assert "120 of 500" in admin.get("/jobs").text


def test_looks_again_by_itself_while_something_is_under_way(admin, job):
    whole, part = (
        admin.get("/jobs").text,
        admin.get("/jobs", headers={"HX-Request": "true"}).text,
    )

    assert 'hx-trigger="every 3s"' in whole
    assert part.strip().startswith('<div id="jobs"')


def test_stops_one_that_waits(admin, house, job):
    answer = admin.post(f"/jobs/{job.id}/cancel")

    assert answer.status_code == 303
    assert "Stopped" in admin.get("/jobs").text
    assert "hx-trigger" not in admin.get("/jobs").text


def test_does_not_stop_one_that_has_ended(admin, house, job):
    admin.post(f"/jobs/{job.id}/cancel")

    assert admin.post(f"/jobs/{job.id}/cancel").status_code == 409


def test_shows_thirty_and_the_way_to_the_rest(admin, house):
    with house.sessions.writing() as session:
        for number in range(31):
            enqueue(session, f"kind.{number}")

    first = admin.get("/jobs").text
    cursor = re.search(r'href="/jobs\?cursor=([^"]+)"', first)[1]

    assert first.count("Stop it") == 30
    assert admin.get(f"/jobs?cursor={cursor}").text.count("Stop it") == 1


def test_refuses_a_cursor_that_it_did_not_give(admin):
    assert admin.get("/jobs?cursor=e30").status_code == 422
    assert admin.get("/jobs?cursor=%C3%A9").status_code == 422
