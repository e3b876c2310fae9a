"""Where software comes from and what follows it, behind the JSON door."""

import pytest
from sqlalchemy import select

from registry.catalogue.lineages import ties_of
from registry.catalogue.vocabulary import SOFTWARE_ENDED
from registry.jobs.models import Job

LINEAGE = "/software/sae-v2/lineage"


@pytest.fixture
def publisher(api, cast):
    return api.as_(cast.token(cast.agency, {"publisher"}, {"read", "catalogue:write"}))


@pytest.fixture
def line(enter):
    """Two pieces of software of one line, the second with versions."""
    enter("SAE v1")
    return enter("SAE v2", releases=[{"version": "2.0.0"}, {"version": "1.1"}])


def added(publisher, **said):
    return publisher.post(
        LINEAGE, json={"relation": "adaptation_of", "software": "sae-v1", **said}
    )


class TestATie:
    def test_is_added_with_all_that_is_known_of_it_and_shown_at_both_ends(
        self, publisher, line
    ):
        answer = added(publisher, version="1.1", other_version="2.2.0", since_on="2016-04-01")

        assert answer.status_code == 201
        tie = answer.json()
        assert tie == {
            "id": tie["id"],
            "relation": "adaptation_of",
            "software": {"slug": "sae-v1", "name": "SAE v1"},
            "name": None,
            "version": "1.1",
            "other_version": "2.2.0",
            "since_on": "2016-04-01",
        }
        shown = publisher.get(LINEAGE)
        assert shown.json() == {"items": [tie], "from_others": []}
        assert shown.headers["ETag"].startswith('"2.')
        from_v1 = publisher.get("/software/sae-v1/lineage").json()
        assert from_v1 == {
            "items": [],
            "from_others": [{**tie, "software": {"slug": "sae-v2", "name": "SAE v2"}}],
        }
        assert publisher.get("/software/sae-v2").json()["based_on"] == ["sae-v1"]

    def test_may_name_what_is_in_no_catalogue(self, publisher, line):
        answer = added(publisher, software=None, name="Agenda de otro país")

        assert (answer.json()["software"], answer.json()["name"]) == (
            None,
            "Agenda de otro país",
        )
        software = publisher.get("/software/sae-v2").json()
        assert software["based_on_elsewhere"] == ["Agenda de otro país"]

    def test_is_changed_by_who_read_it_last(self, publisher, line):
        tie = added(publisher).json()
        address = f"{LINEAGE}/{tie['id']}"
        tag = publisher.get(LINEAGE).headers["ETag"]
        edit = {"relation": "fork_of", "since_on": "2016"}

        changed = publisher.patch(address, json=edit, headers={"If-Match": tag})

        assert changed.status_code == 200
        assert changed.json() == {**tie, **edit}
        late = publisher.patch(address, json={"since_on": None}, headers={"If-Match": tag})
        assert late.status_code == 412
        assert publisher.patch(address, json={}).status_code == 428

    def test_is_taken_away(self, publisher, line):
        tie = added(publisher).json()

        assert publisher.delete(f"{LINEAGE}/{tie['id']}").status_code == 204
        assert publisher.get(LINEAGE).json()["items"] == []
        again = publisher.delete(f"{LINEAGE}/{tie['id']}")
        assert (again.status_code, again.json()["type"].split("/")[-1]) == (
            404,
            "tie-not-found",
        )


class TestItIsRefused:
    @pytest.mark.parametrize(
        ("said", "code", "pointer"),
        [
            ({"software": "nada"}, "unknown-software", "#/software"),
            ({"software": "sae-v2"}, "own-lineage", "#/software"),
            ({"version": "9.9"}, "no-such-version", "#/version"),
            ({"name": "También otra"}, "invalid", "#"),
        ],
    )
    def test_with_the_field_that_it_is_about(self, publisher, line, said, code, pointer):
        answer = added(publisher, **said)

        assert answer.status_code == 422
        assert answer.json()["type"].endswith(f"/{code}")
        assert answer.json()["errors"][0]["pointer"] == pointer

    def test_where_a_fork_would_close_a_circle_with_what_it_is_based_on(self, publisher, line):
        added(publisher, relation="based_on")

        answer = publisher.post(
            "/software/sae-v1/lineage", json={"relation": "fork_of", "software": "sae-v2"}
        )

        assert answer.status_code == 422
        assert answer.json()["type"].endswith("/lineage-circle")

    def test_where_they_are_tied_already(self, publisher, line):
        added(publisher)

        answer = added(publisher, relation="variant_of")

        assert (answer.status_code, answer.json()["type"].split("/")[-1]) == (
            409,
            "tied-already",
        )

    def test_to_whoever_may_not_edit_the_entry(self, api, cast, publisher, line):
        tie = added(publisher).json()
        outsider = api.as_(cast.outsider)

        assert added(outsider).status_code == 403
        assert outsider.delete(f"{LINEAGE}/{tie['id']}").status_code == 403
        assert outsider.get(LINEAGE).json()["items"] == [tie]


def test_what_a_reader_may_not_know_of_shows_at_neither_end(api, cast, publisher, enter, write):
    enter("SAE v1", visibility="restricted")
    open_one = enter("SAE v2")
    tie = added(publisher).json()
    publisher.post(
        "/software/sae-v1/lineage", json={"relation": "successor", "software": "sae-v2"}
    )
    stranger, outsider = api.as_(cast.stranger), api.as_(cast.outsider)

    for reader in (stranger, outsider):
        assert reader.get(LINEAGE).json() == {"items": [], "from_others": []}
    staff = api.as_(cast.reviewer).get(LINEAGE).json()
    assert [each["id"] for each in staff["items"]] == [tie["id"]]
    assert len(staff["from_others"]) == 1
    with write() as session:
        assert len(ties_of(session, cast.publisher.actor, [open_one.id])[open_one.id]) == 1


def test_whoever_rests_on_a_software_is_told_what_follows_it(publisher, line, write):
    publisher.post(
        "/software/sae-v1/lineage", json={"relation": "successor", "software": "sae-v2"}
    )

    with write() as session:
        (job,) = session.scalars(select(Job).where(Job.kind == SOFTWARE_ENDED))
        assert job.arguments["successor"] == str(line.id)
