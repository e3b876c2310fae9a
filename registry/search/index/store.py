"""Vectors by the content of their text, so that no node encodes a text that another one has."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b
from typing import Final, Protocol

import numpy as np

from registry.search.index.encoder import DIMENSIONS, MODEL_NAME, Vectors, encode

ASKED_AT_ONCE: Final = 500


class VectorStore(Protocol):
    """Where vectors are kept between nodes: half-precision numbers (1,024 bytes) by content hash."""

    def get(self, hashes: Collection[str]) -> Mapping[str, bytes]:
        """Return the vectors that are kept under these hashes."""
        ...

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors; one that is there already stays."""
        ...


class MemoryStore:
    """Keeps vectors for as long as the process lives: for tests, and where no store is at hand."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, hashes: Collection[str]) -> dict[str, bytes]:
        """Return the vectors that are kept under these hashes."""
        return {key: self.kept[key] for key in hashes if key in self.kept}

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors."""
        self.kept.update(vectors)


def content_hash(text: str) -> str:
    """Return the name under which a text's vector is kept: another model gives another name."""
    return blake2b(f"{MODEL_NAME}\0{text}".encode(errors="replace"), digest_size=16).hexdigest()


def vectors_of(texts: Sequence[str], store: VectorStore) -> Vectors:
    """Return one vector for each text, encoding only those that the store lacks."""
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    for start in range(0, len(texts), ASKED_AT_ONCE):
        part = texts[start : start + ASKED_AT_ONCE]
        vectors[start : start + len(part)] = _some(part, store)
    return vectors


def _some(texts: Sequence[str], store: VectorStore) -> Vectors:
    hashes = [content_hash(text) for text in texts]
    kept = dict(store.get(set(hashes)))
    missing = {key: text for key, text in zip(hashes, texts, strict=True) if key not in kept}
    if missing:
        fresh = encode(list(missing.values())).astype(np.float16)
        new = {key: vector.tobytes() for key, vector in zip(missing, fresh, strict=True)}
        store.put(new)
        kept |= new
    joined = b"".join(kept[key] for key in hashes)
    return np.frombuffer(joined, np.float16).reshape(len(texts), DIMENSIONS).astype(np.float32)
