"""A need is edited by its form, and nobody undoes what they have not seen."""

import pytest
from sqlalchemy import select

from registry.needs.models import Need, Requirement
from registry.needs.schemas import NeedEdit
from registry.needs.service import edit_need
from registry.needs.vocabulary import NeedStatus
from tests.web.typed import fields_of


@pytest.fixture
def member(pages, cast):
    return pages.as_(cast.member)


@pytest.fixture
def need(state):
    return state(categories=["appointment-scheduling"], keywords=["agenda", "turnos"])


@pytest.fixture
def typed(member, need):
    """What the form of that need holds when it is opened, as a browser would send it."""
    return fields_of(member.get(f"/needs/{need.id}/edit").text)


@pytest.fixture
def now(house, need):
    """Return the need and its requirements as they are kept now."""

    def now():
        with house.sessions.reading() as session:
            lines = session.scalars(select(Requirement).order_by(Requirement.position)).all()
            return session.get(Need, need.id), {line.code: line.text for line in lines}

    return now


@pytest.fixture
def someone_else(write, need, cast, clock):
    """Have someone else change the need."""

    def someone_else(**changed):
        clock.forward(minutes=1)
        with write() as session:
            kept = session.get(Need, need.id)
            edit_need(session, cast.agency_admin.actor, kept, NeedEdit.model_validate(changed))
        clock.forward(minutes=1)

    return someone_else


class TestEditing:
    def test_the_form_shows_what_is_kept(self, typed):
        assert typed["title"] == ["Agenda para la atención"]
        assert typed["keywords"] == ["agenda, turnos"]
        assert typed["categories"] == ["", "appointment-scheduling"]
        assert typed["requirements-0-code"] == ["R-01"]
        assert typed["status"] == ["open"]

    def test_sending_it_back_as_it_is_changes_nothing_of_it(self, member, need, typed, now):
        before, lines = now()

        answer = member.post(f"/needs/{need.id}/edit", typed)

        after, still = now()
        assert answer.headers["location"] == f"/needs/{need.id}?done=edited"
        assert still == lines
        assert (after.title, after.categories, after.visibility, after.confidential_until) == (
            before.title,
            before.categories,
            before.visibility,
            before.confidential_until,
        )

    def test_lines_keep_their_codes_and_new_ones_get_the_next(self, member, need, typed, now):
        changed = {
            **typed,
            "requirements-0-text": "",
            "requirements-1-text": "Recordatorio por mensaje",
            "requirements-2-text": "Llamador de turnos",
            "requirements-2-priority": "could",
        }

        member.post(f"/needs/{need.id}/edit", changed)

        assert now()[1] == {"R-02": "Recordatorio por mensaje", "R-03": "Llamador de turnos"}

    def test_all_lines_can_be_removed_and_all_categories_unticked(
        self, member, need, typed, now
    ):
        bare = {
            name: value for name, value in typed.items() if not name.startswith("requirements")
        }

        member.post(f"/needs/{need.id}/edit", {**bare, "categories": "", "keywords": ""})

        after, lines = now()
        assert lines == {}
        assert (after.categories, after.keywords) == ([], [])

    def test_a_need_is_closed_and_not_edited_until_it_is_opened(self, member, need, typed):
        member.post(f"/needs/{need.id}/edit", {**typed, "status": "closed"})
        opened = fields_of(member.get(f"/needs/{need.id}/edit").text)

        refused = member.post(f"/needs/{need.id}/edit", {**opened, "title": "Otra"})
        taken = member.post(f"/needs/{need.id}/edit", {**opened, "status": "open"})

        assert refused.status_code == 409
        assert "This need was closed. Open it again" in refused.text
        assert taken.status_code == 303

    def test_an_empty_title_is_asked_for_and_nothing_is_changed(self, member, need, typed, now):
        answer = member.post(f"/needs/{need.id}/edit", {**typed, "title": ""})

        assert answer.status_code == 422
        assert "Say in a few words" in answer.text
        assert now()[0].title == "Agenda para la atención"


class TestTwoAtOnce:
    def test_the_second_gets_412_with_what_they_typed(
        self, member, need, typed, now, someone_else
    ):
        someone_else(title="Turnos en oficinas")

        answer = member.post(f"/needs/{need.id}/edit", {**typed, "title": "Reserva de hora"})

        assert answer.status_code == 412
        assert "Error: Edit the need" in answer.text.partition("</title>")[0]
        assert "Someone changed this after you opened it" in answer.text
        assert 'value="Reserva de hora"' in answer.text
        assert now()[0].title == "Turnos en oficinas"

    def test_and_sees_what_changed_before_and_now(
        self, member, need, typed, someone_else, words
    ):
        someone_else(title="Turnos en oficinas", status=NeedStatus.MATCHED)

        said = words(member.post(f"/needs/{need.id}/edit", typed))

        assert "Title Before: Agenda para la atención Now: Turnos en oficinas" in said
        assert "State Before: Open Now: Software found" in said

    def test_in_the_lines_too(self, member, need, typed, someone_else, words):
        lines = [
            {"code": "R-01", "priority": "should", "text": "Reserva de hora por internet"},
            {"priority": "could", "text": "Llamador de turnos"},
        ]
        someone_else(requirements=lines)

        said = words(member.post(f"/needs/{need.id}/edit", typed))

        assert "Requirement R-01 Before: Reserva de hora por internet; Must Now:" in said
        assert "Requirement R-03 Before: was not there Now: Llamador de turnos; Could" in said
        assert "Requirement R-02 Before: Recordatorio por correo Now: removed" in said

    def test_who_has_seen_it_may_save(self, member, need, typed, now, someone_else):
        someone_else(title="Turnos en oficinas")
        shown = member.post(f"/needs/{need.id}/edit", {**typed, "title": "Reserva de hora"})

        answer = member.post(f"/needs/{need.id}/edit", fields_of(shown.text))

        assert answer.status_code == 303
        assert now()[0].title == "Reserva de hora"

    def test_drawing_the_form_anew_does_not_make_it_younger(
        self, member, need, typed, now, someone_else
    ):
        someone_else(title="Turnos en oficinas")
        drawn = member.post(f"/needs/{need.id}/edit", {**typed, "do": "add"})

        answer = member.post(f"/needs/{need.id}/edit", fields_of(drawn.text))

        assert answer.status_code == 412
        assert now()[0].title == "Turnos en oficinas"

    @pytest.mark.parametrize("version", ["", "0", "no", "9" * 30, "-1"])
    def test_a_form_that_does_not_say_its_version_is_old(self, member, need, typed, version):
        answer = member.post(f"/needs/{need.id}/edit", {**typed, "version": version})

        assert answer.status_code == 412


class TestWhoMay:
    @pytest.mark.parametrize("who", ["outsider", "reviewer", "admin"])
    def test_others_who_may_read_it_may_not_edit_it(self, pages, cast, need, who):
        reader = pages.as_(getattr(cast, who))

        assert reader.get(f"/needs/{need.id}/edit").status_code == 403
        assert reader.post(f"/needs/{need.id}/edit", {"title": "x"}).status_code == 403

    def test_who_may_not_know_of_it_finds_nothing(self, pages, cast, state):
        hidden = state(visibility="restricted")

        answer = pages.as_(cast.outsider).get(f"/needs/{hidden.id}/edit")

        assert answer.status_code == 404
