"""Policies through both doors: read by anyone, given another version by an administrator."""

import re
from html.parser import HTMLParser

import pytest

from registry.actors.rules import SYSTEM
from registry.policies.service import ensure_defaults
from tests.environment.fixtures import NOON

FIGURES = {"as_is": "80", "adaptation": "55,5", "partial": "40"}
TODAY = {"effective_on-day": "2", "effective_on-month": "3", "effective_on-year": "2026"}


class Fields(HTMLParser):
    """Gathers what the rows of a form hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an input's value; a textarea's text is still to come."""
        given = dict(attrs)
        name = given.get("name") or ""
        if name.startswith(("reasons-", "outcomes-", "lines-")):
            self.found[name] = given.get("value") or ""
            self._open = name if tag == "textarea" else None

    def handle_data(self, data: str) -> None:
        """Take a textarea's text."""
        if self._open is not None:
            self.found[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        """Close a textarea."""
        self._open = None


@pytest.fixture(autouse=True)
def _begun(clock, house):
    with house.sessions.writing() as session:
        ensure_defaults(session, SYSTEM)


@pytest.fixture
def admin(pages, cast):
    """The administrator, who reads Spanish."""
    reader = pages.as_(cast.admin)
    reader.client.headers["Accept-Language"] = "es"
    return reader


def _rows(page: str) -> dict[str, str]:
    """Return what the rows of a form hold."""
    fields = Fields()
    fields.feed(page)
    return fields.found


class TestPages:
    def test_say_to_anyone_what_each_policy_says(self, pages):
        text = pages.get("/policies").text

        assert "Thresholds of fit" in text
        assert "As it is, from a score of 85" in text
        assert "18 reasons" in text
        assert "Give it another version" not in pages.get("/policies/fit_thresholds").text

    @pytest.mark.parametrize("key", ["nothing", "FIT_THRESHOLDS", "x" * 300])
    def test_know_no_other_policy(self, pages, key):
        assert pages.get(f"/policies/{key}").status_code == 404

    def test_give_a_policy_another_version(self, admin):
        form = {**FIGURES, **TODAY, "version": "1", "note": "Por resolución"}

        answer = admin.post("/policies/fit_thresholds/edit", form)

        text = admin.get(answer.headers["Location"]).text
        assert "La política tiene otra versión." in text
        assert "55,5" in text
        assert "Por resolución" in text
        assert "Comparar con la versión 1" in text

    def test_compare_two_versions(self, admin):
        admin.post("/policies/fit_thresholds/edit", {**FIGURES, **TODAY, "version": "1"})

        text = admin.get("/policies/fit_thresholds/compare?old=1&new=2").text

        assert re.search(r"<del>60</del>.*<ins>55,5</ins>", text, re.DOTALL)
        assert "<del>40</del>" not in text

    def test_compare_a_version_with_itself(self, admin):
        assert "Dicen lo mismo." in admin.get("/policies/outcomes/compare?old=1&new=1").text

    @pytest.mark.parametrize("asked", ["old=1&new=9", "old=9&new=1"])
    def test_compare_no_version_that_is_not_there(self, admin, asked):
        assert admin.get(f"/policies/fit_thresholds/compare?{asked}").status_code == 404

    @pytest.mark.parametrize("asked", ["", "old=0&new=1", "old=x&new=1"])
    def test_want_two_numbers_to_compare(self, admin, asked):
        assert admin.get(f"/policies/fit_thresholds/compare?{asked}").status_code == 422

    def test_refuse_thresholds_that_do_not_descend(self, admin):
        form = {**FIGURES, "partial": "90", **TODAY, "version": "1"}

        answer = admin.post("/policies/fit_thresholds/edit", form)

        assert answer.status_code == 422
        assert 'value="90"' in answer.text

    def test_refuse_to_reach_back(self, admin):
        form = {**FIGURES, **TODAY, "effective_on-day": "1", "version": "1"}

        answer = admin.post("/policies/fit_thresholds/edit", form)

        assert answer.status_code == 422
        assert 'value="55,5"' in answer.text

    def test_refuse_a_form_opened_before_another_version_was_made(self, admin):
        form = {**FIGURES, **TODAY, "version": "1"}
        admin.post("/policies/fit_thresholds/edit", form)

        assert admin.post("/policies/fit_thresholds/edit", form).status_code == 412

    def test_show_and_take_back_a_whole_list(self, admin):
        rows = _rows(admin.get("/policies/rejection_reasons/edit").text)
        first = {name: value for name, value in rows.items() if name.startswith("reasons-0-")}
        assert first["reasons-0-name-es"] == "Cobertura insuficiente"
        rows |= {f"reasons-18-name-{each}": "Otra cosa" for each in ("es", "pt", "en")}
        rows |= {"reasons-18-code": "something_else", "reasons-0-code": ""}

        answer = admin.post(
            "/policies/rejection_reasons/edit", {**rows, **TODAY, "version": "1"}
        )

        assert answer.status_code == 303, answer.text
        codes = re.findall(
            r'acv-code">([a-z_]+)<', admin.get("/policies/rejection_reasons").text
        )
        assert codes[0] == "knockout"
        assert codes[-1] == "something_else"
        assert len(codes) == 18

    def test_take_a_line_of_support_out_and_another_in(self, admin):
        rows = _rows(admin.get("/policies/support_ends/edit").text)
        new = max(int(name.split("-")[1]) for name in rows) - 1  # the first of the spare ones
        assert (rows["lines-0-product"], rows["lines-0-line"]) == ("PostgreSQL", "9.3")
        rows |= {f"lines-0-{each}": "" for each in ("product", "line", "source")}
        rows |= {f"lines-{new}-product": "CKAN", f"lines-{new}-line": "2.9"}
        rows |= {f"lines-{new}-source": "ckan.org", f"lines-{new}-ends_on-day": "31"}
        rows |= {f"lines-{new}-ends_on-month": "8", f"lines-{new}-ends_on-year": "2024"}

        answer = admin.post("/policies/support_ends/edit", {**rows, **TODAY, "version": "1"})

        assert answer.status_code == 303, answer.text
        text = admin.get("/policies/support_ends").text
        assert "31/08/2024" in text
        assert 'acv-code">9.3<' not in text
        text = admin.get("/policies/support_ends/compare?old=1&new=2").text
        assert "CKAN 2.9.ends_on" in text
        assert "PostgreSQL 9.4" not in text

    def test_open_the_row_that_is_wrong(self, admin):
        rows = _rows(admin.get("/policies/rejection_reasons/edit").text)

        answer = admin.post(
            "/policies/rejection_reasons/edit",
            {**rows, "reasons-2-code": "Licencia!", **TODAY, "version": "1"},
        )

        assert answer.status_code == 422
        assert answer.text.count('<details class="govuk-details" open>') == 1


class TestApi:
    def test_says_what_each_policy_says_today(self, api):
        items = api.get("/policies").json()["items"]

        assert [item["key"] for item in items][:2] == ["fit_thresholds", "requirement_weights"]
        assert items[1]["value"] == {"must": 5, "should": 3, "could": 1}

    def test_a_later_version_holds_when_its_day_comes(self, api, cast, clock):
        body = {"effective_on": "2026-03-09", "value": {"days": 90}, "note": "Más corta"}

        made = api.as_(cast.admin).post("/policies/record_validity/versions", json=body)

        assert made.status_code == 201
        assert made.json()["number"] == 2
        assert api.get("/policies/record_validity").json()["value"] == {"days": 180}
        clock.set(NOON.replace(day=9))
        assert api.get("/policies/record_validity").json()["value"] == {"days": 90}
        numbers = [
            each["number"]
            for each in api.get("/policies/record_validity/versions").json()["items"]
        ]
        assert numbers == [2, 1]

    @pytest.mark.parametrize(
        ("body", "pointer"),
        [
            ({"effective_on": "2026-03-02", "value": {"days": 0}}, "#/value/days"),
            ({"effective_on": "2026-03-02", "value": {"days": 1, "hours": 2}}, "#/value/hours"),
            ({"effective_on": "2026-02-30", "value": {"days": 1}}, "#/effective_on"),
            ({"value": {"days": 1}}, "#/effective_on"),
        ],
    )
    def test_names_what_is_wrong(self, api, cast, body, pointer):
        answer = api.as_(cast.admin).post("/policies/record_validity/versions", json=body)

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == pointer

    def test_knows_no_other_policy(self, api):
        assert api.get("/policies/nothing").status_code == 404
