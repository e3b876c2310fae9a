"""What stands under a version's name in the drawing: what it came from, and whose it is."""

from collections.abc import Mapping

from registry.catalogue.vocabulary import LineageRelation
from registry.language.catalogue import translate
from registry.language.marks import N_
from registry.language.vocabulary import Language
from web.lineage.facts import Lineage, Version
from web.lineage.story import said_when

KINDS: Mapping[LineageRelation, str] = {
    LineageRelation.FORK_OF: N_("Fork"),
    LineageRelation.ADAPTATION_OF: N_("Adaptation"),
    LineageRelation.VARIANT_OF: N_("Variant"),
}
"""In what way it came from its origin; of what is plainly based on another, the line says enough."""

BOTH = N_("holder and steward: %(agency)s")
HOLDER = N_("holder: %(holder)s")
STEWARD = N_("steward: %(steward)s")
STEWARD_SINCE = N_("steward: %(steward)s since %(when)s")


def about(version: Version, lineage: Lineage, language: Language) -> list[str]:
    """Return what is to be said of a version beside its name, none of it empty."""
    keys = {each.key for each in lineage.versions}
    origin = next((each for each in version.origins if each.of in keys), None)
    kind = KINDS.get(origin.relation) if origin is not None else None
    since = origin.since if origin is not None and origin.since is not None else version.started
    said = (kind and translate(language, kind), said_when(since, language))
    came = ", ".join(each for each in said if each)
    return [each for each in (came, *_whose(version, lineage, language)) if each]


def _whose(version: Version, lineage: Lineage, language: Language) -> list[str]:
    holder, steward = version.holder, version.steward
    if steward is None:
        return [holder or ""]
    if holder == steward:
        return [translate(language, BOTH, agency=holder)]
    when = said_when(lineage.steward_since(version), language)
    sentence = STEWARD if when is None else STEWARD_SINCE
    kept = translate(language, sentence, steward=steward, when=when)
    return [translate(language, HOLDER, holder=holder) if holder else "", kept]
