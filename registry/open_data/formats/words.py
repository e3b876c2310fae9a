"""The words of DCAT-AP 3 and of the vocabularies it rests on, as rdflib's terms."""

from functools import cache

from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, XSD
from rdflib.term import URIRef

NAMESPACES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": str(DCAT),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "prov": str(PROV),
    "xsd": str(XSD),
}
# Each word is looked up once: the library builds a word anew whenever it is asked for one.
CATALOG_KIND = DCAT.Catalog
RECORD_KIND = DCAT.CatalogRecord
DATASET_KIND = DCAT.Dataset
DISTRIBUTION_KIND = DCAT.Distribution
ACCESS_URL = DCAT.accessURL
DATASET = DCAT.dataset
DISTRIBUTION = DCAT.distribution
DOWNLOAD_URL = DCAT.downloadURL
KEYWORD = DCAT.keyword
LANDING_PAGE = DCAT.landingPage
MEDIA_TYPE = DCAT.mediaType
RECORD = DCAT.record
THEME = DCAT.theme
THEME_TAXONOMY = DCAT.themeTaxonomy
VERSION = URIRef(f"{DCAT}version")  # of DCAT 3, which the library does not know yet
ACCESS_RIGHTS = DCTERMS.accessRights
DESCRIPTION = DCTERMS.description
IDENTIFIER = DCTERMS.identifier
IS_REPLACED_BY = DCTERMS.isReplacedBy
ISSUED = DCTERMS.issued
LICENSE = DCTERMS.license
MODIFIED = DCTERMS.modified
PUBLISHER = DCTERMS.publisher
RIGHTS = DCTERMS.rights
TITLE = DCTERMS.title
STATUS = URIRef("http://www.w3.org/ns/adms#status")  # which DCAT 3 takes for any resource
DEPRECATED = URIRef("http://purl.org/adms/status/Deprecated")
AGENT_KIND = FOAF.Agent
HOMEPAGE = FOAF.homepage
MBOX = FOAF.mbox
NAME = FOAF.name
PAGE = FOAF.page
PRIMARY_TOPIC = FOAF.primaryTopic
WAS_DERIVED_FROM = PROV.wasDerivedFrom
DATE_TIME = XSD.dateTime
DAY_KINDS = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
"""What a year, a month and a day are, by how long they are written."""


@cache
def short(word: URIRef) -> str:
    """Return a word of one of the vocabularies by its prefix (`dcat:Dataset`)."""
    prefix, name = next(each for each in NAMESPACES.items() if word.startswith(each[1]))
    return f"{prefix}:{word.removeprefix(name)}"
