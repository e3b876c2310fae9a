"""No answer asks more of the database because there are more rows to show."""

import pytest

FEW, MANY = 3, 30


@pytest.fixture
def fill(register, enter, state, record, cast, write):
    """Have so many more of everything, each with all that can hang on it."""
    made = []

    def fill(count: int) -> None:
        for number in range(len(made), len(made) + count):
            before = [each.slug for each in made[-1:]]
            agency = register(f"AG-{number}", parent_id=cast.agency.id)
            software = enter(
                f"Sistema {number}",
                holder=agency.code,
                steward="DEMO-B",
                shared_with=[agency.code],
                based_on=before,
                successor=before[0] if before else None,
                texts={"es": {"features": ["Una"]}, "pt": {"features": ["Uma"]}},
                releases=[{"version": "1"}],
                base_software=[{"name": "PostgreSQL"}],
                declared_users=["Caja"],
            )
            need = state(
                agency,
                title=f"Necesidad {number}",
                visibility="public",
                shared_with=["DEMO-A", "DEMO-B"],
                requirements=[
                    {"priority": "must", "text": str(line)} for line in range(number)
                ],
            )
            record(
                software,
                agency,
                need=need.id,
                stage="adapting",
                contributions=[{"kind": "module", "text": str(each)} for each in range(number)],
            )
            made.append(software)

    return fill


LISTS = ["/agencies", "/publishers", "/software", "/needs", "/reuses"]
OTHERS = [
    "/software?agency=DEMO-A",
    "/software/sistema-0",
    "/software/sistema-0/publiccode.yml",
    "/agencies/DEMO-A",
]


def test_answers_cost_the_same_however_many_rows_there_are(api, cast, fill, statements):
    reviewer = api.as_(cast.reviewer)

    def costs() -> list[tuple[str, int]]:
        paths = [f"{path}?limit=100" for path in LISTS] + OTHERS
        for concept in ("needs", "reuses"):  # the newest one has most hanging on it
            newest = reviewer.get(f"/{concept}?limit=1").json()["items"][0]
            paths.append(f"/{concept}/{newest['id']}")
        return [(path, statements(lambda path=path: reviewer.get(path))) for path in paths]

    fill(FEW)
    few = costs()
    fill(MANY - FEW)

    assert [(path[:7], count) for path, count in costs()] == [
        (path[:7], count) for path, count in few
    ]
