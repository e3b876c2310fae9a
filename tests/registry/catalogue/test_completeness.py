"""How complete an entry is (domain E19), and how clear its licence."""

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.completeness import ADVICE, POINTS, Part, completeness
from registry.catalogue.grading import grades_of
from registry.catalogue.licences import LicenceConcern, Needed, is_open, licence_clarity
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.catalogue.vocabulary import BaseSoftwareKind
from registry.language.catalogue import translate
from registry.publishers.service import publisher_for_agency

ORACLE = Needed("Oracle Database", BaseSoftwareKind.PROPRIETARY)


@pytest.mark.parametrize(
    ("part", "points"),
    [
        (Part.LICENCE, 20),
        (Part.REPOSITORY, 15),
        (Part.CONTACT, 10),
        (Part.DOCUMENTATION, 15),
        (Part.RELEASE, 10),
        (Part.BASE_SOFTWARE, 10),
        (Part.FEATURES, 10),
        (Part.BASELINE, 10),
    ],
)
def test_e19_each_part_alone_brings_its_points(part, points):
    assert completeness({part}).score == points


@pytest.mark.parametrize(("known", "score"), [(set(), 0), (set(Part), 100)])
def test_e19_goes_from_0_to_100(known, score):
    assert completeness(known).score == score


def test_what_to_do_next_comes_with_the_most_points_first():
    steps = completeness({Part.REPOSITORY, Part.FEATURES}).steps

    assert [(step.part, step.points) for step in steps] == [
        (Part.LICENCE, 20),
        (Part.DOCUMENTATION, 15),
        (Part.CONTACT, 10),
        (Part.RELEASE, 10),
        (Part.BASE_SOFTWARE, 10),
        (Part.BASELINE, 10),
    ]
    assert completeness(set(Part)).steps == ()


@pytest.mark.parametrize("language", ["es", "pt"])
@pytest.mark.parametrize("part", POINTS)
def test_each_advice_is_given_in_the_readers_language(part, language):
    assert translate(language, ADVICE[part]) != ADVICE[part]


@pytest.mark.parametrize(
    ("licence", "conflicts"),
    [
        ("GPL-3.0-or-later", True),  # GPL FAQ, GPLIncompatibleLibs
        ("GPL-2.0-only", True),
        ("AGPL-3.0-only", True),
        ("GPL-3.0-only AND MIT", True),
        ("LGPL-3.0-only", False),  # made to go with others
        ("EUPL-1.2", False),
        ("MIT", False),
        ("GPL-3.0-only OR MIT", False),  # the reuser chooses
        ("GPL-2.0-only WITH Classpath-exception-2.0", False),
        ("GPL-2.0-with-classpath-exception", False),
        ("(MIT OR GPL-2.0-only) AND AGPL-3.0-only", True),
    ],
)
def test_gpl_faq_a_work_of_the_gpls_may_be_incompatible_with_what_it_needs(licence, conflicts):
    clarity = licence_clarity(licence, [ORACLE], has_file=True)

    assert (LicenceConcern.MAY_CONFLICT in clarity.concerns) is conflicts
    assert clarity.conflicting == (("Oracle Database",) if conflicts else ())
    assert (clarity.source is not None) is conflicts
    assert clarity.is_clear is not conflicts


@pytest.mark.parametrize(
    "needed",
    [
        Needed("PostgreSQL", BaseSoftwareKind.OPEN),
        Needed("Oracle Database", BaseSoftwareKind.PROPRIETARY, is_optional=True),
        Needed("Servidor", BaseSoftwareKind.UNKNOWN),
        Needed("Lector", BaseSoftwareKind.HARDWARE),
    ],
)
def test_only_proprietary_software_that_it_cannot_do_without_conflicts(needed):
    assert licence_clarity("GPL-3.0-only", [needed], has_file=True).is_clear


@pytest.mark.parametrize(
    ("licence", "has_file", "concerns"),
    [
        (None, None, (LicenceConcern.UNKNOWN,)),
        (None, False, (LicenceConcern.UNKNOWN, LicenceConcern.NO_FILE)),
        ("MIT", False, (LicenceConcern.NO_FILE,)),
        ("MIT", True, ()),
        ("MIT", None, (LicenceConcern.FILE_NOT_LOOKED_FOR,)),
        ("CC-BY-NC-ND-4.0", True, (LicenceConcern.NOT_OPEN,)),
        ("no es una expresión (", True, (LicenceConcern.NOT_OPEN,)),
    ],
)
def test_a_licence_is_known_unknown_or_without_its_file(licence, has_file, concerns):
    assert licence_clarity(licence, [ORACLE], has_file=has_file).concerns == concerns


@pytest.mark.parametrize(
    ("licence", "opens"),
    [
        ("MIT", True),
        ("EUPL-1.2", True),
        ("GPL-3.0-or-later", True),
        ("GPL-3.0+", True),
        ("MPL-2.0+", True),
        ("CC0-1.0", True),
        ("GPL-2.0-only WITH Classpath-exception-2.0", True),
        ("GPL-2.0-with-classpath-exception", True),
        ("CC-BY-NC-4.0", False),
        ("CC-BY-NC-ND-4.0", False),
        ("BUSL-1.1", False),
        ("SSPL-1.0", False),
        ("JSON", False),  # "shall be used for Good, not Evil"
        ("LicenseRef-Propia", False),
        ("LicenseRef-scancode-commercial-license", False),
        ("MIT OR CC-BY-NC-4.0", True),  # the reuser chooses
        ("MIT AND CC-BY-NC-4.0", False),
        ("Classpath-exception-2.0", False),
        ("no es una expresión (", False),
        ("", False),
        (None, False),
    ],
)
def test_a_licence_is_open_where_the_list_says_that_anyone_may_use_and_adapt(licence, opens):
    assert is_open(licence) is opens


def test_that_nobody_looked_for_the_file_puts_no_doubt_on_the_licence_itself():
    unseen = licence_clarity("MIT")
    assert (unseen.is_clear, unseen.is_doubtful) == (False, False)
    assert licence_clarity("MIT", has_repository=False).is_clear  # there is nothing to look at
    assert licence_clarity("CC-BY-NC-4.0").is_doubtful
    assert not licence_clarity("MIT", has_file=True).is_doubtful


def test_an_entrys_facts_are_read_from_its_rows(house, cast):
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, session.merge(cast.agency))

        def enter(name, **facts):
            draft = SoftwareDraft(name=name, publisher=publisher.slug, **facts)
            return enter_software(session, SYSTEM, draft)

        bare = enter("Nada")
        whole = enter(
            "Todo",
            licence="AGPL-3.0-only",
            repository_url="https://example.org/todo.git",
            contacts=[{"name": "Mesa de ayuda"}],
            texts={
                "es": {"documentation_url": "https://example.org/doc", "features": ["Reserva"]}
            },
            releases=[{"version": "1.0", "released_on": "2020"}],
            base_software=[{"name": "Oracle Database", "kind": "proprietary"}],
            baseline={"person_months": "3"},
        )
        partly = enter("Algo", releases=[{"version": "1.0"}], texts={"es": {}})

        grades = grades_of(session, [bare, whole, partly], {whole.id: False})

    scores = [grades[each.id].completeness.score for each in (bare, whole, partly)]
    assert scores == [0, 100, 0]
    assert grades[whole.id].licence.concerns == (
        LicenceConcern.NO_FILE,
        LicenceConcern.MAY_CONFLICT,
    )
    assert grades[bare.id].licence.concerns == (LicenceConcern.UNKNOWN,)
