"""Italy's own section, which the standard is giving up: checked, and one name taken from it."""

from registry.catalogue.publiccode import remarks
from registry.catalogue.publiccode.entry import Organisation
from registry.catalogue.publiccode.fields import SENTENCE, Fields

_VERSIONS = ("0.2", "1.0")
_FLAGS = {
    "conforme": (
        "lineeGuidaDesign",
        "modelloInteroperabilita",
        "misureMinimeSicurezza",
        "gdpr",
    ),
    "piattaforme": ("spid", "cie", "anpr", "pagopa", "io"),
}


def read_italian(root: Fields) -> Organisation | None:
    """Check the section under `IT` or `it`; return the body that its code names, if it names one."""
    sections = [(name, root.section(name)) for name in ("IT", "it")]
    if all(root.has(name) for name, _ in sections):
        root.note(remarks.BOTH_CASES, "it")
    bodies = [_checked(root, name, section) for name, section in sections if section]
    return next(filter(None, bodies), None)


def _checked(root: Fields, name: str, section: Fields) -> Organisation | None:
    root.note_deprecated(name, instead="supports")
    version = section.text("countryExtensionVersion")
    if version is not None and version not in _VERSIONS:
        section.note(
            remarks.UNKNOWN_VERSION,
            "countryExtensionVersion",
            found=version,
            read=_VERSIONS[-1],
        )
    for group, flags in _FLAGS.items():
        under = section.section(group)
        if under is not None:
            for flag in flags:
                under.flag(flag)
            under.note_unknown()
    body = _body(section)
    section.note_unknown()
    return body


def _body(section: Fields) -> Organisation | None:
    reuse = section.section("riuso")
    if reuse is None:
        return None
    code = reuse.text("codiceIPA", kept=SENTENCE)
    if code is not None:
        reuse.note_deprecated("codiceIPA", instead="organisation.uri")
    reuse.note_unknown()
    return Organisation(f"urn:x-italian-pa:{code.lower()}", None) if code else None
