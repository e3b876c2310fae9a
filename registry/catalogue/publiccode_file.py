"""The publiccode.yml that an entry leaves as: its own file, or one written from what is known."""

from collections.abc import Iterable
from typing import Any

import yaml
from sqlalchemy.orm import Session

from registry.actors.rules import Actor
from registry.catalogue.entry import Entry, entry_of, publiccode_file_of
from registry.catalogue.lineages import ties_of
from registry.catalogue.models import Software
from registry.catalogue.parts import BaseSoftware, SoftwareText
from registry.catalogue.publiccode.addresses import is_uri, is_web_address
from registry.catalogue.publiccode.findings import Finding
from registry.catalogue.publiccode.reading import LATEST, read_publiccode
from registry.catalogue.publiccode.values import day_of
from registry.catalogue.vocabulary import BaseSoftwareKind, LineageRelation
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language

Keys = dict[str, Any]  # Any: whatever stands under a key of the file

_WRITTEN = N_("Written from the catalogue's entry. What is not known was left out.")
_LACKING = N_("publiccode.yml %(version)s asks for more than is known here:")
_WIDE = 10_000  # a line is never folded: folding changes what some readers read


def publiccode_yml(
    session: Session, reader: Actor, software: Software, language: Language = Language.EN
) -> str:
    """Return an entry's publiccode.yml: the file it came from, else one written from the entry.

    Nothing is invented to fill a mandatory key: what is missing is said in comments at the top, in
    the reader's language, by the very reader that checks the files of others.
    """
    file = publiccode_file_of(session, software)
    if file is not None:
        return file.raw_text
    entry = entry_of(session, software)
    written = _dumped(_keys_of(entry, _based_on(session, reader, software)))
    return _preface(read_publiccode(written.encode()).errors, language) + written


def _preface(errors: Iterable[Finding], language: Language) -> str:
    lines = [translate(language, _WRITTEN)]
    lacking = [
        f"  {error.key or '-'}: {error.say(lambda sentence: translate(language, sentence))}"
        for error in errors
    ]
    if lacking:
        lines += [translate(language, _LACKING, version=LATEST), *lacking]
    return "".join(f"# {line}\n" for line in lines)


def _based_on(session: Session, reader: Actor, software: Software) -> list[str]:
    """Return the addresses of what a software is based on, of entries the reader may know of."""
    named = (
        tie.other.repository_url if tie.other else tie.other_name
        for tie in ties_of(session, reader, [software.id])[software.id]
        if tie.relation is LineageRelation.BASED_ON
    )
    return [address for address in named if address and is_web_address(address)]


def _keys_of(entry: Entry, based_on: list[str]) -> Keys:
    software = entry.software
    newest = entry.releases[0] if entry.releases else None
    released_on = day_of(newest.released_on) if newest and newest.released_on else None
    return _known(
        publiccodeYmlVersion=LATEST,
        name=software.name,
        url=software.repository_url,
        landingURL=software.landing_url,
        isBasedOn=based_on,
        softwareVersion=newest.version_name if newest else None,
        releaseDate=released_on,
        platforms=list(software.platforms),
        categories=list(software.categories),
        usedBy=[user.name for user in entry.declared_users],
        developmentStatus=_word(software.development_status),
        softwareType=_word(software.software_type),
        organisation=_organisation(software),
        description={text.language: _description(text) for text in entry.texts},
        legal=_known(license=software.licence, mainCopyrightOwner=_owner(software)),
        maintenance=_known(type=_word(software.maintenance_type)),
        localisation=_known(availableLanguages=list(software.available_languages)),
        dependsOn=_dependencies(entry.base_software),
    )


def _known(**keys: Any) -> Keys:  # Any: as Keys
    """Return the keys that say something."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {})}


def _word(value: str | None) -> str | None:
    return None if value is None else str(value)


def _organisation(software: Software) -> Keys:
    publisher = software.publisher
    uris = (publisher.uri, publisher.website, publisher.agency and publisher.agency.website)
    uri = next((each for each in uris if each and is_uri(each)), None)
    return _known(uri=uri, name=publisher.name)


def _owner(software: Software) -> str | None:
    return software.holder.name if software.holder else software.holder_name


def _description(text: SoftwareText) -> Keys:
    return _known(
        localisedName=text.localised_name,
        shortDescription=text.short_description,
        longDescription=text.long_description,
        documentation=text.documentation_url,
        features=list(text.features),
    )


def _dependencies(rows: list[BaseSoftware]) -> Keys:
    """Return what is needed, by its kind; where the kind is unknown the standard has no place."""
    kinds = (BaseSoftwareKind.OPEN, BaseSoftwareKind.PROPRIETARY, BaseSoftwareKind.HARDWARE)
    return _known(
        **{kind.value: [_dependency(row) for row in rows if row.kind is kind] for kind in kinds}
    )


def _dependency(row: BaseSoftware) -> Keys:
    return _known(
        name=row.name,
        version=row.version_name,
        versionMin=row.version_min,
        versionMax=row.version_max,
        optional=row.is_optional or None,
    )


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, which people can read."""


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style="|" if "\n" in value else None
    )


_Dumper.add_representer(str, _text)


def _dumped(keys: Keys) -> str:
    dumped: str = yaml.dump(
        keys, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDE
    )
    return dumped
