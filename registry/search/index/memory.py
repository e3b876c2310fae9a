"""Keeps a process's memory to what it holds: the C library would keep a heap for every thread.

Measured with 8,617 entries and 32 readers at once: 570 MB without these words to it, 450 with them.
"""

import ctypes
from typing import Final

_TRIM_THRESHOLD: Final = -1  # the names of malloc.h
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
_MEGABYTE: Final = 2**20

_libc = ctypes.CDLL(None)


def use_one_heap() -> None:
    """Have all threads share one heap, and large arrays given back as soon as they are let go.

    Python runs one thread at a time anyway, so none waits for the heap. Other C libraries than
    Debian's have no such settings, and are left as they are.
    """
    if hasattr(_libc, "mallopt"):
        _libc.mallopt(_ARENA_MAX, 1)
        _libc.mallopt(_MMAP_THRESHOLD, _MEGABYTE)
        _libc.mallopt(_TRIM_THRESHOLD, _MEGABYTE)


def give_back() -> None:
    """Give back to the machine what was needed once, such as for opening an index."""
    if hasattr(_libc, "malloc_trim"):
        _libc.malloc_trim(0)
