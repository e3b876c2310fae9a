"""DCAT-AP and schema.org, read by rdflib and asked by pyshacl."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import to_isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, RDF

SHAPES = Graph().parse(Path(__file__).with_name("shapes.ttl"))
SCHEMA = Namespace("https://schema.org/")
ADDRESS = "http://127.0.0.1:8000"
CATALOGUE = URIRef(f"{ADDRESS}/open-data#catalogue")
WHOLE = URIRef(f"{ADDRESS}/software/agenda-electronica-mas#software")
FOLLOWER = URIRef(f"{ADDRESS}/software/agenda-nueva#software")
LITTLE = URIRef(f"{ADDRESS}/software/poco-se-sabe#software")
CC_BY = URIRef("https://spdx.org/licenses/CC-BY-4.0")

# rdflib's own reader of JSON-LD does what rdflib advises against
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")


@pytest.fixture
def graph(fetch):
    """Read a file of triples."""

    def graph(name, format_, **words):
        return Graph().parse(data=fetch(name, **words).content, format=format_)

    return graph


def test_turtle_and_json_ld_say_the_same(catalogue, graph):
    turtle, linked = graph("catalogue.ttl", "turtle"), graph("catalogue.jsonld", "json-ld")

    assert len(turtle) > 60
    assert to_isomorphic(turtle) == to_isomorphic(linked)


def test_the_catalogue_keeps_to_the_shapes_of_dcat_ap(catalogue, graph):
    conforms, _, said = validate(graph("catalogue.ttl", "turtle"), shacl_graph=SHAPES)

    assert conforms, said


def test_the_shapes_find_what_is_missing(catalogue, graph):
    broken = graph("catalogue.ttl", "turtle")
    broken.remove((WHOLE, DCTERMS.title, None))
    broken.remove((CATALOGUE, DCTERMS.publisher, None))

    conforms, _, said = validate(broken, shacl_graph=SHAPES)

    assert not conforms
    assert said.count("Less than 1 values") == 2


def test_each_entry_is_a_dataset_with_what_is_known_of_it(catalogue, graph):
    said = graph("catalogue.ttl", "turtle")

    assert set(said.objects(CATALOGUE, DCAT.dataset)) == {WHOLE, FOLLOWER, LITTLE}
    assert (CATALOGUE, DCTERMS.license, CC_BY) in said
    assert said.value(CATALOGUE, DCTERMS.modified).value == datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert (WHOLE, DCTERMS.title, Literal("Agenda «electrónica» & más")) in said
    assert (FOLLOWER, PROV.wasDerivedFrom, WHOLE) in said
    source = URIRef(f"{ADDRESS}/software/agenda-electronica-mas#source")
    assert said.value(source, DCAT.accessURL) == URIRef(
        "https://code.example/agesic/agenda%20%7Bv4%7D"
    )
    assert said.value(source, DCTERMS.license) == URIRef(
        "https://spdx.org/licenses/GPL-3.0-or-later"
    )
    publisher = said.value(WHOLE, DCTERMS.publisher)
    assert said.value(publisher, FOAF.name) == Literal("Agencia de Gobierno Electrónico")


def test_schema_org_has_the_catalogue_and_each_entry(catalogue, graph):
    said = graph("catalogue.schema.jsonld", "json-ld")

    assert set(said.subjects(RDF.type, SCHEMA.SoftwareSourceCode)) == {WHOLE, FOLLOWER, LITTLE}
    assert (CATALOGUE, SCHEMA.license, CC_BY) in said
    assert said.value(WHOLE, SCHEMA.codeRepository) == URIRef(
        "https://code.example/agesic/agenda%20%7Bv4%7D"
    )
    assert said.value(FOLLOWER, SCHEMA.license) == Literal("MIT OR Apache-2.0")
    assert said.value(FOLLOWER, SCHEMA.isBasedOn) == WHOLE
    assert all(said.value(each, SCHEMA.sdLicense) == CC_BY for each in (WHOLE, LITTLE))
    assert said.value(LITTLE, SCHEMA.license) is None


def test_an_entry_says_of_itself_what_the_whole_file_says_of_it(catalogue, fetch, pages):
    answer = pages.get("/software/agenda-electronica-mas.jsonld")

    own = json.loads(answer.content)
    everything = json.loads(fetch("catalogue.schema.jsonld").content)
    assert answer.headers["content-type"] == "application/ld+json"
    assert own.pop("@context") == everything["@context"]
    assert own in everything["@graph"]


def test_a_page_leads_to_the_entry_s_own_descriptions(catalogue, pages):
    page = pages.get("/software/poco-se-sabe").text

    assert 'type="application/ld+json" href="/software/poco-se-sabe.jsonld"' in page
    assert 'href="/api/v1/software/poco-se-sabe/publiccode.yml"' in page


@pytest.mark.parametrize(
    ("name", "format_"), [("catalogue.ttl", "turtle"), ("catalogue.jsonld", "json-ld")]
)
def test_without_an_entry_the_catalogue_still_says_what_it_is(graph, name, format_):
    said = graph(name, format_)

    assert (CATALOGUE, RDF.type, DCAT.Catalog) in said
    assert list(said.objects(CATALOGUE, DCAT.dataset)) == []
