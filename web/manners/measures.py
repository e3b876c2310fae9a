"""The numbers of this server, for Prometheus.

Where several workers serve, each counts in files of its own in one folder (prometheus_client's
multiprocess mode, which `acervo serve` turns on), and whichever is asked adds them up: else every
look would tell of another worker, and counts would seem to fall. A worker that died leaves its
files, so that what it answered still counts; there is no gauge, so nothing of it has to be
forgotten (`mark_process_dead`). The numbers of one process (memory, processor time) are told only
where it is the only one: of several, one worker's would be taken for all.
"""

import os

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24)


class Measures:
    """What is counted of requests and their answers."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self.answers = Counter(
            "acervo_http_requests",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self.seconds = Histogram(
            "acervo_http_request_seconds",
            "Time from a request to the end of its answer.",
            ["method", "route"],
            buckets=BUCKETS,
            registry=self._registry,
        )

    def as_text(self) -> bytes:
        """Return the numbers of all workers, in Prometheus's format."""
        if SHARED not in os.environ:  # noqa: TID251  prometheus_client's own switch
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]  # it has no types
        return generate_latest(together)
