from registry.catalogue.category_words import CATEGORY_WORDS, category_name
from registry.catalogue.vocabulary import Category


def test_every_category_has_words_and_nothing_else_has():
    assert set(CATEGORY_WORDS) == set(Category)


def test_no_two_categories_share_a_name():
    for language in ("es", "pt", "en"):
        names = [category_name(code, language) for code in CATEGORY_WORDS]

        assert len(names) == len(set(names))
        assert all(name == name.strip() and name[0].isupper() for name in names)


def test_a_code_without_words_stands_for_itself():
    assert category_name("unheard-of", "es") == "unheard-of"


def test_a_name_is_in_the_reader_s_language():
    assert category_name("e-signature", "pt") == "Assinatura eletrônica e certificados"
