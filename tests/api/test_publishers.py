"""GET and POST /publishers, GET and PATCH /publishers/{slug}."""

import pytest

IM = {"name": "Intendencia de Montevideo", "uri": "https://montevideo.gub.uy"}


@pytest.fixture
def reviewer(api, cast):
    return api.as_(cast.reviewer)


@pytest.fixture
def registered(reviewer):
    return reviewer.post("/publishers", json=IM)


def test_registers_one_and_says_where_it_stands(reviewer, registered):
    assert registered.status_code == 201
    assert registered.headers["Location"] == "/api/v1/publishers/intendencia-de-montevideo"
    assert registered.json() == {
        **IM,
        "slug": "intendencia-de-montevideo",
        "code_hosting": None,
        "website": None,
        "agency": None,
        "created_at": "2026-03-02T12:00:00Z",
        "updated_at": "2026-03-02T12:00:00Z",
    }
    assert reviewer.get("/publishers/intendencia-de-montevideo").json() == registered.json()


def test_takes_the_next_slug_for_another_of_the_same_name(reviewer, registered):
    other = reviewer.post("/publishers", json={**IM, "uri": "https://other.example"})

    assert other.json()["slug"] == "intendencia-de-montevideo-2"


def test_refuses_one_that_is_known(reviewer, registered):
    again = reviewer.post("/publishers", json={"name": "Otra", "uri": IM["uri"] + "/"})

    assert again.status_code == 409
    assert again.json()["type"].endswith("/publisher-exists")


def test_ties_one_to_an_agency_and_unties_it(reviewer, cast, registered):
    address, match = "/publishers/intendencia-de-montevideo", {"If-Match": "*"}

    tied = reviewer.patch(address, json={"agency": "demo-a"}, headers=match)
    untied = reviewer.patch(address, json={"agency": None}, headers=match)

    assert tied.json()["agency"] == "DEMO-A"
    assert untied.json()["agency"] is None


def test_is_for_e_government_staff(api, cast, registered):
    for someone, status in ((cast.stranger, 401), (cast.outsider, 403), (cast.admin, 201)):
        answer = api.as_(someone).post("/publishers", json={"name": f"De {status}"})

        assert answer.status_code == status


def test_lists_by_slug(reviewer, registered):
    reviewer.post("/publishers", json={"name": "Agesic"})

    listed = reviewer.get("/publishers").json()

    assert [each["slug"] for each in listed["items"]] == ["agesic", "intendencia-de-montevideo"]


@pytest.mark.parametrize("slug", ["nobody", "Agesic", "%FF", "x" * 130])
def test_knows_no_other(api, slug):
    assert api.get(f"/publishers/{slug}").status_code == 404


@pytest.mark.parametrize("hidden", [{"life": "draft"}, {"visibility": "restricted"}])
def test_one_of_whom_nothing_may_be_known_is_known_to_its_own_agency_alone(
    hidden, api, cast, enter
):
    enter("Agenda", **hidden)
    slug = "organismo-demo-a"

    for someone, knows in (
        (cast.stranger, False),
        (cast.outsider, False),
        (cast.member, True),
        (cast.reviewer, True),
    ):
        reader = api.as_(someone)
        listed = [each["slug"] for each in reader.get("/publishers").json()["items"]]
        assert (slug in listed) is knows
        assert reader.get(f"/publishers/{slug}").status_code == (200 if knows else 404)
    named = api.as_(cast.outsider).post("/software", json={"name": "Otra", "publisher": slug})
    assert named.json()["type"].endswith("/unknown-publisher")  # as of one that is none
