"""PATCH with null empties a field, or is refused at that field: it is never taken for no answer."""

import pytest

from registry.agencies.schemas import AgencyEdit
from registry.catalogue.schemas import SoftwareEdit
from registry.needs.schemas import NeedEdit
from registry.publishers.schemas import PublisherEdit
from registry.reuse.schemas import ContributionEdit, ReuseEdit

NEVER_EMPTY = {
    AgencyEdit: {"code", "name", "kind", "country"},
    PublisherEdit: {"name"},
    SoftwareEdit: {
        *("name", "visibility", "baseline", "texts", "releases", "base_software", "aliases"),
        *("categories", "platforms", "available_languages", "shared_with", "based_on"),
        *("declared_users", "contacts", "contractors"),
    },
    NeedEdit: {
        *("title", "problem", "status", "language", "visibility"),
        *("categories", "keywords", "shared_with", "requirements"),
    },
    ReuseEdit: {"stage", "baseline_kind", "contributions"},
    ContributionEdit: {"kind", "text"},
}
EMPTIED_AT_ITS_STAGE = {"entered_on", "reason"}
EMPTIED_AT_EVERY_STAGE = "stage_days"


@pytest.fixture
def admin(api, cast):
    roles = {role for who in (cast.member, cast.admin) for role in who.actor.roles}
    return api.as_(cast.someone("both", cast.agency, roles))


@pytest.fixture
def places(admin, enter, state, record):
    """Where there is one of each that says all it can."""
    software = enter(
        "Agenda", licence="EUPL-1.2", started_on="2008", landing_url="https://a.uy"
    )
    given = {"kind": "feature", "text": "Una función", "given_on": "2026", "version": "4"}
    told = admin.post("/software/agenda/contributions", json=given)
    return {
        AgencyEdit: "/agencies/DEMO-A",
        PublisherEdit: "/publishers/organismo-demo-a",
        SoftwareEdit: "/software/agenda",
        NeedEdit: f"/needs/{state(volume='Mucho', time_limit_months='3').id}",
        ContributionEdit: f"/contributions/{told.json()['id']}",
        ReuseEdit: f"/reuses/{record(software, note='Nota', entered_on='2026-01-02').id}",
    }


@pytest.mark.parametrize("edit", NEVER_EMPTY, ids=lambda edit: edit.__name__)
def test_null_empties_a_field_or_is_refused_there(admin, places, edit):
    refused = set()
    for field in edit.model_fields:
        answer = admin.patch(places[edit], json={field: None}, headers={"If-Match": "*"})
        if answer.status_code == 422:
            refused.add(field)
            assert {error["pointer"] for error in answer.json()["errors"]} == {f"#/{field}"}
        else:
            assert _shown(answer.json(), field) in (None, {None}), field

    assert refused == NEVER_EMPTY[edit]


def _shown(answer, field):
    if field == EMPTIED_AT_EVERY_STAGE:
        return {stage["entered_on"] for stage in answer["stages"]}
    return (answer["stages"][-1] if field in EMPTIED_AT_ITS_STAGE else answer)[field]


def test_what_cannot_be_emptied_says_so(admin, cast):
    answer = admin.patch("/agencies/DEMO-A", json={"name": None}, headers={"If-Match": "*"})

    assert answer.json()["errors"] == [
        {
            "pointer": "#/name",
            "detail": "It cannot be emptied. Give another value, or leave it out.",
        }
    ]


def test_what_cannot_be_emptied_is_described_so(api):
    schemas = api.get("/openapi.json").json()["components"]["schemas"]

    for edit, fields in NEVER_EMPTY.items():
        for field in fields:
            shown = schemas[edit.__name__]["properties"][field]
            assert {"type": "null"} not in shown.get("anyOf", []), (edit, field)
