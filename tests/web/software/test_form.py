"""An owner writes an entry step by step: each step is kept, shown again, and never undoes what was not seen."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.entry import entry_of, upkeep_of
from registry.catalogue.queries import software_by_slug
from registry.catalogue.schemas import SoftwareEdit
from registry.catalogue.service import edit_software
from registry.catalogue.vocabulary import Life
from tests.web.typed import fields_of

STEPS = ("name", "description", "kind", "rights", "upkeep", "needs")


class TestBeginning:
    def test_the_first_step_keeps_a_draft_of_the_agency_and_leads_on(
        self, owner, kept, steps, cast
    ):
        answer = owner.post("/software/new/form", steps["name"])

        assert answer.headers["location"] == "/software/agenda/edit/description"
        software = kept("agenda")
        assert (software.life, software.agency_id) == (Life.DRAFT, cast.agency.id)
        assert software.repository_url == "https://git.example.org/demo/agenda"

    def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(self, owner, words):
        answer = owner.post(
            "/software/new/form",
            {"name": "", "repository_url": "git example", "landing_url": ""},
        )

        assert answer.status_code == 422
        assert "Say what the software is called." in words(answer)
        assert 'value="git example"' in answer.text
        assert 'href="#repository_url"' in answer.text

    def test_what_is_no_picture_is_said_at_its_field(self, owner, words, steps):
        answer = owner.post("/software/new/form", {**steps["name"], "logo": "C:\\logo.png"})

        assert answer.status_code == 422
        assert 'href="#logo"' in answer.text
        assert "It must end in .svg, .svgz, .png." in words(answer)

    def test_a_repository_that_is_registered_leads_to_its_entry(
        self, owner, words, enter, steps
    ):
        enter("Turnero", repository_url="https://git.example.org/demo/agenda.git")

        answer = owner.post("/software/new/form", steps["name"])

        assert answer.status_code == 409
        assert 'href="/software/turnero"' in answer.text
        assert "The software of this repository is registered already." in words(answer)


class TestGoingOn:
    def test_all_steps_together_make_a_valid_file(self, owner, kept, house, words, steps):
        owner.post("/software/new/form", steps["name"])
        for step in STEPS[1:]:
            page = owner.get(f"/software/agenda/edit/{step}")
            opened = fields_of(page.text)["version"]
            answer = owner.post(
                f"/software/agenda/edit/{step}", {**steps[step], "version": opened}
            )
            assert answer.status_code == 303, (step, words(answer))

        whole = owner.get(answer.headers["location"])
        assert answer.headers["location"] == "/software/agenda/edit?done=kept"
        assert "Its publiccode.yml is valid." in words(whole)
        with house.sessions.reading() as session:
            software = software_by_slug(session, SYSTEM, "agenda")
            entry, upkeep = entry_of(session, software), upkeep_of(session, software)
        assert entry.texts[0].features == ["Reserva por la web", "Llamador en pantalla"]
        assert software.logo == "docs/logo.svg"
        assert entry.texts[0].screenshots == [
            "docs/agenda.png",
            "https://example.org/llamador.jpg",
        ]
        assert "logo: docs/logo.svg" in whole.text
        assert "- docs/agenda.png" in whole.text
        assert software.platforms == ["web", "OpenBSD"]
        assert [row.name for row in entry.base_software] == ["PostgreSQL"]
        assert [row.email for row in upkeep.contacts] == ["mesa@demo-a.example"]
        assert str(software.baseline_margin_months) == "0.50"
        assert software.is_localisation_ready is False

    @pytest.mark.parametrize("step", STEPS)
    def test_a_step_that_is_saved_as_it_was_shown_changes_nothing(
        self, owner, draft, house, steps, step, clock
    ):
        facts = {
            "repository_url": "https://git.example.org/demo/agenda",
            "texts": {
                "es": {
                    "short_description": "Hora.",
                    "generic_name": "Agenda",
                    "features": ["A"],
                    "screenshots": ["a.png", "https://example.org/b.jpg"],
                },
                "ca": {"short_description": "Hora en català."},
            },
            "software_type": "library",
            "development_status": "beta",
            "platforms": ["web", "OpenBSD"],
            "categories": ["blog"],
            "available_languages": ["es", "eu"],
            "is_localisation_ready": True,
            "releases": [
                {"version": "2", "released_on": "2020", "notes": {"es": "Dos"}},
                {"version": "1"},
            ],
            "logo": "docs/logo.svg",
            "licence": "ISC",
            "holder": "DEMO-B",
            "aliases": ["SAE, la de siempre", "Turnos"],
            "started_on": "2008",
            "maintenance_status": "maintenance_only",
            "discontinued_on": "2027-06-30",
            "support_ends_on": "2027-12-31",
            "maintenance_type": "contract",
            "contacts": [{"name": "Mesa", "phone": "2 901"}],
            "contractors": [{"name": "Taller", "ends_on": "2027-12-31"}],
            "base_software": [{"name": "Oracle", "kind": "proprietary", "is_optional": True}],
            "baseline": {"months": "10", "cost": "5", "currency": "UYU", "price_year": 2010},
        }
        software = draft(**facts)
        before = state(house)
        clock.forward(minutes=1)

        fields = fields_of(owner.get(f"/software/{software.slug}/edit/{step}").text)
        answer = owner.post(f"/software/{software.slug}/edit/{step}", fields)

        assert answer.status_code == 303
        assert state(house) == before

    def test_a_button_draws_a_line_more_and_one_less_and_keeps_nothing(
        self, owner, draft, kept
    ):
        slug = draft().slug
        typed = {
            "version": "1",
            "texts-0-language": "es",
            "texts-0-short_description": "Hora.",
            "texts-1-language": "pt",
            "texts-1-short_description": "Horário.",
        }

        more = owner.post(f"/software/{slug}/edit/description", {**typed, "do": "add texts"})
        less = owner.post(
            f"/software/{slug}/edit/description", {**typed, "do": "remove texts 0"}
        )

        assert more.text.count('-short_description"') >= 3
        assert 'value="Hora."' in more.text
        assert 'value="Horário."' in less.text
        assert 'value="Hora."' not in less.text
        assert kept(slug).version == 1

    @pytest.mark.parametrize(
        "case",
        [
            (
                "upkeep",
                {"contacts-0-name": "", "contacts-0-email": "mesa@demo-a.example"},
                "Say what it is called, or empty the whole line.",
            ),
            ("upkeep", {"contacts-0-name": "Mesa", "contacts-0-email": "mesa"}, "e-mail address"),
            (
                "upkeep",
                {
                    "maintenance_status": "active",
                    "discontinued_on-day": "1",
                    "discontinued_on-month": "3",
                    "discontinued_on-year": "2026",
                },
                "neither active nor in maintenance only",
            ),
            ("upkeep", {"successor": "Nada que haya"}, "registered under the name nada-que-haya"),
            ("upkeep", {"successor": "agenda"}, "none is based on itself, or follows itself"),
            ("kind", {"started_on": "hace mucho"}, "cannot be read"),
            ("rights", {"licence": "other", "licence_other": ""}, "Write which licence it is"),
            ("rights", {"licence": "other", "licence_other": "Libre"}, "SPDX expression"),
            ("needs", {"baseline-cost": "5"}, "A cost needs its currency"),
            (
                "description",
                {"texts-0-language": "es", "texts-0-documentation_url": "aquí"},
                "It must be a web address",
            ),
            (
                "description",
                {"texts-0-language": "", "texts-0-short_description": "Hora."},
                "Choose the language, or empty all that stands under it.",
            ),
            (
                "description",
                {
                    "texts-0-language": "es",
                    "texts-0-short_description": "Hora.",
                    "texts-1-language": "es",
                    "texts-1-short_description": "Otra.",
                },
                "The same language stands here twice.",
            ),
            ("kind", {"latest_version": "1", "released_on": "ayer"}, "cannot be read"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_said_and_nothing_is_kept(self, owner, draft, kept, words, case):
        step, typed, said = case
        slug = draft().slug

        answer = owner.post(f"/software/{slug}/edit/{step}", {"version": "1", **typed})

        assert answer.status_code == 422
        assert said in words(answer)
        assert kept(slug).version == 1

    def test_what_follows_it_is_named_by_its_address_shown_again_and_taken_out(
        self, owner, draft, words, enter, cast
    ):
        slug, heir = draft().slug, enter("Agenda 2", cast.agency).slug
        address = f"/software/{slug}/edit/upkeep"

        owner.post(address, {"version": "1", "successor": f"https://x.uy/software/{heir}/"})
        shown = fields_of(owner.get(address).text)
        page = words(owner.get(f"/software/{slug}"))
        owner.post(address, {**shown, "successor": ""})

        assert shown["successor"] == [heir]
        assert "What follows it Agenda 2" in page
        assert fields_of(owner.get(address).text)["successor"] == [""]

    def test_what_follows_it_may_not_close_a_circle(self, owner, draft, words):
        first, second = draft("Una").slug, draft("Otra").slug
        owner.post(f"/software/{first}/edit/upkeep", {"version": "1", "successor": second})

        answer = owner.post(
            f"/software/{second}/edit/upkeep", {"version": "1", "successor": first}
        )

        assert answer.status_code == 422
        assert "This would close a circle" in words(answer)
        assert 'href="#successor"' in answer.text

    def test_other_names_are_written_one_a_line(self, owner, draft, kept):
        slug = draft().slug
        typed = {"version": "1", "name": "Agenda", "aliases": "SAE\r\n\r\nTurnos, los\r\n"}

        owner.post(f"/software/{slug}/edit/name", typed)

        assert kept(slug).aliases == ["SAE", "Turnos, los"]

    def test_a_licence_of_ones_own_choice_is_kept_and_shown_as_such(self, owner, draft, kept):
        slug = draft().slug

        owner.post(
            f"/software/{slug}/edit/rights",
            {"version": "1", "licence": "other", "licence_other": "isc"},
        )
        page = owner.get(f"/software/{slug}/edit/rights").text

        assert kept(slug).licence == "ISC"
        assert (
            'id="licence_other" name="licence_other" type="text" spellcheck="false" value="ISC"'
            in page
        )

    def test_who_saves_what_someone_else_changed_meanwhile_sees_it_first(
        self, owner, draft, kept, write, words, clock
    ):
        slug = draft(texts={"es": {"short_description": "Antes."}}).slug
        clock.forward(minutes=1)
        with write() as session:
            edit = SoftwareEdit.model_validate(
                {"licence": "MIT", "texts": {"es": {"short_description": "Ahora."}}}
            )
            edit_software(session, SYSTEM, software_by_slug(session, SYSTEM, slug), edit)

        answer = owner.post(
            f"/software/{slug}/edit/rights", {"version": "1", "licence": "EUPL-1.2"}
        )

        assert answer.status_code == 412
        assert "Someone changed this after you opened it" in words(answer)
        assert "Before: Antes. Now: Ahora." in words(answer)
        assert kept(slug).licence == "MIT"
        assert fields_of(answer.text)["licence"] == ["EUPL-1.2"]

    def test_a_new_name_leads_on_under_the_new_address(self, owner, draft):
        slug = draft().slug

        answer = owner.post(f"/software/{slug}/edit/name", {"version": "1", "name": "Turnos"})

        assert answer.headers["location"] == "/software/turnos/edit/description"

    def test_a_step_that_is_none_is_not_found(self, owner, draft):
        assert owner.get(f"/software/{draft().slug}/edit/nothing").status_code == 404


class TestWhole:
    def test_it_says_what_a_valid_file_lacks_and_where_it_is_mended(self, owner, draft, words):
        slug = draft(repository_url="https://git.example.org/demo/agenda").slug

        answer = owner.get(f"/software/{slug}/edit")

        assert "legal" in words(answer)
        assert f'href="/software/{slug}/edit/rights"' in answer.text
        assert "What a valid file still lacks: 7" in words(answer)

    def test_the_file_can_be_taken_away_before_it_is_published(self, owner, draft):
        slug = draft(licence="MIT").slug

        answer = owner.get(f"/software/{slug}/edit/publiccode.yml")

        assert "license: MIT" in answer.text
        assert answer.headers["content-disposition"].startswith("attachment")

    def test_others_may_not_even_know_of_a_draft(self, pages, cast, draft):
        slug = draft().slug

        for page in ("edit", "edit/name", "edit/publiccode.yml"):
            assert pages.as_(cast.outsider).get(f"/software/{slug}/{page}").status_code == 404
            assert pages.as_(cast.member).get(f"/software/{slug}/{page}").status_code == 403


def state(house):
    """Return all that is kept of the one entry, its moments and versions left out."""
    with house.sessions.reading() as session:
        software = software_by_slug(session, SYSTEM, "agenda")
        entry, upkeep = entry_of(session, software), upkeep_of(session, software)
        rows = [
            software,
            *entry.texts,
            *entry.releases,
            *entry.base_software,
            *upkeep.contacts,
            *upkeep.contractors,
        ]
        left_out = {"updated_at", "version"}
        return [
            {
                column.key: getattr(row, column.key)
                for column in row.__table__.columns
                if column.key not in left_out
            }
            for row in rows
        ]


class TestTheSteward:
    """The form takes a stewardship on for one's own agency; it passes on by being handed over."""

    ADDRESS = "/software/agenda/edit/upkeep"

    @pytest.fixture(autouse=True)
    def begun(self, draft):
        """Have a draft whose steward nobody named."""
        draft()

    @pytest.fixture
    def keep(self, owner):
        """Open the step, type into it, and keep it."""

        def keep(**typed):
            opened = fields_of(owner.get(self.ADDRESS).text)
            return owner.post(self.ADDRESS, {**opened, **typed})

        return keep

    def test_where_there_is_none_only_ones_own_agency_is_offered(self, owner):
        page = owner.get(self.ADDRESS).text

        assert '<option value="DEMO-A"' in page
        assert '<option value="DEMO-B"' not in page

    def test_where_there_is_one_it_leads_to_the_page_of_the_stewardship(
        self, owner, keep, kept, cast
    ):
        keep(steward="DEMO-A")
        keep()  # again, without a word of the steward

        page = owner.get(self.ADDRESS).text

        assert kept("agenda").steward_id == cast.agency.id
        assert 'name="steward"' not in page
        assert 'href="/software/agenda/handover"' in page

    def test_another_agency_is_refused_at_its_field(self, keep, words, kept):
        answer = keep(steward="DEMO-B")

        assert answer.status_code == 422
        assert "The stewardship is handed over on its own page" in words(answer)
        assert kept("agenda").steward_id is None
