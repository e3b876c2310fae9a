"""The catalogue's words. Those that publiccode.yml defines are kept word for word."""

from enum import StrEnum

LOGO_ENDINGS = (".svg", ".svgz", ".png")
SCREENSHOT_ENDINGS = (".png", ".jpg")
"""How the name of a picture ends that the standard takes."""

READ_PICTURES = "catalogue.read_pictures"
"""The job that a migration asks for: to read out of the files what entries could not say before."""

SOFTWARE_ENDED = "catalogue.software_ended"
"""The job that is asked for when a software is discontinued or gets a successor; rooms above do it."""


class DevelopmentStatus(StrEnum):
    """How far the development of a software has come."""

    CONCEPT = "concept"
    DEVELOPMENT = "development"
    BETA = "beta"
    STABLE = "stable"
    OBSOLETE = "obsolete"


class SoftwareType(StrEnum):
    """What kind of thing a software is."""

    MOBILE = "standalone/mobile"
    IOT = "standalone/iot"
    DESKTOP = "standalone/desktop"
    WEB = "standalone/web"
    BACKEND = "standalone/backend"
    OTHER = "standalone/other"
    ADDON = "addon"
    LIBRARY = "library"
    CONFIGURATION_FILES = "configurationFiles"


class MaintenanceType(StrEnum):
    """Who maintains a software."""

    INTERNAL = "internal"
    CONTRACT = "contract"
    COMMUNITY = "community"
    NONE = "none"


class MaintenanceStatus(StrEnum):
    """Whether a software is kept going, however far its development had come."""

    ACTIVE = "active"
    MAINTENANCE_ONLY = "maintenance_only"
    DISCONTINUED = "discontinued"
    ATTIC = "attic"


class LicenceFamily(StrEnum):
    """How far a licence asks that what is made of a software be passed on as freely as it came."""

    PERMISSIVE = "permissive"
    WEAK_COPYLEFT = "weak_copyleft"  # its own files, or the library alone
    STRONG_COPYLEFT = "strong_copyleft"  # the whole work, once it is passed on
    NETWORK_COPYLEFT = "network_copyleft"  # and where it is only offered over a network
    NOT_OPEN = "not_open"  # or not known to be
    UNKNOWN = "unknown"


class Visibility(StrEnum):
    """Who may see an entry: anyone, any agency, or named agencies."""

    PUBLIC = "public"
    GOVERNMENT = "government"
    RESTRICTED = "restricted"


