"""What the problems of the JSON door mean: the pages that their types lead to."""

import re
from dataclasses import dataclass
from typing import Protocol

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from registry.errors import NotFoundError
from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from web.rendering.page import render
from web.shell import language_of

router = APIRouter(prefix="/problems", include_in_schema=False)
_PLACE = re.compile(r"%\(\w+\)s")


class Problem(Protocol):
    """A problem as the JSON door explains it, in message ids."""

    code: str
    status: int
    title: str
    sentence: str


@dataclass(frozen=True)
class Row:
    """One problem in the reader's language."""

    code: str
    status: int
    title: str
    sentence: str


@dataclass(frozen=True)
class ProblemsPage:
    """All problems, by their codes."""

    problems: list[Row]


@dataclass(frozen=True)
class ProblemPage:
    """One problem."""

    problem: Row


@router.get("")
def index(request: Request) -> Response:
    """List all problems."""
    language = language_of(request)
    rows = [_row(problem, language) for problem in _known(request).values()]
    return render(request, "problems/list.html", ProblemsPage(rows))


@router.get("/{code}")
def show(request: Request, code: str) -> Response:
    """Explain one problem."""
    problem = _known(request).get(code)
    if problem is None:
        raise NotFoundError
    page = ProblemPage(_row(problem, language_of(request)))
    return render(request, "problems/show.html", page)


def _known(request: Request) -> dict[str, Problem]:
    known: dict[str, Problem] = request.app.state.api.state.problems
    return known


def _row(problem: Problem, language: Language) -> Row:
    sentence = _PLACE.sub("…", translate(language, problem.sentence))
    return Row(problem.code, problem.status, translate(language, problem.title), sentence)
