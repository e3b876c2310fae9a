"""How the time ratios spread, drawn as a file of its own: no script, no address of anyone else's."""

import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from registry.language import formats
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reports.rules import Bin

MEDIA_TYPE = "image/svg+xml"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'"  # the drawing's own style, nothing else
)
TITLE = N_("How many reuses have which time ratio")
SPENT, PAST = "#0b5c87", "#a5301a"  # the same as the bars of the page have
INK, INK_2 = "#13202b", "#465562"
FONT = "'Encode Sans', 'Arial Narrow', 'Liberation Sans Narrow', Arial, sans-serif"
UUID = "adaptation"  # the library's own would make each drawing differ from the one before
RULES = f"#chart-{UUID} .axis.x>path{{display:none}}"  # no line beside the bars; ours is below
EN_DASH = "\u2013"
MARGIN = 4
WIDE, NARROW = (560, 250), (340, 250)
Svg = Any  # Any: the library is not typed


def draw(bins: Sequence[Bin], language: Language, *, is_narrow: bool = False) -> bytes:
    """Return the drawing of a distribution, in a width for a desk or for a phone."""
    width, height = NARROW if is_narrow else WIDE
    chart = _library().Bar(
        width=width,
        height=height,
        style=_style(is_narrow=is_narrow),
        show_legend=False,
        show_y_labels=False,
        show_y_guides=False,
        print_values=True,
        print_zeroes=True,
        print_values_position="top",
        value_formatter=str,
        truncate_label=-1,
        disable_xml_declaration=True,
        explicit_size=True,
        js=[],
        css=["file://style.css", "file://graph.css", f"inline:{RULES}"],
        margin=MARGIN,
        margin_top=16,
        spacing=8,
        range=(0, max([each.count for each in bins] + [1])),
        x_labels=[short_name(each, language) for each in bins],
    )
    chart.uuid = UUID
    chart.add("", [{"value": each.count, "color": _colour(each)} for each in bins])
    root = chart.render_tree()
    _keep_drawing_alone(root, translate(language, TITLE))
    _stand_on_a_line(root, width)
    drawn: bytes = import_module("pygal.etree").etree.tostring(root)
    return drawn


def short_name(each: Bin, language: Language) -> str:
    """Return what a bin is called below its bar, such as 20 to 40 %."""
    if each.up_to is None:
        return f"> {formats.percent(each.above, language)}"
    low = formats.number(each.above * 100, language)
    return f"{low}{EN_DASH}{formats.percent(each.up_to, language)}"


def _colour(each: Bin) -> str:
    return PAST if each.up_to is None else SPENT


@cache
def _library() -> Svg:
    """Return the library, imported when something is first drawn: most processes never draw.

    It hooks itself into every later import, for maps that we do not draw, in a way that Python has
    given up: each import that finds nothing would warn. So the hook is taken out again.
    """
    library = import_module("pygal")
    hook = library.PluginImportFixer
    sys.meta_path[:] = [each for each in sys.meta_path if not isinstance(each, hook)]
    return library


def _style(*, is_narrow: bool) -> Svg:
    size = 11 if is_narrow else 13
    return import_module("pygal.style").Style(
        background="transparent",
        plot_background="transparent",
        foreground=INK_2,
        foreground_strong=INK,
        foreground_subtle=INK_2,
        colors=(SPENT,),
        value_colors=(INK,),
        opacity=1,
        opacity_hover=1,
        transition="0s",
        font_family=FONT,
        label_font_size=size,
        major_label_font_size=size,
        value_font_size=14,
    )


def _keep_drawing_alone(root: Svg, title: str) -> None:
    """Drop the library's script and remarks, and say in the drawing what it shows."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] == "script":
                parent.remove(child)
    for child in root:
        if child.tag.rpartition("}")[2] == "title":
            child.text = title


def _stand_on_a_line(root: Svg, width: int) -> None:
    """Draw the line that the bars stand on."""
    plot = next(each for each in root.iter() if each.get("class") == "plot")
    bar = next(each for each in plot.iter() if each.get("class", "").startswith("rect "))
    ground = f"{float(bar.get('y')) + float(bar.get('height')):.1f}"
    ends = {"x1": "0", "x2": str(width - 2 * MARGIN), "y1": ground, "y2": ground}
    plot.append(plot.makeelement("line", {**ends, "stroke": INK}))