class Life(StrEnum):
    """Where an entry stands on its way into the catalogue, and out of it."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class SourceKind(StrEnum):
    """From where the value of a field came: one of the files that are read, or people."""

    PUBLICCODE = "publiccode.yml"
    CODE_JSON = "code.json"
    SPREADSHEET = "spreadsheet"
    PEOPLE = "people"


class ListState(StrEnum):
    """How far a list that was handed in has come."""

    HANDED_IN = "handed_in"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


class LineageRelation(StrEnum):
    """How one software is tied to another: where it comes from, and in what way, or what follows it."""

    BASED_ON = "based_on"
    FORK_OF = "fork_of"  # its code was taken and goes its own way
    ADAPTATION_OF = "adaptation_of"  # changed for another agency or purpose
    VARIANT_OF = "variant_of"  # kept in step with it, for another surrounding
    SUCCESSOR = "successor"

    @property
    def is_origin(self) -> bool:
        """Whether the other software is one that this one comes from."""
        return self is not LineageRelation.SUCCESSOR


ORIGINS = tuple(relation for relation in LineageRelation if relation.is_origin)
"""All the ways in which one software comes from another; no circle may run through them together."""


class BaseSoftwareKind(StrEnum):
    """On what terms a base software comes."""

    OPEN = "open"
    PROPRIETARY = "proprietary"
    HARDWARE = "hardware"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a quantity of months is known."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    DERIVED_FROM_DATES = "derived_from_dates"


class Category(StrEnum):
    """What a software is for (the list of publiccode.yml)."""

    ACCOUNTING = "accounting"
    AGILE_PROJECT_MANAGEMENT = "agile-project-management"
    APPLICANT_TRACKING = "applicant-tracking"
    APPLICATION_DEVELOPMENT = "application-development"
    APPOINTMENT_SCHEDULING = "appointment-scheduling"
    BACKUP = "backup"
    BILLING_AND_INVOICING = "billing-and-invoicing"
    BLOG = "blog"
    BUDGETING = "budgeting"
    BUSINESS_INTELLIGENCE = "business-intelligence"
    BUSINESS_PROCESS_MANAGEMENT = "business-process-management"
    CAD = "cad"
    CALL_CENTER_MANAGEMENT = "call-center-management"
    CLOUD_MANAGEMENT = "cloud-management"
    COLLABORATION = "collaboration"
    COMMUNICATIONS = "communications"
    COMPLIANCE_MANAGEMENT = "compliance-management"
    CONTACT_MANAGEMENT = "contact-management"
    CONTENT_MANAGEMENT = "content-management"
    CRM = "crm"
    CUSTOMER_SERVICE_AND_SUPPORT = "customer-service-and-support"
    DATA_ANALYTICS = "data-analytics"
    DATA_COLLECTION = "data-collection"
    DATA_VISUALIZATION = "data-visualization"
    DESIGN = "design"
    DESIGN_SYSTEM = "design-system"
    DIGITAL_ASSET_MANAGEMENT = "digital-asset-management"
    DIGITAL_CITIZENSHIP = "digital-citizenship"
    DOCUMENT_MANAGEMENT = "document-management"
    DONOR_MANAGEMENT = "donor-management"
    E_COMMERCE = "e-commerce"
    E_SIGNATURE = "e-signature"
    EDUCATIONAL_CONTENT = "educational-content"
    EMAIL_MANAGEMENT = "email-management"
    EMAIL_MARKETING = "email-marketing"
    EMPLOYEE_MANAGEMENT = "employee-management"
    ENTERPRISE_PROJECT_MANAGEMENT = "enterprise-project-management"
    ENTERPRISE_SOCIAL_NETWORKING = "enterprise-social-networking"
    ERP = "erp"
    EVENT_MANAGEMENT = "event-management"
    FACILITY_MANAGEMENT = "facility-management"
    FEEDBACK_AND_REVIEWS_MANAGEMENT = "feedback-and-reviews-management"
    FINANCIAL_REPORTING = "financial-reporting"
    FLEET_MANAGEMENT = "fleet-management"
    FUNDRAISING = "fundraising"
    GAMIFICATION = "gamification"
    GEOGRAPHIC_INFORMATION_SYSTEMS = "geographic-information-systems"
    GRANT_MANAGEMENT = "grant-management"
    GRAPHIC_DESIGN = "graphic-design"
    HELP_DESK = "help-desk"
    HR = "hr"
    IDE = "ide"
    IDENTITY_MANAGEMENT = "identity-management"
    INSTANT_MESSAGING = "instant-messaging"
    INTEGRATED_LIBRARY_SYSTEM = "integrated-library-system"
    INVENTORY_MANAGEMENT = "inventory-management"
    IT_ASSET_MANAGEMENT = "it-asset-management"
    IT_DEVELOPMENT = "it-development"
    IT_MANAGEMENT = "it-management"
    IT_SECURITY = "it-security"
    IT_SERVICE_MANAGEMENT = "it-service-management"
    KNOWLEDGE_MANAGEMENT = "knowledge-management"
    LEARNING_MANAGEMENT_SYSTEM = "learning-management-system"
    MARKETING = "marketing"
    MIND_MAPPING = "mind-mapping"
    MOBILE_MARKETING = "mobile-marketing"
    MOBILE_PAYMENT = "mobile-payment"
    NETWORK_MANAGEMENT = "network-management"
    OFFICE = "office"
    ONLINE_BOOKING = "online-booking"
    ONLINE_COMMUNITY = "online-community"
    PAYMENT_GATEWAY = "payment-gateway"
    PAYROLL = "payroll"
    PREDICTIVE_ANALYSIS = "predictive-analysis"
    PROCUREMENT = "procurement"
    PRODUCTIVITY_SUITE = "productivity-suite"
    PROJECT_COLLABORATION = "project-collaboration"
    PROJECT_MANAGEMENT = "project-management"
    PROPERTY_MANAGEMENT = "property-management"
    REAL_ESTATE_MANAGEMENT = "real-estate-management"
    REGULATIONS_AND_DIRECTIVES = "regulations-and-directives"
    REMOTE_SUPPORT = "remote-support"
    RESOURCE_MANAGEMENT = "resource-management"
    SALES_MANAGEMENT = "sales-management"
    SEO = "seo"
    SERVICE_DESK = "service-desk"
    SOCIAL_MEDIA_MANAGEMENT = "social-media-management"
    SURVEY = "survey"
    TALENT_MANAGEMENT = "talent-management"
    TASK_MANAGEMENT = "task-management"
    TAXES_MANAGEMENT = "taxes-management"
    TEST_MANAGEMENT = "test-management"
    TIME_MANAGEMENT = "time-management"
    TIME_TRACKING = "time-tracking"
    TRANSLATION = "translation"
    VIDEO_CONFERENCING = "video-conferencing"
    VIDEO_EDITING = "video-editing"
    VISITOR_MANAGEMENT = "visitor-management"
    VOIP = "voip"
    WAREHOUSE_MANAGEMENT = "warehouse-management"
    WEB_COLLABORATION = "web-collaboration"
    WEB_CONFERENCING = "web-conferencing"
    WEBSITE_BUILDER = "website-builder"
    WHISTLEBLOWING = "whistleblowing"
    WORKFLOW_MANAGEMENT = "workflow-management"
    OTHER = "other"


class Scope(StrEnum):
    """The field a software is meant for (the list of publiccode.yml)."""

    AGRICULTURE = "agriculture"
    CULTURE = "culture"
    DEFENCE = "defence"
    EDUCATION = "education"
    EMERGENCY_SERVICES = "emergency-services"
    EMPLOYMENT = "employment"
    ENERGY = "energy"
    ENVIRONMENT = "environment"
    FINANCE_AND_ECONOMIC_DEVELOPMENT = "finance-and-economic-development"
    FOREIGN_AFFAIRS = "foreign-affairs"
    GOVERNMENT = "government"
    HEALTHCARE = "healthcare"
    INFRASTRUCTURES = "infrastructures"
    JUSTICE = "justice"
    LOCAL_AUTHORITIES = "local-authorities"
    MANUFACTURING = "manufacturing"
    RESEARCH = "research"
    SCIENCE_AND_TECHNOLOGY = "science-and-technology"
    SECURITY = "security"
    SOCIETY = "society"
    SPORT = "sport"
    TOURISM = "tourism"
    TRANSPORTATION = "transportation"
    WELFARE = "welfare"
