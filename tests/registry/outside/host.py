"""A host of the outside, on this machine: what it answers is what a test says."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from registry.outside.schemas import Limits

NAME = "code.example"
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Host:
    """Where it listens, what it answers under each path, and what it was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[BaseHTTPRequestHandler] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return its address, without a slash at its end."""
        return f"http://{NAME}:{self.port}"

    @property
    def test_hosts(self) -> str:
        """Return what the setting for tests names it by."""
        return f"{NAME}:{self.port}"

    def limits(self, **others: float) -> Limits:
        """Return limits under which it may be asked."""
        return Limits(**{"seconds": 5, **others}, test_hosts=frozenset({self.test_hosts}))

    def serve(self, path: str, content: str | bytes, kind: str = "text/plain") -> None:
        """Have a path answer with a content."""
        data = content.encode() if isinstance(content, str) else content
        self.answers[path] = lambda request: answer(request, data, {"Content-Type": kind})

    def redirect(self, path: str, location: str) -> None:
        """Have a path lead elsewhere."""
        self.answers[path] = lambda request: answer(request, b"", {"Location": location}, 302)


def answer(
    request: BaseHTTPRequestHandler, data: bytes, headers: dict[str, str], status: int = 200
) -> None:
    """Answer a request whole."""
    request.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(data)


@contextmanager
def running_host(context: ssl.SSLContext | None = None) -> Iterator[Host]:
    """Serve until the test is over; by HTTPS where it is given what to prove its name with."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self)
            told = host.answers.get(self.path)
            try:
                if told is None:
                    answer(self, b"not here", {}, 404)
                else:
                    told(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client has had enough, as is wanted

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    host = Host(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
