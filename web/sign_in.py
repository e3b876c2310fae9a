"""Signing in and out."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.accounts.schemas import Browser
from registry.accounts.service.signing_in import WrongPasswordError, sign_in, sign_out
from web.addresses import own_address, see_other
from web.cookies import SIGN_IN, cookie_name, drop_cookie, remember_language, set_cookie
from web.dependencies import Actor, Database, OffersForm, Posted, SignedInPerson, TheHouse
from web.forms import Form, fill
from web.rendering.page import render
from web.shell import LANGUAGE_COOKIE

router = APIRouter(include_in_schema=False)


class Credentials(BaseModel):
    """Who says to be whom. The password is tried as it was typed."""

    email: Annotated[str, Field(min_length=1, max_length=254)]
    password: Annotated[str, Field(min_length=1, max_length=1000)]


@dataclass(frozen=True)
class SignInPage:
    """The form to sign in, and where the reader goes then."""

    form: Form[Credentials]
    next: str
    password_was_set: bool = False


@router.get("/sign-in")
def ask(
    request: Request,
    _form: OffersForm,
    next_: Annotated[str, Query(alias="next")] = "/",
    done: Annotated[str, Query()] = "",
) -> Response:
    """Show the form to sign in."""
    page = SignInPage(Form(), own_address(next_, request), password_was_set=done == "password")
    return render(request, "accounts/sign_in.html", page)


@router.post("/sign-in")
def enter(request: Request, house: TheHouse, _form: OffersForm, posted: Posted) -> Response:
    """Sign the reader in and send them where they wanted to go, or show the form again."""
    onward = own_address(str(posted.get("next", "/")), request)
    form = fill(Credentials, posted)
    if form.draft is None:
        page = SignInPage(form, onward)
        return render(
            request, "accounts/sign_in.html", page, status.HTTP_422_UNPROCESSABLE_CONTENT
        )
    try:
        person, secret = sign_in(
            house.sessions,
            house.settings,
            form.draft.email,
            str(posted.get("password", "")),
            Browser(
                request.client.host if request.client else "",
                request.cookies.get(cookie_name(house.settings, SIGN_IN)),
            ),
            request.state.request_id,
        )
    except WrongPasswordError as wrong:
        page = SignInPage(form.complaining(wrong, "email"), onward)
        return render(
            request, "accounts/sign_in.html", page, status.HTTP_422_UNPROCESSABLE_CONTENT
        )

    response = see_other(onward)
    set_cookie(response, house.settings, SIGN_IN, secret)
    if LANGUAGE_COOKIE not in request.cookies:
        remember_language(response, house.settings, person.language)
    return response


@router.post("/sign-out")
def leave(request: Request, house: TheHouse, session: Database, actor: Actor) -> Response:
    """Sign the reader out; what the browser kept of our pages goes too."""
    secret = request.cookies.get(cookie_name(house.settings, SIGN_IN))
    if secret:
        sign_out(session, actor, secret)
    response = see_other("/")
    response.headers["Clear-Site-Data"] = '"cache"'
    drop_cookie(response, house.settings, SIGN_IN)
    return response


@router.get("/account")
def account(_person: SignedInPerson) -> Response:
    """Send a person to their own account."""
    return see_other("/my-account")
