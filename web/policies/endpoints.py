"""Reads, compares and versions policies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry import clock
from registry.actors import rules as actors
from registry.actors.vocabulary import Permission
from registry.errors import ConflictError
from registry.history.unit_of_work import attempt
from registry.language.vocabulary import Language
from registry.policies import policy
from registry.policies.defaults import EFFECTIVE_ON
from registry.policies.models import PolicyVersion
from registry.policies.queries import find_version, versions_of
from registry.policies.rules import Change, ReachesBackError, kind_of
from registry.policies.schemas import Outcome, PolicyValue, RejectionReason, SupportLine
from registry.policies.service import add_version
from registry.policies.vocabulary import PolicyKey
from web.addresses import see_other
from web.dependencies import Actor, Database, Posted, SignedIn
from web.forms import Form, fill, prefilled
from web.policies import versions
from web.policies.names import FIELDS, POLICIES, Named
from web.policies.versions import Present
from web.refusals import STALE
from web.rendering.page import render
from web.shell import language_of
from web.versions import opened_version

router = APIRouter(prefix="/policies", include_in_schema=False)

SPARE_ROWS = 2
GROWS = ("reasons", "lines")  # the list of outcomes is closed


@dataclass(frozen=True)
class ListPage:
    """All policies."""

    policies: list[Present]
    names: Mapping[PolicyKey, Named]
    fields: Mapping[str, str]
    figures: Mapping[PolicyKey, Mapping[str, object]]
    counts: Mapping[PolicyKey, Mapping[str, int]]
    may_edit: bool


@dataclass(frozen=True)
class PolicyPage:
    """One policy: what it says, and every version of it."""

    key: PolicyKey
    named: Named
    present: Present
    figures: Mapping[str, object]
    fields: Mapping[str, str]
    reasons: tuple[RejectionReason, ...]
    outcomes: tuple[Outcome, ...]
    lines: tuple[SupportLine, ...]
    versions: list[PolicyVersion]
    beginning: date
    language: Language
    may_edit: bool
    was_added: bool


@dataclass(frozen=True)
class FormPage:
    """The form that gives a policy another version."""

    key: PolicyKey
    named: Named
    form: Form[BaseModel]
    figures: list[str]
    fields: Mapping[str, str]
    rows: str | None
    spare: int
    languages: list[Language]
    last_number: int
    is_stale: bool


@dataclass(frozen=True)
class ComparisonPage:
    """Where two versions of a policy differ."""

    key: PolicyKey
    named: Named
    fields: Mapping[str, str]
    old: PolicyVersion
    new: PolicyVersion
    versions: list[PolicyVersion]
    changes: list[Change]


@router.get("")
def index(request: Request, session: Database, actor: Actor) -> Response:
    """Show what all policies say today: anyone may know by what rules is decided."""
    shown = [versions.present(session, key) for key in POLICIES]
    page = ListPage(
        policies=shown,
        names=POLICIES,
        fields=FIELDS,
        figures={each.key: versions.figures_of(each.value) for each in shown},
        counts={each.key: versions.counts_of(each.value) for each in shown},
        may_edit=_may_edit(actor),
    )
    return render(request, "policies/list.html", page)


@router.get("/{key}")
def show(
    request: Request,
    session: Database,
    actor: Actor,
    key: str,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show one policy and its versions."""
    kind = kind_of(key)
    present = versions.present(session, kind.key)
    page = PolicyPage(
        key=kind.key,
        named=POLICIES[kind.key],
        present=present,
        figures=versions.figures_of(present.value),
        fields=FIELDS,
        reasons=getattr(present.value, "reasons", ()),
        outcomes=getattr(present.value, "outcomes", ()),
        lines=getattr(present.value, "lines", ()),
        versions=versions_of(session, kind.key),
        beginning=EFFECTIVE_ON,
        language=language_of(request),
        may_edit=_may_edit(actor),
        was_added=done == "added",
    )
    return render(request, "policies/show.html", page)


@router.get("/{key}/compare")
def compare_versions(
    request: Request,
    session: Database,
    key: str,
    old: Annotated[int, Query(ge=1, le=10**6)],
    new: Annotated[int, Query(ge=1, le=10**6)],
) -> Response:
    """Show where two versions of a policy differ."""
    kind = kind_of(key)
    before, after = (find_version(session, kind.key, number) for number in (old, new))
    page = ComparisonPage(
        key=kind.key,
        named=POLICIES[kind.key],
        fields=FIELDS,
        old=before,
        new=after,
        versions=versions_of(session, kind.key),
        changes=versions.differences(kind, before, after),
    )
    return render(request, "policies/compare.html", page)


@router.get("/{key}/edit")
def ask(request: Request, session: Database, actor: SignedIn, key: str) -> Response:
    """Show the form that gives a policy another version, beginning from what it says today."""
    policy.require_edit(actor)
    kind = kind_of(key)
    value = versions.present(session, kind.key).value
    shown = {**value.model_dump(), "effective_on": clock.today()}
    form = prefilled(shown, language_of(request))
    return _form(request, kind, form, versions.newest(session, kind.key))


@router.post("/{key}/edit")
def add(
    request: Request, session: Database, actor: SignedIn, posted: Posted, key: str
) -> Response:
    """Give a policy another version, or show the form again."""
    policy.require_edit(actor)
    kind = kind_of(key)
    form = fill(versions.form_of(kind), posted, language_of(request))
    code = status.HTTP_422_UNPROCESSABLE_CONTENT
    if opened_version(posted) != versions.newest(session, kind.key):
        code = STALE
    elif form.draft is not None:
        try:
            with attempt(session):
                add_version(session, actor, versions.draft_of(kind, form.draft))
        except ReachesBackError as refusal:
            form = form.complaining(refusal, "effective_on")
        except ConflictError:  # another version was added at the same moment
            code = STALE
        else:
            return see_other(f"/policies/{key}?done=added")
    return _form(request, kind, form, versions.newest(session, kind.key), code)


def _form(
    request: Request,
    kind: type[PolicyValue],
    form: Form[BaseModel],
    number: int,
    code: int = status.HTTP_200_OK,
) -> Response:
    rows = next((name for name in versions.ROWS if name in kind.model_fields), None)
    page = FormPage(
        key=kind.key,
        named=POLICIES[kind.key],
        form=form,
        figures=[name for name in kind.model_fields if name in FIELDS],
        fields=FIELDS,
        rows=rows,
        spare=SPARE_ROWS if rows in GROWS else 0,
        languages=list(Language),
        last_number=number,
        is_stale=code == STALE,
    )
    return render(request, "policies/edit.html", page, code)


def _may_edit(actor: actors.Actor) -> bool:
    return actors.may(actor, Permission.EDIT_POLICY)
