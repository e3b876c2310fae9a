"""What can happen, as `resource.happened`."""

from enum import StrEnum


class Event(StrEnum):
    """Everything the audit may say happened."""

    AGENCY_CREATED = "agency.created"
    AGENCY_EDITED = "agency.edited"
    AGENCY_RENAMED = "agency.renamed"
    AGENCY_MERGED = "agency.merged"
    AGENCY_CLOSED = "agency.closed"
    PERSON_INVITED = "person.invited"
    PERSON_CREATED = "person.created"
    PERSON_EDITED = "person.edited"
    PERSON_DEACTIVATED = "person.deactivated"
    PERSON_REACTIVATED = "person.reactivated"
    ROLE_GIVEN = "role.given"
    ROLE_TAKEN = "role.taken"
    PERSON_SIGNED_IN = "person.signed_in"
    PERSON_SIGNED_OUT = "person.signed_out"
    PASSWORD_SET = "password.set"  # noqa: S105  an event's name
    PASSWORD_RESET_OFFERED = "password.reset_offered"  # noqa: S105  an event's name
    TOKEN_CREATED = "token.created"  # noqa: S105  an event's name
    TOKEN_REVOKED = "token.revoked"  # noqa: S105  an event's name
    POLICY_VERSIONED = "policy.versioned"
    FILE_STORED = "file.stored"
    PUBLISHER_CREATED = "publisher.created"
    PUBLISHER_EDITED = "publisher.edited"
    PUBLISHER_TIED = "publisher.tied"
    SOFTWARE_CREATED = "software.created"
    SOFTWARE_EDITED = "software.edited"
    SOFTWARE_IMPORTED = "software.imported"
    SOFTWARE_SUBMITTED = "software.submitted"
    SOFTWARE_PUBLISHED = "software.published"
    SOFTWARE_APPROVED = "software.approved"
    SOFTWARE_SENT_BACK = "software.sent_back"
    SOFTWARE_MERGED = "software.merged"
    SOFTWARE_WITHDRAWN = "software.withdrawn"
    REVIEW_DECIDED = "review.decided"
    NEED_STATED = "need.stated"
    NEED_EDITED = "need.edited"
    NEED_PASSED_ON = "need.passed_on"
    REUSE_RECORDED = "reuse.recorded"
    REUSE_EDITED = "reuse.edited"
    REUSE_MOVED = "reuse.moved"
    REUSE_VERIFIED = "reuse.verified"
    CONTRIBUTION_RECORDED = "contribution.recorded"
    ROWS_PASSED_ON = "rows.passed_on"
    JOB_CANCELLED = "job.cancelled"
