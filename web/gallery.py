"""The gallery: every component we use and every macro of ours, in every state. Not in production."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from registry.catalogue.vocabulary import LineageRelation
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.forms import Form, fill
from web.lineage.drawing import lay_out
from web.lineage.facts import (
    Adaptation,
    Contribution,
    Lineage,
    Note,
    Origin,
    Passing,
    Version,
)
from web.lineage.picture import Drawing
from web.ratio import Range
from web.rendering.page import render
from web.shell import language_of

router = APIRouter(include_in_schema=False)
TODAY = date(2026, 11, 25)


class Kind(StrEnum):
    """How a software is reused, for the sample form."""

    AS_IS = "as_is"
    ADAPTED = "adapted"
    SERVICE = "service"


class SampleRequirement(BaseModel):
    """One row of the sample form."""

    text: Annotated[str, Field(max_length=40)]
    is_knockout: bool = False


class SampleDraft(BaseModel):
    """What the sample form asks for."""

    name: Annotated[str, Field(max_length=30)]
    kind: Kind
    started_on: date
    ended_on: date | None = None
    effort: Annotated[Decimal, Field(ge=0, decimal_places=2)]
    evidence: str | None = None
    languages: Annotated[list[Language], Field(min_length=1)]
    is_listed: bool = False
    licence: str
    requirements: list[SampleRequirement] = []


ASKS = {"kind": N_("Say what kind of reuse it is.")}
RIGHT: list[tuple[str, UploadFile | str]] = [
    ("name", "Sistema de Agenda Electrónica"),
    ("kind", "adapted"),
    ("started_on-day", "15"),
    ("started_on-month", "3"),
    ("started_on-year", "2026"),
    ("effort", "6,5"),
    ("evidence", "Acta de puesta en producción.\nExpediente 2026-18-1-000977."),
    ("languages", "es"),
    ("languages", "pt"),
    ("is_listed", "true"),
    ("licence", "GPL-3.0-or-later"),
    ("requirements-0-text", "Reserva de hora por internet"),
    ("requirements-1-text", ""),
]
WRONG: list[tuple[str, UploadFile | str]] = [
    ("name", "Un nombre que es bastante más largo de lo que el registro admite"),
    ("started_on-day", "31"),
    ("started_on-month", "2"),
    ("started_on-year", "2026"),
    ("ended_on-day", ""),
    ("ended_on-month", ""),
    ("ended_on-year", ""),
    ("effort", "seis y medio"),
    ("evidence", ""),
    ("licence", ""),
    (
        "requirements-0-text",
        "Reserva de hora por internet, sin usuario previo, y con recordatorio",
    ),
    ("requirements-0-is_knockout", "true"),
]


@dataclass(frozen=True)
class RatioSample:
    """One case of the ratio bar."""

    name: str
    original: Decimal | None
    adaptation: Decimal | None
    original_range: Range | None = None
    adaptation_range: Range | None = None


ABOUT_TEN: Range = (Decimal("9.5"), Decimal("10.5"))
ABOUT_FOUR: Range = (Decimal("3.5"), Decimal("4.5"))
RATIOS = (
    RatioSample("Exact", Decimal(12), Decimal(3)),
    RatioSample("Approximate", Decimal(10), Decimal(4), ABOUT_TEN, ABOUT_FOUR),
    RatioSample("Longer than the original", Decimal(18), Decimal(21)),
    RatioSample("Adaptation not known", Decimal(10), None, ABOUT_TEN),
    RatioSample("Original not known", None, Decimal(6)),
    RatioSample("Nobody has said", None, None),
    RatioSample("Nothing to adapt: zero months", Decimal(8), Decimal(0)),
    RatioSample("No original: zero months", Decimal(0), Decimal(2)),
    RatioSample("Much longer", Decimal(1), Decimal(9)),
    RatioSample("Large: 96 months", Decimal(96), Decimal("27.5")),
)

IM = "Intendencia de Montevideo"
SAE = Lineage(
    versions=(
        Version("v1", "v1", IM, 2008, date(2020, 12, 17), steward="AGESIC"),
        Version(
            "v2",
            "v2",
            "AGESIC",
            date(2016, 4, 1),
            date(2026, 4, 22),
            origins=(Origin("v1", LineageRelation.ADAPTATION_OF, date(2016, 4, 1)),),
            steward="AGESIC",
        ),
        Version(
            "v4",
            "v4",
            "AGESIC",
            date(2020, 11, 10),
            is_live=True,
            origins=(Origin("v2"),),
            steward="AGESIC",
        ),
    ),
    adaptations=(Adaptation("v1", "BPS", 2010, 2012, is_approximate=True),),
    contributions=(
        Contribution("v1", "BSE", date(2014, 5, 30)),
        Contribution("v1", "MTSS", date(2014, 6, 3)),
    ),
    passings=(Passing("v1", 2016, "AGESIC", "IM"),),
)
ALONE = Lineage(versions=(Version("one", "SIMPLE", "AGESIC", date(2016, 1, 1), is_live=True),))
DATELESS = Lineage(
    versions=(
        Version("a", "Inscripciones y sorteos", IM),
        Version("b", "Inscripciones 2", None, date(2021, 8, 9), origins=(Origin("a"),)),
    ),
    adaptations=(Adaptation("a", "Organismo Demo A"),),
)
CROWDED = Lineage(
    versions=(
        Version(
            "r", "Raíz", "Un organismo de nombre verdaderamente largo y otro más", 2004, 2019
        ),
        Version(
            "s",
            "Rama sur",
            "Organismo Demo A",
            2009,
            date(2018, 6, 1),
            origins=(Origin("r", LineageRelation.FORK_OF, 2009, taken="1.2"),),
        ),
        Version(
            "n", "Rama norte", "Organismo Demo B", 2011, is_live=True, origins=(Origin("r"),)
        ),
        Version(
            "n2",
            "Rama norte 2",
            "Organismo Demo B",
            2015,
            is_live=True,
            origins=(Origin("n", LineageRelation.VARIANT_OF), Origin("s", release="2.0")),
            steward="Organismo Demo C",
        ),
        Version(
            "n3",
            "Rama norte 3",
            "Organismo Demo C",
            2020,
            is_live=True,
            origins=(Origin("n2"),),
        ),
        Version(
            "s2", "Rama sur 2", "Organismo Demo A", 2019, is_live=False, origins=(Origin("s"),)
        ),
        Version("t", "Tardía", "Organismo Demo D", 2025, is_live=True, origins=(Origin("n3"),)),
    ),
    adaptations=(
        Adaptation("r", "Organismo Demo E", 2006, 2007),
        Adaptation("r", "Organismo Demo F", 2006, 2008, is_approximate=True),
        Adaptation("n", "Organismo Demo G", date(2024, 3, 1), date(2024, 9, 1)),
        Adaptation("n", "Organismo Demo H", 2023, 2025),
    ),
    contributions=tuple(
        Contribution("n", f"Organismo Demo {letter}", date(2013, month, 1))
        for month, letter in enumerate("EFGH", start=3)
    ),
    notes=(Note("n2", date(2016, 5, 5), "Premio nacional de software público"),),
)


@dataclass(frozen=True)
class GalleryPage:
    """Everything there is to look at."""

    holds_demonstration: bool
    ratios: tuple[RatioSample, ...]
    lineages: tuple[tuple[str, Drawing], ...]
    blank: Form[SampleDraft]
    right: Form[SampleDraft]
    wrong: Form[SampleDraft]
    moment: datetime
    kinds: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]


@router.get("/_gallery")
def gallery(request: Request) -> Response:
    """Show every component and every macro."""
    language = language_of(request)
    lineages = (("SAE", SAE), ("SIMPLE", ALONE), ("Inscripciones", DATELESS), ("Raíz", CROWDED))
    page = GalleryPage(
        holds_demonstration=True,
        ratios=RATIOS,
        lineages=tuple((name, lay_out(line, TODAY, language)) for name, line in lineages),
        blank=Form(),
        right=fill(SampleDraft, FormData(RIGHT), language),
        wrong=fill(SampleDraft, FormData(WRONG), language, ASKS),
        moment=datetime(2026, 3, 18, 14, 32, tzinfo=UTC),
        kinds=(
            (Kind.AS_IS, "Sin cambios"),
            (Kind.ADAPTED, "Con adaptación"),
            (Kind.SERVICE, "Como servicio"),
        ),
        languages=tuple((language, language.own_name) for language in Language),
    )
    return render(request, "gallery/gallery.html", page)
