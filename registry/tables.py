"""Every room's tables, gathered for migrations alone."""

from registry.accounts import models as accounts
from registry.agencies import models as agencies
from registry.audit import models as audit
from registry.catalogue import models as catalogue
from registry.catalogue import parts as catalogue_parts
from registry.catalogue import records as catalogue_records
from registry.database.tables import Table
from registry.evidence import models as evidence
from registry.files import models as files
from registry.history import models as history
from registry.jobs import models as jobs
from registry.needs import models as needs
from registry.notifications import models as notifications
from registry.policies import models as policies
from registry.publishers import models as publishers
from registry.requests import models as requests
from registry.reuse import models as reuse
from registry.reuse_readiness import models as reuse_readiness
from registry.reviews import models as reviews
from registry.search import models as search
from registry.terms import models as terms
from registry.upkeep import models as upkeep
from registry.watches import models as watches

__all__ = [
    "Table",
    "accounts",
    "agencies",
    "audit",
    "catalogue",
    "catalogue_parts",
    "catalogue_records",
    "evidence",
    "files",
    "history",
    "jobs",
    "needs",
    "notifications",
    "policies",
    "publishers",
    "requests",
    "reuse",
    "reuse_readiness",
    "reviews",
    "search",
    "terms",
    "upkeep",
    "watches",
]
