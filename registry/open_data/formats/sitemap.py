"""Sitemaps: the addresses of pages, for whoever walks the web. They name what anyone may read, whoever asks."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from registry.open_data.rules import Source, moment

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MEDIA_TYPE = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def index(source: Source, count: int) -> bytes:
    """Return the list of the sitemaps."""
    parts = (
        f"<sitemap><loc>{escape(source.address)}/sitemap-{number}.xml</loc>"
        f"<lastmod>{moment(source.as_of)}</lastmod></sitemap>\n"
        for number in range(1, count + 1)
    )
    return (
        f'{_HEAD}<sitemapindex xmlns="{NAMESPACE}">\n{"".join(parts)}</sitemapindex>\n'.encode()
    )


def write(source: Source, parts: Iterable[list[tuple[str, datetime]]]) -> Iterator[bytes]:
    """Yield one sitemap, some addresses at a time."""
    yield f'{_HEAD}<urlset xmlns="{NAMESPACE}">\n'.encode()
    for part in parts:
        yield "".join(
            f"<url><loc>{escape(source.entry(slug))}</loc><lastmod>{moment(changed_at)}</lastmod></url>\n"
            for slug, changed_at in part
        ).encode()
    yield b"</urlset>\n"
