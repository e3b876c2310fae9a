"""GET and POST /software, GET and PATCH /software/{slug}."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.publishers.service import publisher_for_agency

ANY = {"If-Match": "*"}
AGENDA = {
    "name": "Sistema de Agenda Electrónica",
    "aliases": ["SAE"],
    "holder": "DEMO-A",
    "holder_name": None,
    "steward": "DEMO-A",
    "repository_url": "https://example.org/sae.git",
    "landing_url": "https://example.org/sae",
    "logo": "docs/logo.svg",
    "licence": "GPL-3.0-or-later",
    "licence_as_found": "GNU GPL v3",
    "development_status": "stable",
    "software_type": "standalone/web",
    "maintenance_type": "internal",
    "maintenance_status": "active",
    "categories": ["appointment-scheduling"],
    "platforms": ["web"],
    "available_languages": ["es", "pt-BR"],
    "started_on": "2008",
    "discontinued_on": None,
    "support_ends_on": "2030-01-01",
    "visibility": "public",
    "confidential_until": None,
    "shared_with": [],
    "baseline": {
        "months": "10.00",
        "margin_months": "0.50",
        "precision": "approximate",
        "person_months": "32.00",
        "cost": "1250000.00",
        "currency": "UYU",
        "price_year": 2010,
        "source": "Memoria 2010",
    },
    "texts": {
        "es": {
            "localised_name": None,
            "generic_name": "Agenda",
            "short_description": "Reserva de hora 📅",
            "long_description": "Primero.\nDespués.",
            "documentation_url": "https://example.org/docs",
            "features": ["Reserva por teléfono", "Recordatorio"],
            "screenshots": ["docs/agenda.png", "https://example.org/sae.jpg"],
        }
    },
    "releases": [
        {"version": "4.0", "released_on": "2016-04", "notes": {"es": "Todo nuevo"}},
        {"version": "3.1", "released_on": None, "notes": {}},
    ],
    "base_software": [
        {
            "name": "PostgreSQL",
            "kind": "open",
            "version": None,
            "version_min": "9.4",
            "version_max": None,
            "is_optional": False,
        }
    ],
    "based_on": [],
    "successor": None,
    "declared_users": ["Banco Demo", "Caja Demo"],
    "source": "https://example.org/source",
    "is_localisation_ready": True,
    "contacts": [
        {"name": "Mesa de ayuda", "email": "ayuda@a.uy", "phone": None, "affiliation": None}
    ],
    "contractors": [
        {"name": "Proveedor", "ends_on": "2027-12-31", "website": "https://example.org"}
    ],
}


@pytest.fixture
def publisher(api, cast):
    return api.as_(cast.publisher)


@pytest.fixture
def trusted(house, cast):
    """Have three entries of the agency be approved, from when on it publishes first."""
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, cast.agency)
        for number in range(3):
            draft = SoftwareDraft(name=f"Aprobado {number}", publisher=publisher.slug)
            enter_software(session, SYSTEM, draft, is_reviewed=True)


@pytest.fixture
def entered(publisher, trusted):
    return publisher.post("/software", json=AGENDA)


class TestTheSteward:
    """It changes by a handing over that the new steward accepts, and else by staff alone."""

    def test_another_agency_is_not_made_the_steward_without_being_asked(self, publisher):
        answer = publisher.post("/software", json={"name": "Agenda", "steward": "DEMO-B"})

        assert answer.status_code == 422
        assert "steward" in str(answer.json()["errors"])

    @pytest.mark.parametrize("steward", ["DEMO-B", None])
    def test_an_edit_neither_gives_a_stewardship_away_nor_strikes_it_out(
        self, publisher, entered, steward
    ):
        address = entered.headers["Location"].removeprefix("/api/v1")

        answer = publisher.patch(address, json={"steward": steward}, headers=ANY)

        assert answer.status_code == 422
        assert publisher.get(address).json()["steward"] == "DEMO-A"

    def test_what_is_said_again_is_no_change(self, publisher, entered):
        address = entered.headers["Location"].removeprefix("/api/v1")
        edit = {"steward": "DEMO-A", "licence": "MIT"}

        assert publisher.patch(address, json=edit, headers=ANY).status_code == 200

    def test_an_agency_takes_it_on_for_itself_where_there_is_none(self, publisher):
        publisher.post("/software", json={"name": "Agenda"})

        answer = publisher.patch("/software/agenda", json={"steward": "DEMO-A"}, headers=ANY)

        assert answer.json()["steward"] == "DEMO-A"

    def test_staff_may_set_it_right(self, api, cast, entered):
        address = entered.headers["Location"].removeprefix("/api/v1")

        answer = api.as_(cast.reviewer).patch(address, json={"steward": "DEMO-B"}, headers=ANY)

        assert answer.json()["steward"] == "DEMO-B"


@pytest.mark.parametrize("file", ["", "/publiccode.yml"])
def test_an_entry_says_of_when_it_is_and_under_which_licence(publisher, entered, file):
    address = entered.headers["Location"].removeprefix("/api/v1")

    headers = publisher.get(f"{address}{file}").headers

    assert headers["Last-Modified"] == "Mon, 02 Mar 2026 12:00:00 GMT"
    assert headers["Link"] == '<https://spdx.org/licenses/CC-BY-4.0>; rel="license"'


class TestEntering:
    def test_takes_and_shows_everything_an_entry_says(self, publisher, entered):
        assert entered.status_code == 201, entered.text
        assert entered.json() == {
            **AGENDA,
            "slug": "sistema-de-agenda-electronica",
            "publisher": {
                "slug": "organismo-demo-a",
                "name": "Organismo Demo A",
                "agency": "DEMO-A",
            },
            "agency": "DEMO-A",
            "is_discontinued": False,
            "life": "published",
            "is_reviewed": False,
            "merged_into": None,
            "withdrawn_reason": None,
            "based_on_elsewhere": [],
            "is_demonstration": True,
            "created_at": "2026-03-02T12:00:00Z",
            "updated_at": "2026-03-02T12:00:00Z",
        }
        address = entered.headers["Location"].removeprefix("/api/v1")
        assert address == "/software/sistema-de-agenda-electronica"
        assert publisher.get(address).json() == entered.json()

    def test_begins_with_a_draft_until_the_agency_is_trusted(self, api, cast, publisher):
        entered = publisher.post("/software", json={"name": "Agenda"})
        asked = publisher.post("/software", json={"name": "Otra", "life": "published"})
        own = {"name": "Tercera", "publisher": "organismo-demo-a"}
        by_staff = api.as_(cast.reviewer).post("/software", json=own)

        assert (entered.status_code, entered.json()["life"]) == (201, "draft")
        assert asked.status_code == 409
        assert asked.json()["type"].endswith("review-first")
        assert by_staff.json()["life"] == "published"

    def test_says_null_of_what_nobody_knows(self, publisher):
        shown = publisher.post("/software", json={"name": "Agenda"}).json()

        assert shown["licence"] is None
        assert shown["development_status"] is None
        assert shown["baseline"]["months"] is None

    def test_is_for_whoever_publishes_in_the_agency_of_the_publisher(self, api, cast, entered):
        draft = {"name": "Otra", "publisher": "organismo-demo-a"}
        wanted = [
            (cast.stranger, 401),
            (cast.member, 403),
            (cast.outsider, 403),
            (cast.publisher, 201),
            (cast.reviewer, 201),
        ]

        for someone, status in wanted:
            assert api.as_(someone).post("/software", json=draft).status_code == status

    def test_refuses_a_repository_that_another_entry_has(self, publisher, entered):
        same = {"name": "Otra", "repository_url": "http://EXAMPLE.org/sae/"}

        answer = publisher.post("/software", json=same)

        assert answer.status_code == 409
        assert answer.json()["type"].endswith("/repository-taken")

    @pytest.mark.parametrize(
        ("fields", "pointer"),
        [
            ({"licence": "Free as in beer"}, "#/licence"),
            ({"licence": "()"}, "#/licence"),
            ({"licence": " OR ".join(["GPL-3.0-or-later"] * 20)}, "#/licence"),
            ({"licence_as_found": "x" * 501}, "#/licence_as_found"),
            ({"development_status": "mature"}, "#/development_status"),
            ({"categories": ["agendas"]}, "#/categories/0"),
            ({"available_languages": ["Spanish, mostly"]}, "#/available_languages/0"),
            ({"texts": {"x" * 30: {}}}, None),
            ({"texts": {"es": {}, "ES": {}}}, "#/texts"),
            ({"texts": {"es": {"short_description": 7}}}, "#/texts/es/short_description"),
            ({"releases": [{"version": "1"}, {"version": "1"}]}, "#/releases"),
            ({"releases": [{"version": "1", "released_on": "2016-13"}]}, None),
            ({"base_software": [{"name": "x" * 121}]}, "#/base_software/0/name"),
            ({"baseline": {"months": "-1"}}, "#/baseline/months"),
            ({"baseline": {"months": "0"}}, "#/baseline/months"),
            ({"baseline": {"months": "1.005"}}, "#/baseline/months"),
            ({"baseline": {"months": "NaN"}}, "#/baseline/months"),
            ({"baseline": {"cost": "5.00"}}, "#/baseline"),
            ({"started_on": "2008", "discontinued_on": "2007-12-31"}, "#/discontinued_on"),
            ({"discontinued_on": "1066-10-14"}, "#/discontinued_on"),
            ({"started_on": "2008-05", "support_ends_on": "2008-04-30"}, "#/support_ends_on"),
            (
                {"maintenance_status": "active", "discontinued_on": "2026-03-01"},
                "#/maintenance_status",
            ),
            ({"maintenance_status": "asleep"}, "#/maintenance_status"),
            ({"based_on": ["nothing-here"]}, "#/based_on"),
            ({"successor": "nothing-here"}, "#/successor"),
            ({"holder": "NOBODY"}, "#/holder"),
            ({"shared_with": ["NOBODY"]}, "#/shared_with"),
            ({"publisher": "nobody"}, "#/publisher"),
            ({"repository_url": "javascript:alert(1)"}, "#/repository_url"),
            ({"repository_url": "https://" + "x" * 500}, "#/repository_url"),
        ],
    )
    def test_refuses_what_cannot_be_and_says_where(self, publisher, fields, pointer):
        answer = publisher.post("/software", json={"name": "Agenda", **fields})

        assert answer.status_code == 422, answer.text
        assert pointer in {None, answer.json()["errors"][0]["pointer"]}
        assert publisher.get("/software").json()["items"] == []

    def test_takes_ties_to_other_entries(self, publisher, enter):
        enter("SAE v1")

        shown = publisher.post(
            "/software", json={"name": "SAE v4", "based_on": ["sae-v1", "sae-v1"]}
        ).json()

        assert shown["based_on"] == ["sae-v1"]

    def test_leaves_the_address_of_a_page_to_the_page(self, publisher):
        assert publisher.post("/software", json={"name": "New"}).json()["slug"] == "new-2"


class TestTies:
    """What is based on what, and what follows what."""

    @pytest.fixture
    def tie(self, publisher):
        """Tie one entry to another: `tie("sae-v4", based_on=["sae-v1"])`."""

        def tie(slug: str, **ties):
            return publisher.patch(f"/software/{slug}", json=ties, headers={"If-Match": "*"})

        return tie

    @pytest.mark.parametrize("ties", [{"based_on": ["sae-v1"]}, {"successor": "sae-v1"}])
    def test_never_lead_from_a_software_to_itself(self, enter, tie, ties):
        enter("SAE v1")

        answer = tie("sae-v1", **ties)

        assert answer.status_code == 422
        assert answer.json()["type"].endswith("/own-lineage")
        assert answer.json()["errors"][0]["pointer"] == f"#/{next(iter(ties))}"

    @pytest.mark.parametrize("relation", ["based_on", "successor"])
    def test_never_close_a_circle(self, publisher, enter, tie, relation):
        def to(slug: str):
            return {relation: [slug] if relation == "based_on" else slug}

        for version in ("SAE v1", "SAE v2", "SAE v4"):
            enter(version)
        tie("sae-v2", **to("sae-v1"))
        tie("sae-v4", **to("sae-v2"))

        answer = tie("sae-v1", **to("sae-v4"))

        assert answer.status_code == 422
        assert answer.json()["type"].endswith("/lineage-circle")
        assert answer.json()["errors"][0]["pointer"] == f"#/{relation}"
        assert "from SAE v4 the same ties already lead back here" in answer.json()["detail"]
        assert publisher.get("/software/sae-v1").json()[relation] in ([], None)

    def test_may_lead_back_by_the_other_kind(self, enter, tie):
        enter("SAE v1")
        enter("SAE v2", based_on=["sae-v1"])

        assert tie("sae-v1", successor="sae-v2").status_code == 200
        assert tie("sae-v2", successor=None, based_on=["sae-v1"]).status_code == 200


class TestReading:
    def test_shows_what_a_reader_may_know_of_and_nothing_else(self, api, cast, enter):
        enter("Pública")
        enter("De gobierno", visibility="government")
        enter("Reservada", visibility="restricted")
        enter("Compartida", visibility="restricted", shared_with=["DEMO-B"])
        enter("Futura", confidential_until="2026-03-03")

        def slugs(someone):
            return {each["slug"] for each in api.as_(someone).get("/software").json()["items"]}

        assert slugs(cast.stranger) == {"publica"}
        assert slugs(cast.outsider) == {"publica", "de-gobierno", "compartida"}
        assert len(slugs(cast.member)) == len(slugs(cast.reviewer)) == 5

    def test_hides_the_rest_as_if_it_were_not_there(self, api, cast, enter):
        enter("Reservada", visibility="restricted")

        there = api.as_(cast.outsider).get("/software/reservada")
        nowhere = api.as_(cast.outsider).get("/software/nothing-here")

        assert there.status_code == nowhere.status_code == 404
        assert there.json()["detail"] == nowhere.json()["detail"]

    def test_tells_whom_an_entry_is_shared_with_only_to_those_who_may_edit_it(
        self, api, cast, enter
    ):
        enter("Compartida", visibility="restricted", shared_with=["DEMO-B"])

        def shared_with(someone):
            return api.as_(someone).get("/software/compartida").json()["shared_with"]

        assert shared_with(cast.publisher) == ["DEMO-B"]
        assert shared_with(cast.outsider) is None

    def test_names_a_successor_and_an_origin_only_to_those_who_may_know_of_them(
        self, api, cast, enter
    ):
        enter("SAE v4", visibility="government")
        enter("SAE v1", successor="sae-v4", based_on=["sae-v4"])

        def ties(someone):
            shown = api.as_(someone).get("/software/sae-v1").json()
            return shown["successor"], shown["based_on"]

        assert ties(cast.outsider) == ("sae-v4", ["sae-v4"])
        assert ties(cast.stranger) == (None, [])

    def test_lists_those_of_one_agency(self, api, cast, enter):
        enter("De A")
        enter("De B", cast.other_agency)

        listed = api.get("/software?agency=demo-b").json()["items"]

        assert [each["slug"] for each in listed] == ["de-b"]

    def test_refuses_an_agency_that_is_not_there(self, api):
        answer = api.get("/software?agency=NOBODY")

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["parameter"] == "agency"

    def test_goes_on_where_a_page_ended(self, api, enter):
        for number in range(5):
            enter(f"Sistema {number}")

        seen, cursor = [], None
        while len(seen) < 5:
            asked = {"limit": 2, **({"cursor": cursor} if cursor else {})}
            page = api.get("/software", params=asked).json()
            seen += [each["slug"] for each in page["items"]]
            cursor = page["next"]

        assert seen == [f"sistema-{number}" for number in range(5)]
        assert cursor is None


class TestEditing:
    def test_changes_what_is_given_and_leaves_the_rest(self, publisher, entered, clock):
        clock.forward(hours=1)

        answer = publisher.patch(
            "/software/sistema-de-agenda-electronica",
            json={"licence": None, "baseline": {"months": "12"}, "platforms": ["web", "ios"]},
            headers={"If-Match": entered.headers["ETag"]},
        )

        before = entered.json()
        assert answer.json() == {
            **before,
            "licence": None,
            "baseline": {**before["baseline"], "months": "12.00"},
            "platforms": ["web", "ios"],
            "updated_at": "2026-03-02T13:00:00Z",
        }

    @pytest.mark.parametrize(
        "change",
        [
            {"texts": {"es": {"short_description": "Otra cosa"}}},
            {"releases": [{"version": "5.0"}]},
            {"base_software": []},
            {"declared_users": ["Banco Demo"]},
            {"shared_with": ["DEMO-B"]},
        ],
    )
    def test_gives_a_new_version_when_only_a_part_changed(self, publisher, entered, change):
        answer = publisher.patch(
            "/software/sistema-de-agenda-electronica",
            json=change,
            headers={"If-Match": entered.headers["ETag"]},
        )

        assert answer.headers["ETag"].startswith('"2.')
        stale = publisher.patch(
            "/software/sistema-de-agenda-electronica",
            json=change,
            headers={"If-Match": entered.headers["ETag"]},
        )
        assert stale.status_code == 412

    def test_changes_nothing_where_nothing_is_new(self, publisher, entered, clock):
        clock.forward(hours=1)
        same = {
            name: AGENDA[name] for name in ("texts", "releases", "declared_users", "licence")
        }

        answer = publisher.patch(
            "/software/sistema-de-agenda-electronica",
            json=same,
            headers={"If-Match": entered.headers["ETag"]},
        )

        assert answer.json() == entered.json()
        assert answer.headers["ETag"] == entered.headers["ETag"]

    def test_leads_from_the_former_name_to_the_present_one(self, publisher, entered):
        publisher.patch(
            "/software/sistema-de-agenda-electronica",
            json={"name": "SAE v4"},
            headers={"If-Match": "*"},
        )

        old = publisher.get("/software/sistema-de-agenda-electronica")
        file = publisher.get("/software/sistema-de-agenda-electronica/publiccode.yml")

        assert (old.status_code, old.headers["Location"]) == (308, "/api/v1/software/sae-v4")
        assert file.headers["Location"] == "/api/v1/software/sae-v4/publiccode.yml"

    def test_does_not_betray_by_its_former_name_what_a_reader_may_not_know_of(
        self, api, publisher, enter
    ):
        enter("Reservada", visibility="restricted")
        publisher.patch("/software/reservada", json={"name": "X"}, headers={"If-Match": "*"})

        assert api.get("/software/reservada").status_code == 404

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"baseline": {"currency": None}}, "cost-alone"),
            ({"discontinued_on": "2007-01-01"}, "ends-before-start"),
            ({"discontinued_on": "2026-03-01"}, "ended-but-kept"),
            ({"support_ends_on": "2007-12-31"}, "support-ends-before-start"),
            ({"based_on": ["sistema-de-agenda-electronica"]}, "own-lineage"),
            ({"successor": "sistema-de-agenda-electronica"}, "own-lineage"),
        ],
    )
    def test_refuses_what_does_not_go_together_with_what_is_there(
        self, publisher, entered, change, problem
    ):
        answer = publisher.patch(
            "/software/sistema-de-agenda-electronica", json=change, headers={"If-Match": "*"}
        )

        assert answer.status_code == 422
        assert answer.json()["type"].endswith(f"/{problem}")

    @pytest.mark.parametrize(
        ("change", "is_discontinued"),
        [
            ({"maintenance_status": "attic"}, True),
            ({"maintenance_status": "discontinued", "discontinued_on": "2026-03-01"}, True),
            ({"maintenance_status": "maintenance_only"}, False),
            ({"discontinued_on": "2026-12-31"}, False),  # announced, and active until then
            ({"maintenance_status": None, "discontinued_on": "2026-03-01"}, True),
            ({"discontinued_on": "2026-12-31", "support_ends_on": "2026-06-30"}, False),
        ],
    )
    def test_tells_whether_it_has_ended_by_what_is_said_of_its_upkeep(
        self, publisher, entered, change, is_discontinued
    ):
        answer = publisher.patch(
            "/software/sistema-de-agenda-electronica", json=change, headers={"If-Match": "*"}
        )

        assert answer.status_code == 200, answer.text
        assert answer.json()["is_discontinued"] is is_discontinued

    def test_is_changed_elsewhere_though_the_day_that_was_announced_has_come(
        self, publisher, entered, clock
    ):
        address, match = "/software/sistema-de-agenda-electronica", {"If-Match": "*"}
        publisher.patch(address, json={"discontinued_on": "2026-03-02"}, headers=match)
        clock.forward(hours=13)

        answer = publisher.patch(address, json={"licence": "MIT"}, headers=match)

        assert answer.status_code == 200, answer.text
        assert answer.json()["is_discontinued"] is True

    def test_is_not_for_another_agency(self, api, cast, entered):
        address, change = "/software/sistema-de-agenda-electronica", {"licence": "MIT"}

        for someone, status in ((cast.stranger, 401), (cast.outsider, 403), (cast.member, 403)):
            answer = api.as_(someone).patch(address, json=change, headers={"If-Match": "*"})

            assert answer.status_code == status
