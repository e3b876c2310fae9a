"""From where the values of an entry came, through the JSON door."""

from registry.actors.rules import SYSTEM
from registry.catalogue.importing import import_file
from tests.registry.catalogue.publiccode.files import WHOLE


def test_each_value_says_from_which_file_it_came_or_that_people_gave_it(api, cast, write):
    with write() as session:
        import_file(session, SYSTEM, WHOLE.encode())
    reader = api.as_(cast.reviewer)
    tag = reader.get("/software/turnero").headers["etag"]

    reader.patch("/software/turnero", json={"licence": "MIT"}, headers={"If-Match": tag})
    told = {each["field"]: each for each in reader.get("/software/turnero/origins").json()}

    assert told["name"]["kind"] == "publiccode.yml"
    assert told["licence"]["kind"] == "people"
    assert "baseline" not in told
