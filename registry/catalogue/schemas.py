"""What is handed in about software."""

from datetime import date
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

import langcodes
from license_expression import (  # type: ignore[import-untyped]  # it ships no types
    ExpressionError,
    Licensing,
    get_spdx_licensing,
)
from pydantic import (
    AfterValidator,
    Field,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from registry.accounts.schemas import Email
from registry.agencies.schemas import AgencyCode
from registry.catalogue.vocabulary import (
    LOGO_ENDINGS,
    SCREENSHOT_ENDINGS,
    BaseSoftwareKind,
    Category,
    DevelopmentStatus,
    Life,
    LineageRelation,
    MaintenanceStatus,
    MaintenanceType,
    Precision,
    SoftwareType,
    Visibility,
)
from registry.drafts import (
    CurrencyCode,
    Day,
    Draft,
    MoneyGiven,
    MonthsCompared,
    MonthsGiven,
    NoneIfEmpty,
    NotEmptied,
    PriceYear,
    WebAddress,
    is_web_address,
)
from registry.language.marks import N_
from registry.text import Address, Line, Lines, OneLine, Prose, Sentence, ShortLine

_SPOKEN_ALONE = frozenset({"gpl", "gpl 2.0", "gpl 2.0+", "bsd-2"})
"""What the library takes for an identifier and SPDX does not: of "GPL" nobody knows which version is meant."""


def spdx_licensing() -> Licensing:
    """Return what reads SPDX expressions, by SPDX's own identifiers, present and former ones."""
    licensing = get_spdx_licensing()
    for symbol in licensing.known_symbols.values():
        if any(alias.lower() in _SPOKEN_ALONE for alias in symbol.aliases):
            symbol.aliases = tuple(
                alias for alias in symbol.aliases if alias.lower() not in _SPOKEN_ALONE
            )
    return licensing


_SPDX = spdx_licensing()

_LONGEST_LICENCE = 200  # the column's length
_LONGEST_LANGUAGE = 20


def _is_spdx(expression: str) -> str:
    try:
        read = _SPDX.parse(expression, validate=True)
    except (
        ExpressionError,
        AttributeError,
        IndexError,
    ):  # "()" is an IndexError of the library's
        read = None
    rendered = "" if read is None else str(read.render())
    if not 0 < len(rendered) <= _LONGEST_LICENCE:
        message = N_(
            "It must be an SPDX expression, such as GPL-3.0-or-later. Leave it empty where the licence is not known."
        )
        raise PydanticCustomError("spdx", message)
    return rendered


def _is_language(tag: str) -> str:
    if (
        not langcodes.tag_is_valid(tag)
        or len(langcodes.standardize_tag(tag)) > _LONGEST_LANGUAGE
    ):
        raise PydanticCustomError(
            "language_tag", N_("It must be a language's tag, such as es or pt-BR.")
        )
    return langcodes.standardize_tag(tag)


def _is_partial_day(text: str) -> str:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as wrong:
        message = N_(
            "It must be a year, a month or a day, such as 2008, 2010-03 or 2016-04-01."
        )
        raise PydanticCustomError("partial_day", message) from wrong
    return text


def _each_once(given: object, read: ValidatorFunctionWrapHandler) -> object:
    """Refuse two keys that mean the same language, of which one would be lost."""
    by_language = read(given)
    if isinstance(given, dict) and len(by_language) != len(given):
        raise PydanticCustomError("language_twice", N_("The same language stands here twice."))
    return by_language


def _versions_differ(releases: list["ReleaseDraft"]) -> list["ReleaseDraft"]:
    if len({release.version for release in releases}) != len(releases):
        raise PydanticCustomError("version_twice", N_("The same version stands here twice."))
    return releases


def _names_a_picture(text: str, endings: tuple[str, ...]) -> str:
    """Refuse what is neither a path within the repository nor a whole address, with one of the endings.

    The registry never fetches it; so it takes whatever the standard does.
    """
    path = text
    if is_web_address(text):
        path = urlsplit(text).path
    elif ":" in text or "\\" in text or text.startswith("/"):
        path = ""
    if not path.lower().endswith(endings):
        message = N_(
            "Give a path within the repository, such as docs/logo.svg, or a whole address that begins"
            " with https://. It must end in %(endings)s."
        )
        raise PydanticCustomError("not_a_picture", message, {"endings": ", ".join(endings)})
    return text


def _is_logo(text: str) -> str:
    return _names_a_picture(text, LOGO_ENDINGS)


def _is_screenshot(text: str) -> str:
    return _names_a_picture(text, SCREENSHOT_ENDINGS)


LicenceGiven = Annotated[Line, AfterValidator(_is_spdx)]
LanguageTag = Annotated[ShortLine, AfterValidator(_is_language)]
PartialDay = Annotated[
    str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_is_partial_day)
]
LogoGiven = Annotated[Address, AfterValidator(_is_logo)]
ScreenshotGiven = Annotated[Address, AfterValidator(_is_screenshot)]
SlugGiven = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]


class TextDraft(Draft):
    """What an entry says in one language; the names are publiccode.yml's."""

    localised_name: Line | None = None
    generic_name: Line | None = None
    short_description: Sentence | None = None
    long_description: Prose | None = None
    documentation_url: WebAddress | None = None
    features: list[Sentence] = Field(default_factory=list, max_length=200)
    screenshots: list[ScreenshotGiven] = Field(default_factory=list, max_length=100)


