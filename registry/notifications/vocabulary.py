"""How long notifications are kept."""

from datetime import timedelta

KEPT = timedelta(days=365)
