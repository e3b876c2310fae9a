"""How long answers are kept."""

from datetime import timedelta

KEPT = timedelta(days=1)
