"""What code.json 2.0.0 asks, as a JSON Schema in our own words."""

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "pattern": r"^(https?://\S+)?$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _thing(needed, **known):
    return {
        "type": "object",
        "properties": known,
        "required": needed,
        "additionalProperties": False,
    }


_RELATED = {"type": "array", "items": _thing([], name=TEXT, URL=ADDRESS)}
_PERMISSIONS = _thing(
    ["licenses", "usageType"],
    licenses={"type": ["array", "null"], "items": _thing([], URL=ADDRESS, name=TEXT)},
    usageType={
        "enum": [
            "openSource",
            "governmentWideReuse",
            "exemptByLaw",
            "exemptByNationalSecurity",
            "exemptByAgencySystem",
            "exemptByAgencyMission",
            "exemptByCIO",
        ]
    },
    exemptionText={"type": ["string", "null"]},
)
_RELEASE = _thing(
    ["name", "permissions", "repositoryURL", "description", "laborHours", "tags", "contact"],
    name=TEXT,
    version=TEXT,
    organization=TEXT,
    description=TEXT,
    permissions=_PERMISSIONS,
    tags={"type": "array", "items": TEXT},
    contact=_thing(["email"], email=TEXT, name=TEXT, URL=ADDRESS, phone=TEXT),
    status={
        "enum": [
            "Ideation",
            "Development",
            "Alpha",
            "Beta",
            "Release Candidate",
            "Production",
            "Archival",
        ]
    },
    vcs=TEXT,
    repositoryURL={"type": "string"},
    homepageURL=ADDRESS,
    downloadURL=ADDRESS,
    disclaimerURL=ADDRESS,
    disclaimerText=TEXT,
    languages={"type": "array", "items": TEXT},
    laborHours={"type": "number"},
    relatedCode=_RELATED,
    reusedCode=_RELATED,
    date=_thing([], created=DAY, lastModified=DAY, metadataLastUpdated=DAY),
)
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_thing(
        ["version", "measurementType", "agency", "releases"],
        version={"const": "2.0.0"},
        agency=TEXT,
        measurementType=_thing(
            ["method"],
            method={"enum": ["linesOfCode", "modules", "cost", "projects", "systems", "other"]},
            ifOther=TEXT,
        ),
        releases={"type": "array", "items": _RELEASE},
    ),
}
