import pytest

from registry.files.rules import clean_name, known_type


class TestCleanName:
    @pytest.mark.parametrize(
        ("name", "clean"),
        [
            ("constancia.pdf", "constancia.pdf"),
            ("Informe técnico ñandú.odt", "Informe técnico ñandú.odt"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Documents\\acta.docx", "acta.docx"),
            ("acta\r\nSet-Cookie: a.pdf", "actaSet-Cookie a.pdf"),
            ("\u202efdp.exe", "fdp.exe"),
            ("\ud800.pdf", "pdf"),
            ("a" * 200 + ".pdf", "a" * 116 + ".pdf"),
            ("a" * 200, "a" * 120),
            ("no.ending that is as long as this", "no.ending that is as long as this"),
            ("", "file"),
            ("..", "file"),
            ("///", "file"),
        ],
    )
    def test_can_be_offered_on_any_system(self, name, clean):
        assert clean_name(name) == clean


class TestKnownType:
    @pytest.mark.parametrize(
        ("given", "known"),
        [
            ("application/pdf", "application/pdf"),
            ("Text/HTML; charset=utf-8", "text/html"),
            ("image/svg+xml", "image/svg+xml"),
            (None, "application/octet-stream"),
            ("", "application/octet-stream"),
            ("pdf", "application/octet-stream"),
            ("text/html\r\nX: y", "application/octet-stream"),
            ("a" * 100 + "/b", "application/octet-stream"),
        ],
    )
    def test_is_never_guessed(self, given, known):
        assert known_type(given) == known
