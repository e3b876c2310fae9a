"""The pages of the thesaurus."""

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from registry.actors.rules import SYSTEM
from registry.terms.schemas import ConceptDraft, ConceptEdit
from registry.terms.service import add_concept, edit_concept

WORD = {
    "kind": "synonyms",
    "preferred": {"es": "turno", "en": "appointment"},
    "alternative": {"es": ["cita"]},
}
PRODUCT = {
    "kind": "commercial_product",
    "preferred": {"es": "DocuSign"},
    "does": {"es": ["firma de documentos"]},
    "same_job": [{"name": "Firma propia", "slug": "firma-propia"}],
    "source": "Lista",
    "source_url": "https://example.org/una lista",
}


@pytest.fixture
def add(write):
    def add(given):
        with write() as session:
            return add_concept(session, SYSTEM, ConceptDraft.model_validate(given))

    return add


@pytest.fixture
def admin(pages, cast):
    return pages.as_(cast.admin)


class TestTheList:
    def test_shows_what_each_is_called_and_leads_to(self, pages, words, add):
        add(WORD)
        add(PRODUCT)

        said = words(pages.get("/thesaurus"))

        assert "appointment" in said
        assert "turno" in said
        assert "firma de documentos" in said

    def test_finds_by_any_label(self, pages, words, add):
        add(WORD)
        add(PRODUCT)

        said = words(pages.get("/thesaurus?q=CITA"))

        assert "appointment" in said
        assert "DocuSign" not in said
        assert "has no such word" in words(pages.get("/thesaurus?q=zzz&kind=nonsense"))

    def test_offers_editing_to_administrators_alone(self, pages, admin):
        assert "/thesaurus/new" in admin.get("/thesaurus").text
        assert "/thesaurus/new" not in pages.get("/thesaurus").text


class TestOne:
    def test_shows_who_says_so_and_what_became_of_it(self, pages, words, add, write):
        concept = add(PRODUCT)
        with write() as session:
            edit = ConceptEdit(does={"es": ["rubricar"]})
            edit_concept(session, SYSTEM, session.merge(concept), edit)

        said = words(pages.get(f"/thesaurus/{concept.id}"))

        assert "Lista" in said
        assert "es: firma de documentos" in said
        assert "es: rubricar" in said

    @pytest.mark.parametrize("hidden", [{"life": "draft"}, {"visibility": "restricted"}])
    def test_does_not_show_what_its_reader_may_not_know_of(
        self, hidden, pages, admin, enter, add, write
    ):
        enter("Firma propia", **hidden)
        concept = add(PRODUCT)
        with write() as session:
            edit = ConceptEdit(same_job=[{"name": "Firma propia bis", "slug": "firma-propia"}])
            edit_concept(session, SYSTEM, session.merge(concept), edit)

        for address in (f"/thesaurus/{concept.id}", "/thesaurus", "/thesaurus.ttl"):
            assert "irma propia" not in pages.get(address).text
            assert "firma-propia" not in pages.get(address).text
        assert "/software/firma-propia" in admin.get(f"/thesaurus/{concept.id}").text

    @pytest.mark.parametrize("address", ["nobody", "00000000-0000-4000-8000-000000000000"])
    def test_knows_no_other(self, pages, address):
        assert pages.get(f"/thesaurus/{address}").status_code == 404


