"""What someone else changed in a need, its requirements included, while a form on it was open."""

from collections.abc import Iterable

from starlette.datastructures import FormData

from registry.catalogue.category_words import category_name
from registry.history.queries import earlier_version, rows_as_of
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.needs.models import Need, Requirement
from registry.needs.queries import requirements_of
from web.changes import Change, Write, changes_since, written
from web.dependencies import Database
from web.names import name_of
from web.needs.asking import NAMES
from web.versions import opened_version

REQUIREMENT = N_("Requirement %(code)s")
NOT_THERE = N_("was not there")
REMOVED = N_("removed")
KNOCKOUT = N_("knockout")


def _categories(value: object, language: Language) -> str:
    codes = value if isinstance(value, list) else []
    return written([category_name(code, language) for code in codes], language)


WRITERS: dict[str, Write] = {"categories": _categories}


def changes_of_need(
    session: Database, need: Need, posted: FormData, language: Language
) -> list[Change]:
    """Return what changed in a need since the version that a form was opened on."""
    version = opened_version(posted)
    return [
        *changes_since(session, need, version, NAMES, language, WRITERS),
        *_lines(session, need, posted, language),
    ]


def _lines(
    session: Database, need: Need, posted: FormData, language: Language
) -> Iterable[Change]:
    past = earlier_version(session, Need, need.id, opened_version(posted), need.version)
    if past is None:
        return
    present = requirements_of(session, need)
    before = {
        row.id: row
        for row in rows_as_of(
            session, Requirement, past.recorded_at, [row.id for row in present]
        )
    }
    for row in present:
        was, now = _line(before.get(row.id), language), _line(row, language)
        if was != now:
            yield Change(
                translate(language, REQUIREMENT, code=row.code),
                was or translate(language, NOT_THERE),
                now,
            )
    for code, text in _opened(posted).items():
        if code not in {row.code for row in present}:
            gone = translate(language, REMOVED)
            yield Change(translate(language, REQUIREMENT, code=code), text, gone)


def _line(row: Requirement | None, language: Language) -> str:
    if row is None:
        return ""
    parts = [row.text, translate(language, name_of(row.priority))]
    return "; ".join([*parts, translate(language, KNOCKOUT)] if row.is_knockout else parts)


def _opened(posted: FormData) -> dict[str, str]:
    """Return the requirements that the form was opened on, as their codes and what is typed now."""
    heads = (name.removesuffix("-code") for name in posted if name.endswith("-code"))
    lines = (
        (str(posted.get(f"{head}-code")), str(posted.get(f"{head}-text"))) for head in heads
    )
    return {code: text for code, text in lines if code}
