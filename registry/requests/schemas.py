"""What is known of a request and of its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Repeatable:
    """A request that may be sent again: by whom, under which key, and what it asks."""

    caller_id: UUID
    key: str
    asked: tuple[bytes, ...]


@dataclass(frozen=True)
class Answer:
    """What was answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes
