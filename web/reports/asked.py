"""What a report is asked for, and the addresses under which it is the same again."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from registry.errors import InvalidError
from registry.language.marks import N_
from registry.reports.vocabulary import ReportName
from web.demonstration import Switch

ADDRESS = f"/reports/{ReportName.ADAPTATION}"
API_ADDRESS = f"/api/v1{ADDRESS}"
FIRST_YEAR, LAST_YEAR = 1950, 2100


class YearError(InvalidError):
    """Something that is no year of ours."""

    code = "year"
    sentence = N_("A year has four digits and lies between 1950 and 2100.")

    def __init__(self) -> None:
        super().__init__("year")


@dataclass(frozen=True)
class ReportAsked:
    """Whether the invented records count too, and in which year the reuses were completed."""

    demonstration: bool = False
    year: int | None = None

    @property
    def page(self) -> str:
        """Return the address of the page."""
        return _address(ADDRESS, self._words())

    @property
    def switch(self) -> Switch:
        """Return the switch that shows the invented records, or hides them."""
        other = replace(self, demonstration=not self.demonstration)
        return Switch(self.demonstration, other.page)

    @property
    def table(self) -> str:
        """Return the address of its rows as CSV."""
        return _address(f"{ADDRESS}.csv", self._words())

    @property
    def json(self) -> str:
        """Return the address of the same report for programs."""
        words = {**self._words(), "demonstration": "true" if self.demonstration else None}
        return _address(API_ADDRESS, words)

    def chart(self, language: str, width: str | None = None) -> str:
        """Return the address of its drawing."""
        words = {**self._words(), "width": width, "language": language}
        return _address(f"{ADDRESS}/chart.svg", words)

    def _words(self) -> dict[str, str | None]:
        return {
            "demonstration": "1" if self.demonstration else None,
            "year": str(self.year) if self.year else None,
        }


def asked_with(year: str, *, demonstration: bool) -> ReportAsked:
    """Return what an address asks for. Raises YearError."""
    if year and not (year.isascii() and year.isdigit()):
        raise YearError
    number = int(year[:5]) if year else None
    if number is not None and not FIRST_YEAR <= number <= LAST_YEAR:
        raise YearError
    return ReportAsked(demonstration, number)


def _address(path: str, words: dict[str, str | None]) -> str:
    query = urlencode({name: value for name, value in words.items() if value})
    return f"{path}?{query}" if query else path
