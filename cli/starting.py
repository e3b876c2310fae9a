"""What must be so before a command begins: folders, a database's file and an address that can be used."""

import errno
import socket
from pathlib import Path
from tempfile import TemporaryFile

from registry.settings import Settings, SettingsError

SQLITE_BEGINS = b"SQLite format 3\0"


def require_folders(settings: Settings) -> None:
    """Raise SettingsError where what is to be kept in a folder cannot be."""
    _require_folder("ACERVO_DATA_DIR", settings.data_dir)
    if settings.files:
        _require_folder("ACERVO_FILES", Path(settings.files))


def _require_folder(name: str, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):  # rights alone do not tell: a disk may be read-only
            pass
    except (FileExistsError, NotADirectoryError) as fault:
        message = f"{name} cannot be used: {folder} is not a folder."
        raise SettingsError(message) from fault
    except OSError as fault:
        message = (
            f"{name} cannot be used: the folder {folder} cannot be made or written"
            f" ({fault.strerror})."
        )
        raise SettingsError(message) from fault


def require_database_file(settings: Settings) -> None:
    """Raise SettingsError where the file that is to hold the database holds something else."""
    path = settings.database_file
    if path is None:
        return
    name = "ACERVO_DATABASE_URL" if settings.database_url else "ACERVO_DATA_DIR"
    if not path.parent.is_dir():
        message = f"{name} cannot be used: {path.parent} is not a folder."
        raise SettingsError(message)
    if not _may_hold_a_database(path):
        message = f"{name} cannot be used: {path} is not a database of Acervo's."
        raise SettingsError(message)


def _may_hold_a_database(path: Path) -> bool:
    """Tell whether a file is SQLite's, or is yet to become so: it is absent, or empty."""
    if not path.exists():
        return True
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            begins = file.read(len(SQLITE_BEGINS))
    except OSError:
        return True  # the database says itself what is amiss
    return begins in (b"", SQLITE_BEGINS)


def require_address(settings: Settings) -> None:
    """Raise SettingsError where nobody can listen at the address that is set."""
    host, port = settings.host, settings.port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as fault:
        message = f"ACERVO_HOST cannot be used: no address of the name {host} is known."
        raise SettingsError(message) from fault
    for family, _, _, _, address in found:
        try:
            _listen_once(family, address)
        except OSError as fault:
            if fault.errno == errno.EAFNOSUPPORT and len(found) > 1:
                continue  # a machine without IPv6 serves without it
            raise SettingsError(_why_not(host, port, fault)) from fault


def _listen_once(family: int, address: tuple[object, ...]) -> None:
    """Take an address as the server will, and let it go."""
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        probe.bind(address)


def _why_not(host: str, port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"ACERVO_PORT cannot be used: something else listens on port {port} already."
    if fault.errno == errno.EACCES:
        return f"ACERVO_PORT cannot be used: port {port} is not open to this account."
    return f"ACERVO_HOST cannot be used: {host} is no address of this machine."
