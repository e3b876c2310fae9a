from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from registry.language.vocabulary import Language
from web.ratio import draw
from web.rendering.environment import environment

MONTHS = st.decimals(min_value=0, max_value=600, places=2)
RANGE = st.none() | st.tuples(MONTHS, MONTHS).map(lambda pair: tuple(sorted(pair)))
SOURCE = (
    "{% from 'macros/ratio.html' import ratio_bar, ratio_small %}"
    "{{ ratio_bar('a', o, a, orange, arange) }}{{ ratio_small('b', o, a, orange, arange) }}"
)


def _shown(original=None, adaptation=None, original_range=None, adaptation_range=None) -> str:
    template = environment(Language.ES).from_string(SOURCE)
    names = {
        "o": original,
        "a": adaptation,
        "orange": original_range,
        "arange": adaptation_range,
    }
    return template.render(**names).replace("\u00a0", " ")


def test_four_of_ten_months_are_forty_percent_and_six_avoided():
    drawn = draw(Decimal(10), Decimal(4))

    assert (drawn.ratio, drawn.difference, drawn.is_over) == (Decimal("0.4"), Decimal(6), False)
    assert (drawn.original.length, drawn.adaptation.length, drawn.end) == (100, 40, 100)


def test_what_is_approximate_lies_between_the_extremes():
    drawn = draw(
        Decimal(10),
        Decimal(4),
        (Decimal("9.5"), Decimal("10.5")),
        (Decimal("3.5"), Decimal("4.5")),
    )

    low, high = drawn.ratio_range
    assert (round(low, 4), round(high, 4)) == (Decimal("0.3333"), Decimal("0.4737"))


def test_one_approximate_value_is_enough_for_a_range():
    drawn = draw(Decimal(10), Decimal(4), None, (Decimal(3), Decimal(5)))

    assert drawn.ratio_range == (Decimal("0.3"), Decimal("0.5"))


def test_an_adaptation_longer_than_the_original_is_shown_in_full():
    drawn = draw(Decimal(18), Decimal(21))

    assert drawn.is_over
    assert drawn.adaptation.length + drawn.adaptation.past == 100
    assert drawn.difference == -3


def test_without_an_original_there_is_no_ratio():
    for original in (None, Decimal(0)):
        drawn = draw(original, Decimal(2))

        assert drawn.ratio is None
        assert not drawn.is_over


def test_what_nobody_has_said_is_hollow():
    drawn = draw(Decimal(10), None)

    assert not drawn.adaptation.is_known
    assert drawn.adaptation.length == drawn.end


def test_all_bars_of_a_list_share_a_scale():
    assert draw(Decimal(10), Decimal(4), scale=40).original.length == 25


def test_months_are_cells_up_to_forty_and_not_beyond():
    assert len(draw(Decimal(12), Decimal(3)).original.ticks) == 11
    assert draw(Decimal(96), Decimal(3)).original.ticks == ()


@given(
    original=st.none() | MONTHS, adaptation=st.none() | MONTHS, spans=st.tuples(RANGE, RANGE)
)
def test_any_months_can_be_drawn_and_stay_inside(original, adaptation, spans):
    drawn = draw(original, adaptation, *spans)

    for bar in (drawn.original, drawn.adaptation):
        reach = bar.length + (bar.past or 0)
        assert bar.length >= 0
        assert max(reach, *(bar.hatch or (reach,))) <= Decimal("100.001")
    assert _shown(original, adaptation, *spans)


def test_the_words_say_all_that_the_bar_shows():
    shown = _shown(
        Decimal(10),
        Decimal(4),
        (Decimal("9.5"), Decimal("10.5")),
        (Decimal("3.5"), Decimal("4.5")),
    )

    assert (
        "Desarrollo original: unos 10 meses. Adaptación: unos 4 meses, 40 % del original."
        in shown
    )
    assert "entre 33,3 % y 47,4 %, porque los meses publicados son aproximados." in shown
    assert "Evitó ≈ 6 meses." in shown
    assert "≈ 4 de ≈ 10 meses" in shown


def test_a_longer_adaptation_is_said_and_never_called_avoided():
    shown = _shown(Decimal(18), Decimal(21))

    assert "116,7 %" in shown
    assert "Llevó más que el original: 3 meses." in shown
    assert "Evitó" not in shown


def test_what_is_not_known_is_said_and_never_zero():
    shown = _shown(Decimal(10), None)

    assert "El organismo aún no informó los meses de adaptación." in shown
    assert "sin dato" in shown
    assert "0 meses" not in shown.replace("10 meses", "")


def test_an_original_of_no_months_is_compared_with_nothing():
    assert "No hay desarrollo original con qué comparar." in _shown(Decimal(0), Decimal(2))
