"""The publiccode.yml of an entry beside its form: as it stands now, and what it lacks to be valid."""

import re
from dataclasses import dataclass

from registry.actors import rules
from registry.catalogue.models import Software
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.catalogue.publiccode_file import written_file
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.dependencies import Database
from web.software.steps import Step, step_of

_IS_MISSING = frozenset(
    {"missing", "no-contact", "no-contractor", "no-description", "no-repository"}
)
_CALLED = {  # what a key of the standard is called in the form; of one in a list of languages, its last word
    "url": N_("The address of its repository"),
    "platforms": N_("What it runs on"),
    "developmentStatus": N_("How far it has come"),
    "softwareType": N_("What kind of software it is"),
    "description": N_("What it does"),
    "shortDescription": N_("What it does, in one sentence"),
    "longDescription": N_("What it does, in some paragraphs"),
    "features": N_("What it can do, one thing a line"),
    "legal": N_("Its licence"),
    "license": N_("Its licence"),
    "maintenance": N_("Who maintains it"),
    "type": N_("Who maintains it"),
    "contacts": N_("Whom to write to"),
    "contractors": N_("Which company maintains it"),
    "until": N_("Until which day a company maintains it"),
    "localisation": N_("Whether it can be translated, and the languages of its screens"),
    "localisationReady": N_("Whether it can be translated"),
    "availableLanguages": N_("The languages of its screens"),
}


@dataclass(frozen=True)
class Lacking:
    """One thing that is to be said of the file, in the words of the form, and the step in which it is mended."""

    key: str
    message: str
    step: Step | None


@dataclass(frozen=True)
class FileShown:
    """The file, what makes it invalid, and what would make it better."""

    text: str
    lacks: list[Lacking]
    better: list[Lacking]

    @property
    def is_valid(self) -> bool:
        """Whether the reference parser takes it."""
        return not self.lacks

    def lacks_in(self, step: Step) -> int:
        """Return how many things of a step a valid file lacks."""
        return sum(each.step is step for each in self.lacks)


def file_shown(
    session: Database, reader: rules.Actor, software: Software, language: Language
) -> FileShown:
    """Return the file that an entry leaves as now."""
    written = written_file(session, reader, software)
    found = written.validation.findings
    return FileShown(
        written.text,
        [_lacking(each, language) for each in found if each.severity is Severity.ERROR],
        [_lacking(each, language) for each in found if each.severity is Severity.WARNING],
    )


def _lacking(finding: Finding, language: Language) -> Lacking:
    def tell(sentence: str) -> str:
        return translate(language, sentence)

    called = _CALLED.get(re.sub(r"\[\d+\]", "", finding.key).rpartition(".")[2])
    if called is not None and finding.code in _IS_MISSING:
        return Lacking(finding.key, tell(called), step_of(finding.key))
    said = f"{finding.say(tell)} {finding.say_hint(tell)}"
    return Lacking(finding.key, said, step_of(finding.key))
