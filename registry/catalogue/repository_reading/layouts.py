"""Where the files of a repository's newest state are served, by the kind of host it lies on."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from registry.catalogue.repository import normalise_repository
from registry.errors import InvalidError
from registry.language.marks import N_
from registry.outside.rules import FIELD

_GITLAB = "{repository}/-/raw/HEAD/{file}"
_GITEA = "{repository}/raw/branch/HEAD/{file}"  # and Forgejo, which came from it
_PLAIN = "{repository}/{file}"
_KNOWN = {
    "github.com": "https://raw.githubusercontent.com{path}/HEAD/{file}",
    "gitlab.com": _GITLAB,
    "codeberg.org": _GITEA,
    "bitbucket.org": "{repository}/raw/HEAD/{file}",
}
_ELSEWHERE = (_GITLAB, _GITEA, _PLAIN)  # what a host of one's own most often runs


class NotARepositoryError(InvalidError):
    """A text is not the address of a repository."""

    code = "not-a-repository"
    sentence = N_(
        "This is not the address of a repository, such as https://github.com/agency/software."
    )

    def __init__(self) -> None:
        super().__init__(FIELD)


def repository_address(url: str) -> str:
    """Return a repository's address as it is asked and entered. Raises NotARepositoryError.

    Forms for programs (`git@host:path`) are told as people open them; plain http stays, for the
    guard to refuse.
    """
    normal = normalise_repository(url)
    if normal is None or not urlsplit(normal).path.strip("/"):
        raise NotARepositoryError
    is_plain = url.strip().lower().startswith("http://")
    return normal.replace("https://", "http://", 1) if is_plain else normal


def layouts_of(address: str) -> Iterator[str]:
    """Return the ways in which a repository's files may be served; `{file}` stands for the file's name."""
    parts = urlsplit(address)
    known = _KNOWN.get(parts.hostname or "")
    layouts = (known,) if known else (_PLAIN,) if parts.scheme == "http" else _ELSEWHERE
    for layout in layouts:
        yield layout.format(repository=address, path=parts.path, file="{file}")
