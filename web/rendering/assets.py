"""The built files of web/static, by the names they are built under."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent.parent / "static"
ADDRESS = "/static"
A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One built file: where a page finds it and the hash the browser checks it by."""

    href: str
    integrity: str


def asset(name: str) -> Asset:
    """Return the built file of that name, such as `acervo.css`."""
    return _assets()[name]


@cache
def _assets() -> Mapping[str, Asset]:
    manifest = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    return {
        name: Asset(f"{ADDRESS}/{file['path']}", file["integrity"])
        for name, file in manifest["files"].items()
    }


class LongLivedFiles(StaticFiles):
    """Serves web/static; names change with content, so browsers may keep each file for a year.

    Mount it as `app.mount(ADDRESS, LongLivedFiles())`.
    """

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file, to be kept for a year; the manifest alone may change under its name."""
        response = await super().get_response(path, scope)
        if response.status_code == 200 and path != "manifest.json":  # noqa: PLR2004  HTTP's own word
            response.headers["Cache-Control"] = A_YEAR
        return response
