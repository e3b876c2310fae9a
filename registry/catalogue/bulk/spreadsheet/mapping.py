"""Which column of a table holds which field, and what its rows say then."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from registry.catalogue.bulk import remarks
from registry.catalogue.bulk.rows import Bulk, Row, Said, Values, finding_of
from registry.catalogue.bulk.spreadsheet.sheet import Cells, Sheet
from registry.catalogue.bulk.wording import (
    licence_in,
    list_in,
    mended,
    one_of,
    page_in,
    repository_in,
    word_of,
)
from registry.catalogue.publiccode.findings import START, Finding, Place
from registry.catalogue.vocabulary import (
    Category,
    DevelopmentStatus,
    MaintenanceStatus,
    MaintenanceType,
    SoftwareType,
    SourceKind,
)

PUBLISHER: Final = "publisher"
TEXTS: Final = (
    "short_description",
    "long_description",
    "generic_name",
    "localised_name",
    "features",
    "documentation_url",
)
"""The fields that are said in a language: `short_description.pt`, or without one in the import's own."""

TARGETS: Final = (
    "name", "repository_url", "landing_url", "licence", *TEXTS, PUBLISHER, "holder_name",
    "development_status", "software_type", "maintenance_type", "maintenance_status", "categories",
    "platforms", "available_languages", "version", "released_on", "declared_users",
)  # fmt: skip
_WORDS = {
    "name": "nombre software sistema aplicacion nome title titulo nombre_del_software",
    "repository_url": "repository repositorio url_repositorio repo repositoryurl codigo_fuente",
    "landing_url": "homepage web sitio sitio_web pagina url site homepageurl landingurl",
    "licence": "license licencia licenca",
    "short_description": "description descripcion descricao resumen resumo shortdescription",
    "long_description": "descripcion_larga descricao_longa detalle longdescription",
    "generic_name": "genericname tipo_generico",
    "features": "funcionalidades caracteristicas",
    "documentation_url": "documentation documentacion documentacao",
    "publisher": "organismo agency agencia organizacion organization orgao entidad editor",
    "holder_name": "titular holder derechos maincopyrightowner",
    "development_status": "status estado estado_desarrollo developmentstatus situacao",
    "software_type": "softwaretype tipo",
    "maintenance_type": "mantenimiento maintenance manutencao",
    "maintenance_status": "estado_mantenimiento estado_de_mantenimiento maintenancestatus situacao_da_manutencao",
    "categories": "category categoria categorias",
    "platforms": "platform plataforma plataformas",
    "available_languages": "languages idiomas lenguas",
    "version": "versao softwareversion",
    "released_on": "fecha fecha_version data releasedate",
    "declared_users": "usuarios users used_by usedby",
}
_BY_WORD = {word: target for target, words in _WORDS.items() for word in words.split()}
_ENUMS = {
    "development_status": DevelopmentStatus,
    "software_type": SoftwareType,
    "maintenance_type": MaintenanceType,
    "maintenance_status": MaintenanceStatus,
}
_LISTS = frozenset({"platforms", "available_languages", "declared_users"})
Mapped = Mapping[str, str]
"""The names of columns, and the field that each holds."""


def suggested(columns: Iterable[str]) -> dict[str, str]:
    """Return what the names of columns say of what they hold, in the words of several languages."""
    found: dict[str, str] = {}
    for column in columns:
        word = _plain(column)
        base, dot, language = column.strip().rpartition(".")
        if dot and base in TEXTS:
            target: str | None = f"{base}.{language}"
        else:
            target = word if word in TARGETS else _BY_WORD.get(word)
        if target and target not in found.values() and column not in found:
            found[column] = target
    return found


