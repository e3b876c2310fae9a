"""`make check` asks here whether the migrations lead to the tables that the models describe."""

import sys

from registry.database.migrating import differences
from tests.environment.databases import Kind, lend_database
from tests.environment.ground import Ground, lay_ground
from tests.environment.postgresql import stop_cluster
from tests.environment.system_packages import find_postgresql


def main() -> int:
    """Migrate an empty database of each kind that is here, and say in what it differs."""
    kinds = [kind for kind in Kind if kind is Kind.SQLITE or find_postgresql("initdb")]
    ground = lay_ground()
    try:
        found = {kind: _difference(ground, kind) for kind in kinds}
    finally:
        stop_cluster()
        ground.clear()
    for kind, difference in found.items():
        if difference is not None:
            sys.stderr.write(f"On {kind} the migrations and the models differ. {difference}\n")
    return int(any(found.values()))


def _difference(ground: Ground, kind: Kind) -> str | None:
    with lend_database(ground, kind) as database:
        return differences(database.settings)


if __name__ == "__main__":
    sys.exit(main())
