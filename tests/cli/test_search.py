"""`acervo search`."""

import json
import re
import shutil
from decimal import Decimal

import pytest

from api.search import SearchOut
from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.house import open_house
from registry.language.formats import MINUS

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


def test_prints_the_same_document_as_the_api(seeded):
    answer = json.loads(seeded("search", "agenda", "--limit", "2", "--json").stdout)

    shown = SearchOut.model_validate(answer, strict=False, extra="forbid")
    assert shown.model_dump(mode="json") == answer
    assert len(answer["results"]) == 2


def test_prints_the_places_in_words(seeded):
    lines = seeded("search", QUESTIONS["es"]).stdout.splitlines()

    assert lines[0] == f"  1. Sistema de Agenda Electrónica (SAE) v4  ({SAE}-v4)"
    assert any(
        line.startswith("     Discontinued on ")
        and line.endswith("; followed by Sistema de Agenda Electrónica (SAE) v4.")
        for line in lines
    )


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            {"discontinued_on": "2024-05-03", "support_ends_on": "2025-12-31"},
            "Discontinued on 3 May 2024; followed by SIGES. Supported until 31 December 2025.",
        ),
        (
            {"maintenance_status": "discontinued", "support_ends_on": "2025-12-31"},
            "Discontinued; followed by SIGES. Supported until 31 December 2025.",
        ),
        ({"successor": None, "discontinued_on": "2024-05-03"}, "Discontinued on 3 May 2024."),
        ({"successor": None, "maintenance_status": "discontinued"}, "Discontinued."),
        (
            {"successor": None, "support_ends_on": "2030-12-31"},
            "Supported until 31 December 2030.",
        ),
    ],
)
def test_prints_how_a_software_ends_as_its_page_says_it(seeded, facts, line):
    _enter(seeded, "Zumaya vieja", {"successor": "siges", **facts})

    lines = seeded("search", "zumaya vieja", "--limit", "1").stdout.splitlines()

    assert f"     {line}" in lines


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("attic", "In the attic (archived)"),
        ("maintenance_only", "Stable · Maintenance only"),
        ("active", "Stable"),
    ],
)
def test_prints_how_a_software_is_kept_going(seeded, status, said):
    _enter(seeded, "Zumaya", {"maintenance_status": status, "development_status": "stable"})

    lines = seeded("search", "zumaya", "--limit", "1").stdout.splitlines()

    assert f"     AGESIC-UY · MIT · {said}" in lines


def _enter(seeded, name, facts):
    house = open_house(seeded.settings)
    with house.sessions.writing() as session:
        draft = SoftwareDraft(name=name, publisher="agesic-uy", licence="MIT", **facts)
        enter_software(session, SYSTEM, draft)
    house.close()
    assert seeded("index", "rebuild").exit_code == 0


def test_prints_who_publishes_it_under_which_licence_and_the_words_that_were_found(seeded):
    lines = seeded("search", "agenda", "--limit", "3").stdout.splitlines()

    assert "     AGESIC-UY · Licence not known · Stable" in lines
    assert "     Words found: agenda" in lines


def test_prints_no_name_twice(seeded):
    lines = [line.strip() for line in seeded("search", "SIGES").stdout.splitlines()]

    assert lines[0] == "1. SIGES  (siges)"
    assert "SIGES" not in lines[1:]


def test_prints_what_each_is_where_nothing_is_asked(seeded):
    lines = seeded("search", "", "--limit", "5").stdout.splitlines()

    assert len(lines) == 15
    assert all(len(line) > 40 for line in lines[2::3])


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


def test_keeps_what_has_the_values_chosen_and_orders_it(seeded):
    chosen = ["--filter", "status=obsolete", "--filter", "status=stable", "--sort", "name"]
    answer = json.loads(seeded("search", "agenda", *chosen, "--json").stdout)

    slugs = [row["software"]["slug"] for row in answer["results"]]
    assert slugs == [SAE, f"{SAE}-v2", f"{SAE}-v4"]


@pytest.mark.parametrize("wrong", ["colour=red", "status", "status=", "=stable"])
def test_refuses_a_filter_that_there_is_not(seeded, wrong):
    result = seeded("search", "agenda", "--filter", wrong)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"“{wrong}”: write facet=value, the facet one of category,")


def test_refuses_a_filter_in_the_language_of_the_installation(seeded):
    spanish = {"ACERVO_DEFAULT_LANGUAGE": "es"}

    result = seeded("search", "agenda", "--filter", "colour=red", **spanish)

    assert result.stderr.startswith("«colour=red»: escriba faceta=valor")


def test_says_that_what_was_found_only_comes_near(seeded):
    lines = seeded("search", "payroll for civil servants").stdout.splitlines()

    assert lines[0] == "Nothing in the registry answers this"
    assert lines[1].startswith("These only come near.")
    assert lines[2].startswith("  1. ")


def test_explains_each_result_by_parts_that_add_up(seeded):
    lines = seeded("search", "SAE v1", "--limit", "1", "--explain").stdout.splitlines()

    told = next(line for line in lines if "points of 100" in line)
    parts = [re.match(r"\s+(\S+)  [A-Z]", line) for line in lines[lines.index(told) + 1 :]]
    points = [Decimal(part[1].replace(MINUS, "-")) for part in parts if part]
    assert sum(points) == Decimal(told.split()[0])
    assert lines[0].endswith(f"({SAE})")
    assert "       Also known as: SAE v1, Agenda Electrónica" in lines
    assert any(line.startswith("       Reused by BPS: ") and "40%" in line for line in lines)


def test_explains_as_the_api_does(seeded):
    answer = json.loads(seeded("search", "agenda", "--explain", "--json").stdout)

    shown = SearchOut.model_validate(answer, strict=False, extra="forbid")
    assert shown.model_dump(mode="json") == answer
    assert all(each["explanation"]["parts"] for each in answer["results"])


def test_explains_nothing_where_nothing_is_asked_but_who_reuses_it(seeded):
    result = seeded("search", "", "--limit", "3", "--explain")

    assert result.exit_code == 0
    assert "points of 100" not in result.stdout
