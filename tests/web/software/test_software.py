"""What a software's page shows."""

import re

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.importing import import_file
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse
from tests.registry.catalogue.publiccode.files import WHOLE, changed


@pytest.fixture
def agenda(enter, write):
    """An appointment system and the one it follows."""
    first = enter(
        "Agenda v1",
        started_on="2008",
        discontinued_on="2020-12-17",
        baseline={"months": "10", "margin_months": "0.5", "precision": "approximate"},
    )
    second = enter(
        "Agenda v2",
        features=["Reserva de hora"],
        based_on=[first.slug],
        started_on="2016-04-01",
        development_status="stable",
        releases=[{"version": "2.0", "released_on": "2017-01-09", "notes": {"es": "Nueva"}}],
        base_software=[{"name": "Oracle", "kind": "proprietary"}],
    )
    with write() as session:
        edit_software(
            session, SYSTEM, session.merge(first), SoftwareEdit(successor=second.slug)
        )
    return first, second


def reuse(write, code, software):
    draft = {
        "agency": code,
        "software": software.slug,
        "stage": "in_production",
        "adaptation_months": "4",
        "margin_months": "0.5",
        "precision": "approximate",
        "contributions": [
            {"kind": "correction", "given_on": "2014-05-30", "text": "Una fecha"}
        ],
    }
    with write() as session:
        record_reuse(session, SYSTEM, ReuseDraft.model_validate(draft))


