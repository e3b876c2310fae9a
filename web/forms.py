"""A form: what the reader typed, whether it makes a draft, and if not, what to put right."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import ImmutableMultiDict, UploadFile

from registry.language import formats
from registry.language.vocabulary import DEFAULT, Language
from web.form_reading import Flat, gather, row_indexes, shape_of, without_empty_rows
from web.form_sentences import Complaint, complaint
from web.rendering.filters import Sayable

Draft = TypeVar("Draft", bound=BaseModel)
WHOLE_FORM = ""  # the name of a complaint about no one field


@dataclass(frozen=True)
class FieldError:
    """A complaint at its field; the anchor is where its link in the summary leads."""

    name: str
    anchor: str
    sentence: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """The field's name without the numbers of rows: «requirements-text» for each row's text."""
        return re.sub(r"-\d+-", "-", self.name)


@dataclass(frozen=True)
class Form(Generic[Draft]):
    """What a form's fields show, and the draft that its answers make if all are right."""

    draft: Draft | None = None
    values: Flat = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()

    def value(self, name: str) -> str:
        """Return what a field shows: what was typed, else nothing."""
        texts = self.values.get(name)
        return texts[-1] if texts else ""

    def holds(self, name: str, value: object) -> bool:
        """Whether a choice has been made among radios, checkboxes or options."""
        return _written(value, DEFAULT) in self.values.get(name, ())

    def error(self, name: str) -> FieldError | None:
        """Return the complaint about a field, if there is one."""
        return next((error for error in self.errors if error.name == name), None)

    def rows(self, name: str, least: int = 0) -> range:
        """Return the numbers of a list's rows to show: those filled in, and at least so many."""
        filled = row_indexes(self.values, name)
        return range(max(least, filled[-1] + 1 if filled else 0))

    def in_order(self, names: Sequence[str]) -> "Form[Draft]":
        """Return the form with its complaints in the order in which the page asks for these names.

        A row's fields follow the name of their list; what is not named comes last.
        """

        def place(error: FieldError) -> int:
            begins = (
                n for n, name in enumerate(names) if f"{error.name}-".startswith(f"{name}-")
            )
            return next(begins, len(names))

        return replace(self, errors=tuple(sorted(self.errors, key=place)))

    def again(self) -> "Form[BaseModel]":
        """Return the form as it is shown again: what was typed and what to put right, without its draft."""
        return Form(None, self.values, self.errors)

    def complaining(self, sayable: Sayable, name: str = WHOLE_FORM) -> "Form[Draft]":
        """Return the form with one complaint more and no draft: a refusal shown where it belongs.

        Where a refusal names its field (`registry.errors.InvalidError`), it stands at that field.
        """
        name = name or str(getattr(sayable, "field", WHOLE_FORM)).replace(".", "-")
        error = FieldError(name, _anchor(name, self.values), sayable.sentence, sayable.params)
        return replace(self, draft=None, errors=(*self.errors, error))


def fill(
    model: type[Draft],
    posted: ImmutableMultiDict[str, UploadFile | str],
    language: Language = DEFAULT,
    missing: Mapping[str, str] | None = None,
) -> Form[Draft]:
    """Read a posted form into a draft; or keep what was typed and say what to put right.

    `language` tells how the reader writes numbers. `missing` gives, for a field's name, the
    sentence that asks for it where nothing was answered.
    """
    flat = without_empty_rows(model, _flat(posted))
    try:
        draft = model.model_validate(
            gather(model, flat, language), by_name=True, by_alias=False
        )
    except ValidationError as wrong:
        return Form(None, flat, tuple(_errors(model, wrong, flat, missing or {})))
    return Form(draft, flat)


def prefilled(
    values: Mapping[str, object] | BaseModel, language: Language = DEFAULT
) -> Form[BaseModel]:
    """Return a form that shows given values, as when something kept is opened for editing."""
    shown = values.model_dump() if isinstance(values, BaseModel) else values
    return Form(None, dict(_flattened(shown, language)))


def _flat(posted: ImmutableMultiDict[str, UploadFile | str]) -> dict[str, list[str]]:
    flat: dict[str, list[str]] = {}
    for name, text in posted.multi_items():
        if isinstance(text, str):
            flat.setdefault(name, []).append(text.replace("\r\n", "\n").strip())
    return flat


def _errors(
    model: type[BaseModel], wrong: ValidationError, flat: Flat, missing: Mapping[str, str]
) -> Iterable[FieldError]:
    seen = set()
    for error in wrong.errors(include_url=True):
        said_at = error.get("ctx", {}).get("field")
        name = str(said_at) if said_at else _name(model, error["loc"])
        if name not in seen:
            seen.add(name)
            said: Complaint = complaint(error, missing.get(name))
            yield FieldError(name, _anchor(name, flat), said.sentence, said.params)


def _name(model: type[BaseModel] | None, loc: Sequence[int | str]) -> str:
    """Return the posted name that an error's place belongs to; deeper parts are the type's affair."""
    parts: list[str] = []
    for part in loc:
        if isinstance(part, int) and model:
            parts.append(str(part))
        elif model and part in model.model_fields:
            parts.append(str(part))
            model = shape_of(model.model_fields[str(part)].annotation).model
        else:
            break
    return "-".join(parts)


def _anchor(name: str, flat: Flat) -> str:
    if not name:
        return "main-content"
    return f"{name}-day" if f"{name}-day" in flat else name


def _flattened(
    values: Mapping[str, object], language: Language, prefix: str = ""
) -> Iterable[tuple[str, list[str]]]:
    for key, value in values.items():
        name = prefix + key
        match value:
            case None:
                continue
            case date():
                yield f"{name}-day", [str(value.day)]
                yield f"{name}-month", [str(value.month)]
                yield f"{name}-year", [str(value.year)]
            case Mapping():
                yield from _flattened(value, language, f"{name}-")
            case list() | tuple() | set() | frozenset():
                yield from _flattened_list(list(value), language, name)
            case _:
                yield name, [_written(value, language)]


def _flattened_list(
    values: list[object], language: Language, name: str
) -> Iterable[tuple[str, list[str]]]:
    if values and isinstance(values[0], Mapping):
        for number, row in enumerate(values):
            if isinstance(row, Mapping):
                yield from _flattened(row, language, f"{name}-{number}-")
    else:
        yield name, [_written(value, language) for value in values]


def _written(value: object, language: Language) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case Decimal():
            return formats.number(value, language)
        case _:
            return str(value)
