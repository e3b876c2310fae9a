from registry.catalogue.publiccode import advice, remarks
from registry.catalogue.publiccode.findings import Findings, Place, Remark, Severity, Word

KINDS = [
    value
    for room in (remarks, advice)
    for value in vars(room).values()
    if isinstance(value, Remark)
]
AT = Place(3, 7)


def made(remark, **params):
    findings = Findings()
    findings.add(remark, "name", AT, **params)
    return findings.in_order()[0]


def test_a_finding_says_what_is_wrong_and_what_to_do():
    found = made(remarks.WRONG_TYPE, found=Word("a list"), wanted=Word("text"))

    assert found.message == "Here is a list, and text is wanted; it was passed over."
    assert found.hint.endswith(".")
    assert (found.severity, found.line, found.column) == (Severity.ERROR, 3, 7)


def test_words_within_a_finding_are_translated_and_what_was_found_is_not():
    found = made(remarks.WRONG_TYPE, found=Word("a list"), wanted="a list")

    said = found.say(lambda text: {"a list": "una lista"}.get(text, text))

    assert said == "Here is una lista, and a list is wanted; it was passed over."


def test_what_was_found_is_shortened_and_shows_no_hidden_signs():
    found = made(remarks.NOT_A_DAY, found="\u202e\x07" + "x" * 500)

    assert len(found.message) < 200
    assert found.message.isprintable()


def test_findings_come_in_the_order_of_the_file():
    findings = Findings()
    for line in (5, 2, 9):
        findings.add(advice.EMPTY_VALUE, "", Place(line, 1))

    assert [found.line for found in findings.in_order()] == [2, 5, 9]


def test_a_flood_of_advice_hides_no_error():
    findings = Findings()
    for _ in range(1_000):
        findings.add(advice.EMPTY_VALUE, "", AT)
    findings.add(remarks.NOT_A_DAY, "", AT, found="x")

    severities = [found.severity for found in findings.in_order()]

    assert severities.count(Severity.ERROR) == 1
    assert len(severities) == 302
    assert not findings.is_full


def test_every_kind_has_a_sentence_and_advice():
    assert len(KINDS) > 80
    assert all(kind.message_id.endswith(".") and kind.hint_id.endswith(".") for kind in KINDS)
    assert all(kind.code == kind.code.lower() for kind in KINDS)


def test_one_name_stands_for_one_sentence():
    sentences: dict[str, set[str]] = {}
    for kind in KINDS:
        sentences.setdefault(kind.code, set()).add(kind.message_id)

    assert [code for code, said in sentences.items() if len(said) > 1] == []
