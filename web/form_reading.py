"""From the flat names and texts of a posted form to the shape that a pydantic model checks.

Names: `title`; `started_on-day`, `-month`, `-year`; `tags` several times; `requirements-0-text` for
row 0 of a list of models; `baseline-amount` for a field of a nested model.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Literal, NamedTuple, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from registry.language.vocabulary import Language

Flat = Mapping[str, Sequence[str]]
DATE_PARTS = ("day", "month", "year")
MOST_ROWS = 500
Kind = Literal["rows", "model", "list", "date", "number", "flag", "text"]


class Shape(NamedTuple):
    """What a field holds, and whether it may hold nothing."""

    kind: Kind
    model: type[BaseModel] | None
    may_be_none: bool


def shape_of(annotation: object) -> Shape:
    """Say what kind of answer a field's type asks for."""
    bare, may_be_none = _without_none(annotation)
    origin = get_origin(bare)
    if origin in {list, tuple, set, frozenset}:
        of = _without_none(next(iter(get_args(bare)), str))[0]
        return (
            Shape("rows", of, may_be_none)
            if _is_model(of)
            else Shape("list", None, may_be_none)
        )
    if _is_model(bare):
        return Shape("model", bare, may_be_none)
    kinds: dict[object, Kind] = {
        date: "date",
        Decimal: "number",
        int: "number",
        float: "number",
        bool: "flag",
    }
    return Shape(kinds.get(bare, "text"), None, may_be_none)


def _without_none(annotation: object) -> tuple[object, bool]:
    if get_origin(annotation) is Annotated:
        return _without_none(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        options = [option for option in get_args(annotation) if option is not NoneType]
        return _without_none(options[0])[0], len(options) < len(get_args(annotation))
    return annotation, False


def _is_model(kind: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def gather(
    model: type[BaseModel], flat: Flat, language: Language, prefix: str = ""
) -> dict[str, object]:
    """Return what was posted for a model, keyed by its fields; what was left empty is None.

    A field that was not posted is left out, so that its default stands; a plain yes-or-no field is
    then a no, because an empty checkbox posts nothing.
    """
    found: dict[str, object] = {}
    for name, field in model.model_fields.items():
        answer = _answer(field, flat, language, prefix + name)
        if answer is not ABSENT:
            found[name] = answer
    return found


ABSENT = object()


def _answer(field: FieldInfo, flat: Flat, language: Language, name: str) -> object:
    shape = shape_of(field.annotation)
    match shape.kind:
        case "rows" if shape.model:
            return _rows(shape.model, flat, language, name)
        case "model" if shape.model:
            return _nested(shape.model, flat, language, name)
        case "list":
            return [text for text in flat[name] if text] if name in flat else ABSENT
        case "flag":
            return _flag(flat.get(name), may_be_none=shape.may_be_none)
        case _:
            text = _text(flat, name, shape.kind, language)
            is_none = text == "" and (shape.may_be_none or field.is_required())
            return None if is_none else (text or ABSENT)


def _text(flat: Flat, name: str, kind: Kind, language: Language) -> object:
    if kind == "date":
        return _date(flat, name)
    if name not in flat:
        return ABSENT
    text = flat[name][-1]
    return plain_number(text, language) if kind == "number" else text


def _flag(texts: Sequence[str] | None, *, may_be_none: bool) -> object:
    if texts is None:
        return ABSENT if may_be_none else False
    return texts[-1] or (None if may_be_none else False)


def _date(flat: Flat, name: str) -> object:
    parts = [flat.get(f"{name}-{part}", [""])[-1] for part in DATE_PARTS]
    if any(parts):
        day, month, year = parts
        return f"{year}-{month:0>2}-{day:0>2}"
    if f"{name}-year" in flat:
        return ""
    if name not in flat:
        return ABSENT
    text = flat[name][-1]
    written = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    return f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else text


def _nested(model: type[BaseModel], flat: Flat, language: Language, name: str) -> object:
    posted = [texts for key, texts in flat.items() if key.startswith(f"{name}-")]
    if not posted:
        return ABSENT
    return gather(model, flat, language, f"{name}-") if any(map(any, posted)) else None


def _rows(model: type[BaseModel], flat: Flat, language: Language, name: str) -> object:
    indexes = row_indexes(flat, name)
    return (
        [gather(model, flat, language, f"{name}-{index}-") for index in indexes]
        if indexes
        else ABSENT
    )


def row_indexes(flat: Flat, name: str) -> list[int]:
    """Return the numbers of a list's rows that were posted, in order."""
    pattern = re.compile(re.escape(name) + r"-(\d{1,6})-")
    found = {int(match[1]) for key in flat if (match := pattern.match(key))}
    return sorted(found)[:MOST_ROWS]


def without_empty_rows(model: type[BaseModel], flat: Flat) -> dict[str, Sequence[str]]:
    """Drop rows in which nothing was written, and number the others from 0.

    Choices that come with a row (selects, checkboxes) do not make it a row: some text must.
    """
    kept = dict(flat)
    for name, field in model.model_fields.items():
        shape = shape_of(field.annotation)
        if shape.kind == "rows" and shape.model:
            kept = _compacted(kept, name, _text_fields(shape.model))
    return kept


def _text_fields(model: type[BaseModel]) -> set[str]:
    plain = {
        name
        for name, field in model.model_fields.items()
        if field.annotation in {str, str | None}
    }
    return plain or set(model.model_fields)


def _compacted(flat: Flat, name: str, telling: set[str]) -> dict[str, Sequence[str]]:
    rows = row_indexes(flat, name)
    heads = {index: f"{name}-{index}-" for index in rows}
    kept = {
        key: texts for key, texts in flat.items() if not key.startswith(tuple(heads.values()))
    }
    number = 0
    for index in rows:
        row = {key: texts for key, texts in flat.items() if key.startswith(heads[index])}
        if not any(
            any(texts)
            for key, texts in row.items()
            if key.removeprefix(heads[index]) in telling
        ):
            continue
        kept |= {
            f"{name}-{number}-{key.removeprefix(heads[index])}": texts
            for key, texts in row.items()
        }
        number += 1
    return kept


def plain_number(text: str, language: Language) -> str:
    """Rewrite a number as a person writes it («1.234,5», "1,234.5", "6,5") for a machine to read.

    Both marks: the last one parts the decimals. One mark alone parts decimals, unless it stands
    where the reader's language parts thousands. What is no number is returned as it is.
    """
    compact = re.sub(r"[\s\u00a0\u202f]", "", text).replace("\u2212", "-")
    thousands = "," if language is Language.EN else "."
    if re.fullmatch(rf"-?[1-9]\d{{0,2}}(\{thousands}\d{{3}})+", compact):
        return compact.replace(thousands, "")
    if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+,\d+", compact):
        return compact.replace(".", "").replace(",", ".")
    if re.fullmatch(r"-?[1-9]\d{0,2}(,\d{3})+\.\d+", compact):
        return compact.replace(",", "")
    if re.fullmatch(r"-?\d*,\d+", compact):
        return compact.replace(",", ".")
    return compact if re.fullmatch(r"-?\d*\.?\d+", compact) else text
