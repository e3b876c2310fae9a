"""What a signed-in person may see and change of their own account."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.accounts.models import Person
from registry.accounts.queries import Account, account_of
from registry.accounts.schemas import PersonEdit
from registry.accounts.service.own_password import PasswordChange, change_password
from registry.accounts.service.people import edit_person
from registry.accounts.throttle import Attempts
from registry.accounts.vocabulary import MIN_PASSWORD
from registry.agencies.models import Agency
from registry.agencies.queries import agency_with_id
from registry.errors import InvalidError
from registry.history.unit_of_work import attempt
from registry.house import House
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.addresses import see_other
from web.cookies import SIGN_IN, cookie_name, remember_language
from web.dependencies import Database, Posted, SignedIn, SignedInPerson, TheHouse
from web.forms import FieldError, Form, fill, prefilled
from web.links import DIFFERENT
from web.refusals import IN_THE_FORM, STALE, said_in
from web.rendering.page import render
from web.roles import NAMES
from web.versions import is_stale

router = APIRouter(prefix="/my-account", include_in_schema=False)
WRONG = status.HTTP_422_UNPROCESSABLE_CONTENT
DONE = {
    "edited": N_("Your account was corrected."),
    "password": N_(
        "Your password was changed. Wherever else you were signed in, you are not now."
    ),
}
NO_PASSWORD = N_("Write your present password.")


@dataclass(frozen=True)
class MyAccountPage:
    """One's own account, and what can be changed in it."""

    person: Person
    agency: Agency | None
    role_names: tuple[str, ...]
    form: Form[PersonEdit] | Form[BaseModel]
    password_form: Form[BaseModel]
    languages: list[Language]
    least: int
    done: str | None
    is_stale: bool


@router.get("")
def show(
    request: Request,
    session: Database,
    person: SignedInPerson,
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show the reader's own account."""
    return _page(request, session, account_of(session, person.id), done=DONE.get(done))


@router.post("")
def edit(
    request: Request,
    house: TheHouse,
    session: Database,
    actor: SignedIn,
    person: SignedInPerson,
    posted: Posted,
) -> Response:
    """Correct one's name or language, or show the form again."""
    account = account_of(session, person.id)
    form, code = fill(PersonEdit, posted), WRONG
    if is_stale(account.person, posted):
        code = STALE
    elif (corrected := form.draft) is not None:
        try:
            with attempt(session):
                edit_person(session, actor, account.person, corrected)
        except IN_THE_FORM as refusal:
            form, code = said_in(form, refusal)
            account = account_of(session, person.id)
        else:
            response = see_other("/my-account?done=edited")
            remember_language(response, house.settings, corrected.language)
            return response
    return _page(request, session, account, form=form, code=code)


@router.post("/password")
def set_password(
    request: Request, house: TheHouse, person: SignedInPerson, posted: Posted
) -> Response:
    """Change one's password and stay signed in here alone, or show the form again."""
    form = _changed(request, house, person, posted)
    if form is None:
        return see_other("/my-account?done=password")
    with house.sessions.reading() as session:
        account = account_of(session, person.id)
        return _page(request, session, account, password_form=form, code=WRONG)


def _changed(
    request: Request, house: House, person: Person, posted: Posted
) -> Form[BaseModel] | None:
    """Change the password; return the form with what is wrong, and with none of what was typed."""
    form = Form[BaseModel]()
    present, new = (str(posted.get(name, "")) for name in ("present", "password"))
    if not present:
        return Form(errors=(FieldError("present", "present", NO_PASSWORD),))
    if new != str(posted.get("again", "")):
        return Form(errors=(FieldError("again", "again", DIFFERENT),))
    secret = request.cookies.get(cookie_name(house.settings, SIGN_IN), "")
    address = request.client.host if request.client else ""
    attempts = Attempts(house.sessions, house.settings.secret, person.email, address)
    change = PasswordChange(present, new, secret)
    try:
        change_password(house.sessions, attempts, person.id, change, request.state.request_id)
    except InvalidError as refusal:
        return form.complaining(refusal)
    return None


def _page(  # noqa: PLR0913  a page with two forms, either of which may come back
    request: Request,
    session: Database,
    account: Account,
    *,
    form: Form[PersonEdit] | None = None,
    password_form: Form[BaseModel] | None = None,
    done: str | None = None,
    code: int = status.HTTP_200_OK,
) -> Response:
    person, roles = account
    page = MyAccountPage(
        person=person,
        agency=agency_with_id(session, person.agency_id) if person.agency_id else None,
        role_names=tuple(NAMES[role] for role in NAMES if role in roles),
        form=form or prefilled({"name": person.name, "language": person.language}),
        password_form=password_form or Form(),
        languages=list(Language),
        least=MIN_PASSWORD,
        done=done,
        is_stale=code == STALE,
    )
    return render(request, "accounts/my_account.html", page, code)
