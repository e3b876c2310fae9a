"""What is handed in to tell somebody something."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """A sentence by its message id and parameters, and the path of the page it is about."""

    kind: str  # as audit events are named: `reuse.recorded`
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    link: str = "/"

    def __post_init__(self) -> None:
        if not self.link.startswith("/") or self.link.startswith(("//", "/\\")):
            message = f"{self.link} is not a path of ours"
            raise ValueError(message)
