"""The normalised address of a repository: the identity of an entry that was imported."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

import idna
from url_normalize import url_normalize

LONGEST_ADDRESS = 500
_SCP = re.compile(r"(?:[\w.+-]+)@(?P<host>[\w.-]+):(?!//)/*(?P<path>.+)", re.ASCII)
_WEB_SCHEMES = frozenset({"http", "https", "git+http", "git+https"})
_OTHER_SCHEMES = frozenset({"ssh", "git", "git+ssh", "ssh+git"})  # their ports are no web ports
_DEFAULT_PORTS = frozenset({80, 443})
_NOT_IN_AN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f-\x9f\\<>\"`{}|^]")
_HOST = re.compile(
    r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*|\[[0-9a-f:.]+\]"
)
_WITHOUT_WWW = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org"})
_BLIND_TO_CASE = frozenset({"github.com", "gitlab.com"})


@lru_cache(maxsize=4096)
def normalise_repository(url: str) -> str | None:
    """Return one address for all the ways of writing a repository's; None if it is not one.

    It tells repositories apart and is not made to be followed: http and https count as one, as do
    the forms that git takes (`git@host:path`, `ssh://`). Credentials, default ports, `www.` of the
    great hosts, a closing slash or `.git` and a fragment are left out, and the path's case where
    the host is known to be blind to it. Normalising twice changes nothing.
    """
    text = url.strip()
    if not text or len(text) > LONGEST_ADDRESS or _NOT_IN_AN_ADDRESS.search(text):
        return None
    scp = _SCP.fullmatch(text)
    try:
        parts = urlsplit(f"ssh://{scp['host']}/{scp['path']}" if scp else text)
        return _assembled(parts)
    except ValueError:  # a port out of range, a broken IPv6 address, a host that IDNA refuses
        return None


def _assembled(parts: SplitResult) -> str | None:
    scheme = parts.scheme.lower()
    host = _host(parts.hostname or "")
    if host is None or scheme not in _WEB_SCHEMES | _OTHER_SCHEMES:
        return None
    port = parts.port if scheme in _WEB_SCHEMES else None
    place = host if port is None or port in _DEFAULT_PORTS else f"{host}:{port}"
    path = _path(host, parts.path)
    query = f"?{parts.query}" if parts.query and host not in _WITHOUT_WWW else ""
    address = f"https://{place}{path}{query}"
    return address if len(address) <= LONGEST_ADDRESS else None


def _host(host: str) -> str | None:
    bare = host.lower().rstrip(".")
    if ":" in bare:
        bare = f"[{bare}]"
    elif not bare.isascii():
        bare = idna.encode(bare, uts46=True).decode()
    without = bare.removeprefix("www.")
    if without in _WITHOUT_WWW:
        return without
    return bare if _HOST.fullmatch(bare) else None


def _path(host: str, path: str) -> str:
    """Return the path with its dots resolved, in one spelling, without closing slash or `.git`."""
    bare = _spelt(path)
    if host in _BLIND_TO_CASE:
        bare = _spelt(bare.lower())  # once more: `%C3` was lowered with the rest
    while (shorter := bare.rstrip("/").removesuffix(".git")) != bare:
        bare = shorter
    return bare


def _spelt(path: str) -> str:
    single = re.sub(r"/{2,}", "/", path).lstrip("/")
    return urlsplit(url_normalize(f"https://example.org/{single}") or "").path
