"""A reuse is recorded by its form."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.reuse.models import Reuse, StageEntry
from registry.reuse.queries import account_of, find_reuse
from registry.reuse.vocabulary import ReuseStage

ADDRESS = "/reuses/new"


@pytest.fixture
def form(sae):
    """What is typed into the form, so that nothing is wrong with it."""
    return {
        "software": "sae-v4",
        "kind": "adapted",
        "version_taken": "4.7.0",
        "stage": "planned",
        "baseline_kind": "original_development",
        "evidence": "Acta de puesta en producción",
    }


@pytest.fixture
def kept(house, cast):
    """Return the accounts of all reuses that are kept."""

    def kept():
        with house.sessions.reading() as session:
            return [
                account_of(session, find_reuse(session, cast.admin.actor, reuse_id))
                for reuse_id in session.scalars(select(Reuse.id))
            ]

    return kept


class TestAsking:
    def test_offers_the_newest_version_and_says_what_it_is_compared_with(
        self, member, sae, words
    ):
        answer = member.get(f"{ADDRESS}?software=sae-v4")

        assert 'value="4.7.0"' in answer.text
        assert "SAE v1, Organismo Demo A: about 10 months" in words(answer)
        assert "SAE v4, Organismo Demo A: its months are not known yet" in words(answer)

    def test_without_software_it_is_searched_for_first(self, member, words):
        answer = member.get(ADDRESS)

        assert answer.status_code == 200
        assert "Find the software first." in words(answer)

    @pytest.mark.parametrize("slug", ["nothing", "..%2F", "%F0%9F%93%85", "x" * 400])
    def test_unknown_software_is_not_found(self, member, slug):
        assert member.get(f"{ADDRESS}?software={slug}").status_code == 404

    def test_names_the_need_it_is_for(self, member, sae, write, cast, words):
        with write() as session:
            draft = NeedDraft(title="Agenda", problem="Hay filas.")
            need = state_need(session, cast.member.actor, draft)

        answer = member.get(f"{ADDRESS}?software=sae-v4&need={need.id}")

        assert "For which need Agenda" in words(answer)
        assert f'name="need" value="{need.id}"' in answer.text

    def test_a_stranger_signs_in_first(self, pages, sae):
        answer = pages.get(f"{ADDRESS}?software=sae-v4")

        assert answer.headers["location"].startswith("/sign-in?next=")

    @pytest.mark.parametrize("who", ["reviewer", "admin"])
    def test_staff_record_none(self, pages, cast, form, who, kept):
        reader = pages.as_(getattr(cast, who))

        assert reader.get(f"{ADDRESS}?software=sae-v4").status_code == 403
        assert reader.post(ADDRESS, form).status_code == 403
        assert kept() == []


class TestRecording:
    def test_keeps_it_and_shows_it(self, member, form, kept, cast):
        answer = member.post(ADDRESS, form)

        (account,) = kept()
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/reuses/{account.reuse.id}?done=recorded"
        assert account.reuse.agency_id == cast.agency.id
        assert account.reuse.stage is ReuseStage.PLANNED
        assert account.baseline.value == Decimal(10)

    def test_one_that_runs_already_is_recorded_in_one_go(self, member, form, kept, day):
        posted = {
            **form,
            "stage": "in_production",
            **day("entered_on", "2025-07-15"),
            **day("adapting_on", "2025-03-15"),
        }

        member.post(ADDRESS, posted)

        (account,) = kept()
        assert account.adaptation.value == Decimal(4)
        assert account.time_ratio == Decimal("0.4")
        assert [entry.stage for entry in account.stages] == [
            ReuseStage.ADAPTING,
            ReuseStage.IN_PRODUCTION,
        ]

    def test_months_are_written_as_the_reader_writes_them(self, member, form, kept):
        posted = {
            **form,
            "stage": "in_production",
            "precision": "approximate",
            "adaptation_months": "6,5",
            "margin_months": "0,5",
            "adaptation_person_months": "12",
        }

        member.post(f"{ADDRESS}?language=es", posted)

        (account,) = kept()
        assert account.adaptation.value == Decimal("6.5")
        assert account.adaptation.is_approximate
        assert account.reuse.adaptation_person_months == Decimal(12)


class TestMistakes:
    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"kind": ""}, "kind", "Say what kind of reuse it is."),
            ({"kind": "other"}, "kind", "Choose one of the answers offered."),
            (
                {"adaptation_person_months": "seis y medio"},
                "adaptation_person_months",
                "Write a number, for example 6.5.",
            ),
            (
                {"adaptation_months": "-1"},
                "adaptation_months",
                "Write a number that is 0 or more.",
            ),
            (
                {"adaptation_months": "1201"},
                "adaptation_months",
                "Write a number that is 1,200 or less.",
            ),
            (
                {"precision": "exact", "margin_months": "1", "adaptation_months": "4"},
                "margin_months",
                "Exact months have no margin.",
            ),
            (
                {"precision": "derived_from_dates", "adaptation_months": "4"},
                "adaptation_months",
                "Months that follow from the days",
            ),
            (
                {"baseline_kind": "own_build_estimate"},
                "estimated_months",
                "Say how many months building it anew would have taken",
            ),
            ({"evidence_url": "no address"}, "evidence_url", "It must be a web address"),
            ({"evidence": "a\u202eb"}, "evidence", "turns the reading direction"),
            (
                {"entered_on-day": "31", "entered_on-month": "2", "entered_on-year": "2025"},
                "entered_on-day",
                "Write the day, the month and the year",
            ),
            (
                {"entered_on-day": "1", "entered_on-month": "1", "entered_on-year": "2999"},
                "entered_on-day",
                "This day has not come yet.",
            ),
            (
                {"adapting_on-day": "1", "adapting_on-month": "1", "adapting_on-year": "2025"},
                "adapting_on-day",
                "At this stage adapting has not begun.",
            ),
        ],
    )
    def test_each_is_said_at_its_field_with_what_was_typed(
        self, member, form, words, changed, field, sentence
    ):
        answer = member.post(ADDRESS, {**form, **day_fields(changed), **changed})

        assert answer.status_code == 422
        assert sentence in words(answer)
        assert f'href="#{field}"' in answer.text
        assert f'id="{field}"' in answer.text
        assert "Error: Record a reuse" in answer.text.partition("</title>")[0]
        assert "Acta de puesta en producción" in answer.text or "evidence" in changed

    def test_nothing_of_it_is_kept(self, member, form, kept, house):
        member.post(ADDRESS, {**form, "baseline_kind": "own_build_estimate"})

        with house.sessions.reading() as session:
            assert session.scalars(select(StageEntry)).all() == []
        assert kept() == []

    def test_an_end_before_the_start_is_said_at_the_end(self, member, form, words, kept, day):
        posted = {
            **form,
            "stage": "in_production",
            **day("adapting_on", "2025-03-15"),
            **day("entered_on", "2024-07-15"),
        }

        answer = member.post(ADDRESS, posted)

        assert answer.status_code == 422
        assert "cannot begin before the one it follows" in words(answer)
        assert 'href="#entered_on-day"' in answer.text
        assert kept() == []

    def test_a_start_still_to_come_is_said_at_the_start(self, member, form, day, kept):
        posted = {**form, "stage": "in_production", **day("adapting_on", "2999-01-01")}

        answer = member.post(ADDRESS, posted)

        assert answer.status_code == 422
        assert 'href="#adapting_on-day"' in answer.text
        assert kept() == []

    def test_a_second_one_of_the_same_software_is_refused_in_place(
        self, member, form, record, words, kept
    ):
        first = record()

        asked = member.get(f"{ADDRESS}?software=sae-v4")
        answer = member.post(ADDRESS, form)

        assert answer.status_code == 409
        assert "already has an open reuse of SAE v4. Go on with that one." in words(answer)
        assert f'href="/reuses/{first.id}"' in answer.text
        assert f'href="/reuses/{first.id}"' in asked.text
        assert "Acta de puesta en producción" in answer.text
        assert len(kept()) == 1

    def test_software_that_is_none_is_searched_for_first(self, member, form, kept, words):
        answer = member.post(ADDRESS, {**form, "software": "nothing"})

        assert answer.status_code == 422
        assert "Find the software first." in words(answer)
        assert kept() == []


def day_fields(changed: dict[str, str]) -> dict[str, str]:
    """Return the empty fields of the days that stand beside those that are filled in."""
    names = {name.rsplit("-", 1)[0] for name in changed if "-" in name}
    return {f"{name}-{part}": "" for name in names for part in ("day", "month", "year")}
