"""`acervo search`."""

import json
import shutil

import pytest

QUESTIONS = {
    "es": "sistema de agenda para reservar hora de atención",
    "pt": "agendamento de atendimento ao cidadão",
    "en": "citizen appointment booking",
}
SAE = "sistema-agenda-electronica"


@pytest.mark.parametrize("language", QUESTIONS)
def test_finds_sae_v4_first_in_each_language_and_says_what_it_follows(seeded, language):
    result = seeded("search", QUESTIONS[language], "--json")

    answer = json.loads(result.stdout)
    found = {row["software"]["slug"]: row["software"] for row in answer["results"]}
    assert result.exit_code == 0
    assert (answer["query"], answer["query_language"]) == (QUESTIONS[language], language)
    assert next(iter(found)) == f"{SAE}-v4"
    assert found[f"{SAE}-v2"]["successor"] == f"{SAE}-v4"
    assert all(found[slug]["is_discontinued"] for slug in (SAE, f"{SAE}-v2"))
    assert not found[f"{SAE}-v4"]["is_discontinued"]


def test_prints_one_json_object_with_the_reasons(seeded):
    answer = json.loads(seeded("search", "agenda", "--limit", "2", "--json").stdout)

    assert answer.keys() == {"query", "query_language", "total", "results"}
    assert answer["total"] >= len(answer["results"]) == 2
    for row in answer["results"]:
        assert row.keys() == {"software", "score", "reasons"}
        assert row["reasons"][0].keys() == {"kind", "text", "field"}
        assert row["software"].keys() == {
            "slug",
            "name",
            "status",
            "is_discontinued",
            "successor",
        }


def test_prints_the_places_in_words(seeded):
    lines = seeded("search", QUESTIONS["es"]).stdout.splitlines()

    assert lines[0] == f"  1. Sistema de Agenda Electrónica (SAE) v4  ({SAE}-v4)"
    assert "     Discontinued; followed by Sistema de Agenda Electrónica (SAE) v4." in lines


def test_takes_the_language_of_the_words_as_given(seeded):
    result = seeded("search", "agenda", "--query-language", "pt", "--json")

    assert json.loads(result.stdout)["query_language"] == "pt"


@pytest.mark.parametrize("text", ["", "!?", "de la", "\x00\u202e", "ñ" * 10_000])
def test_answers_whatever_is_asked(seeded, text):
    result = seeded("search", text, "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["total"] >= 0


def test_says_that_nothing_was_found(seeded):
    result = seeded("search", "zzyzx qwrtpsdf")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.strip() == "Nothing was found."


def test_says_that_there_is_no_index_yet(seeded):
    shutil.rmtree(seeded.settings.index_dir)

    result = seeded("search", "agenda")

    assert result.exit_code == 1
    assert result.stderr.startswith("The search is being prepared")


@pytest.mark.parametrize("limit", ["0", "101", "many"])
def test_refuses_a_limit_that_is_none(seeded, limit):
    assert seeded("search", "agenda", "--limit", limit).exit_code == 2
