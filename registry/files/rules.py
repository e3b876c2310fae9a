"""Decisions about files that need no database."""

import re
import unicodedata

from registry.files.vocabulary import LONGEST_NAME, UNKNOWN_TYPE

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")
_UNFIT = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff"<>|*?:]'
)


def clean_name(name: str) -> str:
    """Return a name that a file can be offered under, on any system.

    Folders are left out, and so is what turns the reading direction: `fdp.exe` must look like it.
    """
    last = re.split(r"[/\\]", name)[-1]
    fit = _UNFIT.sub("", unicodedata.normalize("NFC", last)).strip(" .")
    stem, dot, ending = fit.rpartition(".")
    if not dot or len(ending) > 10:  # noqa: PLR2004  what is longer is no ending
        return fit[:LONGEST_NAME] or "file"
    return f"{stem[: LONGEST_NAME - len(ending) - 1] or 'file'}.{ending}"


def known_type(media_type: str | None) -> str:
    """Return a media type without its parameters; what is none is unknown, never guessed."""
    bare = (media_type or "").partition(";")[0].strip().lower()
    return bare if _MEDIA_TYPE.fullmatch(bare) else UNKNOWN_TYPE
