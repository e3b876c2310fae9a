"""Every kind of finding: its lasting name, its sentence and its advice."""

from registry.catalogue.publiccode.findings import Remark, Severity
from registry.language.marks import N_

_E, _W = Severity.ERROR, Severity.WARNING

# ------------------------------------------------ the file as a whole
TOO_LARGE = Remark(
    "too-large",
    _E,
    N_("The file has more than %(most)s bytes. It was not read."),
    N_("A publiccode.yml is a page or two of text: check that this is the file you mean."),
)
EMPTY_FILE = Remark(
    "empty-file",
    _E,
    N_("The file is empty."),
    N_(
        "Write at least the keys the standard requires, the name and the repository's address first."
    ),
)
NOT_TEXT = Remark(
    "not-text",
    _E,
    N_("This is %(what)s and no YAML text."),
    N_("Give the file named publiccode.yml, as text in UTF-8."),
)
OTHER_ENCODING = Remark(
    "other-encoding",
    _E,
    N_("The text is not in UTF-8; it was read as %(encoding)s."),
    N_("Save the file in UTF-8, then check its accents."),
)
BYTE_ORDER_MARK = Remark(
    "byte-order-mark",
    _W,
    N_("The text begins with an invisible byte order mark."),
    N_("Save the file in UTF-8 without it (“UTF-8 without BOM”)."),
)
CONTROL_CHARACTERS = Remark(
    "control-characters",
    _E,
    N_("The text holds control characters (%(count)s); they were left out."),
    N_("Delete them, or type the text anew: they show nothing and break other readers."),
)
DIRECTION_CHARACTERS = Remark(
    "direction-characters",
    _W,
    N_(
        "The text holds characters that turn the reading direction (%(count)s); they were left out."
    ),
    N_("Delete them: they make a text look different from what it says."),
)
MERGE_CONFLICT = Remark(
    "merge-conflict",
    _E,
    N_("The file holds the marks of an unfinished merge, so it says two things at once."),
    N_(
        "Resolve the conflict: keep one side and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
    ),
)
TAB = Remark(
    "tab",
    _E,
    N_("There is a tab where YAML wants spaces. From here on the file cannot be followed."),
    N_("Replace the tabs at the beginning of lines by spaces."),
)
NOT_YAML = Remark(
    "not-yaml",
    _E,
    N_("From here on this is not YAML: %(problem)s."),
    N_(
        "Look at this line and the one above: indentation, a missing quote, or a colon in a text without quotes."
    ),
)
SEVERAL_DOCUMENTS = Remark(
    "several-documents",
    _E,
    N_("A second document begins here, and a publiccode.yml is one."),
    N_("Keep one of them in this file, and remove the line with ---."),
)
NOT_A_MAPPING = Remark(
    "not-a-mapping",
    _E,
    N_("The file holds %(found)s, and a publiccode.yml is a set of keys with values."),
    N_("Begin with lines such as “name: …” and “url: …”."),
)
TOO_DEEP = Remark(
    "too-deep",
    _E,
    N_("Values are nested more than %(most)s deep. The file was not read."),
    N_("The standard needs five levels: check the indentation, or the brackets."),
)
TOO_MANY_VALUES = Remark(
    "too-many-values",
    _E,
    N_("The file holds more than %(most)s values. It was not read."),
    N_("Keep what describes the software; long lists belong in its documentation."),
)
GROWS_TOO_LARGE = Remark(
    "grows-too-large",
    _E,
    N_(
        "Repeated by its references, the content would grow beyond all use. The file was not read."
    ),
    N_("Write the values out instead of referring to them with * and &."),
)
REFERS_TO_ITSELF = Remark(
    "refers-to-itself",
    _E,
    N_("The reference *%(anchor)s stands inside what it refers to, so it would never end."),
    N_("Write the value out instead of referring to it."),
)
UNKNOWN_REFERENCE = Remark(
    "unknown-reference",
    _E,
    N_("The reference *%(anchor)s refers to nothing that stands before it."),
    N_("Write the value out, or put quotes around a text that begins with *."),
)

