"""A slug that is free is found in few steps, however many are taken."""

import pytest

from registry.text import free_slug


def asked_until_free(wanted: str, taken: set[str]) -> tuple[str, int]:
    asked: list[str] = []

    def is_taken(slug: str) -> bool:
        asked.append(slug)
        return slug in taken

    return free_slug(wanted, is_taken), len(asked)


@pytest.mark.parametrize(
    ("others", "free"), [(0, "agenda"), (1, "agenda-2"), (2, "agenda-3"), (6, "agenda-7")]
)
def test_it_is_the_first_one(others, free):
    taken = {"agenda", *(f"agenda-{number}" for number in range(2, 100))}
    some = {each for each in taken if int(each.partition("-")[2] or 1) <= others}

    assert asked_until_free("agenda", some)[0] == free


def test_a_word_of_addresses_is_none():
    assert asked_until_free("new", set())[0] == "new-2"


def test_a_gap_is_no_matter():
    assert asked_until_free("agenda", {"agenda", "agenda-3"})[0] == "agenda-2"
    found, _ = asked_until_free("agenda", {"agenda", "agenda-2", "agenda-4", "agenda-8"})
    assert found not in {"agenda", "agenda-2", "agenda-4", "agenda-8"}


def test_of_a_hundred_thousand_few_are_asked():
    taken = {"sistema", *(f"sistema-{number}" for number in range(2, 100_001))}

    found, asked = asked_until_free("sistema", taken)

    assert (found, asked < 40) == ("sistema-100001", True)
