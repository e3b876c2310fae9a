"""What is written down about each request: one line and a few numbers, nothing about a person.

The address is written as its pattern (`/needs/{id}`), never as it was asked: identifiers, search
words and one-time links stand in addresses.
"""

import time

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNKNOWN = "unknown"
BUCKETS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24)
QUIET = frozenset({"/livez", "/readyz", "/metrics", "/static"})  # asked all day by machines
METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"})

log = structlog.get_logger("acervo.requests")


class Measures:
    """The numbers of this process, for Prometheus."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.answers = Counter(
            "acervo_http_requests",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "acervo_http_request_seconds",
            "Time from a request to the end of its answer.",
            ["method", "route"],
            buckets=BUCKETS,
            registry=self.registry,
        )


class Journal:
    """Writes one line for each request, and counts it."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self.app = app
        self.measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note method, route, status and time once the answer has gone."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        method = scope["method"] if scope["method"] in METHODS else "other"
        began, status = time.perf_counter(), 0

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            self._note(method, route_of(scope), status, time.perf_counter() - began)

    def _note(self, method: str, route: str, status: int, seconds: float) -> None:
        self.measures.answers.labels(method, route, str(status)).inc()
        self.measures.seconds.labels(method, route).observe(seconds)
        say = log.debug if route in QUIET else log.info
        say("answered", method=method, route=route, status=status, ms=round(seconds * 1000, 1))


def route_of(scope: Scope) -> str:
    """Return the pattern of the address that answered, such as `/api/v1/needs/{id}`."""
    route = scope.get("route")
    if route is not None:
        return f"{scope.get('root_path', '')}{getattr(route, 'path', '')}"
    return "/static" if scope["path"].startswith("/static/") else UNKNOWN
