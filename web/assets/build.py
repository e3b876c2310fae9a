"""Build web/static from npm's packages and our own sources: `make assets`.

The outcome is kept in the tree, so that running Acervo needs no Node. Each file carries the
first letters of its own hash in its name and may be cached for a year; `manifest.json` says
what each one is called, where it comes from, in which version, and its full hashes.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
STATIC = HERE.parent / "static"
HASH_LETTERS = 10

SCRIPTS = ("suggest.js", "acervo.js")
"""Our own; each may import those before it."""

LIBRARIES = ("govuk-frontend", "@ministryofjustice/frontend")
# name in web/static, file in node_modules
VENDORED = (
    (
        "encode-sans.woff2",
        "@fontsource-variable/encode-sans/files/encode-sans-latin-standard-normal.woff2",
    ),
    (
        "plex-mono-400.woff2",
        "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
    ),
    (
        "plex-mono-600.woff2",
        "@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2",
    ),
    ("encode-sans-licence.txt", "@fontsource-variable/encode-sans/LICENSE"),
    ("plex-mono-licence.txt", "@fontsource/ibm-plex-mono/LICENSE"),
    ("govuk-frontend.js", "govuk-frontend/dist/govuk/govuk-frontend.min.js"),
    ("htmx.js", "htmx.org/dist/htmx.min.js"),
    ("htmx-licence.txt", "htmx.org/LICENSE"),
)


@dataclass(frozen=True)
class Built:
    """One file of web/static: its name, what it holds and which packages it is made of."""

    name: str
    content: bytes
    packages: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The hash of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def path(self) -> str:
        """The name the file is served by, which changes when its content does."""
        stem, _, suffix = self.name.rpartition(".")
        return f"{stem}.{self.sha256[:HASH_LETTERS]}.{suffix}"

    @property
    def integrity(self) -> str:
        """The hash a browser checks before it runs a script or applies a style sheet."""
        digest = hashlib.sha384(self.content).digest()
        return f"sha384-{base64.b64encode(digest).decode()}"


def build() -> None:
    """Install the packages, compile the styles and write every file and the manifest anew."""
    subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=HERE, check=True)  # noqa: S607 npm is found on the path
    files = [Built(name, _vendored(source), (_package(source),)) for name, source in VENDORED]
    named = {file.name: file.path for file in files}
    files += [
        Built("acervo.css", _linked(_styles(), named), LIBRARIES),
        Built("favicon.svg", (HERE / "favicon.svg").read_bytes(), ()),
    ]
    for name in SCRIPTS:
        file = Built(name, _linked((HERE / "script" / name).read_bytes(), named), ())
        named[name] = file.path
        files.append(file)
    shutil.rmtree(STATIC, ignore_errors=True)
    STATIC.mkdir()
    for file in files:
        (STATIC / file.path).write_bytes(file.content)
    manifest = {"sources": sources_hash(), "files": {file.name: _entry(file) for file in files}}
    text = json.dumps(manifest, indent=2, sort_keys=True) + "\n"
    (STATIC / "manifest.json").write_text(text, encoding="utf-8")


def sources_hash() -> str:
    """Return one hash over all that web/static is made from, to tell when it is stale."""
    paths = [HERE / "package-lock.json", HERE / "favicon.svg"]
    paths += [HERE / "script" / name for name in SCRIPTS]
    paths += sorted((HERE / "scss").glob("*.scss"))
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _styles() -> bytes:
    command = [
        "node_modules/.bin/sass",
        "--quiet-deps",
        "--no-source-map",
        "--style=compressed",
    ]
    command += ["--load-path=.", "--load-path=node_modules", "scss/theme.scss"]
    return subprocess.run(command, cwd=HERE, check=True, capture_output=True).stdout  # noqa: S603 our own words


def _vendored(source: str) -> bytes:
    # the map is not shipped, so its address would only be asked for in vain
    return re.sub(rb"//# sourceMappingURL=\S+\s*$", b"", (MODULES / source).read_bytes())


def _linked(text: bytes, named: dict[str, str]) -> bytes:
    for name, path in named.items():
        text = text.replace(f'"{name}"'.encode(), f'"{path}"'.encode())
        text = text.replace(f'"./{name}"'.encode(), f'"./{path}"'.encode())
    return text


def _package(source: str) -> str:
    words = source.split("/")
    return "/".join(words[:2]) if source.startswith("@") else words[0]


def _entry(file: Built) -> dict[str, object]:
    locked = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    versions = {name: locked[f"node_modules/{name}"]["version"] for name in file.packages}
    return {
        "path": file.path,
        "sha256": file.sha256,
        "integrity": file.integrity,
        "packages": versions or {"acervo": "our own"},
    }


if __name__ == "__main__":
    build()
