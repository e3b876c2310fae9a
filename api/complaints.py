"""What is wrong with a value that was handed in, in sentences that can be translated.

The checker's own messages are English and speak of its types; these are said instead.
"""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic_core.core_schema import ErrorType

from registry.language.marks import N_

UNUSABLE = N_("This value cannot be used.")

_SENTENCES: Mapping[str, str] = {
    "missing": N_("Say this; it cannot be left out."),
    "none_required": N_("This must stay empty."),
    "extra_forbidden": N_("Nothing here is called that. Remove it."),
    "string_type": N_("It must be text."),
    "string_too_long": N_("It has more than %(max_length)s characters. Shorten it."),
    "string_too_short": N_("It needs at least %(min_length)s characters."),
    "string_pattern_mismatch": N_("It is not written as it should be."),
    "string_unicode": N_("It holds a broken character. Type the text anew."),
    "too_long": N_("At most %(max_length)s can be given."),
    "too_short": N_("At least %(min_length)s must be given."),
    "greater_than": N_("It must be more than %(gt)s."),
    "greater_than_equal": N_("It must be %(ge)s or more."),
    "less_than": N_("It must be less than %(lt)s."),
    "less_than_equal": N_("It must be %(le)s or less."),
    "decimal_max_places": N_("It can have at most %(decimal_places)s decimal places."),
    "enum": N_("Choose one of these: %(expected)s."),
    "literal_error": N_("Choose one of these: %(expected)s."),
    "json_invalid": N_("This is not JSON. Something is wrong at character %(position)s."),
    "timezone_aware": N_("It must name its time zone."),
}

_KINDS = (
    (("int_",), N_("It must be a whole number.")),
    (("decimal_", "float_", "finite_number"), N_("It must be a number.")),
    (("bool_",), N_("It must be true or false.")),
    (("datetime_", "timezone_"), N_("It must be a moment, such as 2026-03-02T12:00:00Z.")),
    (("date_",), N_("It must be a day that exists, such as 2026-03-02.")),
    (("uuid_",), N_("It must be an identifier, such as the registry gives.")),
    (("url_",), N_("It must be a web address, such as https://example.org/page.")),
    (("list_", "set_", "frozen_set_", "tuple_"), N_("It must be a list.")),
    (("dict_", "model_", "mapping_"), N_("It must be an object with named fields.")),
)
_THE_CHECKERS_OWN = frozenset(get_args(ErrorType))


def complaint_of(
    error: Mapping[str, Any],
) -> tuple[str, dict[str, object]]:  # Any: pydantic's own
    """Return the sentence, as a message id, and the parameters of one error that pydantic found.

    An error that a room raised itself (PydanticCustomError) has its message id as its message.
    """
    kind: str = error["type"]
    params = dict(error.get("ctx", {}))
    if kind == "json_invalid":
        params["position"] = error["loc"][-1]
    if "expected" in params:  # it comes as the checker's English: 'a', 'b' or 'c'
        params["expected"] = params["expected"].replace("'", "").replace(" or ", ", ")
    if kind in _SENTENCES:
        return _SENTENCES[kind], params
    for beginnings, sentence in _KINDS:
        if kind.startswith(beginnings):
            return sentence, {}
    return (UNUSABLE, {}) if kind in _THE_CHECKERS_OWN else (error["msg"], params)
