"""Reads concepts from SKOS: Turtle or RDF/XML, this product's own export among them.

Of another thesaurus comes what the three languages of ours say: labels, notes, and what is broader
and related. What SKOS has no word for, the export says by a notation, which is read here again.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Node

from registry.errors import RefusalError
from registry.language.marks import N_
from registry.terms.schemas import ConceptDraft, ConceptTaken
from registry.terms.vocabulary import ConceptKind

LANGUAGES: Final = ("es", "pt", "en")
MOST_CONCEPTS: Final = 20_000
_XML: Final = ("<?xml", "<rdf:")

Labels = dict[str, list[str]]


class NotSkosError(RefusalError):
    """A file is neither Turtle nor RDF/XML, or holds no concept."""

    code = "not-skos"
    sentence = N_(
        "This is no thesaurus in SKOS: write Turtle or RDF/XML that holds skos:Concept."
    )


class TooManyConceptsError(RefusalError):
    """A thesaurus is too large to be taken in at once."""

    code = "too-many-concepts"
    sentence = N_("A thesaurus of at most %(most)s concepts can be taken in at once.")


def read(text: str) -> tuple[list[ConceptTaken], int]:
    """Return the concepts of a thesaurus, and how many of it say nothing that ours could keep.

    Raises NotSkosError, TooManyConceptsError.
    """
    graph = Graph()
    try:
        graph.parse(data=text, format="xml" if text.lstrip().startswith(_XML) else "turtle")
    except Exception as fault:  # rdflib's parsers raise whatever they come upon
        raise NotSkosError from fault
    subjects = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    if not subjects:
        raise NotSkosError
    if len(subjects) > MOST_CONCEPTS:
        raise TooManyConceptsError(most=MOST_CONCEPTS)
    taken = [each for each in (_taken(graph, one) for one in subjects) if each is not None]
    return taken, len(subjects) - len(taken)


def _taken(graph: Graph, subject: Node) -> ConceptTaken | None:
    kind = _kind(graph, subject)
    labels = _labels(graph, subject, SKOS.prefLabel)
    preferred = {language: some[0] for language, some in labels.items()}
    alternative = _labels(graph, subject, SKOS.altLabel)
    values: dict[str, object] = {
        "kind": kind,
        "preferred": preferred,
        "alternative": alternative,
    }
    if kind is ConceptKind.ACRONYM:
        values |= _expanded(alternative, set(_plain(graph, subject, SKOS.altLabel)))
    if kind is ConceptKind.COMMERCIAL_PRODUCT:
        values["does"] = _labels(graph, subject, SKOS.scopeNote, only_tagged=True)
        values["same_job"] = [{"name": name} for name in _plain(graph, subject, SKOS.scopeNote)]
    values["source_url"] = next(
        (
            str(each)
            for each in graph.objects(subject, DCTERMS.source)
            if isinstance(each, URIRef)
        ),
        None,
    )
    values["source"] = next(iter(_plain(graph, subject, DCTERMS.bibliographicCitation)), None)
    values["note"] = next(map(str, graph.objects(subject, SKOS.editorialNote)), None)
    try:
        draft = ConceptDraft.model_validate(values)
    except ValidationError:
        return None
    if not preferred:
        return None
    return ConceptTaken(
        str(subject),
        draft,
        tuple(_ends(graph, subject, SKOS.broader, SKOS.narrower)),
        tuple(_ends(graph, subject, SKOS.related, SKOS.related)),
    )


def _kind(graph: Graph, subject: Node) -> ConceptKind:
    said = {str(each) for each in graph.objects(subject, SKOS.notation)}
    return next((kind for kind in ConceptKind if kind.value in said), ConceptKind.SYNONYMS)


def _labels(graph: Graph, subject: Node, verb: URIRef, *, only_tagged: bool = False) -> Labels:
    """Return labels by language: a regional one is its language's, and one without is Spanish."""
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for each in sorted(graph.objects(subject, verb), key=str):
        if isinstance(each, Literal) and (each.language or not only_tagged):
            language = (each.language or LANGUAGES[0]).partition("-")[0].lower()
            if language in LANGUAGES and str(each).strip():
                labels[language].append(str(each).strip())
    return dict(labels)


def _plain(graph: Graph, subject: Node, verb: URIRef) -> Iterator[str]:
    """Yield what is said in no language: names."""
    for each in sorted(graph.objects(subject, verb), key=str):
        if isinstance(each, Literal) and not each.language:
            yield str(each)


def _expanded(alternative: Labels, own: set[str]) -> dict[str, object]:
    """Part what an acronym stands for, which has a language, from what else it is written as."""
    stands_for = {
        language: next((label for label in labels if label not in own), None)
        for language, labels in alternative.items()
    }
    rest = {
        language: [label for label in labels if label != stands_for[language]]
        for language, labels in alternative.items()
    }
    return {"expansion": stands_for, "alternative": rest}


def _ends(graph: Graph, subject: Node, verb: URIRef, back: URIRef) -> Iterator[str]:
    ends = {*graph.objects(subject, verb), *graph.subjects(back, subject)} - {subject}
    yield from sorted(str(each) for each in ends if isinstance(each, URIRef))
