"""Commands on people and on the tokens of programs."""

import getpass
import sys
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, TypeVar

import typer
from pydantic import ValidationError

from cli.terminal import err, opened_house, out, say
from registry import clock
from registry.accounts.schemas import PersonDraft, TokenDraft
from registry.accounts.service.links import offer_invitation
from registry.accounts.service.people import create_person
from registry.accounts.service.tokens import create_token
from registry.actors.rules import SYSTEM
from registry.actors.vocabulary import Role, Scope
from registry.house import House
from registry.language.marks import N_

token_app = typer.Typer(help="Tokens by which programs use the API.", no_args_is_help=True)
person_app = typer.Typer(help="People and their accounts.", no_args_is_help=True)

Agency = Annotated[
    str | None, typer.Option(help="The agency's code; none for roles across agencies.")
]
Checked = TypeVar("Checked", TokenDraft, PersonDraft)
Roles = Annotated[list[Role], typer.Option("--role", help="A role; may be repeated.")]


@token_app.command("create")
def token_create(
    name: Annotated[str, typer.Argument(help="What the token is for.")],
    role: Roles,
    agency: Agency = None,
    scope: Annotated[
        list[Scope] | None, typer.Option(help="What it may do; by default all its roles may.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="For how many days it holds.")] = 90,
) -> None:
    """Make a token and print it, once."""
    with opened_house() as house:
        values = {
            "name": name,
            "agency": agency,
            "roles": set(role),
            "scopes": set(scope or Scope),
            "expires_at": clock.now() + timedelta(days=days),
        }
        draft = _checked(house, TokenDraft, values)
        with house.sessions.writing() as session:
            _, secret = create_token(session, SYSTEM, draft)
        print(secret)  # noqa: T201  the output asked for


@person_app.command("create")
def person_create(
    email: Annotated[str, typer.Argument(help="The person's e-mail address.")],
    name: Annotated[str, typer.Argument(help="The person's name.")],
    role: Roles,
    agency: Agency = None,
    *,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read a password from standard input.")
    ] = False,
    invite: Annotated[
        bool,
        typer.Option("--invite", help="Print a link by which the person chooses a password."),
    ] = False,
) -> None:
    """Give a person an account, with a password that is asked for, or by a link that is handed over."""
    with opened_house() as house:
        draft = _checked(
            house,
            PersonDraft,
            {"email": email, "name": name, "agency": agency, "roles": set(role)},
        )
        password = None if invite else _password(password_stdin=password_stdin)
        with house.sessions.writing() as session:
            person = create_person(session, SYSTEM, draft, password)
            secret = offer_invitation(session, SYSTEM, person) if invite else None
        if secret is not None:
            print(f"{house.settings.public_url}/links/{secret}")  # noqa: T201  the output asked for
        else:
            out.print(say(house.settings, N_("The account was made.")), markup=False)


def _password(*, password_stdin: bool) -> str:
    return (
        sys.stdin.readline().rstrip("\n") if password_stdin else getpass.getpass("Password: ")
    )


def _checked(house: House, model: type[Checked], values: Mapping[str, object]) -> Checked:
    try:
        return model.model_validate(values)
    except ValidationError as wrong:
        for error in wrong.errors():
            field = ".".join(str(step) for step in error["loc"])
            err.print(f"{field}: {say(house.settings, error['msg'])}", markup=False)
        raise typer.Exit(1) from wrong
