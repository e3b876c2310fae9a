"""Every route of the JSON door, asked with tokens of few scopes: each needs its own, and reading its."""

import pytest

from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role, Scope
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.catalogue.vocabulary import Visibility
from registry.needs.schemas import NeedDraft
from registry.needs.service import state_need
from registry.needs.vocabulary import NeedVisibility
from registry.publishers.service import publisher_for_agency
from registry.reuse.schemas import ReuseDraft
from registry.reuse.service import record_reuse
from tests.doors.test_who_may import API, CONCEPTS, TABLE, ask_program
from tests.doors.who_may import json_door
from tests.doors.who_may.asking import OF_THE_AGENCY
from tests.environment.doors import ACROSS, Api

WRITING = {
    "agencies": Scope.ADMINISTER,
    "contributions": Scope.WRITE_REUSES,
    "needs": Scope.WRITE_NEEDS,
    "notifications": Scope.READ,
    "policies": Scope.ADMINISTER,
    "publishers": Scope.WRITE_CATALOGUE,
    "reuses": Scope.WRITE_REUSES,
    "software": Scope.WRITE_CATALOGUE,
    "thesaurus": Scope.ADMINISTER,
    "tokens": Scope.ADMINISTER,
    "watches": Scope.WRITE_NEEDS,
}
OTHERWISE = {
    f"POST {API}/software/{{slug}}/contributions": Scope.WRITE_REUSES,
    # asked by the agency whose entry it is: who gave it needs the scope of reuses
    f"DELETE {API}/contributions/{{contribution_id}}": Scope.WRITE_CATALOGUE,
}
OPEN = {"docs", "openapi.json", "me"}  # for any token
EVERY = frozenset(Scope)
REFUSED = {403, 404}


def concept_of(route: str) -> str:
    return route.partition(f"{API}/")[2].partition("/")[0]


def scope_of(route: str) -> Scope:
    """Return the scope that a route needs."""
    concept = concept_of(route)
    if route.startswith("GET ") and concept != "tokens":
        return Scope.READ
    return OTHERWISE.get(route) or WRITING.get(concept, Scope.ADMINISTER)


ROUTES = sorted(route for route in TABLE if API in route and concept_of(route) not in OPEN)
FOR_AGENCIES = {route for route in json_door.ROUTES if "{slug}" in route} | {
    route for route in ROUTES if "{handover_id}" in route
}
RESERVED = [  # their rows are for agencies, or for those who were told: see who_may
    route
    for route in ROUTES
    if TABLE[route].hides
    or (route.startswith("PATCH ") and "{tie_id}" not in route)
    or route in FOR_AGENCIES
]


@pytest.fixture
def status_with(app, cast, house):
    """What a route answers a token with some scopes, whose roles are those that may use it."""
    with house.sessions.writing() as session:
        arranged = [(concept.ROUTES, concept.arrange(session, cast)) for concept in CONCEPTS]
    places = {route: names for routes, names in arranged for route in routes}

    def status_with(route, scopes):
        asked = TABLE[route]
        is_of_agency = bool(asked.may & OF_THE_AGENCY) or asked.may == {"outsider"}
        own = cast.agency if asked.may & OF_THE_AGENCY else cast.other_agency
        agency = own if is_of_agency else None
        roles = frozenset(Role) - ACROSS if is_of_agency else ACROSS
        with house.sessions.undone():
            program = Api(app).as_(cast.token(agency, roles, scopes))
            return ask_program(program, route, asked, places[route]).status_code

    return status_with


def test_its_scope_and_reading_are_enough_for_each_route(status_with):
    for route in ROUTES:
        status = status_with(route, {scope_of(route), Scope.READ})

        assert status < 400 or status == TABLE[route].says, route


def test_all_other_scopes_together_are_not_enough_for_any(status_with):
    for route in ROUTES:
        status = status_with(route, EVERY - {scope_of(route)})
        is_open = route.startswith("GET ") and "stranger" in TABLE[route].may

        assert status in REFUSED or (is_open and status in {200, TABLE[route].says}), route


def test_a_scope_alone_makes_rows_and_finds_none_that_is_reserved(status_with):
    for route in ROUTES:
        scope = scope_of(route)
        if scope is Scope.READ or route == f"POST {API}/tokens":  # it would give `read` away
            continue
        status = status_with(route, {scope})

        hidden = route in RESERVED and concept_of(route) in {"needs", "reuses", "software"}
        is_made = status < 400 or status == TABLE[route].says
        assert (status == 404) if hidden else is_made, route


@pytest.fixture
def reserved(house, cast):
    """An agency's own rows, for nobody else, with the lists and reports that show them to it."""
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, cast.agency)
        software = enter_software(
            session,
            SYSTEM,
            SoftwareDraft(
                name="Reservado", publisher=publisher.slug, visibility=Visibility.RESTRICTED
            ),
        )
        need = NeedDraft(
            agency="DEMO-A",
            title="Reservada",
            problem="Filas",
            visibility=NeedVisibility.RESTRICTED,
        )
        state_need(session, SYSTEM, need)
        record_reuse(session, SYSTEM, ReuseDraft(software=software.slug, agency="DEMO-A"))
    return ("software", "needs", "reuses")


@pytest.mark.parametrize("staff", [False, True], ids=["of an agency", "of staff"])
def test_a_list_shows_what_is_reserved_to_those_who_may_read(api, cast, reserved, staff):
    agency = None if staff else cast.agency
    roles = ACROSS if staff else {Role.MEMBER, Role.AGENCY_ADMIN}

    for concept in reserved:
        seen = {
            reads: api.as_(cast.token(agency, roles, EVERY if reads else EVERY - {Scope.READ}))
            .get(f"/{concept}")
            .json()["items"]
            for reads in (True, False)
        }

        assert len(seen[True]) == 1, concept
        assert seen[False] == [], concept


def test_a_report_counts_what_is_reserved_to_those_who_may_read(api, cast, reserved):
    def rows(scopes):
        program = api.as_(cast.token(cast.agency, {Role.MEMBER}, scopes))
        return program.get("/reports/adaptation?demonstration=true").json()

    assert rows(EVERY) != rows(EVERY - {Scope.READ})
    assert (
        rows(EVERY - {Scope.READ}) == api.get("/reports/adaptation?demonstration=true").json()
    )
