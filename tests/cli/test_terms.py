"""`acervo terms`."""

import json

from rdflib import Graph
from rdflib.namespace import RDF, SKOS

FOREIGN = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix t: <https://example.org/tesauro/> .
t:1 a skos:Concept ; skos:prefLabel "catastro"@es, "cadastre"@fr ; skos:altLabel "registro de predios"@es-UY .
t:2 a skos:Concept ; skos:prefLabel "padrón rural"@es ; skos:broader t:1 ; skos:related t:3 .
t:3 a skos:Concept ; skos:prefLabel "plano de mensura" .
t:4 a skos:Concept ; skos:prefLabel "Kataster"@de .
"""


def listed(acervo, *arguments):
    return {
        row["preferred"].get("es"): row
        for row in json.loads(acervo("terms", "list", *arguments, "--json").stdout)
    }


def test_lists_what_a_word_stands_in(seeded):
    lines = seeded("terms", "list", "agendamento").stdout.splitlines()

    assert any(line.startswith("appointment: ") and "turno" in line for line in lines)
    assert seeded("terms", "list", "zzz").stderr.startswith("The thesaurus has no such word")


def test_says_of_each_free_software_whether_its_source_was_read(seeded):
    rows = listed(seeded, "--kind", "commercial_product")

    (read,) = rows["Zendesk"]["same_job"]
    (named,) = rows["Loom"]["same_job"]
    assert read["read_on"] is not None
    assert read["source_url"].endswith("/freescout.yml")
    assert (named["read_on"], named["source_url"]) == (None, None)


def test_takes_in_what_it_lacks_and_takes_nothing_away(seeded, tmp_path):
    path = tmp_path / "tesauro.ttl"
    path.write_text(FOREIGN, encoding="utf-8")

    first = json.loads(seeded("terms", "import", path, "--json").stdout)
    again = json.loads(seeded("terms", "import", path, "--json").stdout)

    assert first == {"added": 2, "edited": 1, "unchanged": 0, "left_out": 1}
    assert again == {"added": 0, "edited": 0, "unchanged": 3, "left_out": 1}
    rows = listed(seeded)
    assert "registro de predios" in rows["catastro"]["alternative"]["es"]
    assert rows["catastro"]["preferred"]["pt"]
    assert "padrón rural" in rows["catastro"]["narrower"]
    assert rows["plano de mensura"]["related"] == ["padrón rural"]


def test_what_was_exported_is_taken_in_elsewhere(seeded, acervo, tmp_path):
    path = tmp_path / "acervo.ttl"
    written = seeded("terms", "export", path)

    acervo("migrate")
    taken = json.loads(acervo("terms", "import", path, "--json").stdout)

    graph = Graph().parse(path)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert written.stdout == f"{len(concepts)} concepts were written.\n"
    assert taken == {"added": len(concepts), "edited": 0, "unchanged": 0, "left_out": 0}
    here, there = listed(seeded), listed(acervo)
    assert here.keys() == there.keys()
    for name, row in here.items():
        for part in ("kind", "preferred", "expansion", "broader", "related", "source"):
            assert there[name][part] == row[part], name


def test_refuses_what_is_no_thesaurus_in_words(seeded, tmp_path):
    path = tmp_path / "nada.ttl"
    path.write_text("esto no es un tesauro", encoding="utf-8")

    refused = seeded("terms", "import", path)
    absent = seeded("terms", "import", tmp_path)

    assert (refused.exit_code, absent.exit_code) == (1, 1)
    assert refused.stderr.startswith("This is no thesaurus in SKOS")
    assert "is no regular file" in absent.stderr
