import pytest

from registry.language.negotiation import choose
from registry.language.vocabulary import Language


def test_what_is_asked_for_wins_over_all():
    assert choose("en", "pt", "es") is Language.EN


def test_what_was_remembered_wins_over_the_browser():
    assert choose(None, "pt", "en") is Language.PT


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("pt-BR,pt;q=0.9,en;q=0.8", Language.PT),
        ("fr, en;q=0.3, pt;q=0.7", Language.PT),
        ("EN-gb", Language.EN),
        ("en;q=0, pt;q=0.1", Language.PT),
        ("de, *;q=0.5", Language.ES),
        ("en;q=much, pt;q=0.2", Language.PT),
        ("en;q=nan, pt;q=0.2", Language.PT),
        (",;=;q", Language.ES),
        ("x" * 100_000, Language.ES),
        ("", Language.ES),
        (None, Language.ES),
    ],
)
def test_the_browsers_wishes_are_followed_by_their_weight(header, chosen):
    assert choose(accepted=header) is chosen


def test_a_language_that_is_none_of_ours_counts_as_not_given():
    assert choose("de", "klingon", "pt") is Language.PT


def test_the_installation_may_have_another_default():
    assert choose(default=Language.PT) is Language.PT
