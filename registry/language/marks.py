"""The mark of a sentence that is to be translated."""


def N_(message: str) -> str:  # noqa: N802  gettext's own name for it
    """Mark a sentence as a message id, for the door to translate."""
    return message
