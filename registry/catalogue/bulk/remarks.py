"""What can be said of a list and of its rows."""

from registry.catalogue.publiccode.findings import Remark, Severity
from registry.language.marks import N_

AT_ONCE = 20  # findings of one row


def _error(code: str, message: str, hint: str) -> Remark:
    return Remark(code, Severity.ERROR, message, hint)


def _warning(code: str, message: str, hint: str) -> Remark:
    return Remark(code, Severity.WARNING, message, hint)


def _advice(code: str, message: str, hint: str) -> Remark:
    return Remark(code, Severity.ADVICE, message, hint)


# Of the whole file.
NOT_A_LIST = _error(
    "not-a-list",
    N_("This is neither a code.json nor a table in CSV or XLSX."),
    N_("Hand in one of these, as its program saves it."),
)
EMPTY_LIST = _error(
    "empty-list",
    N_("The file is empty."),
    N_("Choose another one."),
)
LIST_TOO_LARGE = _error(
    "list-too-large",
    N_("The file holds more than is read: %(most)s MiB when unpacked."),
    N_("Divide it into several files."),
)
TOO_MANY_TEXTS = _error(
    "too-many-texts",
    N_("The file holds more than is read: %(most)s different texts."),
    N_("Divide it into several files."),
)
BROKEN_JSON = _error(
    "broken-json",
    N_("This is not JSON: %(why)s."),
    N_("Mend the file at this place, or write it anew with a program."),
)
NOT_CODE_JSON = _error(
    "not-code-json",
    N_("The file has neither “releases” nor “projects”: it is no code.json."),
    N_("Give a code.json of version 1.0 or 2.0."),
)
OTHER_CODE_JSON = _warning(
    "other-code-json",
    N_(
        "The version “%(version)s” of code.json is not one that is known; it was read as 2.0.0."
    ),
    N_("Look whether its entries are as they should be."),
)
HAS_PASSWORD = _error(
    "has-password",
    N_("The file is protected by a password."),
    N_("Save it without a password and hand it in again."),
)
OLD_EXCEL = _error(
    "old-excel",
    N_("This is a file of an old office program (.xls, .doc)."),
    N_("Save it as XLSX or CSV and hand it in again."),
)
BROKEN_XLSX = _error(
    "broken-xlsx",
    N_("This is no spreadsheet that can be opened, though it begins like one."),
    N_("Save it anew as XLSX or CSV."),
)
COLUMN_TWICE = _warning(
    "column-twice",
    N_("Two columns are called “%(column)s”; the first one was read."),
    N_("Give each column a name of its own."),
)
OTHER_SHEETS = _advice(
    "other-sheets",
    N_("The file has more sheets; “%(sheet)s” alone was read."),
    N_("Hand in the other sheets as files of their own."),
)
NO_NAME_COLUMN = _error(
    "no-name-column",
    N_("No column says the names of the software."),
    N_("Say which column it is."),
)
UNKNOWN_COLUMN = _error(
    "unknown-column",
    N_("There is no column called “%(column)s”."),
    N_("Name a column of the table's first row."),
)
UNKNOWN_TARGET = _error(
    "unknown-target",
    N_("No field is called “%(field)s”."),
    N_("Use one of: %(fields)s."),
)
COLUMN_NOT_READ = _advice(
    "column-not-read",
    N_("The column “%(column)s” was not read."),
    N_("Say which field it holds, if it holds one."),
)
OTHER_TEXT_ENCODING = _warning(
    "other-encoding",
    N_("The text is not in UTF-8; it was read as %(encoding)s."),
    N_("Save it in UTF-8, and look whether its accents are right."),
)

