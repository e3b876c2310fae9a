"""GET and POST /thesaurus, GET and PATCH /thesaurus/{concept_id}."""

import pytest

WORD = {
    "kind": "synonyms",
    "preferred": {"es": "turno", "pt": "agendamento"},
    "alternative": {"es": ["cita", "hora"]},
}
PRODUCT = {
    "kind": "commercial_product",
    "preferred": {"es": "DocuSign"},
    "does": {"es": ["firma de documentos"]},
    "same_job": [{"name": "Documenso"}, {"name": "Firma propia", "slug": "firma-propia"}],
    "source": "Lista",
    "source_url": "https://example.org/lista",
}


@pytest.fixture
def admin(api, cast):
    return api.as_(cast.admin)


@pytest.fixture
def added(admin):
    return admin.post("/thesaurus", json=WORD)


def test_adds_one_and_says_where_it_stands(admin, added):
    said = added.json()

    assert added.status_code == 201
    assert added.headers["Location"] == f"/api/v1/thesaurus/{said['id']}"
    assert said["preferred"] == {"es": "turno", "pt": "agendamento", "en": None}
    assert said["alternative"] == {"es": ["cita", "hora"], "pt": [], "en": []}
    assert admin.get(f"/thesaurus/{said['id']}").json() == said


def test_anyone_reads_them_by_word_kind_and_language(api, admin, added):
    admin.post("/thesaurus", json=PRODUCT)

    def names(**asked):
        items = api.get("/thesaurus", params=asked).json()["items"]
        return [each["preferred"]["es"] for each in items]

    assert names() == ["DocuSign", "turno"]
    assert names(q="cita") == names(words_in="pt") == names(kind="synonyms") == ["turno"]


def test_edits_the_version_that_was_read(admin, added):
    address = f"/thesaurus/{added.json()['id']}"
    match = {"If-Match": admin.get(address).headers["ETag"]}

    edited = admin.patch(address, json={"alternative": {"es": ["cita"]}}, headers=match)
    again = admin.patch(address, json={"note": "Tarde."}, headers=match)

    assert edited.json()["alternative"]["es"] == ["cita"]
    assert edited.json()["preferred"]["pt"] == "agendamento"
    assert again.status_code == 412
    assert admin.patch(address, json={"note": "?"}).status_code == 428


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({**PRODUCT, "source": None}, "source"),
        ({**PRODUCT, "source_url": "ftp:lista"}, "source_url"),
        ({**WORD, "preferred": {}}, "preferred.es"),
        ({**WORD, "kind": "acronym"}, "expansion.es"),
    ],
)
def test_names_the_field_that_cannot_be_taken(admin, given, field):
    refused = admin.post("/thesaurus", json=given)

    assert refused.status_code == 422
    place = f"#/{field.replace('.', '/')}"
    assert [each["pointer"] for each in refused.json()["errors"]] == [place]


def test_refuses_one_that_is_there(admin, added):
    again = admin.post("/thesaurus", json={**WORD, "preferred": {"es": "Turno"}})

    assert again.status_code == 409
    assert again.json()["type"].endswith("/concept-exists")


def test_is_for_administrators_alone(api, cast):
    for someone, status in ((cast.stranger, 401), (cast.reviewer, 403), (cast.member, 403)):
        assert api.as_(someone).post("/thesaurus", json=WORD).status_code == status


@pytest.mark.parametrize("hidden", [{"life": "draft"}, {"visibility": "restricted"}])
def test_what_a_reader_may_not_know_of_does_the_same_job_for_none_of_them(
    hidden, api, admin, enter
):
    enter("Firma propia", **hidden)
    address = f"/thesaurus/{admin.post('/thesaurus', json=PRODUCT).json()['id']}"

    assert [each["slug"] for each in admin.get(address).json()["same_job"]] == [
        None,
        "firma-propia",
    ]
    said = [(each["name"], each["slug"]) for each in api.get(address).json()["same_job"]]
    assert said == [("Documenso", None)]
    assert "irma propia" not in api.get("/thesaurus").text


def test_a_question_finds_by_another_word_at_once_and_no_longer_when_it_is_retired(
    api, admin, enter, register, index
):
    agency = register("AGESIC")
    enter("Zyx", agency, texts={"es": {"short_description": "Administra el quoxtel"}})
    enter("Otro", agency, texts={"es": {"short_description": "Liquidación de sueldos"}})
    index()

    def found():
        results = api.get("/search", params={"q": "bramvil"}).json()["results"]
        return [each["software"]["slug"] for each in results if each["score"] > 0.3]

    before = found()
    word = {
        "kind": "synonyms",
        "preferred": {"es": "bramvil"},
        "alternative": {"es": ["quoxtel"]},
    }
    concept = admin.post("/thesaurus", json=word).json()
    then = found()
    address = f"/thesaurus/{concept['id']}"
    admin.patch(address, json={"is_retired": True}, headers={"If-Match": "*"})

    assert (before, then, found()) == ([], ["zyx"], [])


def test_other_concepts_are_tied_by_their_ids_and_shown_at_both_ends(api, admin, added):
    wider = admin.post(
        "/thesaurus", json={"kind": "synonyms", "preferred": {"es": "atención"}}
    ).json()
    here = f"/thesaurus/{added.json()['id']}"

    answer = admin.patch(
        here, json={"broader": [wider["id"]]}, headers={"If-Match": added.headers["ETag"]}
    )

    assert [each["name"] for each in answer.json()["links"]["broader"]] == ["atención"]
    there = api.get(f"/thesaurus/{wider['id']}").json()
    assert [each["name"] for each in there["links"]["narrower"]] == ["turno"]
    circle = admin.patch(
        here,
        json={"broader": [added.json()["id"]]},
        headers={"If-Match": answer.headers["ETag"]},
    )
    assert circle.status_code == 422
    assert "/broader" in str(circle.json()["errors"])
