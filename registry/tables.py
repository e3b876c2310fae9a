"""Every room's tables, gathered for migrations alone."""

from registry.agencies import models as agencies
from registry.audit import models as audit
from registry.database.tables import Table
from registry.history import models as history

__all__ = ["Table", "agencies", "audit", "history"]
