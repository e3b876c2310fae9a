"""Findings as they are kept with an entry: sentences by their ids, so that each reader reads their own."""

from collections.abc import Mapping
from typing import Any

from registry.catalogue.publiccode.findings import Finding, Severity, Word

Record = Mapping[str, Any]  # Any: JSON values


def as_record(finding: Finding) -> dict[str, Any]:  # Any: as above
    """Return a finding as it is kept; `words` names the parameters that are sentences of ours."""
    return {
        **place_of(finding),
        "message_id": finding.message_id,
        "hint_id": finding.hint_id,
        "params": dict(finding.params),
        "words": [name for name, value in finding.params.items() if isinstance(value, Word)],
    }


def place_of(finding: Finding) -> dict[str, Any]:  # Any: as above
    """Return where a finding is and what kind it is of, in no language."""
    return {
        "severity": finding.severity.value,
        "key": finding.key,
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
    }


def finding_of(record: Record) -> Finding:
    """Return a finding that was kept; one from before sentences had ids is said as it was written."""
    words = record.get("words", [])
    params = {
        name: Word(value) if name in words else value
        for name, value in record.get("params", {}).items()
    }
    return Finding(
        Severity(record["severity"]),
        record["key"],
        record["line"],
        record["column"],
        record["code"],
        record.get("message_id", record.get("message", "")),
        record.get("hint_id", record.get("hint", "")),
        params,
    )
