"""No test reaches the outside: what lies there is faked, and a forgotten fake is found at once."""

import sys

HERE = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104  compared with, never bound to


class OutsideReachedError(RuntimeError):
    """A test tried to reach another machine."""


def pytest_configure() -> None:
    """Watch every connection that this process opens from now on."""
    sys.addaudithook(_refuse_the_outside)


def _refuse_the_outside(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a local socket
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if isinstance(host, str) and not host.startswith(HERE):
        message = f"A test reached for {host}; fake what lies outside, in tests/environment"
        raise OutsideReachedError(message)
