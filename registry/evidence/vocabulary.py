"""What keys are for."""

from enum import StrEnum


class KeyPurpose(StrEnum):
    """What is signed with a key."""

    RECORDS = "records"
    WEBHOOKS = "webhooks"
