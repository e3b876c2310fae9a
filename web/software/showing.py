"""What a software's page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from registry import clock
from registry.actors.rules import Actor
from registry.catalogue import policy
from registry.catalogue.category_words import category_name
from registry.catalogue.completeness import Part
from registry.catalogue.entry import Entry, entry_of
from registry.catalogue.grading import grade_of
from registry.catalogue.licences import is_open
from registry.catalogue.lineages import Family, family_of
from registry.catalogue.models import Software
from registry.catalogue.parts import Lineage, Release, SoftwareText
from registry.catalogue.publiccode_file import Remarks, remarks_on
from registry.catalogue.queries import is_demonstration, merged_into
from registry.catalogue.rules import may_follow
from registry.catalogue.vocabulary import Life
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.reuse.contributions import contributions_of
from registry.reuse.models import Contribution
from registry.reuse.policy import may_remove
from registry.reuse.queries import ReuseAccount, reuses_in_families
from registry.search.similar import Alike
from registry.upkeep.models import Handover
from registry.upkeep.queries import stewardships_of
from web.demonstration import Switch, switch_at
from web.dependencies import Database
from web.lineage.drawing import lay_out
from web.lineage.facts import Lineage as Line
from web.lineage.picture import Drawing
from web.reuses.rows import ReuseRow, row_of, scale_of
from web.software.asking import Asked, asked_of, stands_well
from web.software.judged import told_on_pages
from web.software.lineage import lineage_of
from web.software.pictures import PictureShown, pictures_of

SHOWN_CONTRIBUTIONS = 50
SHOWN_USERS = 30
SHOWN_RELEASES = 50
SHOWN_REMARKS = 10
LANGUAGES = {"es": N_("Spanish"), "pt": N_("Portuguese"), "en": N_("English"), "it": N_("Italian"),
             "fr": N_("French"), "de": N_("German")}  # fmt: skip

LACKING = {
    Part.LICENCE: N_("A licence that is known"),
    Part.REPOSITORY: N_("The address of its repository"),
    Part.DOCUMENTATION: N_("The address of its documentation"),
    Part.CONTACT: N_("Whom to write to about it"),
    Part.RELEASE: N_("A version and its day"),
    Part.BASE_SOFTWARE: N_("The base software it needs"),
    Part.FEATURES: N_("A list of what it does"),
    Part.BASELINE: N_("The months, or person-months, its development took"),
}
"""What an entry lacks, as its page says it: just what its completeness is counted by."""


@dataclass(frozen=True)
class ReuseShown:
    """A reuse of this software, or of another one of its lineage, with what came back."""

    row: ReuseRow
    account: ReuseAccount
    is_own: bool


@dataclass(frozen=True)
class GivenShown:
    """What came back to this software, or to another one of its lineage."""

    given: Contribution
    is_own: bool
    may_remove: bool


@dataclass(frozen=True)
class ReleaseShown:
    """A version that was published, with what it changes in the reader's language."""

    release: Release
    notes: str | None


@dataclass(frozen=True)
class RemarkShown:
    """What its file should mend, and how, in the reader's language; without a place where it has no lines."""

    place: str
    key: str
    message: str
    hint: str


@dataclass(frozen=True)
class Ties:
    """What an entry comes from and what follows it, and what of others leads here."""

    own: list[Lineage]
    from_others: list[Lineage]


@dataclass(frozen=True)
class Standing:
    """Where the entry stands in its life, and what this reader may do about it; `done` is what they just did."""

    may_edit: bool
    may_submit: bool
    may_publish: bool
    asked: Asked | None
    done: str


@dataclass(frozen=True)
class SoftwarePage:
    """A whole entry, as its page shows it."""

    software: Software
    entry: Entry
    text: SoftwareText | None
    text_language: str | None
    other_language: str | None
    categories: list[str]
    successor: Software | None
    merged_into: Software | None
    family: Family
    original: Software
    drawing: Drawing | None
    ties: Ties
    steward_since: str | None
    reuses: list[ReuseShown]
    known: int
    completed: int
    scale: Decimal | None
    contributions: list[GivenShown]
    more_contributions: int
    releases: list[ReleaseShown]
    users: list[str]
    more_users: int
    pictures: list[PictureShown]
    judged: Remarks
    remarks: list[RemarkShown]
    more_remarks: int
    lacks: list[str]
    has_open_licence: bool
    switch: Switch
    standing: Standing
    is_invented: bool
    holds_demonstration: bool
    alike: Sequence[Alike] = ()


