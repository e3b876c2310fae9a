"""The files of open data, by the last word of their address."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class DataFile(StrEnum):
    """A file that holds the whole catalogue."""

    CSV = "catalogue.csv"
    XLSX = "catalogue.xlsx"
    JSON = "catalogue.json"
    DCAT_TURTLE = "catalogue.ttl"
    DCAT_JSON = "catalogue.jsonld"
    SCHEMA_ORG = "catalogue.schema.jsonld"
    CODE_JSON = "catalogue.code.json"


MEDIA_TYPES: Mapping[DataFile, str] = MappingProxyType(
    {
        DataFile.CSV: "text/csv; charset=utf-8; header=present",
        DataFile.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        DataFile.JSON: "application/json",
        DataFile.DCAT_TURTLE: "text/turtle; charset=utf-8",
        DataFile.DCAT_JSON: "application/ld+json",
        DataFile.SCHEMA_ORG: "application/ld+json",
        DataFile.CODE_JSON: "application/json",
    }
)
"""What each file is, as a browser is told."""

STANDARDS: Mapping[DataFile, str] = MappingProxyType(
    {
        DataFile.CSV: "RFC 4180",
        DataFile.XLSX: "Office Open XML",
        DataFile.JSON: "Acervo API v1",
        DataFile.DCAT_TURTLE: "DCAT-AP 3",
        DataFile.DCAT_JSON: "DCAT-AP 3",
        DataFile.SCHEMA_ORG: "schema.org SoftwareSourceCode",
        DataFile.CODE_JSON: "code.json 2.0.0",
    }
)
"""What each file keeps to."""
