"""What a process and those it started have taken of processor and memory."""

import psutil


def processor_seconds(pid: int) -> float:
    """Return the processor's seconds of a process, of all it started and of those that ended."""
    return sum(sum(each.cpu_times()[:4]) for each in _family(pid))


def largest_megabytes(pid: int) -> tuple[float, float]:
    """Return the resident memory of the largest process of a family, and what is its own alone."""
    largest = max(
        (each.memory_full_info() for each in _family(pid)), key=lambda memory: memory.rss
    )
    return largest.rss / 1e6, largest.uss / 1e6


def _family(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]
