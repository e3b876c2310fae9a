"""What the door says of itself."""

from fastapi import FastAPI


def describe(app: FastAPI) -> None:
    """Complete what FastAPI finds out by itself."""
