"""The publiccode.yml that an entry leaves as: its own file, or one written from what is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import Entry, Upkeep, entry_of, publiccode_file_of, upkeeps_of
from registry.catalogue.from_publiccode import usable, values_of
from registry.catalogue.lineages import ties_of
from registry.catalogue.mending import Keys, dumped, mended
from registry.catalogue.merging import Values, said_by_file, standing_now, with_pictures
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage, PubliccodeFile
from registry.catalogue.policy import may_edit
from registry.catalogue.publiccode.addresses import is_uri, is_web_address
from registry.catalogue.publiccode.findings import Finding, Severity
from registry.catalogue.publiccode.kept import finding_of
from registry.catalogue.publiccode.reading import LATEST, read_publiccode
from registry.catalogue.publiccode.validation import Validation, validate
from registry.catalogue.publiccode.values import day_of
from registry.catalogue.vocabulary import BaseSoftwareKind, MaintenanceType
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language

_WRITTEN = N_("Written from the catalogue's entry. What is not known was left out.")
_LACKING = N_("publiccode.yml %(version)s asks for more than is known here:")
_UPKEEP = ("is_localisation_ready", "contacts", "contractors")
_ORDER = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "landingURL",
    "logo",
    "isBasedOn",
    "softwareVersion",
    "releaseDate",
    "platforms",
    "categories",
    "usedBy",
    "developmentStatus",
    "softwareType",
    "organisation",
    "description",
    "legal",
    "maintenance",
    "localisation",
    "dependsOn",
)


Files = Mapping[UUID, PubliccodeFile]  # the file that each software came from


@dataclass(frozen=True)
class Written:
    """An entry's publiccode.yml as it leaves, and what is to be said of it."""

    text: str
    validation: Validation


@dataclass(frozen=True)
class Remarks:
    """What is to be said of an entry's file; `read_on` where it still is the one that was read.

    The lines of a file that is written from an entry tell a reader nothing: it has none yet.
    """

    findings: tuple[Finding, ...]
    read_on: date | None = None
    has_lines: bool = True


@dataclass(frozen=True)
class _Source:
    """All that an entry's file is written from."""

    entry: Entry
    upkeep: Upkeep
    file: PubliccodeFile | None
    ties: Sequence[Lineage]


def publiccode_yml(
    session: Session, reader: Actor, software: Software, language: Language = Language.EN
) -> str:
    """Return an entry's publiccode.yml: the file it came from, else one written from the entry.

    A file that people have changed nothing of leaves word for word; of another, what they changed
    is changed. Nothing is invented to fill a mandatory key: what is missing is said in comments at
    the top of a file of ours, in the reader's language, by the very reader that checks the files of
    others.
    """
    written = written_file(session, reader, software)
    if publiccode_file_of(session, software) is not None:
        return written.text
    errors = (
        finding for finding in written.validation.findings if finding.severity is Severity.ERROR
    )
    return _preface(errors, language) + written.text


def written_file(session: Session, reader: Actor, software: Software) -> Written:
    """Return an entry's publiccode.yml without a word of ours, and the judgement on it."""
    entries = [entry_of(session, software)]
    (source,) = _sources_of(session, reader, entries, _files_of(session, entries))
    text = _text_of(source)
    return Written(text, validate(text.encode()))


def remarks_on(
    session: Session, reader: Actor, entries: Sequence[Entry]
) -> dict[UUID, Remarks]:
    """Return what is to be said of the file that each entry leaves as today, by its software's id.

    Of a file that nobody has changed anything of that is what was found when it was read; what was
    mended since is judged anew. What came without a file is judged for who may complete it: to write
    and judge it takes a good part of a page's time, and tells others nothing.
    """
    files = _files_of(session, entries)
    judged = [
        each for each in entries if each.software.id in files or may_edit(reader, each.software)
    ]
    remarks = {each.software.id: Remarks(()) for each in entries}
    for source in _sources_of(session, reader, judged, files):
        remarks[source.entry.software.id] = _remarks_on(source)
    return remarks


def _files_of(session: Session, entries: Iterable[Entry]) -> Files:
    ids = [each.software.id for each in entries]
    kept = select(PubliccodeFile).where(PubliccodeFile.software_id.in_(ids))
    return {each.software_id: each for each in session.scalars(kept)}


def _sources_of(
    session: Session, reader: Actor, entries: Sequence[Entry], files: Files
) -> list[_Source]:
    if not entries:
        return []
    ids = [each.software.id for each in entries]
    upkeeps = upkeeps_of(session, [each.software for each in entries])
    ties = ties_of(session, reader, [each for each in ids if each not in files])
    return [
        _Source(entry, upkeep, files.get(entry.software.id), ties.get(entry.software.id, []))
        for entry, upkeep in zip(entries, upkeeps, strict=True)
    ]


def _text_of(source: _Source) -> str:
    software = source.entry.software
    now = dict(standing_now(source.entry, source.upkeep))
    if software.holder is not None:
        now["holder_name"] = software.holder.name
    if source.file is not None:
        return _mended(source.file, now)
    of_the_entry = _known(
        isBasedOn=_based_on(source.ties), organisation=_organisation(software)
    )
    return dumped(_in_order({**_keys_of(now), **of_the_entry}))


