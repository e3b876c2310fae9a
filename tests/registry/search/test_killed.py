"""A process that indexes is killed at any moment, again and again, while the catalogue changes."""

import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

import pytest

from registry.actors.rules import SYSTEM
from registry.agencies.models import Agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.category_words import CATEGORY_WORDS
from registry.catalogue.models import Software
from registry.catalogue.queries import find_software
from registry.catalogue.schemas import SoftwareDraft, SoftwareEdit
from registry.catalogue.service import edit_software, enter_software
from registry.catalogue.vocabulary import Visibility
from registry.house import House, open_house
from registry.publishers.service import publisher_for_agency
from registry.search.following import Follower
from registry.search.index import encoder
from registry.search.index.index import SearchIndex
from registry.search.vector_store import DatabaseVectorStore
from registry.settings import Settings
from tests.cli.command import Acervo

KILLS, CHANGES = 50, 2_000
REBUILDS = 0.3  # of the processes build the index anew before they follow
FORK = get_context("fork")  # the model is loaded already, so that a round takes no time
WORDS = tuple(CATEGORY_WORDS)


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
                name = f"{self._chance.choice(WORDS)} {self.changes}"
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


def _check(settings: Settings) -> dict[str, Any]:
    """Return what `acervo index check` says; what it finds to differ fails the test."""
    result = Acervo(settings)("index", "check", "--json")
    said = json.loads(result.stdout)
    assert said["is_clean"] or said["unusable"], said
    assert result.exit_code == (0 if said["is_clean"] else 1)
    return said


def _kill_one_that_indexes(
    settings: Settings, catalogue: Catalogue, moments: random.Random
) -> None:
    kill_at = moments.randrange(CHANGES // KILLS)
    with _indexing(settings, anew=moments.random() < REBUILDS) as process:
        for number in range(CHANGES // KILLS):
            catalogue.change()
            if number == kill_at:
                time.sleep(moments.uniform(0, 0.15))
                process.kill()


@pytest.mark.long
def test_an_index_whose_process_is_killed_at_any_moment_is_what_the_database_says(
    fresh_database,
):
    """Looked at as each kill left it, and again once the next process has caught up."""
    moments = random.Random(20_261_201)  # noqa: S311  no secret; the same moments in every run
    settings = fresh_database.settings
    encoder.warm_up()
    house = open_house(settings)
    catalogue = Catalogue(house, moments)
    house.follower.catch_up()
    said = Counter[str]()
    began = time.monotonic()
    for _ in range(KILLS):
        fresh_database.engine.dispose()
        house.engine.dispose()  # the child opens its own
        _kill_one_that_indexes(settings, catalogue, moments)
        left = _check(settings)
        said["unusable"] += bool(left["unusable"])
        said["behind"] += left.get("passed_over", 0)

        index = SearchIndex(settings.index_dir)
        Follower(house.sessions, index, DatabaseVectorStore(house.sessions)).catch_up()
        settled = _check(settings)
        assert (settled["is_clean"], settled["indexed_change"]) == (
            True,
            settled["last_change"],
        )
        assert (settled["passed_over"], settled["vectors_not_kept"]) == (0, 0)
        said["compared"] += settled["compared"]
    house.close()
    assert catalogue.changes == CHANGES
    print(  # noqa: T201  what a long test has shown
        f"\n{fresh_database.kind}: {KILLS} kills during {catalogue.changes} changes in"
        f" {time.monotonic() - began:.0f} s. acervo index check: clean {KILLS} times of {KILLS} once caught up"
        f" ({said['compared']} entries compared); as a kill left it, clean or not to be opened:"
        f" {said['unusable']} did not open, {said['behind']} entries that changed were still to come."
    )
