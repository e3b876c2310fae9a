import socket

import pytest

from tests.environment.network import OutsideReachedError


class TestNetwork:
    @pytest.mark.parametrize("host", ["192.0.2.1", "registry.example"])
    def test_refuses_to_leave_this_machine(self, host):
        with pytest.raises(OutsideReachedError):
            socket.create_connection((host, 80), timeout=1)

    def test_lets_a_test_talk_to_its_own_server(self):
        with (
            socket.create_server(("127.0.0.1", 0)) as server,
            socket.create_connection(server.getsockname(), timeout=1) as connection,
        ):
            assert connection.getpeername() == server.getsockname()
