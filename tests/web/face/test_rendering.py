"""A template knows its page's fields and the shell; what is missing is an error or says so."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from jinja2 import UndefinedError
from pydantic import BaseModel
from starlette.requests import Request

from registry.errors import NotFoundError
from registry.language.vocabulary import Language
from web.form_sentences import Complaint
from web.forms import prefilled
from web.rendering.environment import environment
from web.rendering.filters import said
from web.rendering.page import render

LANGUAGES = list(Language)


@dataclass(frozen=True)
class Page:
    title: str
    facts: dict[str, str]


class ModelPage(BaseModel):
    title: str


def _rendered(source: str, **names: object) -> str:
    return environment(Language.ES).from_string(source).render(**names)


@pytest.fixture
def request_of():
    def request_of(query: bytes = b"", **state: object) -> Request:
        scope = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": "/needs/new",
            "query_string": query,
            "headers": [],
            "server": ("acervo.test", 80),
            "state": state,
        }
        return Request(scope)

    return request_of


def test_an_unknown_name_is_an_error():
    with pytest.raises(UndefinedError, match="titel"):
        _rendered("{{ titel }}", title="SAE")


def test_an_unknown_field_of_a_page_object_is_an_error():
    with pytest.raises(UndefinedError, match="titel"):
        _rendered("{{ page.titel }}", page=Page("SAE", {}))


def test_a_missing_key_of_a_dict_reads_as_nothing():
    assert _rendered("{{ facts.licence }}", facts={}) == ""


def test_a_page_of_another_kind_is_refused(request_of):
    with pytest.raises(TypeError, match="pages are dataclasses or pydantic models"):
        render(request_of(), "error.html", {"title": "SAE"})


def test_a_pydantic_model_is_a_page_too(request_of, monkeypatch):
    template = environment(Language.ES).from_string("{{ title }}")
    monkeypatch.setattr(environment(Language.ES), "get_template", lambda _name: template)

    answer = render(request_of(), "any.html", ModelPage(title="SAE"))

    assert answer.body == b"SAE"


def test_what_a_reader_wrote_is_never_taken_for_markup():
    assert _rendered("{{ name }}", name="<b>SAE</b>") == "&lt;b&gt;SAE&lt;/b&gt;"


def test_what_a_reader_wrote_is_escaped_inside_a_sentence():
    shown = _rendered("{{ _('Lineage of %(name)s', name=name) }}", name="<b>SAE</b>")

    assert shown == "Linaje de &lt;b&gt;SAE&lt;/b&gt;"


@pytest.mark.parametrize(
    "filter_", ["num", "percent", "months", "person_months", "date", "moment"]
)
def test_no_value_is_said_to_be_missing_and_never_shown_as_zero(filter_):
    shown = _rendered(f"{{{{ value|{filter_} }}}}", value=None)

    assert shown == '<span class="acv-unknown">sin dato</span>'


def test_money_without_a_currency_is_said_to_be_missing():
    assert "sin dato" in _rendered("{{ 1|money(none) }}")


def test_values_are_written_as_the_language_does():
    shown = _rendered(
        "{{ a|num }} {{ a|num(1) }} {{ b|percent }} {{ c|date }} {{ c|moment }} {{ a|money('UYI') }}",
        a=Decimal(1000),
        b=Decimal("0.4"),
        c=datetime(2026, 3, 18, 14, 32, tzinfo=UTC),
    ).replace("\u00a0", " ")

    assert shown == "1.000 1.000,0 40 % 18/03/2026 18/03/2026 14:32 UTC UI 1.000"


def test_a_refusal_is_said_in_the_readers_language():
    assert said(NotFoundError(), Language.EN) == "There is nothing here by that name."
    assert said(NotFoundError(), Language.ES) != said(NotFoundError(), Language.EN)


def test_a_sentences_figures_and_days_are_written_as_the_language_does():
    params = {"a": Decimal("6.5"), "b": date(2026, 3, 18), "c": 2026}
    complaint = Complaint("%(a)s, %(b)s, %(c)s", params)

    assert said(complaint, Language.ES) == "6,5, 18/03/2026, 2026"
    assert said(complaint, Language.EN) == "6.5, 18 March 2026, 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_holds_an_inline_style_or_script(shown, language):
    text = shown("/_gallery", language=language, **{"as": "someone"})

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    inline = [tag for tag in re.findall(r"<script[^>]*>", text) if "src=" not in tag]
    assert inline == ['<script nonce="nonce-of-this-answer">']


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_stands_once_on_a_page(shown, language):
    ids = re.findall(r'\sid="([^"]+)"', shown("/_gallery", language=language))

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_referred_to_is_on_the_page(shown, language):
    text = shown("/_gallery", language=language)
    ids = set(re.findall(r'\sid="([^"]+)"', text))
    lists = re.findall(r'(?:aria-labelledby|aria-describedby|\sfor)="([^"]+)"', text)
    links = re.findall(r'href="#([^"]+)"', text)

    assert {name for names in [*lists, *links] for name in names.split()} <= ids


def test_scripts_and_styles_are_held_to_their_hashes(shown):
    tags = re.findall(
        r'<(?:script|link)[^>]*/static/[^>]*\.(?:js|css)"[^>]*>', shown("/_gallery")
    )

    assert len(tags) == 3
    assert all('integrity="sha384-' in tag for tag in tags)


def test_script_may_neither_inject_styles_nor_run_text():
    config = re.search(
        r"htmx-config\" content='([^']+)'",
        environment(Language.ES).loader.get_source(environment(Language.ES), "base.html")[0],
    )

    assert '"includeIndicatorCSS": false' in config[1]


def test_what_a_reader_typed_in_several_lines_comes_back_unchanged():
    source = (
        "{% from 'macros/forms.html' import textarea %}{{ textarea(form, 'text', 'Texto') }}"
    )

    shown = _rendered(source, form=prefilled({"text": "uno\n  dos\n\ntres"}))

    assert ">uno\n  dos\n\ntres</textarea>" in shown
