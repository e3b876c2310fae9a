"""A process that indexes is killed at any moment, again and again, while the catalogue changes."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

import pytest

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.vocabulary import Visibility
from registry.history.queries import last_change
from registry.house import House, open_house
from registry.publishers.service import publisher_for_agency
from registry.search.checking import Checked, Difference, check_index
from registry.search.following import Follower
from registry.search.index import encoder
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import SearchIndex
from registry.search.vector_store import DatabaseVectorStore
from registry.settings import Settings

KILLS, CHANGES = 50, 2_000
REBUILDS = 0.3  # of the processes build the index anew before they follow
FORK = get_context("fork")  # the model is loaded already, so that a round takes no time
WORDS = (
    "agenda turnos expediente firma mapa catastro licencia compra sueldo inventario biblioteca"
    " reclamo beca permiso censo vacuna escuela hospital puerto aduana"
).split()


def _index_until_killed(settings: Settings, *, anew: bool) -> None:
    house = open_house(settings)
    if anew:
        house.follower.rebuild()
    while True:
        house.follower.catch_up()


@contextmanager
def _indexing(settings: Settings, *, anew: bool) -> Iterator[BaseProcess]:
    process = FORK.Process(
        target=_index_until_killed, args=(settings,), kwargs={"anew": anew}, daemon=True
    )
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


class Catalogue:
    """A catalogue that changes in every way that the index follows."""

    def __init__(self, house: House, chance: random.Random) -> None:
        self._house, self._chance = house, chance
        self._slugs: list[str] = []
        self.changes = 0
        with house.sessions.writing() as session:
            agency = Agency(code="IM", name="Intendencia", kind=AgencyKind.CENTRAL)
            session.add(agency)
            session.flush()
            self._publisher = publisher_for_agency(session, SYSTEM, agency).slug

    def change(self) -> None:
        """Enter an entry, edit one, or hide and show one again."""
        self.changes += 1
        with self._house.sessions.writing() as session:
            if len(self._slugs) < 20 or self._chance.random() < 0.15:
                name = f"{self._chance.choice(WORDS).title()} {self.changes}"
                draft = SoftwareDraft(name=name, publisher=self._publisher, texts=self._texts())
                self._slugs.append(enter_software(session, SYSTEM, draft).slug)
                return
            slug = self._chance.choice(self._slugs)
            software = find_software(session, SYSTEM, slug)
            edit_software(session, SYSTEM, software, self._edit(software))

    def _edit(self, software: Software) -> SoftwareEdit:
        kind = self._chance.random()
        if kind < 0.6:
            return SoftwareEdit(texts=self._texts())
        if kind < 0.8:
            is_public = software.visibility is Visibility.PUBLIC
            return SoftwareEdit(visibility="government" if is_public else "public")
        return SoftwareEdit(aliases=[f"Alias {self.changes}"])

    def _texts(self) -> dict[str, dict[str, object]]:
        said = [" ".join(self._chance.sample(WORDS, 6)) for _ in range(3)]
        return {"es": {"short_description": said[0], "features": said[1:]}}


def _checked(house: House, index: SearchIndex) -> tuple[Checked, list[Difference]]:
    found: list[Difference] = []
    with house.sessions.reading() as session:
        return check_index(session, index, house.vectors, found.append), found


@pytest.mark.long
def test_an_index_whose_process_is_killed_at_any_moment_is_what_the_database_says(
    fresh_database,
):
    """Looked at as the kill left it, and again once the next process has caught up."""
    moments = random.Random(20_261_201)  # noqa: S311  no secret; the same moments in every run
    settings = fresh_database.settings
    encoder.warm_up()
    house = open_house(settings)
    catalogue = Catalogue(house, moments)
    house.follower.catch_up()
    unusable = behind = compared = 0
    began = time.monotonic()
    for kill in range(KILLS):
        fresh_database.engine.dispose()
        house.engine.dispose()  # the child opens its own
        kill_at = moments.randrange(CHANGES // KILLS)
        with _indexing(settings, anew=moments.random() < REBUILDS) as process:
            for number in range(CHANGES // KILLS):
                catalogue.change()
                if number == kill_at:
                    time.sleep(moments.uniform(0, 0.15))
                    process.kill()
        try:
            left, found = _checked(house, SearchIndex(settings.index_dir))
            assert (kill, found) == (kill, [])
            behind += left.passed_over
        except IndexUnusableError:
            unusable += 1

        index = SearchIndex(settings.index_dir)
        Follower(house.sessions, index, DatabaseVectorStore(house.sessions)).catch_up()
        settled, found = _checked(house, index)
        assert (kill, found) == (kill, [])
        assert (settled.passed_over, settled.not_kept) == (0, 0)
        assert settled.indexed == settled.changed
        compared += settled.compared
    with house.sessions.reading() as session:
        last = last_change(session)
    print(  # noqa: T201  what a long test has shown
        f"\n{fresh_database.kind}: {KILLS} kills during {catalogue.changes} changes (change number {last}) in"
        f" {time.monotonic() - began:.0f} s; {compared} entries compared after catching up, 0 differ;"
        f" {behind} were not indexed yet at the moment of a kill; {unusable} times the index did not open"
    )
    assert catalogue.changes == CHANGES
    house.close()
