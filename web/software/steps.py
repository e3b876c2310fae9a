"""The steps in which an entry is written, and which of them each key of its file belongs to."""

from collections.abc import Mapping
from enum import StrEnum

from registry.language.marks import N_


class Step(StrEnum):
    """A step of the form, as its address has it, in the order in which they are asked."""

    NAME = "name"
    DESCRIPTION = "description"
    KIND = "kind"
    RIGHTS = "rights"
    UPKEEP = "upkeep"
    NEEDS = "needs"

    @property
    def heading(self) -> str:
        """The message id of what the step is called."""
        return _HEADINGS[self]

    @property
    def following(self) -> "Step | None":
        """The step after this one; None after the last."""
        steps = list(Step)
        place = steps.index(self) + 1
        return steps[place] if place < len(steps) else None


_HEADINGS: Mapping[Step, str] = {
    Step.NAME: N_("Name and address"),
    Step.DESCRIPTION: N_("What it does"),
    Step.KIND: N_("What kind of software it is"),
    Step.RIGHTS: N_("Rights"),
    Step.UPKEEP: N_("Who maintains it"),
    Step.NEEDS: N_("What it needs and what it took"),
}
_KEYS: Mapping[str, Step] = {  # of the standard, and the catalogue's own names
    "name": Step.NAME,
    "aliases": Step.NAME,
    "url": Step.NAME,
    "landingURL": Step.NAME,
    "logo": Step.NAME,
    "repository_url": Step.NAME,
    "landing_url": Step.NAME,
    "description": Step.DESCRIPTION,
    "texts": Step.DESCRIPTION,
    "short_description": Step.DESCRIPTION,
    "long_description": Step.DESCRIPTION,
    "features": Step.DESCRIPTION,
    "screenshots": Step.DESCRIPTION,
    "platforms": Step.KIND,
    "categories": Step.KIND,
    "developmentStatus": Step.KIND,
    "development_status": Step.KIND,
    "started_on": Step.KIND,
    "softwareType": Step.KIND,
    "software_type": Step.KIND,
    "softwareVersion": Step.KIND,
    "releaseDate": Step.KIND,
    "releases": Step.KIND,
    "localisation": Step.KIND,
    "available_languages": Step.KIND,
    "is_localisation_ready": Step.KIND,
    "legal": Step.RIGHTS,
    "licence": Step.RIGHTS,
    "licence_as_found": Step.RIGHTS,
    "holder": Step.RIGHTS,
    "holder_name": Step.RIGHTS,
    "maintenance": Step.UPKEEP,
    "maintenance_type": Step.UPKEEP,
    "maintenance_status": Step.UPKEEP,
    "discontinued_on": Step.UPKEEP,
    "support_ends_on": Step.UPKEEP,
    "successor": Step.UPKEEP,
    "steward": Step.UPKEEP,
    "contacts": Step.UPKEEP,
    "contractors": Step.UPKEEP,
    "dependsOn": Step.NEEDS,
    "base_software": Step.NEEDS,
    "baseline": Step.NEEDS,
}


def step_of(key: str) -> Step | None:
    """Return the step that a dotted key of a file, or a field of an entry, belongs to."""
    first = key.replace("[", ".").split(".")[0]
    return _KEYS.get(first) or (Step.NEEDS if first.startswith("baseline") else None)
