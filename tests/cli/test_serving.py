"""What `acervo serve` sees to before several workers begin."""

import os

import pytest

from cli.serving import share_numbers
from registry.settings import Settings
from tests.environment.server import serve


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")  # put back afterwards
    return Settings(data_dir=tmp_path)


def test_counts_begin_anew_with_each_start(settings):
    share_numbers(settings)
    (settings.metrics_dir / "counter_1.db").write_bytes(b"\0" * 100)

    share_numbers(settings)

    assert list(settings.metrics_dir.iterdir()) == []
    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(settings.metrics_dir)


def test_servers_on_two_ports_of_one_folder_do_not_count_together(settings):
    other = settings.model_copy(update={"port": settings.port + 1})

    assert other.metrics_dir != settings.metrics_dir


@pytest.mark.parametrize("workers", ["1", "2"])
def test_tells_its_address_once(fresh_database, workers):
    with serve(fresh_database.settings, "--workers", workers) as server:
        said = server.log.read_text()

    assert said.count(server.url) == 1
    assert "Traceback" not in server.log.read_text()
