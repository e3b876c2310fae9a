"""What can be said of a repository."""

from registry.catalogue.publiccode.findings import Remark, Severity
from registry.language.marks import N_

NO_PUBLICCODE = Remark(
    "no-publiccode",
    Severity.ADVICE,
    N_("The repository has no publiccode.yml."),
    N_("Complete the draft, and put the file that it yields into the repository."),
)
UNUSABLE_PUBLICCODE = Remark(
    "unusable-publiccode",
    Severity.WARNING,
    N_("The repository's publiccode.yml says neither a name nor an address that can be used."),
    N_("Mend it as its findings say, or complete the draft."),
)
OTHER_REPOSITORY = Remark(
    "other-repository",
    Severity.WARNING,
    N_("The publiccode.yml names another repository: %(url)s."),
    N_("Look whether this is a copy of another agency's software."),
)
NO_LICENCE_FILE = Remark(
    "no-licence-file",
    Severity.WARNING,
    N_("The repository has no licence file, so nobody may reuse it yet."),
    N_("Add a file LICENSE with the text of the licence that your agency chose."),
)
UNKNOWN_LICENCE_TEXT = Remark(
    "unknown-licence-text",
    Severity.WARNING,
    N_("The text of the licence file is not one that is known; it begins with “%(text)s”."),
    N_("Choose the licence by its SPDX identifier, if it is one of them."),
)
ONLY_OR_LATER = Remark(
    "only-or-later",
    Severity.WARNING,
    N_("The licence file is %(text)s, and nothing says whether later versions hold too."),
    N_("Choose %(text)s-only or %(text)s-or-later."),
)
NO_README = Remark(
    "no-readme",
    Severity.ADVICE,
    N_("The repository has no README; the name was taken from its address."),
    N_("Say in a README what the software is for."),
)
