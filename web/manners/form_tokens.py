"""A token for the forms of each page, ready before the page is drawn."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from registry.settings import Settings
from web import forgery
from web.cookies import FORM, set_cookie


class FormTokens:
    """Puts a token in `request.state.csrf_token`, and gives a stranger the cookie it is bound to.

    A stranger gets one only on pages that offer them a form (`dependencies.OffersForm`), so that
    whoever only reads is given no cookie.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Prepare the token; answer with the cookie where one was needed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        request = Request(scope)
        if forgery.is_bound(request, self.settings):
            request.state.csrf_token = forgery.form_token(request, self.settings)

        async def send_bound(message: Message) -> None:
            given = forgery.given_with_form(request)
            if message["type"] == "http.response.start" and given is not None:
                cookie = Response()
                set_cookie(cookie, self.settings, FORM, given)
                MutableHeaders(scope=message).append("set-cookie", cookie.headers["set-cookie"])
            await send(message)

        await self.app(scope, receive, send_bound)
