"""The concepts that the thesaurus begins with, and what a question finds by them among the seed."""

from collections import Counter
from collections.abc import Iterator

import pytest

from registry.actors.rules import STRANGER
from registry.history.queries import last_change
from registry.house import House, open_house
from registry.search.gathering import every_entry
from registry.search.index.store import MemoryStore
from registry.search.queries import SearchAsked, search
from registry.search.synonyms import expansions, table_of
from registry.terms.models import Concept
from registry.terms.queries import every_concept
from registry.terms.rules import Tied, kept, require_no_circle
from registry.terms.vocabulary import ConceptKind
from seed.facts.agencies import AGENCIES
from seed.facts.thesaurus.gathered import CONCEPTS
from seed.facts.thesaurus.ties import BROADER, RELATED

SAE = "sistema-agenda-electronica-v4"
SAID_OF_A_CONCEPT = ("preferred", "alternative", "expansion", "does", "same_job")
MOST_SYNONYMS = 12  # more would be no synonyms any longer


def test_they_are_enough_and_each_is_there_once():
    kinds = Counter(each.kind for each in CONCEPTS)

    assert kinds[ConceptKind.SYNONYMS] >= 80
    names = [(each.kind, each.preferred.es) for each in CONCEPTS]
    assert len(names) == len(set(names))


def test_words_are_in_three_languages():
    words = [each for each in CONCEPTS if each.kind is ConceptKind.SYNONYMS]

    assert all(each.preferred.es and each.preferred.pt and each.preferred.en for each in words)
    assert max(len(each.alternative.es) for each in words) <= MOST_SYNONYMS


def test_each_product_has_its_source():
    products = [each for each in CONCEPTS if each.kind is ConceptKind.COMMERCIAL_PRODUCT]

    assert all(each.source and each.source_url and each.same_job for each in products)


def test_each_free_software_says_whether_its_source_was_read():
    pairs = [
        (concept, each)
        for concept in CONCEPTS
        if concept.kind is ConceptKind.COMMERCIAL_PRODUCT
        for each in concept.same_job
    ]

    assert all(each.source_url or concept.source_url for concept, each in pairs)
    read = [each.name for _, each in pairs if each.read_on]
    assert len(read) > 0.8 * len(pairs)
    assert "OhMyForm" not in read  # its page was not read


def test_what_a_tie_names_is_there_and_nothing_stands_above_itself():
    names = {each.preferred.es for each in CONCEPTS}
    said = [name for pair in (*BROADER, *RELATED) for name in pair]
    ties = {
        name: Tied(name, tuple(wider for each, wider in BROADER if each == name))
        for name in names
    }

    assert set(said) <= names
    for name in names:
        require_no_circle(ties, name)


def test_an_adjective_of_offices_stands_for_no_case_file():
    concepts = [
        Concept(**kept(each, {"kind", *SAID_OF_A_CONCEPT}), broader=[], related=[])
        for each in CONCEPTS
    ]
    table = table_of(concepts)

    assert "administrativo" not in expansions(table, "expediente electrónico")["expediente"]
    assert "pothole" in expansions(table, "buracos na rua")["buracos"]
    assert "libreoffice" in expansions(table, "sustituir Microsoft Office")["office"]


def test_an_acronym_of_an_agency_stands_for_its_name():
    names = {each.acronym: each.name for each in AGENCIES if each.acronym}
    for concept in CONCEPTS:
        if concept.kind is ConceptKind.ACRONYM and concept.preferred.es in names:
            assert names[concept.preferred.es].startswith(concept.expansion.es)


@pytest.fixture
def house(seeded_database) -> Iterator[House]:
    opened = open_house(seeded_database.settings)
    with opened.sessions.reading() as session:
        opened.index.rebuild(every_entry(session), last_change(session), MemoryStore())
    yield opened
    opened.close()


def test_a_question_finds_by_them(house):
    def first(text: str) -> str:
        asked = SearchAsked(text, {})
        with house.sessions.reading() as session:
            return search(session, house.index, asked, STRANGER).hits[0].software.slug

    with house.sessions.reading() as session:
        assert len(every_concept(session)) == len(CONCEPTS)
    for question in ("turno", "cita médica", "hora", "booking", "sacar turno para el médico"):
        assert first(question) == SAE, question
    assert first("portafolio de proyectos") == "siges"
