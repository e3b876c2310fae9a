"""The catalogue's words are those of the domain's F5."""

import re

import pytest

from registry.language.catalogue import translate
from registry.language.vocabulary import Language

# what we say in English | Uruguay's Spanish | Brazil's Portuguese; each as F5 has it
F5 = [
    ("Agency", "Organismo", "Órgão"),
    ("Unit", "Unidad", "Unidade"),
    ("Entry of public software", "Ficha de software público", "Ficha de software público"),
    ("Need", "Necesidad", "Necessidade"),
    ("Requirement", "Requisito", "Requisito"),
    ("Must", "Imprescindible", "Indispensável"),
    ("Should", "Importante", "Importante"),
    ("Could", "Deseable", "Desejável"),
    ("Knockout", "Excluyente", "Eliminatório"),
    ("Covered", "Cubierto", "Atendido"),
    ("With configuration", "Con configuración", "Com configuração"),
    ("Not covered", "No cubierto", "Não atendido"),
    ("Reuse", "Reutilización", "Reutilização"),
    ("Adaptation", "Adaptación", "Adaptação"),
    ("Original development", "Desarrollo original", "Desenvolvimento original"),
    ("Time ratio", "Relación de tiempo", "Razão de tempo"),
    ("Months avoided", "Meses evitados", "Meses evitados"),
    ("proprietary", "privativo", "proprietário"),
    ("Base software", "Software de base", "Software básico"),
    ("Discontinued", "Discontinuado", "Descontinuado"),
    ("Steward", "Custodio", "Mantenedor"),
    ("Holder", "Titular", "Titular"),
]


@pytest.mark.parametrize(("said", "spanish", "portuguese"), F5, ids=[row[0] for row in F5])
def test_a_term_is_called_what_f5_calls_it(said, spanish, portuguese):
    in_spanish, in_portuguese = (
        translate(language, said) for language in (Language.ES, Language.PT)
    )

    assert re.match(spanish, in_spanish, re.IGNORECASE), in_spanish
    assert re.match(portuguese, in_portuguese, re.IGNORECASE), in_portuguese
