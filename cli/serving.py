"""Commands that go on until they are ended: the server, and the one that does jobs."""

import os
import shutil
import signal
import socket
from contextlib import suppress
from multiprocessing import resource_tracker
from threading import Event
from typing import Annotated, Any

import typer
import uvicorn

from cli.database import (
    DemoPassword,
    bring_up_to_date,
    load_with_progress,
    show_accounts,
    tell_of_the_first_account,
)
from cli.index import rebuild_with_progress
from cli.starting import require_address, require_database_file
from cli.terminal import (
    opened_house,
    out,
    refusals_in_words,
    say,
    settings_or_exit,
)
from registry.database.version import needs_migrating
from registry.house import House
from registry.language.marks import N_
from registry.search.index.faults import IndexUnusableError
from registry.settings import Settings
from seed.loading import is_empty

SLOWEST_START_SECONDS = 30
"""A worker that does not answer its parent for so long is replaced.

It does not while it loads, which takes two seconds, and ten times that on a busy machine: with less
patience each one would be ended before it is ready, and none would ever serve.
"""

LONGEST_IDLE_SECONDS = 75
"""A connection that is idle for so long is closed.

It is longer than the minute for which proxies keep theirs: the other way round, one would now and then
send a request into a connection that is being closed, and its reader would see an error.
"""

Port = Annotated[
    int | None, typer.Option(help="The port to listen on; by default ACERVO_PORT.")
]
Workers = Annotated[
    int | None, typer.Option(help="How many processes serve; by default ACERVO_WORKERS.")
]
SetUp = Annotated[
    bool,
    typer.Option("--set-up", help="First migrate, seed a new database and build the index."),
]


def serve(
    *,
    port: Port = None,
    workers: Workers = None,
    set_up: SetUp = False,
    demo_password: DemoPassword = None,
) -> None:
    """Serve the pages and the API."""
    for name, chosen in (("ACERVO_PORT", port), ("ACERVO_WORKERS", workers)):
        if chosen is not None:
            os.environ[name] = str(chosen)  # noqa: TID251  the workers' processes read their settings from it
    settings = settings_or_exit()
    with refusals_in_words(settings):
        require_address(settings)
        require_database_file(settings)
        if set_up and needs_migrating(settings):
            bring_up_to_date(settings)
        with opened_house(settings) as house:
            _prepare(house, demo_password, set_up=set_up)
    with suppress(KeyboardInterrupt):  # it ended as it was told to
        (_serve_with_several if settings.workers > 1 else _serve_alone)(settings)


def _serve_alone(settings: Settings) -> None:
    config = uvicorn.Config("web.main:create_app", **_options(settings))
    _Server(config, settings).run()


def _serve_with_several(settings: Settings) -> None:
    share_numbers(settings)
    _announce(settings)
    try:
        uvicorn.run("cli.worker:create_worker", workers=settings.workers, **_options(settings))
    finally:
        _end_tracker()


class _Server(uvicorn.Server):
    """The server of one process, which tells its address once it listens there."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        super().__init__(config)
        self._settings = settings

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say where."""
        await super().startup(sockets)
        if self.started:
            _announce(self._settings)


def _announce(settings: Settings) -> None:
    words = N_("Acervo answers at %(address)s")
    out.print(say(settings, words, address=settings.public_url), markup=False)


def _options(settings: Settings) -> dict[str, Any]:  # Any: options of every kind
    return {
        "factory": True,
        "host": settings.host,
        "port": settings.port,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": settings.trusted_proxies,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "date_header": True,
        "timeout_graceful_shutdown": 20,
        "timeout_keep_alive": LONGEST_IDLE_SECONDS,
        "timeout_worker_healthcheck": SLOWEST_START_SECONDS,
    }


def share_numbers(settings: Settings) -> None:
    """Have all workers count into one folder, so that whichever is asked tells of all."""
    shutil.rmtree(settings.metrics_dir, ignore_errors=True)  # counts begin anew with each start
    settings.metrics_dir.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(settings.metrics_dir)  # noqa: TID251  prometheus_client's own switch, read when a worker imports it


def _end_tracker() -> None:
    """End the process that Python keeps beside a parent's workers, and see it off.

    It would end by itself once we have; but where nobody sees off what is left behind, as the first
    process of many containers does not, it would stay there as a zombie.
    """
    tracker: Any = resource_tracker._resource_tracker  # noqa: SLF001  it has no public way to be ended, and so no type: Any
    stop = getattr(tracker, "_stop", None)
    if stop is not None:
        stop()


def _prepare(house: House, demo_password: str | None, *, set_up: bool) -> None:
    if not set_up:
        return
    is_new = is_empty(house)
    if is_new:
        show_accounts(house.settings, load_with_progress(house, demo_password))
    if is_new or not _has_index(house):  # an index that is there is not of a new database
        rebuild_with_progress(house)
    tell_of_the_first_account(house)


def _has_index(house: House) -> bool:
    try:
        house.index.state()
    except IndexUnusableError:
        return False
    return True


def work(
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="How many jobs are done at once.")
    ] = 2,
) -> None:
    """Do jobs apart from the server: imports, exports, daily passes."""
    ending = Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: ending.set())
    with opened_house() as house:
        house.runner.run_forever(ending, workers)
