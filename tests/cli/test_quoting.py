import pytest

from cli.quoting import quoted


def test_a_line_stands_beside_its_number_with_a_mark_under_the_place():
    quotation = quoted("a: 1\nname: x\n", 2, 7)

    assert quotation is not None
    assert quotation.margin + quotation.line == "    2 | name: x"
    assert quotation.caret == "      |       ^"


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), (None, 1), ("a\n", 2), ("a\n", 7), ("a", 0)]
)
def test_where_there_is_none_nothing_is_quoted(text, line):
    assert quoted(text, line, 1) is None


def test_a_long_line_is_cut_on_both_sides():
    quotation = quoted("x" * 500 + "!" + "y" * 500, 1, 501)

    assert quotation is not None
    assert quotation.line.startswith("…x")
    assert quotation.line.endswith("y…")
    assert len(quotation.line) < 110
    assert quotation.line[quotation.caret.index("^") - len(quotation.margin)] == "!"


def test_the_mark_stands_right_after_letters_two_cells_wide():
    quotation = quoted("名前: x", 1, 5)

    assert quotation is not None
    assert quotation.caret == "      |       ^"


def test_what_shows_nothing_is_shown_as_a_dot():
    quotation = quoted("a\u202eb\tc\x07", 1, 1)

    assert quotation is not None
    assert quotation.line == "a·b c·"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_end_as_yaml_ends_them(ending):
    quotation = quoted(f"a{ending}b", 2, 1)

    assert quotation is not None
    assert quotation.line == "b"
