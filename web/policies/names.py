"""What the policies and their parts are called on the pages, as message ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from registry.language.marks import N_
from registry.policies.vocabulary import PolicyKey


@dataclass(frozen=True)
class Named:
    """What a policy is called, and what it decides."""

    name: str
    about: str


POLICIES: Mapping[PolicyKey, Named] = {
    PolicyKey.FIT_THRESHOLDS: Named(
        N_("Thresholds of fit"),
        N_("From what score on a software is reused as it is, with adaptation, or in part."),
    ),
    PolicyKey.REQUIREMENT_WEIGHTS: Named(
        N_("Weights of requirements"),
        N_("How much a requirement counts in a score, by its priority."),
    ),
    PolicyKey.RECORD_VALIDITY: Named(
        N_("Validity of a record"), N_("How many days a prior-search record holds.")
    ),
    PolicyKey.MINIMUM_SOURCES: Named(
        N_("Sources to consult"),
        N_("How many sources a prior search must have consulted, this registry included."),
    ),
    PolicyKey.GOOD_STANDING: Named(
        N_("Publishing before the review"),
        N_(
            "From how many reviewed entries on an agency publishes at once and is reviewed afterwards."
        ),
    ),
    PolicyKey.SMALL_NUMBERS: Named(
        N_("Small numbers"),
        N_("From how many cases on a figure is shown as a percentage and with an interval."),
    ),
    PolicyKey.APPROXIMATION_MARGIN: Named(
        N_("Margin of approximate months"),
        N_(
            "How far months that are declared approximate may be off, where nothing else is said."
        ),
    ),
    PolicyKey.SUPPORT_ENDS: Named(
        N_("End of support of base software"),
        N_(
            "Until which day the makers of databases, servers and languages support each of their lines."
        ),
    ),
    PolicyKey.REJECTION_REASONS: Named(
        N_("Reasons for leaving a candidate out"),
        N_("What may be given as a reason, and how many characters must explain it."),
    ),
    PolicyKey.OUTCOMES: Named(
        N_("Outcomes of a prior search"),
        N_("How each outcome is worded, and what a record with it must state."),
    ),
}

FIELDS: Mapping[str, str] = {
    "as_is": N_("As it is, from a score of"),
    "adaptation": N_("With adaptation, from a score of"),
    "partial": N_("In part, from a score of"),
    "approved_entries": N_("Reviewed entries"),
    "must": N_("Must"),
    "should": N_("Should"),
    "could": N_("Could"),
    "days": N_("Days"),
    "count": N_("Sources"),
    "least": N_("Cases, at least"),
    "months": N_("Months"),
}
"""The parts of the policies that are single figures."""
