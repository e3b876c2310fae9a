"""The judgement on a publiccode.yml: whether it is valid, and everything to be said of it, line by line."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from registry.catalogue.publiccode.findings import Finding, Findings, Severity, in_order
from registry.catalogue.publiccode.local_files import check_files
from registry.catalogue.publiccode.reading import read_publiccode


@dataclass(frozen=True, slots=True)
class Validation:
    """What is to be said of one file: the version it is made for, its findings, and its text."""

    version: str | None
    findings: tuple[Finding, ...]
    text: str | None = None

    def is_valid(self, *, strictly: bool = False) -> bool:
        """Tell whether the reference parser would take the file; strictly, without a warning too."""
        counts = self.counts
        return counts[Severity.ERROR] == 0 and not (strictly and counts[Severity.WARNING])

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


def validate(data: bytes, base: Path | None = None) -> Validation:
    """Judge a file by its bytes; with a folder, the files it refers to are looked for there.

    Without one this is a function of the bytes alone. Nothing is ever asked of the network.
    """
    reading = read_publiccode(data)
    files = Findings()
    check_files(reading.references, base, files)
    findings = in_order((*reading.findings, *files.in_order()))
    return Validation(reading.version, findings, reading.raw_text)
