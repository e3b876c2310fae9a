"""An index over the small catalogue, and a store that encodes each text once a run."""

import shutil
from pathlib import Path

import pytest

from registry.search.index.index import SearchIndex
from registry.search.index.store import MemoryStore
from tests.registry.search.shelf import EVERYTHING


@pytest.fixture(scope="session")
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, store: MemoryStore) -> SearchIndex:
    """Return an index that no test changes."""
    index = SearchIndex(tmp_path_factory.mktemp("shelf"))
    index.rebuild(EVERYTHING, 1, store)
    return index


@pytest.fixture
def index(tmp_path: Path, shelf: SearchIndex) -> SearchIndex:
    """Return an index of the test's own."""
    root = tmp_path / "index"
    shutil.copytree(shelf.root, root)
    return SearchIndex(root)
