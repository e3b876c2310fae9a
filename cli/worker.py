"""One of several processes that serve: it ends when the one that started it is gone."""

import os
import signal
import time
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

from fastapi import FastAPI

from cli.uncollected import collect_from_now_on
from web.main import create_app

PATIENCE_SECONDS = 30  # longer than the server gives to what it is answering


def create_worker() -> FastAPI:
    """Build the front door of one worker.

    A parent that is killed tells nobody, and a worker that does not notice would hold the port for
    ever, with nobody left to end it or to start its like.
    """
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), name="acervo-parent", daemon=True).start()
    collect_from_now_on()
    return create_app()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)  # as if told: what is being answered is answered
    time.sleep(PATIENCE_SECONDS)
    os._exit(1)
