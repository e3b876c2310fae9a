"""Reads what a repository says of itself: its publiccode.yml, else its README, licence file and code.json.

Nothing is invented: each value says from which file it came, and what no file says stays empty.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from registry.catalogue.bulk.code_json import read_code_json
from registry.catalogue.bulk.decoding import text_of
from registry.catalogue.bulk.rows import Values, finding_of
from registry.catalogue.bulk.wording import description_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.publiccode.findings import START, Finding
from registry.catalogue.publiccode.reading import read_publiccode
from registry.catalogue.publiccode.validation import Validation, validate
from registry.catalogue.repository import normalise_repository
from registry.catalogue.repository_reading import remarks
from registry.catalogue.repository_reading.layouts import layouts_of, repository_address
from registry.catalogue.repository_reading.licence_text import licence_in_text
from registry.catalogue.repository_reading.readme import read_readme
from registry.errors import InvalidError
from registry.language.marks import N_
from registry.outside.connecting import Deadline
from registry.outside.fetching import fetch
from registry.outside.rules import FIELD, OutsideRefusedError
from registry.outside.schemas import Limits

PUBLICCODE = ("publiccode.yml", "publiccode.yaml")
READMES = (
    "README.md",
    "readme.md",
    "README.rst",
    "README",
    "README.txt",
    "LEEME.md",
    "LEIAME.md",
)
LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING", "license", "LICENCIA")
CODE_JSON = "code.json"
ADDRESS = "address"
"""The origin of what is taken from the repository's address itself."""


class NothingFoundError(InvalidError):
    """No file could be read at an address."""

    code = "nothing-found"
    sentence = N_(
        "Nothing could be read at %(url)s. If the repository is not public, hand in its publiccode.yml instead."
    )

    def __init__(self, **params: object) -> None:
        super().__init__(FIELD, **params)


@dataclass(frozen=True)
class Found:
    """A file of a repository: its name there, its address, and what it holds."""

    name: str
    url: str
    content: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """Return its text; none where it holds none."""
        return text_of(self.content)[0] or ""


@dataclass(frozen=True)
class RepositoryReading:
    """What was found in a repository: the values of a draft, the file each came from, and what is to be said."""

    address: str
    files: tuple[Found, ...]
    values: Values
    origins: dict[str, str]  # field → the file's name, or ADDRESS
    findings: tuple[Finding, ...] = ()
    publiccode: Found | None = None
    validation: Validation | None = None
    has_licence_file: bool | None = None  # None where there was no time to look

    @property
    def key(self) -> str | None:
        """Return the repository's normalised address: the identity of its entry."""
        return normalise_repository(str(self.values.get("repository_url") or self.address))


def read_repository(url: str, language: str, *, limits: Limits) -> RepositoryReading:
    """Look into a repository. The texts of its README are taken for the language that is named.

    Raises NotARepositoryError, NothingFoundError, or OutsideRefusedError where its host cannot be asked.
    """
    address = repository_address(url)
    look = _Look(address, limits)
    publiccode = look.first(PUBLICCODE)
    if publiccode is not None:
        reading = _by_publiccode(address, publiccode)
        if reading.values:
            return replace(reading, has_licence_file=look.finds(LICENCES))
    files = [look.first(READMES), look.first(LICENCES), look.first([CODE_JSON])]
    found = tuple(each for each in files if each is not None)
    if publiccode is None and not found:
        raise NothingFoundError(url=address)
    prefilled = _Prefilled(address, language)
    prefilled.take(*files)
    validation = validate(publiccode.content) if publiccode else None
    first = remarks.UNUSABLE_PUBLICCODE if publiccode else remarks.NO_PUBLICCODE
    return RepositoryReading(
        address,
        (publiccode, *found) if publiccode else found,
        prefilled.values,
        prefilled.origins,
        (finding_of(first, PUBLICCODE[0], START), *prefilled.findings),
        validation=validation,
        has_licence_file=files[1] is not None,
    )


