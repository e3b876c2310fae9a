"""One-time links: whoever holds one sets the password of the account it was made for."""

from dataclasses import dataclass

from fastapi import APIRouter
from pydantic import BaseModel
from starlette import status
from starlette.requests import Request
from starlette.responses import Response

from registry.accounts.service.links import accept_link, person_of_link
from registry.accounts.vocabulary import MIN_PASSWORD, LinkPurpose
from registry.errors import InvalidError
from registry.house import House
from registry.language.marks import N_
from web.addresses import see_other
from web.dependencies import OffersForm, Posted, TheHouse
from web.forms import FieldError, Form
from web.rendering.page import render

router = APIRouter(prefix="/links", include_in_schema=False)

DIFFERENT = N_("The two passwords are not the same. Type them again.")


@dataclass(frozen=True)
class LinkPage:
    """The form that sets a password."""

    form: Form[BaseModel]
    is_invitation: bool
    email: str
    least: int = MIN_PASSWORD


@router.get("/{secret}")
def ask(request: Request, house: TheHouse, _form: OffersForm, secret: str) -> Response:
    """Show the form that sets a password. Looking at it does not use the link up."""
    return _show(request, house, secret, Form())


@router.post("/{secret}")
def accept(
    request: Request, house: TheHouse, _form: OffersForm, posted: Posted, secret: str
) -> Response:
    """Set the password and send its owner to sign in with it."""
    password = str(posted.get("password", ""))
    if password != str(posted.get("again", "")):
        form: Form[BaseModel] = Form(errors=(FieldError("again", "again", DIFFERENT),))
        return _show(request, house, secret, form, status.HTTP_422_UNPROCESSABLE_CONTENT)
    try:
        accept_link(house.sessions, house.settings, secret, password, request.state.request_id)
    except InvalidError as weak:
        form = Form[BaseModel]().complaining(weak)
        return _show(request, house, secret, form, status.HTTP_422_UNPROCESSABLE_CONTENT)
    return see_other("/sign-in?done=password")


def _show(
    request: Request,
    house: House,
    secret: str,
    form: Form[BaseModel],
    code: int = status.HTTP_200_OK,
) -> Response:
    with house.sessions.reading() as session:
        purpose, person = person_of_link(session, secret)
    page = LinkPage(form, purpose is LinkPurpose.INVITATION, person.email)
    response = render(request, "accounts/link.html", page, code)
    response.headers["Cache-Control"] = "no-store"  # its address is as good as a password
    return response
