"""How ready software is to be reused, and who keeps it going, as programs read and write it."""

import pytest

from registry.catalogue.completeness import POINTS
from registry.reuse_readiness.vocabulary import Topic


@pytest.fixture
def slug(enter):
    """Enter a software of the agency, with one version."""
    software = enter(
        "Agenda",
        licence="GPL-3.0-only",
        releases=[{"version": "4.0", "released_on": "2020"}],
        base_software=[{"name": "Oracle Database", "kind": "proprietary"}],
    )
    return software.slug


def levels(**each):
    topics = [{"topic": topic, "level": level} for topic, level in each.items()]
    return {"version": "4.0", "topics": topics}


def test_nothing_is_said_overall_before_seven_topics_are_assessed(api, cast, slug):
    program, address = api.as_(cast.publisher), f"/software/{slug}/readiness"
    assert program.get(address).json()["version"] == "4.0"
    six = levels(**dict.fromkeys(list(Topic)[:6], 5))
    seven = levels(**dict.fromkeys(list(Topic)[:7], 5))

    few = program.request("PUT", address, json=six, headers={"If-Match": "*"}).json()
    enough = program.request("PUT", address, json=seven, headers={"If-Match": "*"}).json()

    assert (few["overall"], enough["overall"]) == (None, 5)
    assert enough["rule"] == {"topics_needed": 7, "most_above_lowest": 3}
    assert [each["agency"] for each in enough["topics"]] == [cast.agency.code] * 7


def test_whoever_saves_over_what_they_have_not_read_is_refused(api, cast, slug):
    program, address = api.as_(cast.publisher), f"/software/{slug}/readiness"
    tag = program.get(address).headers["etag"]

    first = program.request("PUT", address, json=levels(support=3), headers={"If-Match": tag})
    second = program.request("PUT", address, json=levels(support=9), headers={"If-Match": tag})
    without = program.request("PUT", address, json=levels(support=9))

    assert [first.status_code, second.status_code, without.status_code] == [200, 412, 428]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (levels(support=10), "/topics/0/level"),
        (levels(support=0), "/topics/0/level"),
        ({"version": "9.9", "topics": []}, "version"),
        ({"version": "4.0", "topics": [{"topic": "support"}] * 2}, "topics"),
    ],
)
def test_what_cannot_be_a_level_is_refused_at_its_field(api, cast, slug, wrong, field):
    program = api.as_(cast.publisher)

    answer = program.request(
        "PUT", f"/software/{slug}/readiness", json=wrong, headers={"If-Match": "*"}
    )

    assert answer.status_code == 422
    assert field in answer.text


def test_a_reviewer_confirms_and_everyone_sees_it(api, cast, slug):
    address = f"/software/{slug}/readiness"
    owner = api.as_(cast.publisher)
    owner.request("PUT", address, json=levels(support=2), headers={"If-Match": "*"})
    assert not owner.get(address).json()["is_confirmed"]

    reviewer, draft = api.as_(cast.reviewer), {"version": "4.0"}
    tag = {"If-Match": reviewer.get(address).headers["ETag"]}
    owner.request("PUT", address, json=levels(support=1), headers={"If-Match": "*"})
    late = reviewer.post(f"{address}/confirmation", json=draft, headers=tag)
    assert late.status_code == 412, "what they read is not what would be confirmed"
    assert reviewer.post(f"{address}/confirmation", json=draft).status_code == 428
    owner.request("PUT", address, json=levels(support=2), headers={"If-Match": "*"})
    tag = {"If-Match": reviewer.get(address).headers["ETag"]}
    waiting = reviewer.get("/reviews/levels").json()["items"]
    assert [(each["software"], each["version"], each["levels"]) for each in waiting] == [
        (slug, "4.0", 1)
    ]
    reviewer.post(f"{address}/confirmation", json=draft, headers=tag)
    assert reviewer.get("/reviews/levels").json()["items"] == []

    seen = api.as_(cast.stranger).get(address).json()
    assert seen["is_confirmed"]
    assert seen["warnings"] == ["support"]


def test_an_entry_says_what_it_lacks_and_what_is_not_clear(api, cast, slug):
    said = api.as_(cast.stranger).get(f"/software/{slug}/completeness?language=es").json()

    assert said["score"] == 100 - sum(step["points"] for step in said["steps"]) == 40
    assert said["steps"][0] == {
        "part": "repository",
        "points": POINTS["repository"],
        "advice": "Dé la dirección de su repositorio.",
    }
    assert said["licence"]["concerns"] == ["may_conflict"]
    assert "Oracle Database" in said["licence"]["sentences"][0]


def test_the_owner_confirms_that_an_entry_is_true_still(api, cast, slug):
    draft = {"has_licence_file": False}

    said = api.as_(cast.publisher).post(f"/software/{slug}/confirmation", json=draft).json()

    assert said["confirmation"]["is_confirmed"]
    assert said["licence"]["concerns"] == ["no_file", "may_conflict"]


def test_who_helps_is_named_reviewed_and_struck_out(api, cast, slug):
    address = f"/software/{slug}/supporters"
    draft = {"name": "Cooperativa Sur", "kind": "supplier", "services": ["Instalación"]}

    named = api.as_(cast.member).post(address, json=draft).json()
    assert api.as_(cast.stranger).get(address).json()["items"] == []
    waiting = api.as_(cast.reviewer).get("/reviews/supporters").json()["items"]
    assert [(each["software"], each["name"], each["agency"]) for each in waiting] == [
        (slug, "Cooperativa Sur", "DEMO-A")
    ]
    api.as_(cast.reviewer).post(f"{address}/{named['id']}/approval")
    seen = api.as_(cast.stranger).get(address).json()["items"]
    assert [each["services"] for each in seen] == [["Instalación"]]
    gone = api.as_(cast.publisher).delete(f"{address}/{named['id']}")

    assert gone.status_code == 204
    assert api.as_(cast.reviewer).get(address).json()["items"] == []


def test_a_stewardship_is_handed_over(api, cast, slug):
    address = f"/software/{slug}/handovers"
    to = {"to": cast.other_agency.code, "note": "Lo mantiene de hecho."}

    made = api.as_(cast.publisher).post(address, json=to).json()
    taken = api.as_(cast.outsider).post(f"{address}/{made['id']}/acceptance").json()

    assert (taken["state"], taken["heir"]) == ("accepted", cast.other_agency.code)
    steward = api.as_(cast.stranger).get(f"/software/{slug}").json()["steward"]
    assert steward == cast.other_agency.code
    for someone, note in ((cast.stranger, None), (cast.member, to["note"])):
        (told,) = api.as_(someone).get(address).json()["items"]
        assert told["note"] == note


def test_an_entry_says_what_base_software_has_no_support_any_more(api, cast, enter):
    old = [{"name": "PostgreSQL", "version": "9.4"}, {"name": "WildFly", "version": "24.0.1"}]
    slug = enter("Turnero", base_software=old).slug

    said = api.as_(cast.stranger).get(f"/software/{slug}/completeness").json()

    assert said["unsupported_base_software"] == [
        {
            "name": "PostgreSQL",
            "version": "9.4",
            "ended_on": "2020-02-13",
            "source": "www.postgresql.org/support/versioning",
        }
    ]
