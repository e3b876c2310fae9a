"""Asks the front door for one file, throws away what comes, and tells what it took: `… ADDRESS`."""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import json
import sys
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import anyio
from fastapi import FastAPI

from web.main import create_app

Message = MutableMapping[str, Any]  # Any: as ASGI has it


def main() -> None:
    """Print seconds, the processor's seconds, bytes, and the most memory that was resident, in MB."""
    front = create_app()
    began, processor = time.perf_counter(), time.process_time()
    size = anyio.run(_fetched, front, sys.argv[1])
    told = {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - processor,
        "bytes": size,
        "peak": _peak_megabytes(),
    }
    sys.stdout.write(f"{json.dumps(told)}\n")


def _peak_megabytes() -> float:
    """Return the most that was resident since this program began; `getrusage` has its parent's in it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) * 1024 / 1e6


async def _fetched(front: FastAPI, address: str) -> int:
    size, waits = 0, anyio.Event()
    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        for message in asked:
            return message
        await waits.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal size
        size += len(message.get("body", b""))
        if message["type"] == "http.response.start" and message["status"] != 200:
            sys.exit(f"{address}: {message['status']}")

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "path": address,
        "raw_path": address.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }
    await front(scope, receive, send)
    return size


if __name__ == "__main__":
    main()
