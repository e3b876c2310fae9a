"""A table as it comes out of a file: the names of its columns, and rows of text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.catalogue.publiccode.findings import Finding, Remark


@dataclass(frozen=True)
class Cells:
    """One row: its number in the file, its texts, and what is odd about single cells."""

    number: int
    texts: tuple[str, ...]
    oddities: tuple[tuple[int, Remark], ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.texts) and not self.oddities


@dataclass(frozen=True)
class Sheet:
    """A table; without columns its findings say why it cannot be read."""

    columns: tuple[str, ...]
    rows: Iterable[Cells]
    total: int | None = None
    findings: tuple[Finding, ...] = ()


def begun(rows: Iterator[Cells]) -> tuple[str, ...]:
    """Return the names of the columns: the first row in which anything stands."""
    for row in rows:
        if not row.is_blank:
            names = [" ".join(text.split())[:200] for text in row.texts]
            while names and not names[-1]:
                names.pop()
            return tuple(names)
    return ()
