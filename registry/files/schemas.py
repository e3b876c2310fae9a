"""What is handed in to be kept."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Upload:
    """A file as a reader's browser, or a program, hands it in."""

    name: str
    media_type: str | None
    content: bytes = field(repr=False)
