"""JSON: the entries as the API has them, one on a line, in one list."""

import json
from collections.abc import Iterable, Iterator

from registry.open_data.rules import Source, moment


def write(source: Source, some_entries: Iterable[list[str]]) -> Iterator[bytes]:
    """Yield the file; the entries come as JSON already."""
    about = {
        "licence": source.licence,
        "licence_url": source.licence_address,
        "as_of": moment(source.as_of),
        "publisher": source.publisher,
        "address": source.page,
    }
    opening = json.dumps(about, ensure_ascii=False).removesuffix("}") + ', "items": [\n'
    for entries in some_entries:
        yield (opening + ",\n".join(entries)).encode()
        opening = ",\n"
    yield (f"{opening}]}}\n" if opening != ",\n" else "\n]}\n").encode()
