"""A service that changes something and does not log it is unfinished."""

import ast
from pathlib import Path

import pytest

from tests.house.sources import Source, called_name, calls_in, sources

# Changes that are no event of their own, each with its reason.
SILENT = {
    "registry/accounts/service/links.py:person_of_link": "reads what its neighbour changes",
    "registry/agencies/service.py:require_open": "asks, and holds what it asked of",
    "registry/accounts/service/signing_in.py:forget_ended": "tidies what ran out by itself",
    "registry/requests/service.py:answer_kept": "gives an answer again",
    "registry/requests/service.py:keep_answer": "an answer is no change; what was answered is",
    "registry/requests/service.py:forget_answers": "tidies what ran out by itself",
    "registry/audit/service.py:log": "is the log",
    "registry/reviews/service.py:publish_at_once": "asks, and the catalogue's own verb logs",
    "registry/files/service.py:get": "reads",
    "registry/notifications/service.py:notify_person": "tells what a verb that logs has done",
    "registry/notifications/service.py:notify_agency": "tells what a verb that logs has done",
    "registry/notifications/service.py:mark_read": "is between the reader and their notifications",
    "registry/notifications/service.py:mark_all_read": "is between them too",
    "registry/notifications/service.py:forget_old": "tidies what is over",
    "registry/jobs/service.py:enqueue": "is asked for by a verb that logs, or by the clock",
    "registry/jobs/service.py:enqueue_occasion": "is asked for by the clock",
    "registry/watches/service.py:forget_ended": "tidies what is over",
    "registry/jobs/service.py:forget_finished": "tidies what is over",
}


def _is_service(source: Source) -> bool:
    parts = Path(source.name).parts
    return len(parts) > 2 and parts[2] in {"service.py", "service"}


services = [source for source in sources("registry") if _is_service(source)]


def _verbs(source: Source) -> list[ast.FunctionDef]:
    return [node for node in source.tree.body if isinstance(node, ast.FunctionDef)]


def _is_public(verb: ast.FunctionDef) -> bool:
    takes = verb.args.args
    return not verb.name.startswith("_") and bool(takes) and takes[0].arg == "session"


asked = {
    (source.name, verb.name): {called_name(call) for call in calls_in(verb)}
    for source in services
    for verb in _verbs(source)
}
public = [
    pytest.param(source.name, verb.name, id=f"{source.name}:{verb.name}")
    for source in services
    for verb in _verbs(source)
    if _is_public(verb)
]


def _logging() -> set[tuple[str, str]]:
    """Return (file, verb) of the verbs that log, themselves or through a verb that they call."""
    logging: set[tuple[str, str]] = set()
    while (
        more := {verb for verb, names in asked.items() if _is_logged(verb[0], names, logging)}
        - logging
    ):
        logging |= more
    return logging


def _is_logged(file: str, names: set[str], logging: set[tuple[str, str]]) -> bool:
    here = {name for name in names if (file, name) in asked}
    elsewhere = {name for _, name in logging} & (names - here)
    return "log" in names or bool(elsewhere) or any((file, name) in logging for name in here)


@pytest.mark.parametrize(("file", "verb"), public)
def test_a_service_that_changes_something_logs_it(file: str, verb: str):
    assert (file, verb) in _logging() or f"{file}:{verb}" in SILENT


def test_nothing_is_excused_that_is_gone_or_logs_after_all():
    quiet = {f"{file}:{verb}" for file, verb in asked.keys() - _logging()}

    assert SILENT.keys() <= quiet