def _remarks_on(source: _Source) -> Remarks:
    file, text = source.file, _text_of(source)
    if file is not None and text == file.raw_text:
        return Remarks(tuple(map(finding_of, file.findings)), file.read_on)
    data = text.encode()
    entry = read_publiccode(data).entry
    dropped = usable(values_of(entry))[1] if entry is not None and file is not None else []
    return Remarks((*validate(data).findings, *dropped), has_lines=file is not None)


def _mended(file: PubliccodeFile, now: Values) -> str:
    """Return the text of a file with what people have changed since it was read."""
    text = file.raw_text
    entry = read_publiccode(text.encode()).entry
    if entry is None:
        return text
    said = said_by_file(usable(values_of(entry))[0])
    if not any(now[name] or now[name] is False for name in _UPKEEP):
        # from before its upkeep was kept: it is the file's
        now = {**now, **{name: said[name] for name in _UPKEEP}}
    if not file.are_pictures_read:
        now = with_pictures(now, said)
    return mended(text, _keys_of(said), _keys_of(now))


def _preface(errors: Iterable[Finding], language: Language) -> str:
    lines = [translate(language, _WRITTEN)]
    lacking = [
        f"  {error.key or '-'}: {error.say(lambda sentence: translate(language, sentence))}"
        for error in errors
    ]
    if lacking:
        lines += [translate(language, _LACKING, version=LATEST), *lacking]
    return "".join(f"# {line}\n" for line in lines)


def _based_on(ties: Iterable[Lineage]) -> list[str]:
    """Return the addresses of what a software is based on, of entries the reader may know of."""
    named = (
        tie.other.repository_url if tie.other else tie.other_name
        for tie in ties
        if tie.relation.is_origin
    )
    return [address for address in named if address and is_web_address(address)]


def _organisation(software: Software) -> Keys:
    publisher = software.publisher
    uris = (publisher.uri, publisher.website, publisher.agency and publisher.agency.website)
    uri = next((each for each in uris if each and is_uri(each)), None)
    return _known(uri=uri, name=publisher.name)


def _keys_of(values: Values) -> Keys:
    """Return what the catalogue's values are called in the standard."""
    newest = next(iter(values["releases"]), {"version": None, "released_on": None})
    released_on = day_of(newest["released_on"]) if newest["released_on"] else None
    return _known(
        publiccodeYmlVersion=LATEST,
        name=values["name"],
        url=values["repository_url"],
        landingURL=values["landing_url"],
        logo=values["logo"],
        softwareVersion=newest["version"],
        releaseDate=released_on,
        platforms=list(values["platforms"]),
        categories=[str(category) for category in values["categories"]],
        usedBy=sorted(values["declared_users"]),
        developmentStatus=_word(values["development_status"]),
        softwareType=_word(values["software_type"]),
        description=_known(
            **{language: _description(text) for language, text in values["texts"].items()}
        ),
        legal=_known(license=values["licence"], mainCopyrightOwner=values["holder_name"]),
        maintenance=_maintenance(values),
        localisation=_known(
            localisationReady=values["is_localisation_ready"],
            availableLanguages=list(values["available_languages"]),
        ),
        dependsOn=_dependencies(values["base_software"]),
    )


def _in_order(keys: Keys) -> Keys:
    return {name: keys[name] for name in _ORDER if name in keys}


def _known(**keys: Any) -> Keys:  # Any: as Keys
    """Return the keys that say something."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {})}


def _word(value: str | None) -> str | None:
    return None if value is None else str(value)


def _description(text: Values) -> Keys:
    return _known(
        localisedName=text["localised_name"],
        shortDescription=text["short_description"],
        longDescription=text["long_description"],
        documentation=text["documentation_url"],
        features=list(text["features"]),
        screenshots=list(text["screenshots"]),
    )


def _maintenance(values: Values) -> Keys:
    """Return who maintains it; of contractors the standard wants to know under a contract alone."""
    kind = values["maintenance_type"]
    contractors = values["contractors"] if kind == MaintenanceType.CONTRACT else []
    return _known(
        type=_word(kind),
        contractors=[
            _known(name=row["name"], until=row["ends_on"], website=row["website"])
            for row in contractors
        ],
        contacts=[_known(**row) for row in values["contacts"]],
    )


def _dependencies(rows: list[Values]) -> Keys:
    """Return what is needed, by its kind; where the kind is unknown the standard has no place."""
    kinds = (BaseSoftwareKind.OPEN, BaseSoftwareKind.PROPRIETARY, BaseSoftwareKind.HARDWARE)
    return _known(
        **{
            kind.value: [_dependency(row) for row in rows if row["kind"] == kind]
            for kind in kinds
        }
    )


def _dependency(row: Values) -> Keys:
    return _known(
        name=row["name"],
        version=row["version"],
        versionMin=row["version_min"],
        versionMax=row["version_max"],
        optional=row["is_optional"] or None,
    )
