"""What the JSON door says of itself, for machines and for people."""

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

METHODS = {"get", "post", "patch", "put", "delete"}


@pytest.fixture
def document(api):
    return api.get("/openapi.json").json()


def _operations(document):
    return [
        (method, path, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]


def test_is_openapi_of_the_version_that_has_json_schema(document):
    assert document["openapi"].startswith("3.1")
    assert document["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"


def test_every_operation_says_what_it_does_and_how_it_refuses(document):
    for method, path, operation in _operations(document):
        refusals = {code for code in operation["responses"] if code >= "400"}

        assert method in METHODS, path
        assert operation["description"].endswith("."), path
        assert {"401", "403", "422", "500", "503"} <= refusals, path
        assert ("404" in refusals) or "{" not in path, path
        asked = {each["name"].lower() for each in operation.get("parameters", [])}
        assert ("428" in refusals) is ("if-match" in asked), path
        assert "if-match" in asked or method != "patch", path
        for code in refusals:
            assert list(operation["responses"][code]["content"]) == ["application/problem+json"]


def test_what_is_public_needs_no_token_and_what_changes_does(document):
    for method, path, operation in _operations(document):
        assert ({} in operation["security"]) is (method == "get"), path


def test_every_example_is_one_that_its_schema_admits(document):
    resource = Resource.from_contents(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
    )
    registry = Registry().with_resource("urn:api", resource)
    for name, schema in document["components"]["schemas"].items():
        validator = Draft202012Validator(
            {"$ref": f"urn:api#/components/schemas/{name}"}, registry=registry
        )
        assert schema.get("examples") or "enum" in schema, name
        for example in schema.get("examples", []):
            assert [error.message for error in validator.iter_errors(example)] == [], name


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_is_a_page_that_loads_nothing_from_elsewhere(pages, document, language):
    text = pages.get(f"/api/v1/docs?language={language}").text

    for method, path, _ in _operations(document):
        assert f"{method.upper()} {path}" in text
    assert "https://unpkg" not in text
    assert "<script>" not in text
    assert 'style="' not in text


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_every_problem_has_its_page(app, pages, language):
    for code, problem in app.state.api.state.problems.items():
        answer = pages.get(f"/problems/{code}?language={language}")

        assert answer.status_code == 200
        assert str(problem.status) in answer.text


def test_a_problem_that_does_not_exist_has_none(pages):
    assert pages.get("/problems/boredom").status_code == 404
