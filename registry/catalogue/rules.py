"""What an entry may become, whoever asks."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from registry.catalogue.vocabulary import DevelopmentStatus, Life, MaintenanceStatus, Visibility

FOLLOWS: Final = {
    Life.DRAFT: frozenset({Life.IN_REVIEW, Life.PUBLISHED}),
    Life.IN_REVIEW: frozenset({Life.CHANGES_REQUESTED, Life.PUBLISHED}),
    Life.CHANGES_REQUESTED: frozenset({Life.IN_REVIEW}),
    Life.PUBLISHED: frozenset({Life.WITHDRAWN}),
    Life.WITHDRAWN: frozenset({Life.IN_REVIEW}),
}
"""What may follow each; from draft straight to published goes who may publish before the review."""

SHOWN: Final = frozenset({Life.PUBLISHED, Life.WITHDRAWN})
"""What others than its own agency may know of: what was withdrawn stays at its address, marked."""

WIDTHS: Final = {Visibility.RESTRICTED: 0, Visibility.GOVERNMENT: 1, Visibility.PUBLIC: 2}
"""Which of two may be seen by more: the greater."""


DECIDED_ANEW: Final = frozenset({Life.IN_REVIEW, Life.CHANGES_REQUESTED})
"""Where a withdrawn entry whose return was asked for waits: until it is decided, others see it as withdrawn."""


def is_shown(life: Life | None, *, was_withdrawn: bool = False) -> bool:
    """Tell whether others may know of an entry; of one from before entries had a life, they could."""
    return life is None or life in SHOWN or (was_withdrawn and life in DECIDED_ANEW)


def life_for_others(life: Life, *, was_withdrawn: bool) -> Life:
    """Return the place of its life that others than its agency and the reviewers are told of."""
    return Life.WITHDRAWN if was_withdrawn and life in DECIDED_ANEW else life


@dataclass(frozen=True)
class Sight:
    """Who may find an entry in lists, and who may know of it: as in `WIDTHS`, named agencies alone being 0.

    The last two tell whether those named agencies may, which they may not before a day of confidentiality.
    """

    listed: int
    known: int
    is_listed_to_named: bool
    is_known_to_named: bool

    def lost_since(self, before: "Sight", width: Visibility) -> tuple[bool, bool]:
        """Tell whether it has left the lists of those of a width since, and whether they lost sight of it."""
        wide = WIDTHS[width]
        return self.listed < wide <= before.listed, self.known < wide <= before.known

    def lost_by_one(self, before: "Sight", *, is_shared: bool) -> tuple[bool, bool]:
        """Tell the same of an agency that saw it because it was shared with that one, as it may still be."""
        left = before.is_listed_to_named and not before.listed
        hidden = before.is_known_to_named and not before.known
        return (
            left and not (self.listed or (is_shared and self.is_listed_to_named)),
            hidden and not (self.known or (is_shared and self.is_known_to_named)),
        )


def sight_of(
    life: Life,
    visibility: Visibility,
    confidential_until: date | None,
    today: date,
    *,
    was_withdrawn: bool,
) -> Sight:
    """Return who may find an entry and know of it, beside its own agency and those it is shared with."""
    is_held_back = confidential_until is not None and confidential_until > today
    width = WIDTHS[Visibility.RESTRICTED if is_held_back else visibility]
    is_listed, is_known = (
        life is Life.PUBLISHED,
        is_shown(life, was_withdrawn=was_withdrawn),
    )
    return Sight(
        listed=width if is_listed else 0,
        known=width if is_known else 0,
        is_listed_to_named=is_listed and not is_held_back,
        is_known_to_named=is_known and not is_held_back,
    )


def may_follow(life: Life, *, after: Life) -> bool:
    """Tell whether an entry may go from one place of its life to another."""
    return life in FOLLOWS[after]


KEPT_GOING: Final = frozenset({MaintenanceStatus.ACTIVE, MaintenanceStatus.MAINTENANCE_ONLY})
"""What somebody still works on; the others have ended."""


def contradicts(status: MaintenanceStatus | None, ended_on: date | None, today: date) -> bool:
    """Tell whether a software is said to be kept going, and to have ended on a day gone by.

    A day that is yet to come announces the end of what is still kept going. No other pair is surely
    wrong: what was discontinued may be supported for longer, or for less long, than it was developed.
    """
    return status in KEPT_GOING and ended_on is not None and ended_on < today


def has_ended(
    development: DevelopmentStatus | None,
    maintenance: MaintenanceStatus | None,
    ended_on: date | None,
    today: date,
) -> bool:
    """Tell whether nobody develops a software any more.

    By its development status, by its maintenance status, or by the day on which it was
    discontinued; of what is kept going until then, that day must have come.
    """
    if development is DevelopmentStatus.OBSOLETE:
        return True
    if maintenance in KEPT_GOING:
        return ended_on is not None and ended_on <= today
    return maintenance is not None or ended_on is not None


def is_wider(field: str, before: str | None, now: str | None) -> bool:
    """Tell whether a field's change, as the audit has it, lets others know of an entry than before.

    A life that is shown again, a wider visibility, a day of confidentiality that falls away or comes
    sooner. A narrowing opens nothing: what was said until then was said to more.
    """
    if field == "life":
        return is_shown(_life(now)) and not (before is not None and is_shown(_life(before)))
    if field == "visibility" and now is not None:
        return before is None or WIDTHS[Visibility(now)] > WIDTHS[Visibility(before)]
    if field == "confidential_until":
        return before is not None and (now is None or now < before)
    return False


def _life(value: str | None) -> Life | None:
    return None if value is None else Life(value)