# ------------------------------------------------ keys
DUPLICATE_KEY = Remark(
    "duplicate-key",
    _E,
    N_(
        "The key “%(name)s” stands here a second time (first on line %(first)s); this one was read."
    ),
    N_("Keep one of the two."),
)
KEY_NOT_TEXT = Remark(
    "key-not-text",
    _E,
    N_("Here stands %(found)s in the place of a key; it was passed over."),
    N_("A key is a plain word, followed by a colon."),
)
UNKNOWN_KEY = Remark(
    "unknown-key",
    _E,
    N_("The standard knows no key “%(name)s” here; it was passed over."),
    N_("Remove it, or check its spelling and indentation."),
)
UNKNOWN_KEY_NEAR = Remark(
    "unknown-key",
    _E,
    N_("The standard knows no key “%(name)s” here; it was passed over."),
    N_("Perhaps you mean “%(nearest)s”."),
)
MISSING = Remark(
    "missing",
    _E,
    N_("The required key “%(name)s” is missing."),
    N_("Add it; the standard says what it holds."),
)
DEPRECATED = Remark(
    "deprecated",
    _W,
    N_("The standard is giving this key up."),
    N_("Remove it: nothing takes its place."),
)
DEPRECATED_FOR = Remark(
    "deprecated",
    _W,
    N_("The standard is giving this key up."),
    N_("Use “%(instead)s” instead."),
)
DEPRECATED_SECTION = Remark(
    "deprecated",
    _W,
    N_("The standard is giving this key up."),
    N_("Name what the software complies with, or works with, under “supports”: %(instead)s."),
)
GERMAN_SECTION = Remark(
    "unknown-key",
    _E,
    N_("The standard knows no key “%(name)s” here; it was passed over."),
    N_(
        "The standard's German pages describe it, and its parser refuses it: leave it out until then."
    ),
)
BOTH_CASES = Remark(
    "both-cases",
    _E,
    N_("“it” and “IT” both stand in this file, and they are the same section."),
    N_("Keep “IT”."),
)

