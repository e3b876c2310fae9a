"""How far the strengths can be trusted, on cases that were judged by hand: see `strength_cases`.

The figures are false alarms both ways: what is said and was not found, and what is not said and was
shown as met. A change of the encoder, of the rules or of the seed that makes either worse is seen here.
"""

from collections import Counter

import pytest

from registry.actors.rules import SYSTEM
from registry.catalogue.entry import entries_of
from registry.catalogue.queries import software_with_slugs
from registry.matching.comparing import met_by
from registry.matching.vocabulary import Strength
from registry.needs.queries import requirements_of
from tests.registry.matching.strength_cases import CASES

SAID = [case for case in CASES if case.is_said]
UNSAID = [case for case in CASES if not case.is_said]
STATED_OF_SAID = 0.50
MISSED_OF_SAID = 0.15
FOUND_OF_UNSAID = 0.07


@pytest.fixture
def found(session, house, state):
    """Count the strengths that some cases are given, each in the entry it was judged by."""

    def found(cases) -> Counter[Strength]:
        slugs = {case.software for case in cases}
        software = software_with_slugs(session, SYSTEM, slugs)
        assert set(software) == slugs
        counted: Counter[Strength] = Counter()
        for slug in sorted(slugs):
            lines = [case.text for case in cases if case.software == slug]
            need = state("Casos", must=lines)
            entry = entries_of(session, [software[slug]])
            met = met_by(entry, requirements_of(session, need), house.vectors, None)
            counted.update(each.strength for each in met[software[slug].id])
        return counted

    return found


def test_there_are_cases_enough_in_each_language():
    languages = Counter(case.language for case in CASES)

    assert len(CASES) >= 40
    assert min(len(SAID), len(UNSAID)) >= 20
    assert set(languages) == {"es", "pt", "en"}
    assert min(languages.values()) >= 12
    assert len({(case.text, case.software) for case in CASES}) == len(CASES)


def test_what_an_entry_says_is_found(found):
    counted = found(SAID)

    assert counted[Strength.STATED] / len(SAID) >= STATED_OF_SAID
    assert counted[Strength.NOT_FOUND] / len(SAID) <= MISSED_OF_SAID


def test_what_an_entry_does_not_say_is_seldom_shown_as_met(found):
    counted = found(UNSAID)

    assert (len(UNSAID) - counted[Strength.NOT_FOUND]) / len(UNSAID) <= FOUND_OF_UNSAID
    assert counted[Strength.STATED] <= 1
