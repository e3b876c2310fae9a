"""What can be wrong with an index on disk."""

from enum import StrEnum


class Damage(StrEnum):
    """Why an index cannot be used, as the operator is told."""

    ABSENT = "there is none yet"
    OF_ANOTHER_KIND = "it is of another format or model"
    MANIFEST = "its manifest cannot be read"
    FILE = "one of its files is missing or damaged"
    WORDS = "its words cannot be opened"
    PARTS = "its parts do not fit each other"
    BROKE = "a search broke off in it"
    RESTLESS = "it changes faster than it can be read"


class IndexUnusableError(Exception):
    """The index is missing, damaged, or of another format or model: it must be rebuilt."""

    def __init__(self, damage: Damage, where: str = "") -> None:
        self.damage = damage
        super().__init__(
            f"The search index must be rebuilt: {damage}{where and f' ({where})'}."
        )


def is_panic(fault: BaseException) -> bool:
    """Tell whether Tantivy gave up in the middle: its bindings raise that beside all exceptions."""
    return type(fault).__name__ == "PanicException"


class IndexBusyError(Exception):
    """Another process is writing to the index; its changes will be there in a moment."""