def rows_of(sheet: Sheet, mapped: Mapped, language: str, source: str) -> Bulk:
    """Return a table's rows as its mapping reads them; without a column of names there are none."""
    faults = tuple(_faults(sheet, mapped))
    findings = (*sheet.findings, *faults, *_unread(sheet, mapped))
    if not sheet.columns or any(each.severity == "error" for each in findings):
        return Bulk(SourceKind.SPREADSHEET, source, (), 0, findings)
    places = {target: sheet.columns.index(column) for column, target in mapped.items()}
    rows = _rows(sheet, places, language)
    return Bulk(SourceKind.SPREADSHEET, source, rows, sheet.total, findings)


def is_target(text: str) -> bool:
    """Tell whether a text names a field, or a field in a language."""
    base, dot, language = text.rpartition(".")
    return text in TARGETS or bool(dot and base in TEXTS and language)


def _faults(sheet: Sheet, mapped: Mapped) -> Iterator[Finding]:
    for column, target in mapped.items():
        if column not in sheet.columns:
            yield finding_of(remarks.UNKNOWN_COLUMN, "", START, column=column)
        if not is_target(target):
            fields = ", ".join(TARGETS)
            yield finding_of(remarks.UNKNOWN_TARGET, "", START, field=target, fields=fields)
    if sheet.columns and "name" not in mapped.values():
        yield finding_of(remarks.NO_NAME_COLUMN, "", START)


def _unread(sheet: Sheet, mapped: Mapped) -> Iterator[Finding]:
    seen = set()
    for number, column in enumerate(sheet.columns, start=1):
        if column and column in seen:
            yield finding_of(remarks.COLUMN_TWICE, column, Place(1, number), column=column)
        elif column and column not in mapped:
            yield finding_of(remarks.COLUMN_NOT_READ, column, Place(1, number), column=column)
        seen.add(column)


def _rows(sheet: Sheet, places: Mapping[str, int], language: str) -> Iterator[Row]:
    for cells in sheet.rows:
        if cells.is_blank or not any(cells.texts):
            continue
        said = Said(partial(_in_row, cells.number))
        for index, remark in cells.oddities:
            if index in places.values():
                column = sheet.columns[index] if index < len(sheet.columns) else ""
                said.add(remark, column, index + 1, wanted="text")
        values, publisher = _values(cells, sheet, places, language, said)
        yield Row(cells.number, values, publisher or None, said.findings, said.where)


def _in_row(number: int, _key: str) -> Place:
    return Place(number, 1)


def _values(
    cells: Cells, sheet: Sheet, places: Mapping[str, int], language: str, said: Said
) -> tuple[Values, str]:
    texts: dict[str, Values] = {}
    values: Values = {"texts": texts}
    publisher = ""
    for target, index in places.items():
        column = sheet.columns[index]
        text = mended(_cell(cells, index), column, said)
        base, _, tag = target.partition(".")
        if target == PUBLISHER:
            publisher = word_of(text)
        elif base in TEXTS and text:
            said_there = list_in(text) if base == "features" else text
            texts.setdefault(tag or language, {})[base] = said_there
        elif base not in TEXTS:
            values.update(_value(target, text, column, said))
    released = values.pop("released_on", None)
    if version := values.pop("version", None):
        values["releases"] = [{"version": version, "released_on": released}]
    return values, publisher


def _value(target: str, text: str, column: str, said: Said) -> Values:
    """Return what one cell says, under the names of the catalogue's own fields."""
    word = word_of(text)
    if target in _ENUMS:
        return {target: one_of(_ENUMS[target], word, column, said)}
    if target in _LISTS:
        return {target: list_in(text)}
    if target == "licence":
        return licence_in(word, "", column, said)
    if target == "categories":
        tags = ("-".join(tag.casefold().split()) for tag in list_in(text))
        known = (one_of(Category, tag, column, said) for tag in tags)
        return {target: list(dict.fromkeys(each for each in known if each))}
    address_in = {"repository_url": repository_in, "landing_url": page_in}.get(target)
    return {target: address_in(word, column, said) if address_in else word or None}


def _cell(cells: Cells, index: int) -> str:
    return cells.texts[index] if index < len(cells.texts) else ""


def _plain(column: str) -> str:
    bare = unicodedata.normalize("NFKD", column).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")
