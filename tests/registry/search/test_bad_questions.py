import pytest

from tests.registry.search.asking import ask


@pytest.mark.parametrize(
    "text", ["de la y", "the of and", "¡¿!?", "…", "🙂🙂", "\0", "\u202e", "_"]
)
def test_a_question_without_a_word_is_answered_as_such(shelf, text):
    outcome = ask(shelf, text)

    assert outcome.nothing_to_search
    assert outcome.total == 0
    assert outcome.results == ()
    assert outcome.next_offset is None


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "agenda " * 1_400,
        " ".join(f"palabra{n}" for n in range(1_000)),
        "Σύστημα κράτησης ραντεβού για πολίτες",  # noqa: RUF001  Greek is meant
        "預約系統",
        'title:^ AND ("',
        "agenda\0electrónica",
        "agenda 🙂",
        "\ud800agenda",
        "1 2 3",
        "x" * 1_000_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_no_question_breaks_the_search(shelf, text):
    outcome = ask(shelf, text)

    assert outcome.total >= len(outcome.results)


def test_a_long_question_is_still_understood(shelf):
    asked = "Se necesita una agenda para reservar hora de atención. " * 180

    assert ask(shelf, asked[:10_000]).results[0].slug == "sistema-agenda-electronica-v4"


def test_a_question_past_the_end_is_empty(shelf):
    outcome = ask(shelf, "agenda", offset=10_000)

    assert outcome.results == ()
    assert outcome.total > 0
    assert outcome.next_offset is None