# ------------------------------------------------ values
NOTHING_SAID = Remark(
    "nothing-said",
    _E,
    N_("Here stands an empty text, and a value is wanted."),
    N_("Write the value, or remove the line."),
)
BLANKS_AROUND = Remark(
    "blanks-around",
    _E,
    N_("There is a blank or a line break before or after the value; it was read without."),
    N_("Write it on the line of its key, without | or >."),
)
WRONG_TYPE = Remark(
    "wrong-type",
    _E,
    N_("Here is %(found)s, and %(wanted)s is wanted; it was passed over."),
    N_("Look at the indentation and at the example in the standard."),
)
SINGLE_VALUE = Remark(
    "single-value",
    _E,
    N_("Here is a single value where a list is wanted; it was read as a list of one."),
    N_("Put it on a line of its own that begins with a dash."),
)
NOT_TRUE_OR_FALSE = Remark(
    "not-true-or-false",
    _E,
    N_("“%(found)s” is neither true nor false."),
    N_("Write true or false, without quotes."),
)
NOT_IN_LIST = Remark(
    "not-in-list",
    _E,
    N_("“%(found)s” is not one of the standard's words for this key; it was passed over."),
    N_("Choose one of: %(words)s."),
)
NOT_IN_LONG_LIST = Remark(
    "not-in-list",
    _E,
    N_("“%(found)s” is not one of the standard's words for this key; it was passed over."),
    N_("Choose one of the %(count)s words that the standard lists for it."),
)
NOT_IN_LIST_NEAR = Remark(
    "not-in-list",
    _E,
    N_("“%(found)s” is not one of the standard's words for this key; it was passed over."),
    N_("Perhaps you mean “%(nearest)s”."),
)
TOO_SHORT = Remark(
    "too-short",
    _E,
    N_("This has %(count)s characters, and at least %(least)s are wanted."),
    N_("Say more: what it does, for whom, and what it takes to use it."),
)
TOO_LONG = Remark(
    "too-long",
    _E,
    N_("This has %(count)s characters, and at most %(most)s are allowed."),
    N_("Shorten it; a longer text belongs in longDescription or in the documentation."),
)
NOT_A_DAY = Remark(
    "not-a-day",
    _E,
    N_("“%(found)s” is no day; it was passed over."),
    N_("Write year, month and day, as in 2026-03-09."),
)
OTHER_DAY_FORM = Remark(
    "other-day-form",
    _E,
    N_("The standard does not write a day as “%(found)s”; it was read as %(read)s."),
    N_("Write %(read)s."),
)
NOT_AN_ADDRESS = Remark(
    "not-an-address",
    _E,
    N_("“%(found)s” is no web address; it was passed over."),
    N_("Give a whole address that begins with https:// or http://."),
)
NOT_A_REPOSITORY = Remark(
    "not-a-repository",
    _E,
    N_("“%(found)s” is no address of a repository."),
    N_("Give the address where the code is, beginning with https://."),
)
NOT_THE_REPOSITORY = Remark(
    "not-the-repository",
    _E,
    N_("“%(found)s” is a page of this host, and not a repository's own."),
    N_("Give the address that the repository begins at: the host, its owner, its name."),
)
NOT_A_WEB_ADDRESS = Remark(
    "not-a-web-address",
    _E,
    N_("“%(found)s” is git's way of writing the repository's address; it was read as such."),
    N_("Write it as a web address that begins with https://."),
)
NOT_A_URI = Remark(
    "not-a-uri",
    _E,
    N_("“%(found)s” is neither a web address nor a URN; it was passed over."),
    N_("Write an address that begins with https://, or a name such as urn:x-agency:code."),
)
NOT_AN_IPA_CODE = Remark(
    "not-an-ipa-code",
    _E,
    N_("“%(found)s” is no code of Italy's register of public bodies (IPA)."),
    N_("Write the code as indicepa.gov.it has it, such as c_h501."),
)
NOT_AN_EMAIL = Remark(
    "not-an-email",
    _E,
    N_("This is no e-mail address; it was passed over."),  # and is not repeated: it is personal
    N_("Write one address, as in name@example.org."),
)
NOT_A_MIME_TYPE = Remark(
    "not-a-mime-type",
    _E,
    N_("“%(found)s” is no media type."),
    N_("Write one such as text/plain."),
)
NOT_A_MIME_TYPE_NEAR = Remark(
    "not-a-mime-type",
    _E,
    N_("“%(found)s” is no media type."),
    N_("Perhaps you mean “%(nearest)s”."),
)
NOT_A_VIDEO = Remark(
    "not-a-video",
    _E,
    N_("“%(found)s” is no video that pages can show by oEmbed; it was passed over."),
    N_("Give the video's address at a service such as YouTube, Vimeo or Odysee."),
)
NOT_A_PATH = Remark(
    "not-a-path",
    _E,
    N_("“%(found)s” is neither a path within the repository nor a web address."),
    N_("Give a path that begins in the folder of the publiccode.yml, such as AUTHORS."),
)
FILE_MISSING = Remark(
    "file-missing",
    _E,
    N_("The file “%(found)s” is not there."),
    N_("Add it to the repository, or correct the path: it begins in the repository's folder."),
)
NOT_A_PNG = Remark(
    "not-a-png",
    _E,
    N_("The file “%(found)s” is called a PNG and is none."),
    N_("Save the picture as PNG, or give it the ending of what it is."),
)
LOGO_TOO_SMALL = Remark(
    "logo-too-small",
    _E,
    N_("The logo “%(found)s” is %(width)s pixels wide, and at least %(least)s are wanted."),
    N_("Give a larger one (the standard's text wants 1000 pixels), or an SVG."),
)
NOT_AN_IMAGE_PATH = Remark(
    "not-an-image-path",
    _E,
    N_("“%(found)s” names no picture that the standard takes; it was passed over."),
    N_("Give a path within the repository, or a web address, that ends in %(endings)s."),
)
NOT_A_LANGUAGE = Remark(
    "not-a-language",
    _E,
    N_("“%(found)s” is no language; what it holds was passed over."),
    N_("Write the language's tag (BCP 47), such as es, pt-BR or en."),
)
LANGUAGE_FORM = Remark(
    "language-form",
    _E,
    N_("A language is not written “%(found)s”; it was read as %(read)s."),
    N_("Write %(read)s."),
)
LANGUAGE_LONG = Remark(
    "language-long",
    _E,
    N_(
        "A language that has two letters is not written with three: “%(found)s” was read as %(read)s."
    ),
    N_("Write %(read)s."),
)
LANGUAGE_TWICE = Remark(
    "language-twice",
    _W,
    N_("The language %(read)s has its texts here a second time; the first were kept."),
    N_("Join the two into one."),
)
NOT_A_COUNTRY = Remark(
    "not-a-country",
    _E,
    N_("“%(found)s” is no country's code; it was passed over."),
    N_("Write the two capital letters of ISO 3166, such as UY."),
)
COUNTRY_CASE = Remark(
    "country-case",
    _W,
    N_("A country's code is written in capitals; “%(found)s” was read as %(read)s."),
    N_("Write %(read)s."),
)
COUNTRY_MIXED_CASE = Remark(
    "country-mixed-case",
    _E,
    N_("A country's code is written in capitals; “%(found)s” was read as %(read)s."),
    N_("Write %(read)s."),
)
UNKNOWN_LICENCE = Remark(
    "unknown-licence",
    _E,
    N_("“%(found)s” is no SPDX licence expression; the licence counts as unknown."),
    N_("Write the licence's SPDX identifier, such as GPL-3.0-or-later or EUPL-1.2."),
)
UNKNOWN_LICENCE_NEAR = Remark(
    "unknown-licence",
    _E,
    N_("“%(found)s” is no SPDX licence expression; the licence counts as unknown."),
    N_("Perhaps you mean “%(nearest)s”: write it so."),
)
UNKNOWN_VERSION = Remark(
    "unknown-version",
    _E,
    N_("The standard has no version “%(found)s”; the file was read as version %(read)s."),
    N_("Write the version the file is made for, such as “%(read)s”."),
)
UNKNOWN_ITALIAN_VERSION = Remark(
    "unknown-italian-version",
    _E,
    N_("The Italian section has no version “%(found)s”."),
    N_("Write “1.0”, or leave the section out: the standard is giving it up."),
)
OLDER_VERSION = Remark(
    "older-version",
    _W,
    N_("The file is made for version %(found)s of the standard; it was read as %(read)s."),
    N_("Go through the changes since then, and write “%(read)s”."),
)
UNKNOWN_SUPPORT = Remark(
    "unknown-support",
    _E,
    N_("“%(found)s” is no alias of the standard and no URI; it was passed over."),
    N_("Use an alias such as alias:gdpr, or a URI."),
)
NO_CONTRACTOR = Remark(
    "no-contractor",
    _E,
    N_("Maintenance is by contract, and no contractor is named."),
    N_("Name the contractor and the day the contract ends under maintenance.contractors."),
)
CONTRACTOR_WITHOUT_CONTRACT = Remark(
    "contractor-without-contract",
    _E,
    N_("Contractors are named, and maintenance is not by contract."),
    N_("Remove them, or write “contract” as the type of maintenance."),
)
NO_CONTACT = Remark(
    "no-contact",
    _E,
    N_("Maintenance is “%(type)s”, and nobody is named to write to."),
    N_("Name a contact under maintenance.contacts."),
)
NO_DESCRIPTION = Remark(
    "no-description",
    _E,
    N_("There is no description in any language."),
    N_("Describe the software in at least one language under “description”."),
)
# ------------------------------------------------ what makes a file unusable
NO_NAME = Remark(
    "no-name",
    _E,
    N_("The file does not say what the software is called, so it cannot be entered."),
    N_("Write its name under “name”."),
)
NO_REPOSITORY = Remark(
    "no-repository",
    _E,
    N_("The file does not say where the code is, so it cannot be entered."),
    N_("Write the repository's address under “url”: it tells one entry from another."),
)
NAME_FROM_DESCRIPTION = Remark(
    "name-from-description",
    _E,
    N_("The required key “name” is missing; the name was taken from the description."),
    N_("Write it under “name” too."),
)
