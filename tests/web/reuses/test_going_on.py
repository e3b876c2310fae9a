"""A reuse moves on, is edited, and tells what came back."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from registry.audit.models import AuditEvent
from registry.reuse.models import Reuse
from registry.reuse.queries import account_of, find_reuse
from registry.reuse.schemas import ReuseEdit
from registry.reuse.service import edit_reuse, move_reuse
from registry.reuse.vocabulary import ReuseStage


@pytest.fixture
def reuse(record):
    return record(stage="adapting", entered_on="2025-03-15")


@pytest.fixture
def now(house, reuse, cast):
    """Return the account of the reuse as it is kept now."""

    def now():
        with house.sessions.reading() as session:
            return account_of(session, find_reuse(session, cast.admin.actor, reuse.id))

    return now


@pytest.fixture
def version(now):
    return {"version": str(now().reuse.version)}


@pytest.fixture
def move(member, reuse, version, day):
    """Move the reuse to a stage on a day, as the form does."""

    def move(stage, written):
        posted = {"stage": stage, **day("entered_on", written), **version}
        return member.post(f"/reuses/{reuse.id}/stages", posted)

    return move


@pytest.fixture
def someone_else(write, reuse, cast, clock):
    """Have someone else change the reuse."""

    def someone_else(**changed):
        clock.forward(minutes=1)
        with write() as session:
            kept = find_reuse(session, cast.admin.actor, reuse.id)
            edit_reuse(
                session, cast.agency_admin.actor, kept, ReuseEdit.model_validate(changed)
            )
        clock.forward(minutes=1)

    return someone_else


class TestMoving:
    def test_gives_the_months_from_the_days(self, move, reuse, now):
        answer = move("in_production", "2025-07-15")

        assert answer.headers["location"] == f"/reuses/{reuse.id}?done=moved"
        assert now().adaptation.value == Decimal(4)
        assert now().months_avoided == Decimal(6)

    def test_keeps_the_reason(self, member, reuse, now, version, words):
        posted = {"stage": "abandoned", "reason": "Cambió la prioridad.", **version}

        member.post(f"/reuses/{reuse.id}/stages", posted)

        assert now().reuse.stage is ReuseStage.ABANDONED
        assert "Cambió la prioridad." in words(member.get(f"/reuses/{reuse.id}"))

    def test_going_back_is_refused_in_words_where_it_was_asked(
        self, member, reuse, now, version, words
    ):
        answer = member.post(f"/reuses/{reuse.id}/stages", {"stage": "planned", **version})

        assert answer.status_code == 409
        assert (
            "A reuse in the stage “Being adapted” cannot move to “Planned”: stages only go forward."
            in words(answer)
        )
        assert 'href="#stage"' in answer.text
        assert now().reuse.stage is ReuseStage.ADAPTING

    def test_and_in_the_readers_language(self, member, reuse, version, words):
        answer = member.post(
            f"/reuses/{reuse.id}/stages?language=es", {"stage": "planned", **version}
        )

        assert "en la etapa «En adaptación» no puede pasar a «Planificada»" in words(answer)

    @pytest.mark.parametrize(
        ("written", "sentence"),
        [
            ("2024-01-01", "before the one it follows, which began on 15 March 2025."),
            ("2999-01-01", "This day has not come yet."),
            ("1900-01-01", "It is too long ago to be right."),
        ],
    )
    def test_a_day_that_cannot_be_is_said_at_the_day(self, move, words, written, sentence):
        answer = move("in_production", written)

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'value="{written[:4]}"' in answer.text
        assert 'href="#entered_on-day"' in answer.text

    def test_without_a_stage_it_is_asked_for(self, member, reuse, version, words):
        answer = member.post(f"/reuses/{reuse.id}/stages", version)

        assert answer.status_code == 422
        assert words(answer).count("Say to which stage it moves.") == 2

    def test_a_page_that_is_old_moves_nothing_and_says_what_changed(
        self, member, reuse, now, version, words, someone_else
    ):
        someone_else(stage="piloting")

        answer = member.post(f"/reuses/{reuse.id}/stages", {"stage": "abandoned", **version})

        assert answer.status_code == 412
        assert "Stage Before: Being adapted Now: Being piloted" in words(answer)
        assert now().reuse.stage is ReuseStage.PILOTING

    def test_only_stages_that_may_follow_are_offered(self, member, reuse):
        page = member.get(f"/reuses/{reuse.id}").text

        offered = [stage.value for stage in ReuseStage if f'value="{stage.value}"' in page]
        assert offered == ["piloting", "in_production", "abandoned"]


@pytest.fixture
def running(write, reuse, cast):
    """The reuse, in production since some day."""
    day = date(2025, 7, 15)
    with write() as session:
        kept = find_reuse(session, cast.admin.actor, reuse.id)
        move_reuse(session, cast.member.actor, kept, ReuseStage.IN_PRODUCTION, day)
    return reuse


class TestEditing:
    def test_the_form_shows_what_is_kept(self, member, reuse, someone_else):
        someone_else(adaptation_months="6.5", precision="exact", evidence="Acta")

        page = member.get(f"/reuses/{reuse.id}/edit?language=es").text

        assert 'name="adaptation_months" type="text" spellcheck="false" value="6,5"' in page
        assert ">Acta</textarea>" in page
        assert 'value="adapted" checked' in page

    def test_keeps_what_was_changed(self, member, reuse, now, version):
        posted = {
            "kind": "component",
            "baseline_kind": "own_build_estimate",
            "estimated_months": "12",
            "adaptation_months": "3",
            "precision": "exact",
            "note": "Se tomó sólo el llamador.",
            **version,
        }

        answer = member.post(f"/reuses/{reuse.id}/edit", posted)

        assert answer.headers["location"] == f"/reuses/{reuse.id}?done=edited"
        assert now().baseline.value == Decimal(12)
        assert now().adaptation.value == Decimal(3)
        assert now().reuse.note == "Se tomó sólo el llamador."

    def test_corrects_the_day_of_each_stage_it_was_in(self, member, running, now, write, day):
        address = f"/reuses/{running.id}/edit"
        form = member.get(address).text
        asked = [stage for stage in ReuseStage if f'name="stage_days-{stage}-day"' in form]
        posted = {
            "kind": "adapted",
            **day("stage_days-adapting", "2025-02-01"),
            **day("stage_days-in_production", "2025-08-01"),
            "version": str(now().reuse.version),
        }

        answer = member.post(address, posted)

        assert asked == [ReuseStage.ADAPTING, ReuseStage.IN_PRODUCTION]
        assert answer.status_code == 303
        assert [str(each) for each in now().days.values()] == ["2025-02-01", "2025-08-01"]
        assert now().adaptation.value == Decimal(6)
        with write() as session:
            events = session.scalars(select(AuditEvent).order_by(AuditEvent.occurred_at)).all()
        told = next(each for each in events[::-1] if each.event == "reuse.edited")
        assert "2025-02-01" in str(told.changes)

    def test_a_day_out_of_order_is_said_at_its_stage(self, member, running, now, day, words):
        posted = {
            "kind": "adapted",
            **day("stage_days-adapting", "2025-07-16"),
            **day("stage_days-in_production", "2025-07-15"),
            "version": str(now().reuse.version),
        }

        answer = member.post(f"/reuses/{running.id}/edit", posted)

        assert answer.status_code == 422
        assert 'href="#stage_days-adapting-day"' in answer.text
        assert "after the one that follows it, which began on 15 July 2025" in words(answer)
        assert now().days[ReuseStage.ADAPTING].isoformat() == "2025-03-15"

    def test_of_two_at_once_the_second_gets_412_with_what_they_typed(
        self, member, reuse, now, version, words, someone_else
    ):
        someone_else(note="Otra nota")

        answer = member.post(
            f"/reuses/{reuse.id}/edit", {"kind": "as_is", "note": "Mi nota", **version}
        )

        assert answer.status_code == 412
        assert "Note Before: no data Now: Otra nota" in words(answer)
        assert ">Mi nota</textarea>" in answer.text
        assert now().reuse.note == "Otra nota"

    def test_an_estimate_that_is_missing_is_asked_for(self, member, reuse, now, version):
        posted = {"kind": "as_is", "baseline_kind": "own_build_estimate", **version}

        answer = member.post(f"/reuses/{reuse.id}/edit", posted)

        assert answer.status_code == 422
        assert 'href="#estimated_months"' in answer.text
        assert now().reuse.kind == "adapted"

    def test_an_estimate_of_no_months_is_refused(self, member, reuse, version, words):
        estimate = {"baseline_kind": "own_build_estimate", "estimated_months": "0"}

        answer = member.post(
            f"/reuses/{reuse.id}/edit", {"kind": "as_is", **estimate, **version}
        )

        assert answer.status_code == 422
        assert 'href="#estimated_months"' in answer.text
        assert "Write a number greater than 0." in words(answer)


class TestContributing:
    def test_adds_to_what_was_given_before(self, member, reuse, now, words):
        for text in ("Corrección de accesibilidad", "Traducción al portugués"):
            posted = {"kind": "correction", "text": text, "given_on": "2025-04"}
            answer = member.post(f"/reuses/{reuse.id}/contributions", posted)

        assert answer.headers["location"] == f"/reuses/{reuse.id}?done=contributed"
        assert {row.text for row in now().contributions} == {
            "Corrección de accesibilidad",
            "Traducción al portugués",
        }
        assert "Correction · April 2025" in words(member.get(f"/reuses/{reuse.id}"))

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"text": ""}, "text", "Say what was given back."),
            ({"kind": ""}, "kind", "Say what kind of contribution it is."),
            ({"given_on": "2025-13"}, "given_on", "It must be a year, a month or a day"),
            ({"url": "no"}, "url", "It must be a web address"),
        ],
    )
    def test_mistakes_are_said_at_their_field(
        self, member, reuse, words, changed, field, sentence
    ):
        posted = {"kind": "correction", "text": "Una corrección", **changed}

        answer = member.post(f"/reuses/{reuse.id}/contributions", posted)

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'href="#{field}"' in answer.text


class TestWhoMay:
    @pytest.mark.parametrize("way", ["stages", "contributions", "edit"])
    @pytest.mark.parametrize("who", ["outsider", "reviewer", "admin"])
    def test_others_are_refused(self, pages, cast, reuse, version, way, who):
        reader = pages.as_(getattr(cast, who))
        posted = {"stage": "piloting", "kind": "correction", "text": "x", **version}

        assert reader.post(f"/reuses/{reuse.id}/{way}", posted).status_code == 403

    def test_a_stranger_signs_in_first(self, pages, reuse):
        answer = pages.get(f"/reuses/{reuse.id}/edit")

        assert answer.headers["location"].startswith("/sign-in?next=")

    def test_the_forms_are_shown_to_the_agency_alone(self, pages, member, reuse):
        assert 'action="/reuses' in member.get(f"/reuses/{reuse.id}").text
        assert 'action="/reuses' not in pages.get(f"/reuses/{reuse.id}").text


def test_each_act_leaves_its_event(member, reuse, version, house):
    member.post(f"/reuses/{reuse.id}/stages", {"stage": "piloting", **version})

    with house.sessions.reading() as session:
        events = session.scalars(
            select(AuditEvent.event).where(AuditEvent.subject_table == Reuse.__tablename__)
        ).all()
    assert sorted(events) == ["reuse.moved", "reuse.recorded"]
