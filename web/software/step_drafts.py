"""What each step of the form hands in, and what it makes of an entry's facts."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from registry.agencies.schemas import AgencyCode
from registry.catalogue.entry import Entry, Upkeep
from registry.catalogue.schemas import (
    BaselineDraft,
    BaseSoftwareDraft,
    ContactDraft,
    ContractorDraft,
    LanguageTag,
    LicenceGiven,
    LogoGiven,
    PartialDay,
    ReleaseDraft,
    ScreenshotGiven,
    SlugGiven,
    SoftwareEdit,
    TextDraft,
)
from registry.catalogue.vocabulary import (
    BaseSoftwareKind,
    Category,
    DevelopmentStatus,
    MaintenanceStatus,
    MaintenanceType,
    SoftwareType,
)
from registry.drafts import Day, Draft, WebAddress
from registry.language.marks import N_
from registry.text import Line, Lines, NoneIfEmpty, OneLine, ShortLine, slug_of

Values = dict[str, Any]  # Any: what the fields of a form show
NAMELESS = N_("Say what it is called, or empty the whole line.")
NO_LANGUAGE = N_("Choose the language, or empty all that stands under it.")


def _is_named(name: str | None) -> str | None:
    if name is None:
        raise PydanticCustomError("nameless", NAMELESS)
    return name


def _is_chosen(language: str | None) -> str | None:
    if language is None:
        raise PydanticCustomError("no_language", NO_LANGUAGE)
    return language


def _slug_in(typed: object) -> object:
    """Return the slug where an address of an entry's page, or a name, was typed."""
    return slug_of(typed.rstrip("/").rsplit("/", 1)[-1]) if isinstance(typed, str) else typed


class StepDraft(Draft):
    """What a step hands in: whole, so that nothing is emptied without a word."""

    def edit(self, entry: Entry) -> SoftwareEdit:  # noqa: ARG002  some steps keep what they do not ask for
        """Return what it changes of an entry: all that it asks for, and nothing else."""
        return SoftwareEdit.model_validate(self.model_dump())

    @classmethod
    def shown(cls, entry: Entry, upkeep: Upkeep) -> Values:  # noqa: ARG003  one step asks for the upkeep
        """Return what its fields show of an entry."""
        return {name: getattr(entry.software, name) for name in cls.model_fields}


class NameStep(StepDraft):
    """What it is called, and where it is."""

    name: Line
    aliases: list[Line] = Field(default_factory=list, max_length=50)
    repository_url: WebAddress | None = None
    landing_url: WebAddress | None = None
    logo: LogoGiven | None = None


class TextRow(Draft):
    """What is said in one language; a line in which none is chosen is not dropped either."""

    language: Annotated[LanguageTag | None, AfterValidator(_is_chosen)] = None
    localised_name: Line | None = None
    short_description: Annotated[str, Lines(1000)] | None = None
    long_description: Annotated[str, Lines(10_000)] | None = None
    documentation_url: WebAddress | None = None
    features: list[Annotated[str, Lines(1000)]] = Field(default_factory=list, max_length=200)
    screenshots: list[ScreenshotGiven] = Field(default_factory=list, max_length=100)

    def says(self) -> bool:
        """Whether anything is said."""
        return any(self.model_dump(exclude={"language"}).values())


def _each_once(rows: list[TextRow]) -> list[TextRow]:
    if len({row.language for row in rows}) != len(rows):
        raise PydanticCustomError("language_twice", N_("The same language stands here twice."))
    return rows


class DescriptionStep(StepDraft):
    """What it does, in each language."""

    texts: Annotated[list[TextRow], AfterValidator(_each_once)] = Field(
        default_factory=list, max_length=40
    )

    def edit(self, entry: Entry) -> SoftwareEdit:
        """Return the texts, each with what the form does not ask for."""
        before = {text.language: text for text in entry.texts}
        texts = {}
        for row in self.texts:
            language = row.language or ""
            former = before.get(language)
            if row.says() or (former is not None and former.generic_name):
                said = row.model_dump(exclude={"language"})
                generic = former.generic_name if former else None
                texts[language] = TextDraft(**said, generic_name=generic)
        return SoftwareEdit(texts=texts)

    @classmethod
    def shown(cls, entry: Entry, upkeep: Upkeep) -> Values:  # noqa: ARG003  as above
        """Return the texts that there are."""
        asked = TextRow.model_fields
        rows = [{name: getattr(text, name) for name in asked} for text in entry.texts]
        return {"texts": rows}


