"""What an entry may become, whoever asks."""

from typing import Final

from registry.catalogue.vocabulary import Life

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


DECIDED_ANEW: Final = frozenset({Life.IN_REVIEW, Life.CHANGES_REQUESTED})
"""Where a withdrawn entry whose return was asked for waits: until it is decided, others see it as withdrawn."""


def is_shown(life: Life | None, *, was_withdrawn: bool = False) -> bool:
    """Tell whether others may know of an entry; of one from before entries had a life, they could."""
    return life is None or life in SHOWN or (was_withdrawn and life in DECIDED_ANEW)


def life_for_others(life: Life, *, was_withdrawn: bool) -> Life:
    """Return the place of its life that others than its agency and the reviewers are told of."""
    return Life.WITHDRAWN if was_withdrawn and life in DECIDED_ANEW else life


def may_follow(life: Life, *, after: Life) -> bool:
    """Tell whether an entry may go from one place of its life to another."""
    return life in FOLLOWS[after]
