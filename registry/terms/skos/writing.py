"""The thesaurus in SKOS, as Turtle: concepts, labels, who says so, and what does the same job."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote
from uuid import UUID

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

from registry.terms.models import Concept
from registry.terms.queries import SameJob
from registry.terms.vocabulary import ConceptKind

_IN_AN_IRI = "!#$%&'()*+,-./:;=?@[]_~"  # beside letters and figures


def write(
    address: str, concepts: Iterable[Concept], same_job: Mapping[UUID, list[SameJob]]
) -> str:
    """Return the concepts of a thesaurus that stands at an address of ours."""
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    scheme = URIRef(f"{address}/thesaurus")
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    concepts = list(concepts)
    subjects = {str(each.id): URIRef(f"{address}/thesaurus/{each.id}") for each in concepts}
    for concept in concepts:
        subject = subjects[str(concept.id)]
        graph.add((subject, RDF.type, SKOS.Concept))
        graph.add((subject, SKOS.inScheme, scheme))
        _tie(graph, scheme, concept, subjects)
        for verb, term in _said(address, concept, same_job.get(concept.id, [])):
            graph.add((subject, verb, term))
    return graph.serialize(format="turtle")


def _tie(
    graph: Graph, scheme: URIRef, concept: Concept, subjects: Mapping[str, URIRef]
) -> None:
    """Say what is above and beside a concept, as far as it is written too; on top is what has nothing above."""
    subject = subjects[str(concept.id)]
    wider = [subjects[each] for each in concept.broader if each in subjects]
    for over in wider:
        graph.add((subject, SKOS.broader, over))
        graph.add((over, SKOS.narrower, subject))
    for each in concept.related:
        if each in subjects:
            graph.add((subject, SKOS.related, subjects[each]))
    if not wider:
        graph.add((scheme, SKOS.hasTopConcept, subject))
        graph.add((subject, SKOS.topConceptOf, scheme))


def _said(
    address: str, concept: Concept, same_job: Iterable[SameJob]
) -> Iterator[tuple[URIRef, Node]]:
    yield from _labels(concept)
    yield SKOS.notation, Literal(concept.kind.value)
    yield DCTERMS.modified, Literal(concept.updated_at)
    for each in same_job:
        yield SKOS.scopeNote, Literal(each.name)
        if each.slug:
            yield RDFS.seeAlso, URIRef(f"{address}/software/{each.slug}")
    if concept.source_url:
        yield DCTERMS.source, URIRef(quote(concept.source_url, safe=_IN_AN_IRI))
    if concept.source:
        yield DCTERMS.bibliographicCitation, Literal(concept.source)
    if concept.note:
        yield SKOS.editorialNote, Literal(concept.note)


def _labels(concept: Concept) -> Iterator[tuple[URIRef, Node]]:
    # an acronym and a product are called the same in every language
    is_word = concept.kind is ConceptKind.SYNONYMS
    for language, label in concept.preferred.items():
        yield SKOS.prefLabel, Literal(label, lang=language if is_word else None)
    for language, labels in concept.alternative.items():
        tag = language if is_word else None
        yield from ((SKOS.altLabel, Literal(label, lang=tag)) for label in labels)
    for language, expansion in concept.expansion.items():
        yield SKOS.altLabel, Literal(expansion, lang=language)
    for language, labels in concept.does.items():
        yield from ((SKOS.scopeNote, Literal(label, lang=language)) for label in labels)