class _Look:
    """One look into a repository, in bounded time; the host's layout is settled by the first file found."""

    def __init__(self, address: str, limits: Limits) -> None:
        self._layouts = list(layouts_of(address))
        self._limits = limits
        self._host = urlsplit(address).hostname or ""
        self._deadline = Deadline(limits.seconds)

    def first(self, names: Iterable[str]) -> Found | None:
        """Return the first of some files that is there."""
        for name in names:
            for layout in self._layouts:
                found = self._ask(layout, name)
                if found is not None:
                    self._layouts = [layout]
                    return found
        return None

    def finds(self, names: Iterable[str]) -> bool | None:
        """Tell whether one of some files is there; None where its host can be asked no more."""
        try:
            return self.first(names) is not None
        except OutsideRefusedError:
            return None

    def _ask(self, layout: str, name: str) -> Found | None:
        url = layout.format(file=name)
        left = self._deadline.left(self._host)
        fetched = fetch(url, limits=replace(self._limits, seconds=left))
        is_page = fetched.media_type in {
            "text/html",
            "application/xhtml+xml",
        }  # of a sign-in, most often
        if not fetched.is_found or is_page or not fetched.content.strip():
            return None
        return Found(name, fetched.url, fetched.content)


def _by_publiccode(address: str, file: Found) -> RepositoryReading:
    validation = validate(file.content)
    entry = read_publiccode(file.content).entry
    if entry is None:
        return RepositoryReading(address, (file,), {}, {}, validation=validation)
    values, _ = usable(values_of(entry))
    said = {name: value for name, value in values.items() if value}
    is_other = entry.repository != normalise_repository(address)
    other = finding_of(remarks.OTHER_REPOSITORY, "url", START, url=entry.url)
    return RepositoryReading(
        address,
        (file,),
        said,
        dict.fromkeys(said, file.name),
        (other,) if is_other else (),
        publiccode=file,
        validation=validation,
    )


class _Prefilled:
    """The values of a draft as they are gathered; what is there already is not replaced."""

    def __init__(self, address: str, language: str) -> None:
        self._address, self._language = address, language
        self.values: Values = {}
        self.origins: dict[str, str] = {}
        self.findings: list[Finding] = []

    def take(
        self, readme: Found | None, licence: Found | None, code_json: Found | None
    ) -> None:
        """Gather from each file what it says best: the licence's own first, code.json before the README."""
        self._put(ADDRESS, {"repository_url": self._address})
        self._take_licence(licence, readme)
        if code_json is not None:
            self._put(code_json.name, self._listed(code_json))
        if readme is not None:
            self._put(readme.name, dict(self._told(readme)))
        else:
            self.findings.append(finding_of(remarks.NO_README, READMES[0], START))
        self._put(ADDRESS, {"name": self._address.rstrip("/").rpartition("/")[2]})
        self.values, _ = usable(self.values)
        self.origins = {name: self.origins[name] for name in self.values}

    def _put(self, origin: str, values: dict[str, Any]) -> None:  # Any: a draft's values
        for name, value in values.items():
            if value and not self.values.get(name):
                self.values[name] = value
                self.origins[name] = origin

    def _take_licence(self, file: Found | None, readme: Found | None) -> None:
        if file is None:
            self.findings.append(finding_of(remarks.NO_LICENCE_FILE, LICENCES[0], START))
            return
        licence, found = licence_in_text(file.text, readme.text if readme else "")
        if licence is not None:
            self._put(file.name, {"licence": licence})
            return
        self._put(file.name, {"licence_as_found": found})
        is_gnu = found.replace("-", "").replace(".", "").isalnum() and "GPL" in found[:4]
        remark = remarks.ONLY_OR_LATER if is_gnu else remarks.UNKNOWN_LICENCE_TEXT
        self.findings.append(finding_of(remark, file.name, START, text=found))

    def _listed(self, file: Found) -> Values:
        """Return what a code.json says of this repository: its one entry, or the one with this address."""
        rows = list(read_code_json(file.content, self._language).rows)
        key = normalise_repository(self._address)
        own = [
            row
            for row in rows
            if normalise_repository(str(row.values.get("repository_url") or "")) == key
        ]
        row = own[0] if own else rows[0] if len(rows) == 1 else None
        if row is None:
            return {}
        said = {name: value for name, value in row.values.items() if name != "repository_url"}
        if "licence" in self.values or "licence_as_found" in self.values:
            said = {k: v for k, v in said.items() if not k.startswith("licence")}
        return said

    def _told(self, file: Found) -> Iterator[tuple[str, Any]]:  # Any: as above
        readme = read_readme(file.text, file.name)
        yield "name", readme.heading
        if readme.paragraphs:
            text = description_of(readme.paragraphs[0])
            whole = "\n\n".join(readme.paragraphs)
            if whole != text.get("short_description"):
                text["long_description"] = whole[:10_000]
            yield "texts", {self._language: text}