class TestTheForms:
    def test_add_one(self, admin, words):
        form = {
            "kind": "commercial_product",
            "preferred-es": "DocuSign",
            "alternative-es": "Docu Sign\r\n\r\nDocuSign eSignature",
            "does-es": "firma de documentos\nfirma electrónica",
            "same_job-0-name": "Documenso",
            "same_job-0-slug": "",
            "same_job-1-name": "",
            "same_job-1-slug": "",
            "source": "Lista",
            "source_url": "https://example.org/lista",
        }

        answer = admin.post("/thesaurus/new", form)
        said = words(admin.get(answer.headers["Location"]))

        assert answer.status_code == 303
        assert "Docu Sign, DocuSign eSignature" in said
        assert "firma de documentos, firma electrónica" in said
        assert "Documenso" in said

    def test_say_at_its_field_what_is_lacking(self, admin):
        form = {"kind": "commercial_product", "preferred-es": "DocuSign", "does-es": "firmar"}

        answer = admin.post("/thesaurus/new", form)

        assert answer.status_code == 422
        assert 'href="#source"' in answer.text
        assert 'value="DocuSign"' in answer.text

    def test_edit_one_and_empty_what_was_emptied(self, admin, words, add):
        concept = add(PRODUCT)
        address = f"/thesaurus/{concept.id}/edit"
        form = {
            "preferred-es": "DocuSign",
            "alternative-es": "",
            "does-es": "firmar",
            "same_job-0-name": "",
            "same_job-0-slug": "",
            "source": "Otra lista",
            "source_url": "https://example.org/otra",
            "is_retired": "true",
            "version": "1",
        }

        answer = admin.post(address, form)
        said = words(admin.get(answer.headers["Location"]))

        assert answer.status_code == 303
        assert "None is named." in said
        assert "Otra lista" in said
        assert "Out of use" in said
        assert "checked" in admin.get(address).text

    def test_do_not_undo_what_someone_else_saved(self, admin, words, add, write):
        concept = add(WORD)
        with write() as session:
            edit_concept(session, SYSTEM, session.merge(concept), ConceptEdit(note="Otra."))

        answer = admin.post(
            f"/thesaurus/{concept.id}/edit", {"preferred-es": "turno", "version": "1"}
        )

        assert answer.status_code == 412
        assert "Otra." in words(answer)


def test_skos_says_every_label_once(pages, add):
    concept = add(WORD)
    add(PRODUCT)

    graph = Graph().parse(data=pages.get("/thesaurus.ttl").text, format="turtle")

    (subject,) = graph.subjects(SKOS.prefLabel, Literal("turno", lang="es"))
    assert str(subject).endswith(f"/thesaurus/{concept.id}")
    assert set(graph.objects(subject, SKOS.altLabel)) == {Literal("cita", lang="es")}
    assert len(list(graph.subjects(RDF.type, SKOS.Concept))) == 2
    assert all(isinstance(each, URIRef) for each in graph.subjects(RDF.type, SKOS.Concept))


def test_a_result_says_that_the_thesaurus_found_it(pages, words, add, enter, register, index):
    add(
        {"kind": "synonyms", "preferred": {"es": "bramvil"}, "alternative": {"es": ["quoxtel"]}}
    )
    enter("Zyx", register("IM"), features=["Administra el quoxtel"])
    index()

    said = words(pages.get("/search?q=bramvil"))

    assert "By the thesaurus:" in said
    assert "(here: quoxtel)" in said


class TestTies:
    @pytest.fixture
    def concept(self, add):
        add({"kind": "synonyms", "preferred": {"es": "gestión documental"}})
        return add({"kind": "synonyms", "preferred": {"es": "expediente"}})

    def edit(self, admin, concept, **ties):
        form = {"version": concept.version, "preferred-es": "expediente", **ties}
        return admin.post(f"/thesaurus/{concept.id}/edit", data=form)

    def test_are_typed_by_name_and_shown(self, admin, words, concept):
        answer = self.edit(admin, concept, broader_names="Gestion documental")

        assert answer.status_code == 303
        assert "Broader gestión documental" in words(admin.get(f"/thesaurus/{concept.id}"))
        form = admin.get(f"/thesaurus/{concept.id}/edit").text
        assert "gestión documental</textarea>" in form

    def test_to_what_is_not_there_are_refused_at_their_field(self, admin, words, concept):
        answer = self.edit(admin, concept, related_names="nada")

        assert answer.status_code == 422
        assert "The thesaurus has no “nada”." in words(answer)
        assert 'href="#related_names"' in answer.text

    def test_to_itself_are_refused(self, admin, words, concept):
        answer = self.edit(admin, concept, broader_names="expediente")

        assert "is under this concept already" in words(answer)


def test_an_edit_keeps_when_a_source_was_read(admin, words, add):
    given = {**PRODUCT, "same_job": [{"name": "Documenso", "read_on": "2026-12-01"}]}
    concept = add({**given, "source_url": "https://example.org/lista"})
    form = admin.get(f"/thesaurus/{concept.id}/edit").text

    assert 'name="same_job-0-read_on-year"' in form
    assert 'value="2026"' in form
    assert "The source was read on" in words(admin.get(f"/thesaurus/{concept.id}"))
