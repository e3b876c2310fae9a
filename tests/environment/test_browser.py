class TestBrowser:
    def test_shows_a_page_to_a_reader_from_montevideo(self, page):
        page.goto("data:text/html,<h1>Acervo</h1>")

        assert page.inner_text("h1") == "Acervo"
        assert page.evaluate("navigator.language") == "es-UY"

    def test_can_be_a_reader_without_javascript(self, open_page):
        page = open_page(java_script_enabled=False)

        page.goto("data:text/html,<noscript><h1>Acervo</h1></noscript>")

        assert page.inner_text("h1") == "Acervo"
