"""The built files are those that the manifest names, made from the sources that stand beside them."""

import base64
import hashlib
import json
import re

import pytest

from web.assets.build import HERE, sources_hash
from web.rendering.assets import STATIC, asset

MANIFEST = json.loads((STATIC / "manifest.json").read_text())
FILES = MANIFEST["files"]
LOCK = HERE / "package-lock.json"
# in MOJ's style sheet, on parts that we do not use or whose picture ours replaces
NOT_SHIPPED = re.compile(r"^\./images/icon-")


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_what_the_manifest_says(name):
    content = (STATIC / FILES[name]["path"]).read_bytes()

    assert hashlib.sha256(content).hexdigest() == FILES[name]["sha256"]
    digest = base64.b64encode(hashlib.sha384(content).digest()).decode()
    assert FILES[name]["integrity"] == f"sha384-{digest}"
    assert FILES[name]["sha256"][:10] in FILES[name]["path"]
    assert FILES[name]["packages"]


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_of_the_version_that_is_locked(name):
    made_of = FILES[name]["packages"]
    locked = json.loads(LOCK.read_text())["packages"]

    assert made_of == {"acervo": "our own"} or made_of == {
        package: locked[f"node_modules/{package}"]["version"] for package in made_of
    }


def test_nothing_else_is_served():
    served = {path.name for path in STATIC.iterdir()}

    assert served == {file["path"] for file in FILES.values()} | {"manifest.json"}


def test_the_files_are_built_from_the_present_sources():
    # after a change of style or package: make assets
    assert MANIFEST["sources"] == sources_hash()


@pytest.mark.parametrize("name", ["acervo.css", "acervo.js"])
def test_every_file_that_a_file_asks_for_is_there(name):
    text = (STATIC / FILES[name]["path"]).read_text()
    asked = re.findall(r'url\("?([^")]+)"?\)|from "\./([^"]+)"', text)

    missing = [
        path
        for path in (one or other for one, other in asked)
        if not NOT_SHIPPED.match(path) and not (STATIC / path).exists()
    ]

    assert missing == []


@pytest.mark.parametrize("name", ["acervo.css", "acervo.js"])
def test_no_file_asks_for_anything_outside(name):
    text = (STATIC / FILES[name]["path"]).read_text()

    assert re.findall(r"""(?:url\(|import |from )["']?(?:https?:)?//[^"')]+""", text) == []


def test_a_file_may_be_kept_for_a_year(client):
    answer = client.get(asset("acervo.css").href)

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_the_manifest_may_not_be_kept_because_its_name_does_not_change(client):
    assert "cache-control" not in client.get("/static/manifest.json").headers


def test_a_file_that_is_not_there_may_not_be_kept(client):
    answer = client.get("/static/acervo.0000000000.css")

    assert answer.status_code == 404
    assert "cache-control" not in answer.headers
