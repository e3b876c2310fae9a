"""Which change of an entry lets others know of it than before."""

import pytest

from registry.catalogue.rules import is_wider


@pytest.mark.parametrize(
    ("field", "before", "now", "is_so"),
    [
        ("life", None, "published", True),
        ("life", None, "draft", False),
        ("life", "in_review", "published", True),
        ("life", "published", "withdrawn", False),
        ("life", "withdrawn", "in_review", False),
        ("visibility", None, "restricted", True),
        ("visibility", "restricted", "government", True),
        ("visibility", "government", "public", True),
        ("visibility", "public", "restricted", False),
        ("confidential_until", None, "2030-01-01", False),
        ("confidential_until", "2030-01-01", None, True),
        ("confidential_until", "2030-01-01", "2029-12-31", True),
        ("confidential_until", "2029-12-31", "2030-01-01", False),
        ("name", "Agenda", "Agenda 2", False),
    ],
)
def test_only_what_opens_it_to_more_is_wider(field, before, now, is_so):
    assert is_wider(field, before, now) is is_so
