"""What the words of upkeep are called on the pages."""

from collections.abc import Mapping

from registry.language.marks import N_
from registry.upkeep.vocabulary import HandoverState, SupporterKind

KINDS: Mapping[SupporterKind, str] = {
    SupporterKind.SUPPLIER: N_("Supplier of services"),
    SupporterKind.MAINTAINER: N_("Maintainer"),
}
STATES: Mapping[HandoverState, str] = {
    HandoverState.PROPOSED: N_("Proposed"),
    HandoverState.ACCEPTED: N_("Taken on"),
    HandoverState.REFUSED: N_("Not taken on"),
    HandoverState.TAKEN_BACK: N_("Taken back"),
}
MARKS: Mapping[HandoverState, str] = {
    HandoverState.PROPOSED: "half",
    HandoverState.ACCEPTED: "on",
    HandoverState.REFUSED: "ended",
    HandoverState.TAKEN_BACK: "ended",
}
