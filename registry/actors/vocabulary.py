"""Roles, permissions and scopes."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may be: the first four within an agency, the last two across all."""

    MEMBER = "member"
    PUBLISHER = "publisher"
    SIGNATORY = "signatory"
    AGENCY_ADMIN = "agency_admin"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class ActorKind(StrEnum):
    """By what way an actor asks."""

    STRANGER = "stranger"
    PERSON = "person"
    TOKEN = "token"  # noqa: S105  a word, not a secret
    SYSTEM = "system"


class Scope(StrEnum):
    """What a token may be used for, within what its agency may do."""

    READ = "read"
    WRITE_CATALOGUE = "catalogue:write"
    WRITE_NEEDS = "needs:write"
    WRITE_REUSES = "reuses:write"
    ADMINISTER = "administer"


class Permission(StrEnum):
    """Acts that need a role, as `resource:action`."""

    STATE_NEED = "need:state"
    KEEP_WATCH = "watch:keep"
    RECORD_REUSE = "reuse:record"
    PUBLISH_SOFTWARE = "software:publish"
    EDIT_ANY_SOFTWARE = "software:edit_any"
    READ_REVIEWS = "reviews:read"
    REVIEW_SOFTWARE = "software:review"
    NAME_SUPPORTER = "supporter:name"
    TAKE_STEWARDSHIP = "stewardship:take"
    EDIT_PUBLISHER = "publisher:edit"
    EDIT_AGENCY = "agency:edit"
    EDIT_AGENCIES = "agencies:edit"
    INVITE_PERSON = "person:invite"
    EDIT_PERSON = "person:edit"
    CREATE_TOKEN = "token:create"  # noqa: S105  a word, not a secret
    EDIT_POLICY = "policy:edit"
    EDIT_THESAURUS = "thesaurus:edit"
    RUN_JOBS = "jobs:run"
