"""The publiccode.yml of an entry beside its form: as it stands now, and what it lacks to be valid."""

from dataclasses import dataclass

from registry.actors import rules
from registry.catalogue.models import Software
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.catalogue.publiccode_file import written_file
from registry.language.catalogue import translate
from registry.language.vocabulary import Language
from web.dependencies import Database
from web.software.steps import Step, step_of


@dataclass(frozen=True)
class Lacking:
    """One thing that is to be said of the file, and the step in which it is mended."""

    key: str
    message: str
    hint: str
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

    return Lacking(finding.key, finding.say(tell), finding.say_hint(tell), step_of(finding.key))