class ReleaseDraft(Draft):
    """A version that was published, with what it changes in each language."""

    version: ShortLine
    released_on: PartialDay | None = None
    notes: Annotated[dict[LanguageTag, Sentence], WrapValidator(_each_once)] = Field(
        default_factory=dict, max_length=20
    )


class BaseSoftwareDraft(Draft):
    """What a software needs under it."""

    name: Annotated[str, OneLine(120)]
    kind: BaseSoftwareKind = BaseSoftwareKind.UNKNOWN
    version: ShortLine | None = None
    version_min: ShortLine | None = None
    version_max: ShortLine | None = None
    is_optional: bool = False


class ContactDraft(Draft):
    """Whom to write to about the upkeep of a software, as publiccode.yml has it."""

    name: Line
    email: Annotated[Email | None, NoneIfEmpty] = None
    phone: Annotated[ShortLine | None, NoneIfEmpty] = None
    affiliation: Annotated[Line | None, NoneIfEmpty] = None


class ContractorDraft(Draft):
    """Who maintains a software by contract, and until which day."""

    name: Line
    ends_on: Day | None = None
    website: Annotated[WebAddress | None, NoneIfEmpty] = None


class BaselineDraft(Draft):
    """What the original development took: calendar months and effort, kept apart."""

    months: MonthsCompared | None = None
    margin_months: MonthsGiven | None = None
    precision: Precision | None = None
    person_months: MonthsGiven | None = None
    cost: MoneyGiven | None = None
    currency: CurrencyCode | None = None
    price_year: PriceYear | None = None
    source: Sentence | None = None

    @model_validator(mode="after")
    def _cost_says_its_currency_and_year(self) -> Self:
        if self.cost is not None and (self.currency is None or self.price_year is None):
            message = N_("A cost needs its currency and the year of its prices.")
            raise PydanticCustomError("cost_alone", message)
        return self


class SoftwareFields(Draft):
    """What may be said of a software."""

    aliases: list[Line] = Field(default_factory=list, max_length=50)
    holder: AgencyCode | None = None
    holder_name: Line | None = None
    steward: AgencyCode | None = Field(
        None,
        description="Your own agency, where there is no steward yet; to another it passes by a handover.",
    )
    repository_url: WebAddress | None = None
    landing_url: WebAddress | None = None
    logo: LogoGiven | None = None
    licence: LicenceGiven | None = None
    licence_as_found: Annotated[str, Lines(500)] | None = None
    development_status: DevelopmentStatus | None = None
    software_type: SoftwareType | None = None
    maintenance_type: MaintenanceType | None = None
    maintenance_status: MaintenanceStatus | None = None
    categories: list[Category] = Field(default_factory=list, max_length=40)
    platforms: list[ShortLine] = Field(default_factory=list, max_length=40)
    available_languages: list[LanguageTag] = Field(default_factory=list, max_length=60)
    is_localisation_ready: bool | None = None
    started_on: PartialDay | None = None
    discontinued_on: Day | None = None
    support_ends_on: Day | None = None
    visibility: Visibility = Visibility.PUBLIC
    confidential_until: Day | None = None
    shared_with: list[AgencyCode] = Field(default_factory=list, max_length=200)
    baseline: BaselineDraft = Field(default_factory=BaselineDraft)
    texts: Annotated[dict[LanguageTag, TextDraft], WrapValidator(_each_once)] = Field(
        default_factory=dict, max_length=40
    )
    releases: Annotated[list[ReleaseDraft], AfterValidator(_versions_differ)] = Field(
        default_factory=list, max_length=500
    )
    base_software: list[BaseSoftwareDraft] = Field(default_factory=list, max_length=100)
    contacts: list[ContactDraft] = Field(default_factory=list, max_length=20)
    contractors: list[ContractorDraft] = Field(default_factory=list, max_length=20)
    based_on: list[SlugGiven] = Field(default_factory=list, max_length=20)
    successor: SlugGiven | None = None
    declared_users: list[Line] = Field(default_factory=list, max_length=6000)
    source: Prose | None = None


class SoftwareDraft(SoftwareFields):
    """A software to be entered; without a publisher it is the actor's agency's own."""

    name: Line
    publisher: SlugGiven | None = None
    life: Literal[Life.DRAFT, Life.PUBLISHED] = Life.PUBLISHED


class SoftwareEdit(SoftwareFields):
    """What is to change of a software: the fields that are given, and no others."""

    name: Annotated[Line | None, NotEmptied()] = None


class TieFields(Draft):
    """From which version of this software on a tie holds, of which version of the other, since when."""

    version: Annotated[ShortLine | None, NoneIfEmpty] = None
    other_version: Annotated[ShortLine | None, NoneIfEmpty] = None
    since_on: Annotated[PartialDay | None, NoneIfEmpty] = None


class TieDraft(TieFields):
    """How a software is tied to another: to one of the catalogue by its slug, to any other by its name or address."""

    relation: LineageRelation
    software: Annotated[SlugGiven | None, NoneIfEmpty] = None
    name: Annotated[Address | None, NoneIfEmpty] = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.software is None) == (self.name is None):
            message = N_("Name the other software: by its short name here, or by its name.")
            raise PydanticCustomError("names_one", message, {"field": "software"})
        return self


class TieEdit(TieFields):
    """What is to change of a tie; which software it leads to does not."""

    relation: Annotated[LineageRelation | None, NotEmptied()] = None