# Of one row.
NO_NAME = _error(
    "no-name",
    N_("It has no name, or one that cannot be kept."),
    N_("Give it a name of at most 200 characters."),
)
NO_PUBLISHER = _error(
    "no-publisher",
    N_("Nothing says who publishes it."),
    N_("Name the agency in the file, or say who publishes when you import it."),
)
REPEATED = _error(
    "repeated-row",
    N_("“%(name)s” stands in this import already."),
    N_("Keep one row for each software."),
)
TAKEN = _error(
    "registered-by-others",
    N_("The software of this repository is registered already, by others."),
    N_("Look for it in the catalogue; ask its agency, or e-government, if it is yours."),
)
WITHDRAWN = _warning(
    "withdrawn",
    N_("The entry of “%(name)s” was withdrawn: nothing of it is taken over."),
    N_("Look at its entry, and settle there what becomes of it."),
)
SHARED_REPOSITORY = _warning(
    "shared-repository",
    N_(
        "Other software of this import gives the same address; it was entered without a repository."
    ),
    N_("Give the address of its own repository."),
)
NOT_A_REPOSITORY = _warning(
    "not-a-repository",
    N_("“%(text)s” is not the address of a repository; it was entered without one."),
    N_("Give the address from which its code can be fetched."),
)
NO_REPOSITORY = _advice(
    "no-repository",
    N_("It has no repository: who publishes it and its name tell it from others."),
    N_("Give its repository, so that it stays the same entry when its name changes."),
)
MENDED_ADDRESS = _advice(
    "mended-address",
    N_("“%(text)s” is an address for programs; %(address)s was entered in its place."),
    N_("Give the address that begins with https://."),
)
NOT_WEB = _warning(
    "not-web-address",
    N_("“%(text)s” is not a web address; it was passed over."),
    N_("Give an address that begins with https://."),
)
FREE_LICENCE = _warning(
    "free-text-licence",
    N_(
        "“%(text)s” does not say which licence it is; it was kept as it stands, and the licence is unknown."
    ),
    N_("Write its SPDX identifier, such as EUPL-1.2 or GPL-3.0-or-later."),
)
SEVERAL_LICENCES = _warning(
    "several-licences",
    N_(
        "Several licences are named, and not whether one may choose: %(text)s. The licence is unknown."
    ),
    N_("Join them by AND or OR, as SPDX does."),
)
LABOUR_HOURS = _advice(
    "labour-hours",
    N_("%(hours)s hours of labour were not taken over: no rule says how many months they are."),
    N_("Enter the months that its development took, with their source."),
)
BAD_HOURS = _warning(
    "bad-hours",
    N_("“%(text)s” is no number of hours; it was passed over."),
    N_("Give the hours, or leave them out where they are not known."),
)
MENDED_TEXT = _warning(
    "mended-text",
    N_("The text had been written in one encoding and read in another; it was mended."),
    N_("Look whether it is right now."),
)
LOST_SIGNS = _warning(
    "lost-signs",
    N_("Some characters of this text were lost before it came here."),
    N_("Write them anew."),
)
UNKNOWN_VALUE = _warning(
    "unknown-value",
    N_("“%(text)s” is not one of the words for this; it was passed over."),
    N_("Use one of: %(words)s."),
)
WRONG_KIND = _warning(
    "wrong-kind",
    N_("This should be %(wanted)s; it was passed over."),
    N_("Correct it and import the file again."),
)
FORMULA = _warning(
    "formula",
    N_(
        "This cell holds a formula. None is calculated here: what its program last showed was read."
    ),
    N_("Replace the formula by its value."),
)
FORMULA_WITHOUT_VALUE = _warning(
    "formula-without-value",
    N_("This cell holds a formula and not what it yields; it was passed over."),
    N_("Replace the formula by its value."),
)
MERGED = _warning(
    "merged-cells",
    N_("This cell is merged with others; its text stands in the first of them alone."),
    N_("Divide the cells and write the text in each row."),
)
NOT_KEPT = _warning(
    "not-kept-of-list",
    N_("The catalogue cannot keep this value; it was passed over."),
    N_("Shorten or correct it and import the file again."),
)
