"""What every format does alike: it names where its data comes from, and writes addresses and cells safely."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import quote

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_ONE_LICENCE = re.compile(r"[A-Za-z0-9.-]+")
_OWN_LICENCE = ("LicenseRef-", "DocumentRef-")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_AN_IRI = "!#$%&'()*+,-./:;=?@[]_~"  # beside letters and figures


@dataclass(frozen=True)
class Source:
    """Where data comes from: the installation, who publishes it, under which licence, and of when it is."""

    address: str
    publisher: str
    contact: str
    licence: str
    as_of: datetime

    @property
    def page(self) -> str:
        """Return the address of the page that lists what there is."""
        return f"{self.address}/open-data"

    @property
    def licence_address(self) -> str | None:
        """Return where the licence stands, if it is one and no expression of several."""
        return licence_address(self.licence)

    def entry(self, slug: str) -> str:
        """Return the address of an entry's page."""
        return f"{self.address}/software/{slug}"

    def publiccode(self, slug: str) -> str:
        """Return the address of an entry's publiccode.yml."""
        return f"{self.address}/api/v1/software/{slug}/publiccode.yml"


def licence_address(expression: str | None) -> str | None:
    """Return where SPDX has a licence; None of an expression of several, and of a licence of one's own."""
    if expression is None or not _ONE_LICENCE.fullmatch(expression):
        return None
    if expression.startswith(_OWN_LICENCE):
        return None
    return f"https://spdx.org/licenses/{expression}"


def headers_of_entry(licence: str, changed_at: datetime) -> dict[str, str]:
    """Return what the answer with one entry says of its data: of when they are, and under which licence."""
    said = {"Last-Modified": format_datetime(changed_at.astimezone(UTC), usegmt=True)}
    address = licence_address(licence)
    return {**said, "Link": f'<{address}>; rel="license"'} if address else said


def iri(address: str) -> str:
    """Return an address as RDF takes it: what may not stand in one (a space, a brace) is escaped."""
    return quote(address, safe=_IN_AN_IRI)


def safe_cell(text: str) -> str:
    """Return words for a cell; what a spreadsheet would take for a formula is marked as words."""
    return f"'{text}" if text.startswith(FORMULA) else text


def xml_text(text: str) -> str:
    """Return a text without the characters that no XML document may hold."""
    return _NOT_IN_XML.sub("", text)


def moment(value: datetime) -> str:
    """Return a moment in UTC, to the second, as every format writes it."""
    return f"{value:%Y-%m-%dT%H:%M:%SZ}"
