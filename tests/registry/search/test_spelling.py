"""What was mistyped is understood as it was meant, and nothing else is."""

import numpy as np
import pytest

from registry.search.index.index import Change
from registry.search.index.spelling import MOST_COMPARED, NO_SPELLINGS
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import SAE_V4, software


@pytest.mark.parametrize(
    ("mistyped", "sought"),
    [
        ("agneda electronca", SAE_V4.slug),
        ("frima electronica", "componente-firma-electronica"),
        ("biblioetca", "biblioteca"),
        ("nomenclatro", "nomenclator"),
        ("votacoin de los vecinos", "voto-electronico"),
        ("contbilidad de los organismos", "odoo-coreuy"),
        ("expedeintes electronicos", "mesa-de-entrada"),
        ("OpenFsica", "openfisca-uy"),
    ],
)
def test_a_typing_error_is_forgiven(shelf, mistyped, sought):
    assert found(shelf, mistyped)[0] == sought


def test_a_result_shows_the_word_that_was_meant(shelf):
    reasons = ask(shelf, "agneda").results[0].reasons

    assert ("agneda", "Agenda") in [pair for reason in reasons for pair in reason.words]


def test_a_name_is_found_as_such_though_it_was_mistyped(shelf):
    first = ask(shelf, "nomenclatro").results[0]

    assert (first.slug, first.parts.name > 0) == ("nomenclator", True)


@pytest.mark.parametrize("secret", ["restricted", "government"])
def test_no_word_is_guessed_that_only_hidden_entries_hold(index, store, secret):
    before = ask(index, "zarzuella")
    hidden = software("oculta", "Zarzuela", "Zarzuela.", visibility=secret)

    index.apply(Change(2, (hidden,)), store)

    after = ask(index, "zarzuella")
    assert [one.slug for one in after.results] == [one.slug for one in before.results]


WORDS = ("agenda", "agencia", "casa", "electronica", "electronico", "gestion", "cuestion")


def meant(word: str, words: tuple[str, ...] = WORDS, frequency: object = None) -> list[str]:
    spellings = NO_SPELLINGS.with_words(words[:2]).with_words(words[2:])
    counts = np.ones(len(words), np.int64) if frequency is None else np.array(frequency)
    numbers, _ = spellings.meant(word, words, counts)
    return [words[number] for number in numbers]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("agneda", ["agenda"]),  # two letters swapped
        ("gaenda", ["agenda"]),  # at the beginning, too
        ("agendda", ["agenda"]),  # one too many
        ("agnda", ["agenda"]),  # one missing
        ("electronixa", ["electronica"]),  # another one
        ("elctronica", ["electronica"]),
        ("eletronixa", ["electronica"]),  # two wrong in a long word
        ("cass", []),  # too short to tell
        ("agxxda", []),  # two wrong in a short word
        ("agenda2", []),  # no word but a key
        ("zzzzzzzz", []),
        ("x" * 40, []),
    ],
)
def test_the_nearest_known_words_are_meant(word, known):
    assert meant(word) == known


def test_what_is_told_more_often_is_likelier_meant():
    assert meant("electronicx", frequency=[1, 1, 1, 2, 5, 1, 1]) == [
        "electronico",
        "electronica",
    ]


def test_a_large_vocabulary_is_compared_in_part():
    words = tuple(f"agend{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(26 * 26))

    assert len(words) > MOST_COMPARED
    assert meant("agendxx", words)
