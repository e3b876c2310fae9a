"""Which addresses may be asked: decided without asking anything."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

import idna

from registry.errors import InvalidError
from registry.language.marks import N_

LONGEST = 2000
FIELD = "url"
_HTTPS = 443
_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\\\s]")
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_SAFE = "%/:@!$&'()*+,;=~-._"
_NEVER = tuple(  # beside what is not global; each of those of IPv6 holds an address of IPv4
    ip_network(each)
    for each in (
        "::ffff:0:0/96",  # IPv4-mapped
        "::/96",  # IPv4-compatible
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64, local
        "2001::/23",  # Teredo and other protocols' own
        "2002::/16",  # 6to4
        "fec0::/10",  # site-local
        "100.64.0.0/10",  # shared by carriers
        "192.0.0.0/24",  # protocols' own
        "192.88.99.0/24",  # 6to4's relays
        "240.0.0.0/4",  # reserved
    )
)


class OutsideRefusedError(InvalidError):
    """An address of the outside cannot be asked, or does not answer as it should."""

    code = "outside"
    sentence = N_("This address cannot be asked.")

    def __init__(self, **params: object) -> None:
        super().__init__(FIELD, **params)


class NotHttpsError(OutsideRefusedError):
    """An address is none of the secure web, on its usual port."""

    code = "outside-not-https"
    sentence = N_("Only addresses that begin with https://, without a port, are asked.")


class CredentialsInAddressError(OutsideRefusedError):
    """An address holds a name or a password."""

    code = "outside-credentials"
    sentence = N_("The address holds a user name or a password. Give it without them.")


class BrokenAddressError(OutsideRefusedError):
    """A text is no address."""

    code = "outside-broken-address"
    sentence = N_("This is not the address of a page, such as https://example.org/page.")


class PrivateAddressError(OutsideRefusedError):
    """A host is, or leads to, a machine that is not public."""

    code = "outside-private"
    sentence = N_(
        "%(host)s leads to a machine that is not public. Only public hosts are asked."
    )


@dataclass(frozen=True)
class Destination:
    """Whom to ask, and for what."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """Return the host as a request names it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.scheme == "https" and self.port == _HTTPS
        return name if is_usual else f"{name}:{self.port}"

    @property
    def url(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.place}{self.target}"


def is_address(host: str) -> bool:
    """Tell whether a host is given by its IP address, as such are written today."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public Internet, for anybody to ask.

    What carries another address within it is refused whatever it carries: where it leads is not for
    its writing to say. Everything unreadable is refused too.
    """
    try:
        known = ip_address(address)
    except ValueError:
        return False
    if isinstance(known, IPv6Address) and known.scope_id is not None:
        return False
    is_odd = known.is_multicast or known.is_reserved or known.is_unspecified
    return known.is_global and not is_odd and not any(known in each for each in _NEVER)


def destination_of(url: str, test_hosts: frozenset[str] = frozenset()) -> Destination:
    """Return whom an address asks, and for what. Raises OutsideRefusedError."""
    if len(url) > LONGEST or _UNFIT.search(url):
        raise BrokenAddressError
    try:
        parts = urlsplit(url)
        if parts.scheme not in {"", "https", "http"}:
            raise NotHttpsError
        port, host = parts.port, _host(parts.hostname or "")
    except ValueError as wrong:
        raise BrokenAddressError from wrong
    if parts.username is not None or parts.password is not None:
        raise CredentialsInAddressError
    query = f"?{quote(parts.query, safe=_SAFE + '?[]')}" if parts.query else ""
    target = f"{quote(parts.path, safe=_SAFE) or '/'}{query}"
    if parts.scheme == "http" and f"{host}:{port}" in test_hosts and port is not None:
        return Destination("http", host, port, target)
    if parts.scheme != "https" or port not in {None, _HTTPS}:
        raise NotHttpsError
    return Destination("https", host, _HTTPS, target)


def led_on(asked: Destination, location: str) -> str:
    """Return where a redirect leads; what follows a `#` is for readers alone."""
    return urljoin(asked.url, location.strip()).partition("#")[0]


def _host(host: str) -> str:
    bare = host.lower().rstrip(".")
    if "%" in bare:  # a zone of this machine's own
        raise ValueError(bare)
    if ":" in bare:
        return str(ip_address(bare))  # of IPv6, in one spelling
    if not bare.isascii():
        bare = idna.encode(bare, uts46=True).decode()
    if not _NAME.fullmatch(bare):
        raise ValueError(bare)
    return bare