def software_page(
    session: Database,
    reader: Actor,
    software: Software,
    language: Language,
    done: str = "",
    *,
    with_invented: bool = False,
) -> SoftwarePage:
    """Gather a software's page for a reader.

    Reuses by invented agencies show where they are asked for, on an invented entry, and to their
    own people; those that show unasked to their people enter no figure.
    """
    entry = entry_of(session, software)
    grade = grade_of(session, entry)
    family = family_of(session, reader, software)
    members = [member.id for member in family.members]
    passed = stewardships_of(session, members)
    accounts = reuses_in_families(session, reader, {software.id: members})[software.id]
    is_invented = is_demonstration(software)
    switch = _switch(software, is_on=with_invented, is_invented=is_invented)
    counted = [each for each in accounts if switch.is_on or not each.is_demonstration]
    shown = [
        each
        for each in accounts
        if switch.is_on or not each.is_demonstration or each.reuse.agency_id == reader.reads_for
    ]
    reuses = [
        ReuseShown(row_of(each), each, each.reuse.software_id == software.id) for each in shown
    ]
    given = contributions_of(session, reader, members, switch.shown)
    text = entry.text_for(language)
    tag = text.language if text else None
    judged = remarks_on(session, reader, [entry])[software.id]
    judged = replace(judged, findings=told_on_pages(judged.findings))
    users = [user.name for user in entry.declared_users]
    return SoftwarePage(
        software=software,
        entry=entry,
        text=text,
        text_language=tag,
        other_language=_other(tag, language),
        categories=[category_name(code, language) for code in software.categories],
        successor=family.successor_of(software),
        merged_into=merged_into(session, reader, [software]).get(software.id),
        family=family,
        original=family.original_of(software),
        drawing=_drawing(lineage_of(family, shown, given, passed), language),
        ties=_ties(family, software),
        steward_since=_steward_since(software, passed.get(software.id, [])),
        reuses=reuses,
        known=sum(each.time_ratio is not None for each in counted),
        completed=sum(each.is_completed for each in counted),
        scale=scale_of(each.row for each in reuses),
        contributions=_given(reader, software, given)[:SHOWN_CONTRIBUTIONS],
        more_contributions=max(len(given) - SHOWN_CONTRIBUTIONS, 0),
        releases=[_release(each, language) for each in entry.releases[:SHOWN_RELEASES]],
        users=users[:SHOWN_USERS],
        more_users=max(len(users) - SHOWN_USERS, 0),
        pictures=pictures_of(entry, text),
        judged=judged,
        remarks=_remarks(judged, language),
        more_remarks=max(len(judged.findings) - SHOWN_REMARKS, 0),
        lacks=[LACKING[step.part] for step in grade.completeness.steps],
        has_open_licence=is_open(software.licence),
        switch=switch,
        standing=_standing(session, reader, software, done),
        is_invented=is_invented,
        holds_demonstration=is_invented
        or any(each.is_demonstration for each in shown)
        or any(each.given_by.is_demonstration for each in given),
    )


def _standing(session: Database, reader: Actor, software: Software, done: str) -> Standing:
    may_edit = policy.may_edit(reader, software)
    return Standing(
        may_edit=may_edit,
        may_submit=may_edit and may_follow(Life.IN_REVIEW, after=software.life),
        may_publish=may_edit and software.life is Life.DRAFT and stands_well(session, software),
        asked=asked_of(session, reader, software) if may_edit else None,
        done=done,
    )


def _switch(software: Software, *, is_on: bool, is_invented: bool) -> Switch:
    if is_invented:
        return Switch(is_on=True, href=None)
    return switch_at(f"/software/{software.slug}", {}, is_on=is_on)


def _other(tag: str | None, language: Language) -> str | None:
    """Return the name of the language a text is in, where it is not the reader's."""
    if tag is None or tag.split("-")[0] == language.value:
        return None
    return LANGUAGES.get(tag.split("-")[0], tag)


def _given(reader: Actor, software: Software, given: list[Contribution]) -> list[GivenShown]:
    """Return what came back to a software first, and then to the others of its lineage."""
    shown = [
        GivenShown(each, each.given_to.id == software.id, may_remove(reader, each))
        for each in given
    ]
    return sorted(shown, key=lambda each: not each.is_own)


def _drawing(lineage: Line, language: Language) -> Drawing | None:
    """Draw a lineage where there is one: several versions, or one that somebody took up or handed over."""
    has_story = lineage.adaptations or lineage.contributions or lineage.passings
    is_a_story = len(lineage.versions) > 1 or has_story
    return lay_out(lineage, clock.today(), language) if is_a_story else None


def _ties(family: Family, software: Software) -> Ties:
    """Return the ties of an entry, what it comes from before what follows it."""
    own = [tie for tie in family.ties if tie.software_id == software.id]
    in_order = sorted(own, key=lambda tie: not tie.relation.is_origin)
    return Ties(in_order, [tie for tie in family.ties if tie.other_id == software.id])


def _steward_since(software: Software, passed: list[Handover]) -> str | None:
    """Return since when an entry has its steward, where the last handing over made it that."""
    last = passed[-1] if passed else None
    is_theirs = last is not None and last.heir_id == software.steward_id
    return last.passed_on if last is not None and is_theirs else None


def _release(release: Release, language: Language) -> ReleaseShown:
    notes = release.notes
    return ReleaseShown(release, notes.get(language.value) or next(iter(notes.values()), None))


def _remarks(judged: Remarks, language: Language) -> list[RemarkShown]:
    def tell(sentence: str) -> str:
        return translate(language, sentence)

    return [
        RemarkShown(
            f"{each.line}:{each.column} " if judged.has_lines else "",
            each.key,
            each.say(tell),
            each.say_hint(tell),
        )
        for each in judged.findings[:SHOWN_REMARKS]
    ]
