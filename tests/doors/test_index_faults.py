"""What page and API answer while the index is damaged, and that it is whole again by itself."""

import json
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.publishers.service import publisher_for_agency
from registry.search.following import Follower
from registry.search.index.index import SearchIndex
from registry.search.index.locks import held
from registry.search.index.store import MemoryStore

FORK = get_context("fork")
QUESTION = "/search?q=reserva+de+hora"


@pytest.fixture
def house(clock, house):
    return replace(house, vectors=MemoryStore())


@pytest.fixture
def follower(house) -> Follower:
    """What follows in this process; the index on disk was built by another one."""
    with house.sessions.writing() as session:
        agency = Agency(code="IM", name="Intendencia", kind=AgencyKind.CENTRAL)
        session.add(agency)
        session.flush()
        texts = {"es": {"short_description": "Reserva de hora"}}
        publisher = publisher_for_agency(session, SYSTEM, agency)
        session.flush()
        draft = SoftwareDraft(name="Turnero", publisher=publisher.slug, texts=texts)
        enter_software(session, SYSTEM, draft)
    Follower(house.sessions, SearchIndex(house.index.root), house.vectors).catch_up()
    return Follower(house.sessions, house.index, house.vectors)


def _folder(root: Path) -> Path:
    return root / json.loads((root / "manifest.json").read_text())["folder"]


def deleted(root: Path) -> None:
    shutil.rmtree(root)


def truncated(root: Path) -> None:
    for path in _folder(root).rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def of_an_older_format(root: Path) -> None:
    path = root / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 1}))


def garbled(root: Path) -> None:
    (root / "manifest.json").write_bytes(b"\x00\xff")


@pytest.mark.parametrize("damage", [deleted, truncated, of_an_older_format, garbled])
def test_a_damaged_index_is_said_to_be_prepared_and_is_built_anew(
    damage: Callable[[Path], None], api, pages, house, follower
):
    damage(house.index.root)

    by_api, by_page = api.get(QUESTION), pages.get(QUESTION)
    suggested = api.get("/suggest?q=tur")
    follower.catch_up()
    found = api.get(QUESTION).json()["results"]

    assert (by_api.status_code, by_page.status_code, suggested.status_code) == (503, 503, 503)
    assert by_api.json()["type"].endswith("/search-unavailable")
    assert "Traceback" not in by_page.text
    assert [each["software"]["slug"] for each in found] == ["turnero"]
    assert "Turnero" in pages.get(QUESTION).text


def _rename(house, name: str) -> None:
    with house.sessions.writing() as session:
        software = find_software(session, SYSTEM, "turnero")
        edit_software(session, SYSTEM, software, SoftwareEdit(name=name))


@contextmanager
def _full_disk() -> Iterator[None]:
    """Let no file grow beyond some bytes, which is how a full disk looks to who writes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _names(api) -> list[str]:
    return [each["software"]["name"] for each in api.get("/search?q=hora").json()["results"]]


def test_on_a_full_disk_what_is_there_goes_on_answering_and_the_rest_comes_later(
    api, pages, house, follower
):
    before = _names(api)
    _rename(house, "Ventanilla")

    with _full_disk(), pytest.raises((OSError, ValueError)):
        follower.catch_up()
    meanwhile = pages.get("/search?q=hora")
    follower.catch_up()

    assert before == ["Turnero"]
    assert meanwhile.status_code == 200
    assert _names(api) == ["Ventanilla"]


def test_a_full_disk_takes_no_index_and_leaves_nothing_behind(api, house, follower):
    shutil.rmtree(house.index.root)

    with _full_disk(), pytest.raises((OSError, ValueError)):
        follower.catch_up()
    left = [path for path in house.index.root.iterdir() if path.is_dir()]

    assert api.get(QUESTION).status_code == 503
    assert left == []
    follower.catch_up()
    assert _names(api) == ["Turnero"]


def _hold_and_wait(root: Path, told: Connection) -> None:
    with (
        held(root / "follower.lock"),
        held(root / "writer.lock"),
        held(root / "rebuild.lock"),
    ):
        told.send("held")
        told.recv()


def test_a_lock_of_a_process_that_died_holds_nobody_up(api, house, follower):
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=_hold_and_wait, args=(house.index.root, theirs))
    process.start()
    assert ours.recv() == "held"
    process.kill()
    process.join()

    _rename(house, "Ventanilla")
    follower.catch_up()

    assert (house.index.root / "writer.lock").exists()
    assert _names(api) == ["Ventanilla"]
