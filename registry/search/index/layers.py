"""A dictionary that many states share: what a change adds lies over it, so that nothing large is copied."""

from collections.abc import Iterator, Mapping
from typing import Final, Generic, TypeVar

_SHARE: Final = 32
_LEAST: Final = 1_000

Value = TypeVar("Value")


class Layered(Mapping[str, Value], Generic[Value]):
    """What stands under each key; `changed` gives another one, and leaves this one as it is."""

    __slots__ = ("_below", "_count", "_over")

    def __init__(
        self,
        below: dict[str, Value] | None = None,
        over: dict[str, Value | None] | None = None,
    ) -> None:
        self._below: dict[str, Value] = below or {}
        self._over: dict[str, Value | None] = over or {}  # None: it is gone
        self._count = len(self._below) + sum(
            (value is not None) - (key in self._below) for key, value in self._over.items()
        )

    def __len__(self) -> int:
        """Return how many keys there are."""
        return self._count

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, those that changed lately last."""
        over = self._over
        yield from (key for key in self._below if key not in over)
        yield from (key for key, value in over.items() if value is not None)

    def __getitem__(self, key: str) -> Value:
        """Return what stands under a key."""
        value = self._over[key] if key in self._over else self._below[key]
        if value is None:
            raise KeyError(key)
        return value

    def changed(self, changes: Mapping[str, Value | None]) -> "Layered[Value]":
        """Return this with some changes, None standing for what goes away."""
        if not changes:
            return self
        over = {**self._over, **changes}
        if len(over) <= max(_LEAST, len(self._below) // _SHARE):
            return Layered(self._below, over)
        whole: dict[str, Value | None] = {**self._below, **over}
        return Layered({key: value for key, value in whole.items() if value is not None})
