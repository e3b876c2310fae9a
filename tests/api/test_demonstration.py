"""The invented rows of lists: there unless they are asked away, whoever asks."""

import pytest


@pytest.fixture
def member(api, cast, enter, state, record):
    """A member of an invented agency, which states a need and reuses a software."""
    state(visibility="public")
    record(enter("Agenda"))
    return api.as_(cast.member)


@pytest.mark.parametrize("address", ["/agencies", "/needs", "/reuses"])
@pytest.mark.parametrize("said", ["true", "1", "yes"])
def test_are_listed_labelled_unless_they_are_asked_away(member, address, said):

    def invented(query):
        return [
            each["is_demonstration"] for each in member.get(f"{address}{query}").json()["items"]
        ]

    assert invented("") == invented(f"?demonstration={said}")
    assert set(invented("")) == {True}
    assert invented("?demonstration=false") == []
