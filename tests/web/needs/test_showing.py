"""What a need's page shows, and to whom."""

from datetime import date

import pytest

from registry.actors.rules import SYSTEM
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import move_reuse, record_reuse
from registry.reuse.vocabulary import ReuseStage

FEATURES = ["Reserva de hora por internet", "Recordatorio por correo y por mensaje de texto"]


@pytest.fixture
def agenda(enter):
    """A software that does what the need asks, and its first version, whose months are known."""
    enter(
        "SAE v1",
        baseline={"months": 10, "margin_months": "0.5", "precision": "approximate"},
        features=FEATURES[:1],
        development_status="obsolete",
    )
    return enter("SAE v4", based_on=["sae-v1"], features=FEATURES, development_status="stable")


@pytest.fixture
def bps(write, agenda, register):
    """BPS adapted the first version in about four months."""
    register("BPS", "Banco de Previsión Social")
    with write() as session:
        draft = ReuseDraft(
            agency="BPS",
            software="sae-v1",
            stage="adapting",
            adaptation_months=4,
            margin_months="0.5",
            precision="approximate",
        )
        reuse = record_reuse(session, SYSTEM, draft)
        move_reuse(session, SYSTEM, reuse, ReuseStage.IN_PRODUCTION, date(2012, 1, 1))
    return reuse


class TestCandidates:
    def test_come_with_the_lines_they_probably_meet_and_the_feature_that_says_so(
        self, pages, state, agenda, index, words
    ):
        need = state(visibility="public")
        index()

        answer = pages.get(f"/needs/{need.id}")

        assert answer.status_code == 200
        assert "R-01 Reserva de hora por internet Must SAE v4 states it" in words(answer)
        assert '<q class="acv-quoted" lang="es">Reserva de hora por internet</q>' in answer.text
        assert "SAE v4: states" in words(answer)

    def test_say_who_reuses_their_lineage_and_what_adapting_took(
        self, pages, state, bps, index, words
    ):
        need = state(visibility="public")
        index()

        said = words(pages.get(f"/needs/{need.id}"))

        assert "Banco de Previsión Social, on SAE v1 40% (≈ 4 of ≈ 10 months)" in said

    def test_that_lack_a_knockout_say_so(self, pages, state, bps, index, words):
        lines = [
            {"priority": "must", "text": "Reserva de hora por internet"},
            {
                "priority": "must",
                "text": "Interfaz en portugués para oficinas de frontera",
                "is_knockout": True,
            },
        ]
        need = state(visibility="public", requirements=lines)
        index()

        said = words(pages.get(f"/needs/{need.id}"))

        assert "The knockout R-02 was not found" in said

    def test_lead_to_recording_a_reuse_for_this_need(self, pages, state, agenda, index):
        need = state(visibility="public")
        index()

        page = pages.get(f"/needs/{need.id}").text

        assert f'href="/reuses/new?software=sae-v4&amp;need={need.id}"' in page

    def test_a_line_that_none_meets_is_named(self, pages, state, agenda, index, words):
        lines = [
            {"priority": "must", "text": "Reserva de hora por internet"},
            {"priority": "must", "text": "Recordatorio por correo y por mensaje de texto"},
            {"priority": "must", "text": "Interfaz en portugués para oficinas de frontera"},
        ]
        need = state(visibility="public", requirements=lines)
        index()

        said = words(pages.get(f"/needs/{need.id}"))

        assert "Not found" in said
        assert "None of them says that it meets: R-03." in said

    def test_without_an_index_the_need_is_shown_all_the_same(self, pages, state, words):
        need = state(visibility="public")

        answer = pages.get(f"/needs/{need.id}")

        assert answer.status_code == 200
        assert "Agenda para la atención" in words(answer)
        assert "The search is being prepared" in words(answer)

    def test_an_empty_registry_says_that_nothing_comes_near(self, pages, state, index, words):
        need = state(visibility="public")
        index()

        assert "The registry holds nothing that comes near." in words(
            pages.get(f"/needs/{need.id}")
        )


class TestFigures:
    def test_are_completed_by_their_words(self, pages, state, words):
        need = state(
            visibility="public",
            time_limit_months=8,
            budget=900_000,
            budget_currency="UYI",
            budget_price_year=2026,
        )

        said = words(pages.get(f"/needs/{need.id}"))

        assert "requirements, 1 of them a must 2" in said
        assert "to have it in production 8 months" in said
        assert "budget, 2026 prices UI 900,000" in said

    def test_what_nobody_said_is_no_data_and_not_zero(self, pages, state, words):
        need = state(visibility="public", requirements=[])

        said = words(pages.get(f"/needs/{need.id}"))

        assert "budget no data" in said
        assert "This need has no requirements yet." in said


class TestWhoMay:
    @pytest.mark.parametrize(
        ("visibility", "stranger", "outsider"),
        [("public", 200, 200), ("government", 404, 200), ("restricted", 404, 404)],
    )
    def test_see_it_depends_on_its_visibility(
        self, pages, cast, state, visibility, stranger, outsider
    ):
        need = state(visibility=visibility)

        seen = [
            pages.as_(someone).get(f"/needs/{need.id}").status_code
            for someone in (cast.stranger, cast.outsider, cast.member, cast.reviewer)
        ]

        assert seen == [stranger, outsider, 200, 200]

    def test_see_a_confidential_one_only_from_its_day_on(
        self, pages, cast, state, clock, words
    ):
        need = state(visibility="public", confidential_until=date(2026, 9, 14))
        own = pages.as_(cast.member).get(f"/needs/{need.id}")

        before = pages.get(f"/needs/{need.id}").status_code
        clock.forward(days=200)
        after = pages.get(f"/needs/{need.id}").status_code

        assert "confidential until 14 September 2026" in words(own)
        assert (before, after) == (404, 200)

    def test_edit_it_is_shown_the_way(self, pages, cast, state):
        need = state(visibility="public")
        link = f'href="/needs/{need.id}/edit"'

        assert link in pages.as_(cast.member).get(f"/needs/{need.id}").text
        assert link not in pages.as_(cast.outsider).get(f"/needs/{need.id}").text

    @pytest.mark.parametrize(
        "need_id",
        ["0", "x" * 300, "00000000-0000-0000-0000-000000000000", "%00", "%F0%9F%93%85"],
    )
    def test_an_id_that_is_none_is_the_page_that_says_so(self, pages, need_id):
        assert pages.get(f"/needs/{need_id}").status_code == 404


class TestLanguages:
    @pytest.mark.parametrize(
        ("language", "sentence"),
        [
            ("es", "Qué debe poder hacer"),
            ("pt", "O que deve poder fazer"),
            ("en", "What it must"),
        ],
    )
    def test_the_page_speaks_the_readers(self, pages, state, language, sentence, words):
        need = state(visibility="public")

        assert sentence in words(pages.get(f"/needs/{need.id}?language={language}"))


class TestStatements:
    def test_do_not_grow_with_lines_and_candidates(
        self, pages, state, enter, index, statements
    ):
        def asked(count):
            lines = [{"priority": "must", "text": f"Reserva {n}"} for n in range(count)]
            need = state(visibility="public", requirements=lines)
            for n in range(count):
                enter(f"Agenda {count}-{n}", features=[f"Reserva {n}"])
            index()
            pages.get(f"/needs/{need.id}")
            return statements(lambda: pages.get(f"/needs/{need.id}"))

        assert asked(3) == asked(30)
