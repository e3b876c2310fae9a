"""A lineage is drawn from rows: labels keep clear of each other, and the list says it all."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.catalogue.vocabulary import ORIGINS, LineageRelation
from registry.language.vocabulary import Language
from web.gallery import ALONE, CROWDED, DATELESS, SAE
from web.lineage.drawing import lay_out
from web.lineage.facts import (
    Adaptation,
    Contribution,
    Lineage,
    Note,
    Origin,
    Passing,
    Version,
    in_order,
    short_names,
    year_of,
)
from web.lineage.placing import NAME_SIZE, NOTE_SIZE, cut_to, width_of

TODAY = date(2026, 11, 25)
WHEN = st.none() | st.integers(2000, 2026) | st.dates(date(2000, 1, 1), TODAY)
NAMES = st.text("abc XYZ", min_size=1, max_size=40)


@st.composite
def lineages(draw) -> Lineage:
    keys = [f"v{number}" for number in range(draw(st.integers(1, 12)))]
    any_key = st.sampled_from(keys)
    kinds, releases = st.sampled_from(ORIGINS), st.none() | st.just("2.0")
    origins = st.builds(Origin, any_key, kinds, WHEN, releases, releases)
    versions = tuple(
        Version(
            key,
            draw(NAMES),
            draw(st.none() | NAMES),
            draw(WHEN),
            draw(WHEN),
            draw(st.none() | st.booleans()),
            tuple(draw(st.lists(origins, max_size=2, unique_by=lambda origin: origin.of))),
            draw(st.none() | NAMES),
        )
        for key in keys
    )
    adaptations = st.builds(Adaptation, any_key, NAMES, WHEN, WHEN, st.booleans())
    contributions = st.builds(Contribution, any_key, NAMES, WHEN)
    notes = st.builds(Note, any_key, WHEN, NAMES)
    passings = st.builds(Passing, any_key, WHEN, NAMES, st.none() | NAMES)
    return Lineage(
        versions,
        tuple(draw(st.lists(adaptations, max_size=4))),
        tuple(draw(st.lists(contributions, max_size=4))),
        tuple(draw(st.lists(notes, max_size=3))),
        tuple(draw(st.lists(passings, max_size=3))),
    )


def _boxes(picture) -> list[tuple[float, float, float, float]]:
    boxes = []
    for label in picture.labels:
        width = width_of(label.text, is_name=label.is_name)
        left = label.x if label.anchor == "start" else label.x - width
        size = NAME_SIZE if label.is_name else NOTE_SIZE
        boxes.append((left, label.y - size * 0.75, left + width, label.y + size * 0.2))
    return boxes


def _overlaps(boxes) -> list[tuple]:
    return [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[:number]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@settings(max_examples=60)
@given(lineage=lineages())
def test_no_two_labels_overlap_and_none_leaves_the_drawing(lineage):
    drawing = lay_out(lineage, TODAY, Language.ES)

    for picture in (drawing.wide, drawing.narrow):
        boxes = _boxes(picture)
        assert _overlaps(boxes) == []
        assert min(box[0] for box in boxes) >= 0
        assert max(box[2] for box in boxes) <= picture.width + 0.5
        assert max(box[3] for box in boxes) <= picture.height + 0.5


@settings(max_examples=60)
@given(lineage=lineages())
def test_each_version_has_one_bar_inside_the_drawing(lineage):
    drawing = lay_out(lineage, TODAY, Language.PT)

    for picture in (drawing.wide, drawing.narrow):
        assert len(picture.bars) == len(lineage.versions)
        assert all(0 <= bar.start < bar.end <= picture.width for bar in picture.bars)


@settings(max_examples=60)
@given(lineage=lineages())
def test_the_list_tells_every_row(lineage):
    told = lay_out(lineage, TODAY, Language.EN).story
    rows = 2 * len(lineage.versions) + len(lineage.adaptations)  # how each began and stands

    rows += len(lineage.contributions) + len(lineage.notes) + len(lineage.passings)
    stewards = {version.steward for version in lineage.versions} - {None}
    later = sum(max(len(version.origins) - 1, 0) for version in lineage.versions)
    first = sum(
        bool(version.origins) for version in lineage.versions
    )  # told with the beginning, or after

    assert rows + len(stewards) + later <= len(told) <= rows + len(stewards) + later + first
    assert [event.order for event in told] == sorted(event.order for event in told)


@settings(max_examples=60)
@given(lineage=lineages())
def test_versions_stand_below_what_they_came_from(lineage):
    rows = in_order(lineage.versions)

    assert sorted(row.key for row in rows) == sorted(
        version.key for version in lineage.versions
    )


def test_branches_stand_below_their_origin():
    rows = [row.key for row in in_order(CROWDED.versions)]

    assert all(
        rows.index(origin) < rows.index(version.key)
        for version in CROWDED.versions
        for origin in version.came_from
    )


def test_a_line_that_runs_in_a_circle_is_still_drawn():
    circle = Lineage(
        (
            Version("a", "A", started=2010, origins=(Origin("b"),)),
            Version("b", "B", origins=(Origin("a"),)),
        )
    )

    assert len(lay_out(circle, TODAY, Language.ES).wide.bars) == 2


def test_the_story_of_sae_is_told_in_the_order_of_time():
    told = lay_out(SAE, TODAY, Language.ES).story

    assert [(event.when, event.sentence) for event in told][:4] == [
        ("2008", "Empieza v1, en Intendencia de Montevideo."),
        ("≈ 2010–2012", "BPS adapta v1."),  # noqa: RUF001  a span's dash
        ("30/05/2014", "BSE aporta un cambio a v1."),
        ("03/06/2014", "MTSS aporta un cambio a v1."),
    ]


def test_the_story_of_sae_tells_its_adaptation_and_its_stewards():
    told = [(each.when, each.sentence) for each in lay_out(SAE, TODAY, Language.ES).story]

    assert ("01/04/2016", "Empieza v2, en AGESIC, como adaptación de v1.") in told
    assert (
        "2016",
        "AGESIC asume la custodia de v1, que hasta entonces mantenía IM.",
    ) in told
    assert told[-1] == ("hoy", "AGESIC es el custodio de v1, v2, v4.")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_picture_of_sae_says_in_what_way_since_when_and_whose(size):
    said = " ".join(
        label.text for label in getattr(lay_out(SAE, TODAY, Language.ES), size).labels
    )

    assert "Adaptación, 01/04/2016" in said
    assert "titular y custodio: AGESIC" in said
    assert "custodio: AGESIC, desde 2016" in said
    assert "2016: custodia de IM a AGESIC" in said


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        (LineageRelation.BASED_ON, "Empieza B, a partir de A 1.2."),
        (LineageRelation.FORK_OF, "Empieza B, como bifurcación de A 1.2."),
        (LineageRelation.ADAPTATION_OF, "Empieza B, como adaptación de A 1.2."),
        (LineageRelation.VARIANT_OF, "Empieza B, como variante de A 1.2."),
    ],
)
def test_each_kind_of_origin_is_told_with_the_version_that_was_taken(relation, told):
    origin = Origin("a", relation, taken="1.2")
    line = Lineage(
        (Version("a", "A", started=2008), Version("b", "B", None, 2016, origins=(origin,)))
    )

    assert told in {each.sentence for each in lay_out(line, TODAY, Language.ES).story}


def test_what_came_in_later_is_told_at_its_time():
    later = Origin("a", LineageRelation.FORK_OF, 2019, release="3.0")
    line = Lineage(
        (Version("a", "A", started=2008), Version("b", "B", None, 2016, origins=(later,)))
    )

    told = [(each.when, each.sentence) for each in lay_out(line, TODAY, Language.ES).story]

    assert ("2016", "Empieza B.") in told
    assert ("2019", "B 3.0 es una bifurcación de A.") in told


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Agenda (SAE) v1", "Agenda (SAE) v2"), ["v1", "v2"]),
        (("SIMPLE (Chile)", "SIMPLE"), ["SIMPLE (Chile)", "SIMPLE"]),
        (("Agenda v1",), ["Agenda v1"]),
        (("Agenda", "Turnos"), ["Agenda", "Turnos"]),
    ],
)
def test_names_in_the_picture_leave_out_the_words_that_all_begin_with(names, short):
    versions = tuple(Version(str(number), name) for number, name in enumerate(names))

    assert list(short_names(versions).values()) == short


def test_the_line_from_one_version_of_sae_to_the_next_runs_through_no_words():
    picture = lay_out(SAE, TODAY, Language.ES).wide

    for upper, lower in pairwise(picture.bars):
        between = [box for box in _boxes(picture) if upper.y < box[1] and box[3] < lower.y]
        assert between
        assert not [box for box in between if box[0] < lower.start < box[2]]


def test_what_lives_reaches_today_and_what_ended_is_closed():
    bars = lay_out(SAE, TODAY, Language.ES).wide.bars

    assert [(bar.kind, bar.has_end) for bar in bars] == [
        ("past", True),
        ("past", True),
        ("live", False),
    ]
    assert bars[2].end > bars[1].end


def test_a_version_without_dates_is_hollow_and_said_to_be_so():
    drawing = lay_out(DATELESS, TODAY, Language.ES)

    assert "unknown" in {bar.kind for bar in drawing.wide.bars}
    assert "sin fechas" in {label.text for label in drawing.wide.labels}
    assert "sin fechas" in {label.text for label in drawing.narrow.labels}


@pytest.mark.parametrize(
    ("is_live", "kind", "drawn", "told"),
    [
        (True, "live", "activa", ("hoy", "SIMPLE está activa.")),
        (False, "past", "discontinuada", (None, "SIMPLE queda discontinuada.")),
        (
            None,
            "unknown",
            "estado sin dato",
            ("hoy", "No se sabe si SIMPLE se sigue desarrollando."),
        ),
    ],
)
def test_how_a_version_stands_is_drawn_and_told_alike(is_live, kind, drawn, told):
    alone = Lineage((Version("s", "SIMPLE", None, 2016, is_live=is_live),))

    drawing = lay_out(alone, TODAY, Language.ES)

    for picture in (drawing.wide, drawing.narrow):
        (bar,) = picture.bars
        assert (bar.kind, bar.has_end) == (kind, False)
        assert drawn in {label.text for label in picture.labels}
    assert told in {(event.when, event.sentence) for event in drawing.story}


@pytest.mark.parametrize(
    ("agencies", "text"),
    [
        (["BPS"], "BPS la adapta (sin fechas)"),
        (["BPS", "IM"], "BPS, IM la adaptan (sin fechas)"),
        (["BPS", "IM", "BSE"], "3 organismos la adaptan (sin fechas)"),
    ],
)
def test_adaptations_that_nobody_dates_are_one_dashed_line_along_the_bar(agencies, text):
    adapted = Lineage(
        (Version("s", "SAE", None, 2008, 2020),),
        tuple(Adaptation("s", agency) for agency in agencies),
    )

    picture = lay_out(adapted, TODAY, Language.ES).wide

    (line,), (bar,) = picture.lines, picture.bars
    assert line.is_dashed
    assert line.path.startswith(f"M{bar.start} ")
    assert line.path.endswith(f"H{bar.end}")
    assert text in {label.text for label in picture.labels}


def test_a_software_alone_is_one_bar():
    drawing = lay_out(ALONE, TODAY, Language.ES)

    assert len(drawing.wide.bars) == 1
    assert drawing.wide.lines == []


def test_where_nothing_has_a_date_there_are_no_years():
    undated = Lineage((Version("a", "A"), Version("b", "B", origins=(Origin("a"),))))

    assert lay_out(undated, TODAY, Language.ES).wide.ticks == []


@pytest.mark.parametrize("picture", ["wide", "narrow"])
def test_the_years_keep_apart(picture):
    ticks = getattr(lay_out(CROWDED, TODAY, Language.ES), picture).ticks

    assert all(later.x - earlier.x >= 40 for earlier, later in pairwise(ticks))


def test_a_day_is_a_fraction_of_its_year():
    assert year_of(2014) == 2014
    assert year_of(date(2014, 1, 1)) == 2014
    assert 2014.49 < year_of(date(2014, 7, 1)) < 2014.51


def test_a_text_is_cut_only_where_it_has_no_room():
    assert cut_to("AGESIC", 100) == "AGESIC"
    assert cut_to("Intendencia de Montevideo", 80).endswith("…")
    assert width_of(cut_to("Intendencia de Montevideo", 80)) <= 80