class KindStep(StepDraft):
    """What kind of software it is, how far it has come, and what it runs on."""

    software_type: SoftwareType | None = None
    development_status: DevelopmentStatus | None = None
    started_on: Annotated[PartialDay | None, NoneIfEmpty] = None
    platforms: list[ShortLine] = Field(default_factory=list, max_length=40)
    categories: list[Category] = Field(default_factory=list, max_length=40)
    available_languages: list[LanguageTag] = Field(default_factory=list, max_length=60)
    is_localisation_ready: bool | None = None
    latest_version: ShortLine | None = None
    released_on: Annotated[PartialDay | None, NoneIfEmpty] = None

    def edit(self, entry: Entry) -> SoftwareEdit:
        """Return its facts; a version that is new stands before those that there were."""
        facts = self.model_dump(exclude={"latest_version", "released_on"})
        rows = [
            ReleaseDraft(version=row.version_name, released_on=row.released_on, notes=row.notes)
            for row in entry.releases
        ]
        if self.latest_version is not None:
            notes = {row.version: row.notes for row in rows}
            latest = ReleaseDraft(
                version=self.latest_version,
                released_on=self.released_on,
                notes=notes.get(self.latest_version, {}),
            )
            rows = [latest, *(row for row in rows if row.version != self.latest_version)]
        return SoftwareEdit.model_validate({**facts, "releases": rows})

    @classmethod
    def shown(cls, entry: Entry, upkeep: Upkeep) -> Values:  # noqa: ARG003  as above
        """Return its facts and its newest version."""
        asked = set(cls.model_fields) - {"latest_version", "released_on"}
        values = {name: getattr(entry.software, name) for name in asked}
        for newest in entry.releases[:1]:
            values |= {"latest_version": newest.version_name, "released_on": newest.released_on}
        return values


class RightsStep(StepDraft):
    """Under which licence it is, and whose it is."""

    licence: LicenceGiven | None = None
    licence_as_found: Annotated[str, Lines(500)] | None = None
    holder: AgencyCode | None = None
    holder_name: Line | None = None

    @classmethod
    def shown(cls, entry: Entry, upkeep: Upkeep) -> Values:
        """Return the rights; an agency by its code."""
        values = super().shown(entry, upkeep)
        return {**values, "holder": entry.software.holder and entry.software.holder.code}


class ContactRow(ContactDraft):
    """Whom to write to, as a line of the form."""

    name: Annotated[Line | None, AfterValidator(_is_named)] = None  # type: ignore[assignment]  # so that a line without it is not dropped


class ContractorRow(ContractorDraft):
    """Who maintains it by contract, as a line of the form."""

    name: Annotated[Line | None, AfterValidator(_is_named)] = None  # type: ignore[assignment]  # as above
    ends_on: Day | None = None


class UpkeepStep(StepDraft):
    """Whether it is kept going and what follows it, who maintains it, and whom to write to."""

    maintenance_status: MaintenanceStatus | None = None
    discontinued_on: Day | None = None
    support_ends_on: Day | None = None
    successor: Annotated[SlugGiven | None, BeforeValidator(_slug_in)] = None
    maintenance_type: MaintenanceType | None = None
    steward: AgencyCode | None = None
    contacts: list[ContactRow] = Field(default_factory=list, max_length=20)
    contractors: list[ContractorRow] = Field(default_factory=list, max_length=20)

    def edit(self, entry: Entry) -> SoftwareEdit:  # noqa: ARG002  all that is here is asked for
        """Return what it changes; a steward is named here, and not struck out."""
        unsaid = {"steward"} if self.steward is None else set()
        return SoftwareEdit.model_validate(self.model_dump(exclude=unsaid))

    @classmethod
    def shown(cls, entry: Entry, upkeep: Upkeep) -> Values:
        """Return whether it is kept going and who maintains it; what follows it stands in no entry."""
        software = entry.software
        return {
            "maintenance_status": software.maintenance_status,
            "discontinued_on": software.discontinued_on,
            "support_ends_on": software.support_ends_on,
            "maintenance_type": software.maintenance_type,
            "steward": software.steward and software.steward.code,
            "contacts": [
                {name: getattr(row, name) for name in ContactRow.model_fields}
                for row in upkeep.contacts
            ],
            "contractors": [
                {name: getattr(row, name) for name in ContractorRow.model_fields}
                for row in upkeep.contractors
            ],
        }


class BaseRow(BaseSoftwareDraft):
    """What it needs under it, as a line of the form."""

    name: Annotated[Annotated[str, OneLine(120)] | None, AfterValidator(_is_named)] = None  # type: ignore[assignment]  # as above
    kind: BaseSoftwareKind = BaseSoftwareKind.UNKNOWN


class NeedsStep(StepDraft):
    """What it needs, and what its original development took."""

    base_software: list[BaseRow] = Field(default_factory=list, max_length=100)
    baseline: BaselineDraft | None = None

    def edit(self, entry: Entry) -> SoftwareEdit:  # noqa: ARG002  as above
        """Return what it needs, and all of what it took: what was emptied too."""
        took = self.baseline or BaselineDraft()
        whole = {name: getattr(took, name) for name in BaselineDraft.model_fields}
        rows = [row.model_dump() for row in self.base_software]
        return SoftwareEdit.model_validate({"base_software": rows, "baseline": whole})

    @classmethod
    def shown(cls, entry: Entry, upkeep: Upkeep) -> Values:  # noqa: ARG003  as above
        """Return what it needs and what it took."""
        software = entry.software
        rows = [
            {
                "name": row.name,
                "kind": "" if row.kind is BaseSoftwareKind.UNKNOWN else row.kind,
                "version": row.version_name,
                "version_min": row.version_min,
                "version_max": row.version_max,
                "is_optional": row.is_optional,
            }
            for row in entry.base_software
        ]
        took = {
            name: getattr(software, f"baseline_{name}") for name in BaselineDraft.model_fields
        }
        return {"base_software": rows, "baseline": took}
