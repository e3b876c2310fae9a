"""What a README says first: its heading, and the paragraphs under it."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

LONGEST = 200_000  # characters that are read
_MOST_PARAGRAPHS = 6
_LEAST_WORDS = 4  # fewer are a badge, a link or a motto
_TAG = re.compile(r"<[^>]*>")
_HEADING_TAG = re.compile(r"<h[12][^>]*>(?P<text>.*?)</h[12]>", re.IGNORECASE | re.DOTALL)
_EMOJI = re.compile(r":[a-z0-9_+-]+:|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]")
_UNDERLINED = re.compile(r"^(?P<text>\S[^\n]*)\n([=\-~#*^\"])\2{2,}\s*$", re.MULTILINE)
_RST_LINK = re.compile(r"`([^`<]+?)\s*<[^>]*>`_+|`+([^`]+)`+_*")


@dataclass(frozen=True)
class Readme:
    """The first heading, and the paragraphs before the second one."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()


def read_readme(text: str, name: str) -> Readme:
    """Return what a README says first; reStructuredText is told by the file's name."""
    text = text[:LONGEST].replace("\r\n", "\n").lstrip("\ufeff")
    return _of_rst(text) if name.lower().endswith(".rst") else _of_markdown(text)


def _of_markdown(text: str) -> Readme:
    heading = ""
    paragraphs: list[str] = []
    tokens = MarkdownIt("commonmark").parse(text)
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type == "heading_open":
            if heading or paragraphs:
                if paragraphs:
                    break
                continue
            heading = _plain(token)
        elif token.type == "inline" and before.type == "paragraph_open" and before.level == 0:
            paragraphs.append(_plain(token))
            paragraphs = [each for each in paragraphs if _is_prose(each)]
        elif token.type == "html_block" and not heading:
            heading = _html_heading(token.content)
        if len(paragraphs) == _MOST_PARAGRAPHS:
            break
    return Readme(heading, tuple(paragraphs))


def _plain(token: Token) -> str:
    """Return the words of a line: of links their text, of pictures nothing."""
    words = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            words.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            words.append(" ")
    return _tidy("".join(words))


def _html_heading(content: str) -> str:
    found = _HEADING_TAG.search(content)
    return _tidy(unescape(_TAG.sub(" ", found["text"]))) if found else ""


def _of_rst(text: str) -> Readme:
    found = _UNDERLINED.search(text)
    if found is None:
        return Readme()
    rest = text[found.end() :]
    following = _UNDERLINED.search(rest)
    blocks = re.split(r"\n\s*\n", rest[: following.start()] if following else rest)
    told = (
        _tidy(_RST_LINK.sub(lambda link: link[1] or link[2], block))
        for block in blocks
        if not block.lstrip().startswith(("..", ":", "|"))
    )
    paragraphs = [each for each in told if _is_prose(each)]
    return Readme(_tidy(found["text"]), tuple(paragraphs[:_MOST_PARAGRAPHS]))


def _tidy(text: str) -> str:
    return " ".join(_EMOJI.sub("", text).split())


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS
