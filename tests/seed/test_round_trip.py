"""What the seed's entries leave as comes in again, and changes nothing."""

from sqlalchemy import select

from registry.actors.rules import SYSTEM
from registry.catalogue.entry import entry_of, upkeep_of
from registry.catalogue.importing import import_file
from registry.catalogue.merging import standing_now
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage
from registry.catalogue.publiccode_file import publiccode_yml
from registry.catalogue.queries import with_ties
from registry.history.unit_of_work import Sessions


def state(session):
    """Return all that is said of each entry, and how the entries are tied."""
    entries = session.scalars(with_ties(select(Software).order_by(Software.slug))).all()
    ties = session.scalars(select(Lineage)).all()
    return (
        {
            each.slug: standing_now(entry_of(session, each), upkeep_of(session, each))
            for each in entries
        },
        sorted((str(tie.software_id), tie.relation, str(tie.other_id)) for tie in ties),
    )


def test_each_entry_of_the_seed_comes_in_again_as_it_left(seeded_database):
    with Sessions(seeded_database.engine).writing() as session:
        before = state(session)
        published = select(Software).where(Software.repository_url.is_not(None))
        for software in session.scalars(with_ties(published.order_by(Software.slug))).all():
            text = publiccode_yml(session, SYSTEM, software)

            imported = import_file(session, SYSTEM, text.encode())

            assert imported.software is software, (software.slug, imported.findings)
        session.flush()
        session.expire_all()
        after = state(session)

    for slug, entry in before[0].items():
        assert after[0][slug] == entry
    assert after[1] == before[1]