class TestSoftware:
    def test_it_says_what_is_known_and_that_the_rest_is_not(self, pages, words, agenda):
        said = words(pages.get("/software/agenda-v2"))

        assert "Reserva de hora" in said
        assert "Licence not known Not known is not the same as free." in said
        assert "Oracle (proprietary)" in said
        assert "≈ 10 months (Agenda v1)" in said

    @pytest.mark.parametrize(
        ("status", "called"), [("concept", "Concept"), ("beta", "Beta"), ("stable", "Stable")]
    )
    def test_its_state_is_said_in_the_words_of_its_development(
        self, pages, words, enter, status, called
    ):
        software = enter("Turnos", development_status=status)

        answers = [
            pages.get(address)
            for address in (f"/software/{software.slug}", f"/agencies/{software.agency.code}")
        ]

        assert all(called in words(answer) for answer in answers)
        assert not any("Active" in words(answer) for answer in answers)

    @pytest.mark.parametrize(
        ("licence", "said"),
        [
            ("MIT", "Its licence lets you use and adapt it."),
            ("CC-BY-NC-ND-4.0", "Read the terms of its licence"),
            (None, "Ask its holder under which licence"),
        ],
    )
    def test_only_an_open_licence_is_said_to_let_anyone_adapt_it(
        self, pages, words, enter, licence, said
    ):
        enter("Turnos", licence=licence)

        shown = words(pages.get("/software/turnos"))

        assert said in shown
        assert ("lets you use and adapt it" in shown) is (licence == "MIT")

    def test_one_that_ended_names_what_follows_it(self, pages, words, agenda):
        said = words(pages.get("/software/agenda-v1"))

        assert "Nobody develops this software any more" in said
        assert "It is followed by Agenda v2" in said

    def test_it_draws_its_lineage_and_tells_it_too(self, pages, words, agenda, register, write):
        register("BPS")
        reuse(write, "BPS", agenda[0])

        answer = pages.get("/software/agenda-v2")

        assert 'id="line-wide-t"' in answer.text
        assert "2008" in words(answer)
        assert "Months known for 1 of 1 completed reuses of its lineage." in words(answer)
        assert "40% of the original time; between 33.3% and 47.4%" in words(answer)
        assert "BPS adapts it (dates not known)" in answer.text
        assert 'class="l-approx"' in answer.text

    def test_one_whose_state_nobody_says_is_not_drawn_as_ended(
        self, pages, words, enter, agenda
    ):
        enter("Agenda v3", based_on=["agenda-v2"], started_on="2019")

        answer = pages.get("/software/agenda-v3")

        assert answer.text.count('class="l-unknown"') == 2  # in both sizes of the drawing
        assert "state not known" in answer.text
        assert "today Whether Agenda v3 is still developed is not known." in words(answer)
        assert "Agenda v3 is discontinued" not in words(answer)

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("es", "no es una fecha"),
            ("pt", "não é uma data"),
            ("en", "is no day"),
        ],
    )
    def test_it_says_what_its_file_should_mend_in_the_readers_language(
        self, pages, words, write, language, said
    ):
        with write() as session:
            import_file(session, SYSTEM, changed("2025-03-09", "9/3/2025"))

        answer = pages.get(f"/software/turnero?language={language}")

        assert said in words(answer)
        assert "9/3/2025" in words(answer)

    def test_what_was_mended_since_the_file_was_read_is_said_no_more(self, pages, words, write):
        with write() as session:
            software = import_file(session, SYSTEM, changed("EUPL-1.2", "GPLv3")).software
        before = words(pages.get("/software/turnero"))
        with write() as session:
            edit_software(
                session,
                SYSTEM,
                session.merge(software),
                SoftwareEdit(licence="GPL-3.0-or-later"),
            )

        said = words(pages.get("/software/turnero"))

        assert "Read on" in before
        assert "GPLv3" in before
        assert "legal.license" not in said
        assert "Read on" not in said

    def test_an_entry_without_a_file_is_judged_for_its_agency_by_the_one_it_leaves_as(
        self, pages, cast, words, enter
    ):
        enter("Turnos")

        said = words(pages.as_(cast.publisher).get("/software/turnos"))
        told_to_others = words(pages.get("/software/turnos"))

        assert "As this entry would leave today" not in told_to_others
        assert "As this entry would leave today; remarks: " in said
        assert re.search(r"remarks: \d+ ", said)

    def test_of_many_things_to_mend_it_shows_the_first(self, pages, words, write):
        unknown = "".join(f"clave{number}: a\n" for number in range(14))
        with write() as session:
            import_file(session, SYSTEM, (WHOLE + unknown).encode())

        said = words(pages.get("/software/turnero"))

        assert "14 remarks" in said
        assert "clave9" in said
        assert "clave10" not in said
        assert "and 4 more" in said

    def test_an_address_it_had_before_leads_to_it(self, pages, agenda, write):
        with write() as session:
            edit_software(
                session, SYSTEM, session.merge(agenda[1]), SoftwareEdit(name="Turnos")
            )

        answer = pages.get("/software/agenda-v2?language=pt", follow_redirects=False)

        assert (answer.status_code, answer.headers["location"]) == (
            308,
            "/software/turnos?language=pt",
        )

    @pytest.mark.parametrize("page", ["/supporters", "/handover", ".jsonld"])
    def test_so_does_each_of_its_pages(self, pages, agenda, write, page):
        with write() as session:
            edit_software(
                session, SYSTEM, session.merge(agenda[1]), SoftwareEdit(name="Turnos")
            )

        answer = pages.get(f"/software/agenda-v2{page}?a=b", follow_redirects=False)

        location = f"/software/turnos{page}?a=b"
        assert (answer.status_code, answer.headers["location"]) == (308, location)

    def test_what_it_lacks_is_what_its_completeness_is_counted_by(self, pages, words, enter):
        enter("Turnos", baseline={"months": "3"})

        said = words(pages.get("/software/turnos"))

        assert "Whom to write to about it" in said
        assert "its development took" not in said

    @pytest.mark.parametrize("slug", ["nothing", "AGENDA", "a%00b", "x" * 3000])
    def test_a_name_that_is_none_is_not_found(self, pages, slug):
        assert pages.get(f"/software/{slug}").status_code == 404

    def test_what_a_reader_may_not_know_of_is_not_found(self, pages, cast, enter):
        enter("Reservado", visibility="restricted")

        assert pages.get("/software/reservado").status_code == 404
        assert pages.as_(cast.outsider).get("/software/reservado").status_code == 404
        assert pages.as_(cast.member).get("/software/reservado").status_code == 200

    def test_it_asks_as_much_of_the_database_for_many_reuses_as_for_few(
        self, pages, agenda, register, write, statements
    ):
        for number in range(2):
            register(f"F{number}")
            reuse(write, f"F{number}", agenda[0])
        few = statements(lambda: pages.get("/software/agenda-v2"))
        for number in range(20):
            register(f"M{number}")
            reuse(write, f"M{number}", agenda[0])

        assert statements(lambda: pages.get("/software/agenda-v2")) == few


@pytest.mark.parametrize("language", ["es", "pt"])
def test_a_licence_reads_alike_wherever_it_stands(
    pages, words, register, enter, index, language
):
    enter("Agenda", register("IM"), licence_as_found="GPL, en encabezados de archivos")
    index()
    unknown, found = {
        "es": ("Licencia no conocida", "Como se encontró: GPL, en encabezados de archivos"),
        "pt": ("Licença não conhecida", "Como se encontrou: GPL, en encabezados de archivos"),
    }[language]

    said = {
        page: words(pages.get(f"{page}?language={language}"))
        for page in ("/search", "/agencies/IM", "/software/agenda")
    }

    assert [unknown in each for each in said.values()] == [True] * 3
    assert [found in each for each in said.values()] == [False, True, True]


def test_agencies_are_called_by_their_names_and_never_by_a_bare_code(
    pages, words, register, enter, write
):
    register("CAMARA-SENADORES", "Cámara de Senadores")
    reuse(write, "CAMARA-SENADORES", enter("Agenda", register("IM")))

    for page in ("/reuses", "/agencies", "/software/agenda", "/reports/adaptation"):
        text = words(pages.get(page))
        assert "Cámara de Senadores" in text
        assert page == "/agencies" or "CAMARA-SENADORES" not in text
