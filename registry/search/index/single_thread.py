"""Keeps linear algebra on one thread; import it before anything that imports numpy.

The encoder's threads fight the server's: p95 of a query under load was 286 ms with them and
1.7 ms without. OpenBLAS reads the variable once, when numpy is loaded, so a module does this and
not a setting: `import registry.search.index.single_thread` stands first in every front door.
"""

import os

os.environ.setdefault(  # noqa: TID251  not a setting of ours: a word to a library, before it loads
    "OPENBLAS_NUM_THREADS", "1"
)
