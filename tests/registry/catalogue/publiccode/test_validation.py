import socket

from registry.catalogue.publiccode.findings import Severity
from registry.catalogue.publiccode.validation import validate
from tests.registry.catalogue.publiccode.files import WHOLE, changed


def test_a_warning_is_an_error_to_who_is_strict():
    validation = validate(changed('"0.7"', '"0.4"'))

    assert validation.version == "0.4"
    assert validation.is_valid()
    assert not validation.is_valid(strictly=True)


def test_advice_is_one_to_nobody():
    validation = validate(changed('"1.10"', "1.10"))

    assert validation.counts[Severity.ADVICE] == 3  # two files that were not looked for
    assert validation.is_valid(strictly=True)


def test_what_is_no_yaml_has_no_version():
    validation = validate(b"a: [")

    assert (validation.version, validation.is_valid()) == (None, False)


def test_findings_of_files_stand_among_the_others_in_order(tmp_path):
    found = validate(changed("  - web\n", "  - Web\n"), tmp_path).findings

    assert [each.line for each in found] == sorted(each.line for each in found)
    assert [each.code for each in found] == ["file-missing", "platform-form", "file-missing"]


def test_the_network_is_never_asked(monkeypatch, tmp_path):
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert validate(WHOLE.encode(), tmp_path).version == "0.7"
