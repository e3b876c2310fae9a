"""What somebody may type or paste where a question is asked, that no search should stumble over."""

_DOCUMENT = """
PLIEGO DE CONDICIONES PARTICULARES - LICITACIÓN ABREVIADA N.º 12/2026

1. OBJETO
   El organismo llama a ofertas para un sistema de agenda para reservar hora de atención al público en
   sus oficinas, con:
\ta) reserva de hora por internet y en el mostrador;
\tb) cancelación de la reserva;  c) avisos por correo «electrónico».
2. PLAZO: 30 (treinta) días. Garantía: 5 %. Consultas: compras@example.org, https://example.org/?a=1&b=2
"""

QUESTIONS = {
    "nothing but words that every text has": "de la y el",
    "operators and signs": "?!… ()[]{}^~*:\\\"'",
    "a field that the engine knows": "title:^",
    "fields and operators": "name:(agenda OR +hora) AND NOT words:[a TO z]^2~",
    "wildcards": "agen* *hora? ?? * %_",
    "an unbalanced quote": '"agenda para reservar hora',
    "unbalanced brackets": "((agenda [hora {",
    "SQL": "'; DROP TABLE software; -- ' OR 1=1",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)> agenda",
    "a template": "{{ 7 * 7 }} {% raw %} ${7*7}",
    "an emoji": "📅",
    "another script": "πρόγραμμα ραντεβού",
    "from right to left": "\u202eadnega \u0645\u0648\u0639\u062f",
    "Chinese": "預約系統",
    "no space that is one": "agenda\u00a0para\u200breservar\u2028hora",
    "one letter": "a",
    "numbers": "1 2 3 4,5",
    "a pasted document": _DOCUMENT * 12,
}
